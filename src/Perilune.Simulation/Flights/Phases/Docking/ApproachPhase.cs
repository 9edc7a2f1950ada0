using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.Approach;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>A docking system.</summary>
public enum DockingSystem
{
    /// <summary>The International Docking System Standard.</summary>
    International,

    /// <summary>The probe and cone of Soyuz and Progress.</summary>
    ProbeAndCone,
}

/// <summary>How a leg of an approach goes.</summary>
public enum LegKind
{
    /// <summary>Straight, its speed falling with the distance left.</summary>
    Line,

    /// <summary>Round the target, and a stop.</summary>
    Arc,

    /// <summary>Still at its place.</summary>
    Hold,
}

/// <summary>A leg of an approach.</summary>
public sealed record ApproachStep
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>How it goes.</summary>
    [Default("line")]
    public LegKind Kind { get; init; }

    /// <summary>Where it ends, from the target: radially outward, ahead, along its angular momentum.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public required Vector3 To { get; init; }

    /// <summary>Of a line, the speed at its beginning.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? InitialSpeed { get; init; }

    /// <summary>Of a line, the speed at its end.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? FinalSpeed { get; init; }

    /// <summary>Of an arc or a hold, how long it takes.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public double? Duration { get; init; }

    /// <summary>Impulses on it.</summary>
    [Whole(1, 1000), Default("8")]
    public int Impulses { get; init; }
}

/// <summary>
/// The last metres: legs flown in the force model by impulses, each aimed by the linear motion about the target; checks of
/// the keep-out sphere, of free drift and of the corridor, and the verdict at the touch.
/// </summary>
public sealed record ApproachPhase : IPhase
{
    private const string Docking = "docking";
    private const string Duration = "duration";
    private const string Verdict = "verdict";
    private const string ClosingSpeed = "closing-speed";
    private const string LateralMiss = "lateral-miss";
    private const string DeltaV = "delta-v";
    private const string CorridorMargin = "corridor-margin";
    private const string DriftDepth = "drift";
    private const string DockedPart = "docked";

    /// <summary>The phase whose end was the target.</summary>
    [RefersTo("phase")]
    public required string Target { get; init; }

    /// <summary>The rendezvous before, where it moved the target.</summary>
    [RefersTo("phase")]
    public string? Rendezvous { get; init; }

    /// <summary>
    /// Drag of the target, coefficient x cross-section / mass, about the Earth: that of the rendezvous before. In the last metres both
    /// feel it alike.
    /// </summary>
    /// <value>m2/kg</value>
    [Quantity(Measure.AreaToMass, AtLeast = "0 m2/kg", AtMost = "1 m2/kg"), Default("0 m2/kg")]
    public double Drag { get; init; }

    /// <summary>Degree of the central body's gravity field; 0 for a point mass.</summary>
    [Whole(0, 70), Default("8")]
    public int Degree { get; init; }

    /// <summary>The legs, by name; the last one ends at the port.</summary>
    public required IReadOnlyList<ApproachStep> Legs { get; init; }

    /// <summary>The docking system.</summary>
    [Default("international")]
    public DockingSystem Port { get; init; }

    /// <summary>Direction outwards from the port: radially outward, ahead, along the angular momentum.</summary>
    [Quantity(Measure.Number)]
    public required Vector3 Axis { get; init; }

    /// <summary>Half the opening of the corridor of the last leg.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "80 deg"), Default("10 deg")]
    public double Corridor { get; init; }

    /// <summary>Radius of the sphere that free drift from the beginning stays out of for a day.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("200 m")]
    public double KeepOut { get; init; }

    /// <summary>How many times it is flown with errors of their own; 0 for the flight without errors alone.</summary>
    [Whole(0, 10_000), Default("0")]
    public int Samples { get; init; }

    /// <summary>Seed of the errors.</summary>
    [Whole(0, int.MaxValue), Default("1")]
    public int Seed { get; init; }

    /// <summary>Errors of the samples.</summary>
    [Default("")]
    public required ApproachErrorSizes Errors { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant(Docking, "touch"),
        PhaseResult.Number(Duration, Measure.Duration, "from the beginning to the touch"),
        PhaseResult.Word(Verdict, "docked, or what broke"),
        PhaseResult.Number(ClosingSpeed, Measure.Speed, "along the port's axis at the touch"),
        PhaseResult.Number(LateralMiss, Measure.Length, "beside the port's axis at the touch"),
        PhaseResult.Number(DeltaV, Measure.Speed, "all impulses"),
        PhaseResult.Number(CorridorMargin, Measure.Length, "least room left to the corridor of the last leg"),
        PhaseResult.Number(
            DriftDepth,
            Measure.Number,
            "least distance of a day's free drift, over the keep-out radius"
        ),
        PhaseResult.Number(DockedPart, Measure.Fraction, "of the samples with errors that dock"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (Legs.Count == 0)
            throw run.Wrong(this, nameof(Legs), "", "is empty", "write the legs");
        var (chaser, mass) = run.Start;
        if (Drag > 0 && chaser.Origin != NaifId.Earth)
            throw run.Wrong(this, nameof(Drag), "", "is of the Earth's air alone", "leave it out");
        var propagator = RendezvousModel.Of(run, chaser.Origin, Degree, Drag);
        var target = AtStart(run, propagator.Model.Central.GravitationalParameter);
        if (target.Epoch != chaser.Epoch)
            target = propagator.Propagate(target, chaser.Epoch).Final;
        var drift = PassiveSafety.Drift(propagator, target, chaser, KeepOutZone.Sphere("keep-out sphere", KeepOut));
        var flown = new ApproachFlight(propagator).Fly(target, chaser, [.. Legs.Select(leg => Leg(run, leg))]);
        var corridor = new ApproachCorridor(Legs[^1].To, Axis, Corridor, Limits.GreatestLateralMiss);
        var contact = flown.ContactAt(corridor);
        var verdict = Limits.Judge(contact);
        foreach (var leg in flown.Legs)
            run.Happens(leg.End, leg.Leg.Name);
        run.Tell(Docking, flown.End);
        run.Tell(Duration, flown.End - chaser.Epoch);
        run.Tell(Verdict, verdict.ToString());
        run.Tell(ClosingSpeed, contact.ClosingSpeed);
        run.Tell(LateralMiss, contact.LateralMiss);
        run.Tell(DeltaV, flown.DeltaV);
        var last = flown.Legs[^1].Start;
        run.Tell(
            CorridorMargin,
            flown.Track.Where(point => point.Epoch >= last).Min(point => corridor.Margin(point.State.Position))
        );
        run.Tell(DriftDepth, drift.LeastDepth);
        if (Samples > 0)
            run.Tell(DockedPart, Docked(run, propagator, target, chaser, corridor));
        RendezvousPictures.Draw(run, flown);
        run.End(new(flown.Chaser, mass));
    }

    private double Docked(PhaseRun run, Propagator propagator, State target, State chaser, ApproachCorridor corridor)
    {
        var flight = new ApproachFlight(propagator);
        ApproachLeg[] legs = [.. Legs.Select(leg => Leg(run, leg))];
        var docked = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            var random = new CounterRandom(Seed, $"approach {sample}");
            if (Limits.Judge(flight.Fly(target, chaser, legs, Errors.Sizes, random).ContactAt(corridor)).Docked)
                docked++;
        }
        return (double)docked / Samples;
    }

    private DockingLimits Limits =>
        Port == DockingSystem.International ? DockingLimits.InternationalStandard : DockingLimits.ProbeAndCone;

    private State AtStart(PhaseRun run, double gravitationalParameter)
    {
        var target = RendezvousPhase.TargetState(run, this, nameof(Target), Target);
        if (Rendezvous is null)
            return target;
        var shift =
            run.Outcome(Rendezvous).Find(RendezvousPhase.Shift)
            ?? throw run.Wrong(this, nameof(Rendezvous), Rendezvous, "is no rendezvous", "name the rendezvous before");
        var (position, velocity) = KeplerPropagation.Propagate(
            target.Position,
            target.Velocity,
            shift.Number,
            gravitationalParameter
        );
        return target with { Position = position, Velocity = velocity };
    }

    private static ApproachLeg Leg(PhaseRun run, ApproachStep step) =>
        step switch
        {
            { Kind: LegKind.Line, InitialSpeed: { } first, FinalSpeed: { } last } => new LineLeg(
                step.Name,
                step.To,
                step.Impulses,
                first,
                last
            ),
            { Kind: LegKind.Line } => throw run.Wrong(step, "has no speeds", "write initial-speed: and final-speed:"),
            { Duration: not { } } => throw run.Wrong(step, "has no duration", "write duration:"),
            { Kind: LegKind.Arc } => new ArcLeg(step.Name, step.To, step.Impulses, step.Duration.Value),
            _ => new HoldLeg(step.Name, step.To, step.Impulses, step.Duration.Value),
        };
}
