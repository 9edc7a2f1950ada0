using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.Phasing;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>
/// A rendezvous by burns in the order of time and points that they are to reach, corrected as a whole in the force model.
/// Without such points the free burns are those that make the sum smallest. Burns are impulses.
/// </summary>
public sealed record RendezvousPhase : IPhase
{
    /// <summary>Result by which an approach after it finds the target.</summary>
    internal const string Shift = "target-shift";

    private const string PhaseAtStart = "phase";
    private const string Total = "delta-v";
    private const string Range = "range";
    private const string Arrival = "arrival";

    /// <summary>The phase whose end is the target, at the instant at which this phase begins.</summary>
    [RefersTo("phase")]
    public required string Target { get; init; }

    /// <summary>Degree of the central body's gravity field; 0 for a point mass.</summary>
    [Whole(0, 70), Default("8")]
    public int Degree { get; init; }

    /// <summary>Drag about the Earth; none unless told.</summary>
    public RendezvousDrag? Drag { get; init; }

    /// <summary>The burns, by name.</summary>
    public required IReadOnlyList<RendezvousBurn> Burns { get; init; }

    /// <summary>What is to hold at them, by name.</summary>
    public required IReadOnlyList<RendezvousAimPoint> Goals { get; init; }

    /// <summary>Whether the target's place along its orbit is found too, as the time of a liftoff would be.</summary>
    [Default("no")]
    public bool FindPhase { get; init; }

    /// <summary>Thrust of the engine; with <c>exhaust-velocity</c>, <c>propellant</c> and a mass, burns are held against it.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public double? Thrust { get; init; }

    /// <summary>Effective exhaust velocity.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? ExhaustVelocity { get; init; }

    /// <summary>Propellant that may be used.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public double? Propellant { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results =>
        [
            .. Burns.SelectMany(burn =>
                new[]
                {
                    PhaseResult.Instant(TimeOf(burn), $"{burn.Name}"),
                    PhaseResult.Number(SizeOf(burn), Measure.Speed, $"size of {burn.Name}"),
                    PhaseResult.Number(
                        HeightAt(burn),
                        Measure.Length,
                        $"height over the target's orbit at {burn.Name}"
                    ),
                }
            ),
            PhaseResult.Number(PhaseAtStart, Measure.Angle, "by which the target is ahead at the beginning"),
            PhaseResult.Number(Shift, Measure.Duration, "by which the target was moved ahead on its orbit"),
            PhaseResult.Number(Total, Measure.Speed, "all burns"),
            PhaseResult.Number(Range, Measure.Length, "distance from the target at the end"),
            PhaseResult.Instant(Arrival, "end of the rendezvous"),
        ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (chaser, mass) = run.Start;
        var target = TargetState(run, this, nameof(Target), Target);
        if (target.Epoch != chaser.Epoch || target.Origin != chaser.Origin)
            throw run.Wrong(
                this,
                nameof(Target),
                Target,
                "is not at the instant of this phase's beginning, about the same body",
                "give both phases one instant"
            );
        if (Drag is not null && chaser.Origin != NaifId.Earth)
            throw run.Wrong(this, nameof(Drag), "", "is of the Earth's air alone", "leave it out");
        var propagator = RendezvousModel.Of(run, chaser.Origin, Degree, Drag?.Chaser ?? 0);
        var targets = Drag is null ? propagator : RendezvousModel.Of(run, chaser.Origin, Degree, Drag.Target);
        var times = Times(run, target, propagator.Model.Central.GravitationalParameter);
        var plan = Plan(run, times);
        var flight = new RendezvousFlight(propagator, target, times.Values.Max() + 1, targets);
        var (solved, flown) =
            plan.Goals.Count == 0 && plan.Unknowns > 0
                ? RendezvousSolver.Cheapest(flight, chaser, plan)
                : RendezvousSolver.Solve(flight, chaser, plan);
        Tell(run, flown, solved);
        RendezvousPictures.Draw(run, flown);
        run.End(new(flown.Final, MassAfter(run, flown, mass)));
    }

    /// <summary>The state at whose end another phase stands.</summary>
    internal static State TargetState(PhaseRun run, object section, string property, string name) =>
        run.Outcome(name).End?.State
        ?? throw run.Wrong(section, property, name, "ends without a state", "name a phase with one");

    private Dictionary<string, double> Times(PhaseRun run, State target, double gravitationalParameter)
    {
        var period = OrbitalElements.Of(new(target.Position, target.Velocity), gravitationalParameter).Period;
        var times = new Dictionary<string, double>(StringComparer.Ordinal);
        var last = 0.0;
        foreach (var burn in Burns)
        {
            last = (burn.At, burn.Orbits, burn.Travel) switch
            {
                ({ } at, null, null) when run.Liftoff is { } liftoff => at - (target.Epoch - liftoff),
                (null, { } orbits, null) => orbits * period,
                (null, null, { } travel) => last + travel / Math.Tau * period,
                _ => throw run.Wrong(
                    burn,
                    "has no time, or two",
                    "write one of at: (with a liftoff), orbits: and travel:"
                ),
            };
            times.Add(burn.Name, last);
        }
        if (Burns.Count == 0)
            throw run.Wrong(this, nameof(Burns), "", "is empty", "write the burns");
        return times;
    }

    private RendezvousPlan Plan(PhaseRun run, Dictionary<string, double> times)
    {
        var burns = Burns.Select(burn => new PlannedBurn(burn.Name, times[burn.Name], AimOf(run, burn, times)));
        var goals = Goals.Select(goal => GoalOf(run, goal, times));
        return new([.. burns], [.. goals], FindPhase);
    }

    private static BurnAim AimOf(PhaseRun run, RendezvousBurn burn, Dictionary<string, double> times) =>
        burn.Aim switch
        {
            RendezvousAim.Horizontal => new ImpulseAim(burn.DeltaV, Transverse: true),
            RendezvousAim.HorizontalAndPlane => new ImpulseAim(burn.DeltaV, Transverse: true, Normal: true),
            RendezvousAim.Coelliptic => new CoellipticAim(),
            RendezvousAim.Intercept => new InterceptAim(
                Time(run, burn, nameof(RendezvousBurn.Arrival), burn.Arrival ?? "", times),
                burn.Place
            ),
            RendezvousAim.Stop => new VelocityAim(default),
            _ => new ImpulseAim(burn.DeltaV),
        };

    // An angle to a thousandth of a degree is 2 m in a kilometre: less than the goals of height are met to.
    private static RendezvousGoal GoalOf(PhaseRun run, RendezvousAimPoint goal, Dictionary<string, double> times)
    {
        (OffsetQuantity Quantity, double? Value, double Tolerance)[] all =
        [
            (OffsetQuantity.Height, goal.Height, 5),
            (OffsetQuantity.Phase, goal.Phase, 1e-6),
            (OffsetQuantity.Elevation, goal.Elevation, 2e-5),
            (OffsetQuantity.CrossTrack, goal.CrossTrack, 5),
            (OffsetQuantity.CrossTrackRate, goal.CrossTrackRate, 0.005),
        ];
        var given = all.Where(one => one.Value is not null).ToList();
        if (given.Count != 1)
            throw run.Wrong(
                goal,
                $"has {given.Count} values",
                "write one of height:, phase:, elevation:, cross-track:"
            );
        var (quantity, value, tolerance) = given[0];
        var at = Time(run, goal, nameof(RendezvousAimPoint.At), goal.At, times);
        return new(goal.Name, at, quantity, value!.Value, tolerance);
    }

    private static double Time(
        PhaseRun run,
        object section,
        string property,
        string name,
        Dictionary<string, double> times
    ) =>
        times.TryGetValue(name, out var time)
            ? time
            : throw run.Wrong(section, property, name, "is no burn", Spelling.Suggest(name, [.. times.Keys]));

    private void Tell(PhaseRun run, FlownRendezvous flown, RendezvousPlan plan)
    {
        foreach (var (burn, made) in Burns.Zip(flown.Burns))
        {
            run.Tell(TimeOf(burn), made.Epoch);
            run.Tell(SizeOf(burn), made.Size);
            run.Tell(HeightAt(burn), made.Before.Height);
        }
        run.Tell(PhaseAtStart, -flown.PhaseAtStart);
        run.Tell(Shift, plan.Shift);
        run.Tell(Total, flown.DeltaV);
        run.Tell(Range, flown.FinalRelative.Range);
        run.Tell(Arrival, flown.Final.Epoch);
    }

    private double MassAfter(PhaseRun run, FlownRendezvous flown, double mass)
    {
        if ((Thrust, ExhaustVelocity, Propellant) is not ({ } thrust, { } exhaust, { } propellant))
            return mass;
        if (!(mass > 0))
            throw run.Wrong(this, nameof(Thrust), "", "wants a mass", "give the phase before it 'mass:'");
        return BurnFeasibility.Check(flown, new(mass, propellant, thrust, exhaust))[^1].MassAfter;
    }

    private static string TimeOf(RendezvousBurn burn) => $"{burn.Name}-time";

    private static string SizeOf(RendezvousBurn burn) => $"{burn.Name}-delta-v";

    private static string HeightAt(RendezvousBurn burn) => $"{burn.Name}-height";
}
