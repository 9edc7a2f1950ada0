using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.StationKeeping;
using Perilune.Flight.Targeting;
using Perilune.Numerics.Integration;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Keeping;

/// <summary>By which law an orbit of the three-body problem is kept.</summary>
public enum KeepingLaw
{
    /// <summary>The velocity along the Earth-Moon line at a perilune some revolutions ahead, by a burn at apolune: near-rectilinear orbits.</summary>
    Crossing,

    /// <summary>Points of the reference ahead, by its own matrices: any orbit.</summary>
    TargetPoints,
}

/// <summary>An orbit of the three-body problem, found in the real sky and kept.</summary>
public sealed record KeptHalo
{
    private const double Day = 86400;

    /// <summary>Family of the orbit, of Earth and Moon: <c>halo-l2-south</c>, <c>distant-retrograde</c>.</summary>
    [Default("halo-l2-south")]
    public required string Family { get; init; }

    /// <summary>Period in the three-body problem: 6.562353 d is two ninths of two synodic months.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 d"), Default("6.562353 d")]
    public double Period { get; init; }

    /// <summary>The instant at which keeping begins.</summary>
    public required Epoch Begin { get; init; }

    /// <summary>Time from there to a perilune.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 d"), Default("3.5 d")]
    public double FirstPerilune { get; init; }

    /// <summary>The law.</summary>
    [Default("crossing")]
    public KeepingLaw Law { get; init; }

    /// <summary>Perilunes from a burn to the one that it aims at, by crossing; points of the reference, by target points.</summary>
    [Whole(1, 12), Default("6")]
    public int Ahead { get; init; }

    /// <summary>Smaller burns are not made.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s", AtMost = "100 m/s"), Default("3 cm/s")]
    public double SmallestBurn { get; init; }

    /// <summary>Finds the orbit in the force model, and keeps it in many flights.</summary>
    internal (KeepingCost Cost, ReferenceOrbit Reference) Keep(
        PhaseRun run,
        StationKeepingPhase phase,
        ForceModel model
    )
    {
        var orbit = Orbit(run);
        var isCrossing = Law == KeepingLaw.Crossing;
        var start = Begin.SecondsPastJ2000;
        var end = start + phase.Duration;
        if (isCrossing && !(orbit.PeriluneRadius < 0.4 * orbit.ApoluneRadius))
            throw run.Wrong(
                this,
                nameof(Law),
                "crossing",
                FormattableString.Invariant(
                    $"wants an orbit with a near perilune; this one goes from {orbit.PeriluneRadius / 1e3:F0} to {orbit.ApoluneRadius / 1e3:F0} km"
                ),
                "write 'law: target-points'"
            );
        var threads = Environment.ProcessorCount;
        ReferenceOrbit reference;
        try
        {
            reference = ReferenceOrbit.Solve(
                new HaloPattern(orbit, model.Ephemeris, start + FirstPerilune),
                model,
                start,
                end + (isCrossing ? (Ahead + 2) * Period : 0),
                threads,
                cancellation: run.Cancellation
            );
        }
        catch (Exception stuck) when (stuck is ArithmeticException or InsideBodyException or IntegrationException)
        {
            throw new NoSolutionException(
                $"this orbit is not found in the real sky: {stuck.Message}",
                "take another period, another first-perilune or a shorter duration"
            );
        }
        var errors = phase.Errors;
        if (!isCrossing)
        {
            if (reference.Trajectory.Pieces.Count <= Ahead + 4)
                throw run.Wrong(phase, nameof(phase.Duration), "", "is too short for the points ahead", "take a month");
            var law = new TargetPointSettings(Ahead) { SmallestBurn = SmallestBurn };
            return (
                TargetPointControl.Fly(
                    reference,
                    model,
                    law,
                    errors.Sizes,
                    phase.Seed,
                    phase.Flights,
                    threads,
                    run.Cancellation
                ),
                reference
            );
        }
        var settings = new StationKeepingSettings
        {
            NavigationPosition = errors.Position,
            NavigationVelocity = errors.Velocity,
            ExecutionSize = errors.BurnSize,
            ExecutionDirection = errors.BurnDirection,
            ExecutionFixed = errors.BurnFixed,
            RadiationPressure = errors.RadiationPressure,
            SmallestManoeuvre = SmallestBurn,
            Horizon = Ahead,
        };
        try
        {
            return (
                CrossingControl.Cost(reference, model, settings, phase.Seed, start, end, phase.Flights, threads),
                reference
            );
        }
        catch (AggregateException error) when (error.InnerExceptions[0] is ArithmeticException ground)
        {
            throw run.Wrong(errors, nameof(errors.Position), "", ground.Message, "take smaller errors");
        }
    }

    private PeriodicOrbit Orbit(PhaseRun run)
    {
        var system = ThreeBodySystem.EarthMoonMeanDistance;
        // One member of these is found at once, without its family.
        var (shortest, longest) = (
            HaloFamily.ShortestPeriod * system.TimeUnit,
            HaloFamily.LongestPeriod * system.TimeUnit
        );
        var isWithin = Period >= shortest && Period <= longest;
        if (Family is "halo-l2-south" or "halo-l2-north")
            return !isWithin ? throw NoPeriod(run, shortest, longest)
                : Family == "halo-l2-south" ? HaloFamily.SouthernL2(system, Period)
                : HaloFamily.NorthernL2(system, Period);
        var family =
            FamilyCatalogue.Find(system, Family, null, run.Cancellation)
            ?? throw run.Wrong(
                this,
                nameof(Family),
                Family,
                "is no family",
                Spelling.Suggest(Family, FamilyCatalogue.Names)
            );
        if (family.WithPeriod(Period) is [var orbit, ..])
            return orbit;
        throw NoPeriod(
            run,
            family.Members.Min(member => member.PeriodSeconds),
            family.Members.Max(member => member.PeriodSeconds)
        );
    }

    private InputException NoPeriod(PhaseRun run, double shortest, double longest) =>
        run.Wrong(
            this,
            nameof(Period),
            FormattableString.Invariant($"{Period / Day:G6} d"),
            "is the period of none of the family",
            FormattableString.Invariant($"write one from {shortest / Day:F2} to {longest / Day:F2} d")
        );
}
