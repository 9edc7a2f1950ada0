using Perilune.Astro.Bodies;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>
/// From a circular parking orbit into a halo, distant retrograde or other large lunar orbit, from a date alone: the orbit's phase,
/// the time of flight and the place of the insertion are the cheapest. The phase ends in the orbit.
/// </summary>
public sealed record HaloTransferPhase : IPhase
{
    /// <summary>Injection.</summary>
    public required Epoch Departure { get; init; }

    /// <summary>Family of the orbit, as <c>perilune orbit families</c> names it.</summary>
    [Default("halo-l2-south")]
    public required string Family { get; init; }

    /// <summary>Period of the orbit; the usual one is two ninths of the synodic month.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 d"), Default("6.562353 d")]
    public required double Period { get; init; }

    /// <summary>Directly, over a powered flyby, or the cheaper of both.</summary>
    [Default("best")]
    public TransferVia Via { get; init; }

    /// <summary>Height of the circular parking orbit over the Earth's equator.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("185 km")]
    public required double ParkingAltitude { get; init; }

    /// <summary>Inclination of the parking orbit; raised to the declination of the place on the orbit where that is greater.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("28.5 deg")]
    public required double Inclination { get; init; }

    /// <summary>Height of a powered flyby over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("100 km")]
    public required double FlybyAltitude { get; init; }

    /// <summary>Mass in the orbit.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number("c3", Measure.LaunchEnergy, "C3 of the injection"),
        PhaseResult.Number("injection-delta-v", Measure.Speed, "injection from the circular orbit"),
        PhaseResult.Word("via", "direct or flyby"),
        PhaseResult.Number("flyby-delta-v", Measure.Speed, "burn at the flyby; zero without one"),
        PhaseResult.Number("insertion-delta-v", Measure.Speed, "burn into the orbit"),
        PhaseResult.Number("total-delta-v", Measure.Speed, "both, which the spacecraft makes"),
        PhaseResult.Number("insertion-radius", Measure.Length, "distance of the insertion from the Moon's centre"),
        PhaseResult.Instant("arrival", "insertion"),
        PhaseResult.Number("days", Measure.Duration, "from injection to insertion"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        HaloFlight found;
        try
        {
            found = HaloTransfer.Find(
                sky.PointMasses,
                new(Departure.SecondsPastJ2000)
                {
                    Orbit = Orbit(run),
                    Via = Via,
                    ParkingRadius = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth) + ParkingAltitude,
                    Inclination = Inclination,
                    FlybyRadius = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius + FlybyAltitude,
                }
            );
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(this, none.Message, none.Mend);
        }
        var transfer = found.Transfer;
        var arrival = Epoch.FromSecondsPastJ2000(transfer.Arrival);
        var insertion = transfer.Manoeuvres[^1];
        run.Tell("c3", transfer.EarthLeg!.LaunchEnergy);
        run.Tell("injection-delta-v", transfer.Manoeuvres[0].DeltaV.Norm);
        run.Tell("via", found.Via == TransferVia.Direct ? "direct" : "flyby");
        run.Tell("flyby-delta-v", transfer.SpacecraftDeltaV - insertion.DeltaV.Norm);
        run.Tell("insertion-delta-v", insertion.DeltaV.Norm);
        run.Tell("total-delta-v", transfer.SpacecraftDeltaV);
        run.Tell("insertion-radius", insertion.Radius);
        run.Tell("arrival", arrival);
        run.Tell("days", transfer.Arrival - transfer.Departure);
        foreach (var burn in transfer.Manoeuvres)
            run.Happens(Epoch.FromSecondsPastJ2000(burn.Time), burn.Name);
        foreach (var (start, end) in transfer.Arcs)
            CislunarResults.Draw(run, sky, start, end);
        var (position, velocity) = found.Orbit.Trajectory.At(transfer.Arrival);
        run.End(new(sky.Told(new(transfer.Arrival, position, velocity)), Mass ?? double.NaN));
    }

    private PeriodicOrbit Orbit(PhaseRun run)
    {
        var system = ThreeBodySystem.EarthMoonMeanDistance;
        try
        {
            // The halo orbits of L2 are found by their period without following the whole family.
            if (Family == "halo-l2-south")
                return HaloFamily.SouthernL2(system, Period);
            if (Family == "halo-l2-north")
                return HaloFamily.NorthernL2(system, Period);
            var family = FamilyCatalogue.Find(system, Family, null, default);
            if (family is null)
                throw run.Wrong(
                    this,
                    nameof(Family),
                    Family,
                    "is no family of orbits",
                    "one of " + string.Join(", ", FamilyCatalogue.Names)
                );
            if (family.WithPeriod(Period) is [var orbit, ..])
                return orbit;
            var (low, high) = (family.Members.Min(m => m.PeriodSeconds), family.Members.Max(m => m.PeriodSeconds));
            throw run.Wrong(
                this,
                nameof(Period),
                Quantity.Format(Period, Measure.Duration),
                "is the period of no member",
                FormattableString.Invariant($"the family has {low / 86400:F2} to {high / 86400:F2} d")
            );
        }
        catch (Exception error) when (error is ArithmeticException or ArgumentOutOfRangeException)
        {
            throw run.Wrong(
                this,
                nameof(Period),
                Quantity.Format(Period, Measure.Duration),
                "is the period of no member",
                "southern and northern halo orbits have 3.1 to 14.8 d"
            );
        }
    }
}
