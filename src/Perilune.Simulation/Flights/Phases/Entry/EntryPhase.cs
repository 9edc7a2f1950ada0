using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Flight.Entry;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>Entry, descent and landing on the Earth or Mars, from an orbit or from the interface, to the ground.</summary>
public sealed record EntryPhase : IPhase
{
    /// <summary>What enters.</summary>
    public required EntryShape Vehicle { get; init; }

    /// <summary>Its mass; that of the phase before unless told.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>Height of the ground over the ellipsoid.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length), Default("0 m")]
    public double Ground { get; init; }

    /// <summary>Altitude at which the atmosphere counts as entered.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("121.92 km")]
    public double Interface { get; init; }

    /// <summary>Altitude that a skip may reach.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m"), Default("400 km")]
    public double HighestSkip { get; init; }

    /// <summary>Where it is to land.</summary>
    public GroundPlace? Target { get; init; }

    /// <summary>Guidance to the target; without it the bank is held.</summary>
    public EntryGuidance? Guidance { get; init; }

    /// <summary>The bank that is held without guidance: 0 with the lift up, to the right positive.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle), Default("0 deg")]
    public double Bank { get; init; }

    /// <summary>What it may demand; beyond, the flight is refused with the nearest angle that keeps them.</summary>
    public EntryLimitSection? Limits { get; init; }

    /// <summary>What happens on the way down, in its order.</summary>
    public required IReadOnlyList<EntryStep> Steps { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results => EntryTelling.Declare(Steps);

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var begin = run.Start;
        var body = Body(run, begin.State);
        var mass = Mass ?? begin.Mass;
        if (!(mass > 0))
            throw run.Wrong(this, nameof(Mass), "", "is missing", "add 'mass:', no phase before tells one");
        var frame = BodyShapes.FixedFrame(begin.State.Origin);
        var toFixed = run.Knowledge.Frames.Transformation(Frame.Icrf, frame, begin.State.Epoch);
        var place = toFixed.Apply(new PositionVelocity(begin.State.Position, begin.State.Velocity));
        var start = new EntryState(0, place.Position, place.Velocity, mass);
        var vehicle = Vehicle.ToVehicle(run.Name, mass);
        var plan = EntryPlanning.Plan(run, this, begin.State.Epoch, mass);
        var flown = EntryFlight.Fly(body, vehicle, start, plan, Law(run, body, vehicle, plan));
        EntryObjections.Check(run, this, body, vehicle, start, flown);
        EntryTelling.Tell(run, this, body, begin.State.Epoch, flown);
        var end = begin.State.Epoch + flown.End.Time;
        var inertial = run
            .Knowledge.Frames.Transformation(Frame.Icrf, frame, end)
            .Inverse.Apply(new PositionVelocity(flown.End.Position, flown.End.Velocity));
        run.End(new(new(end, begin.State.Origin, Frame.Icrf, inertial.Position, inertial.Velocity), flown.End.Mass));
    }

    private EntryBody Body(PhaseRun run, State state) =>
        state.Origin switch
        {
            NaifId.Earth => EntryBody.Earth,
            NaifId.Mars or NaifId.MarsBarycenter => EntryBody.Mars,
            _ => throw run.Wrong(
                this,
                $"begins about body {state.Origin}, of whose air nothing is known",
                "begin about the Earth or Mars"
            ),
        };

    private BankLaw Law(PhaseRun run, EntryBody body, EntryVehicle vehicle, EntryPlan plan)
    {
        if (Guidance is null)
            return new ConstantBank(Bank);
        if (Target is not { } target)
            throw run.Wrong(this, nameof(Target), "", "is missing", "add 'target:', guidance steers to it");
        var until = plan.Steps.FirstOrDefault(step => step.Opens is not null) ?? plan.Steps.LastOrDefault();
        if (until is null)
            throw run.Wrong(this, nameof(Steps), "", "is missing", "add the step over the target: the first parachute");
        var place = body.Ellipsoid.ToCartesian(new(target.Latitude, target.Longitude, Ground));
        var settings = Guidance.ToSettings(until.When, Interface, Math.Max(HighestSkip, Interface));
        return new PredictorCorrector(body, vehicle, place, settings);
    }
}
