using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers.Insertions;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>
/// From a circular parking orbit into an elliptical lunar orbit whose perilune lies where it is wanted, as one that is to stay frozen
/// needs it, by one burn where that costs least. The phase ends in the orbit.
/// </summary>
public sealed record EllipticalTransfer : IPhase
{
    /// <summary>Injection.</summary>
    public required Epoch Departure { get; init; }

    /// <summary>Height of the circular parking orbit over the Earth's equator.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("185 km")]
    public required double ParkingAltitude { get; init; }

    /// <summary>Inclination of the parking orbit; raised to the Moon's declination where that is greater.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("28.5 deg")]
    public required double Inclination { get; init; }

    /// <summary>Shortest flight to the insertion.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "2 d"), Default("3 d")]
    public required double LeastFlight { get; init; }

    /// <summary>Longest flight.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtMost = "8 d"), Default("5.5 d")]
    public required double MostFlight { get; init; }

    /// <summary>Height of the perilune over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "30 km"), Default("720 km")]
    public required double PeriluneAltitude { get; init; }

    /// <summary>Height of the apolune.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "30 km"), Default("8090 km")]
    public required double ApoluneAltitude { get; init; }

    /// <summary>Inclination to the Moon's equator.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg"), Default("57.7 deg")]
    public required double LunarInclination { get; init; }

    /// <summary>Argument of perilune, from the ascending node over the Moon's equator: 90 or 270 deg stay frozen.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "360 deg"), Default("270 deg")]
    public required double ArgumentOfPerilune { get; init; }

    /// <summary>Mass in the orbit.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number("injection-c3", Measure.LaunchEnergy, "C3 of the injection"),
        PhaseResult.Number("injection-delta-v", Measure.Speed, "injection from the circular orbit"),
        PhaseResult.Number(
            "parking-inclination",
            Measure.Angle,
            "inclination of the parking orbit that was flown from"
        ),
        PhaseResult.Instant("insertion", "burn into the orbit"),
        PhaseResult.Number("insertion-delta-v", Measure.Speed, "that burn"),
        PhaseResult.Number("insertion-anomaly", Measure.Angle, "true anomaly on the orbit at which it is made"),
        PhaseResult.Number("days", Measure.Duration, "from injection to insertion"),
        .. OrbitResults.All,
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!(MostFlight > LeastFlight))
            throw run.Wrong(
                this,
                nameof(MostFlight),
                "",
                "is not longer than the shortest flight",
                "give a longer one"
            );
        if (!(ApoluneAltitude > PeriluneAltitude))
            throw run.Wrong(this, nameof(ApoluneAltitude), "", "is not above the perilune", "give a greater height");
        var sky = new CislunarSky(run.Knowledge);
        var model = sky.PointMasses;
        var parking = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth) + ParkingAltitude;
        var moon = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius;
        var departure = Departure.SecondsPastJ2000;
        var middle = departure + 0.5 * (LeastFlight + MostFlight);
        var orbit = new OrientedOrbit(
            moon + PeriluneAltitude,
            moon + ApoluneAltitude,
            LunarInclination,
            ArgumentOfPerilune,
            run.Knowledge.Frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, middle).TransposeTimes(Vector3.UnitZ)
        );
        OrientedArrival found;
        try
        {
            found = new OrientedInsertion(model, parking, Inclination).Solve(departure, orbit, LeastFlight, MostFlight);
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(this, none.Message, none.Mend);
        }
        var end = sky.Told(found.Insertion);
        run.Tell("injection-c3", found.LaunchEnergy);
        run.Tell("injection-delta-v", found.InjectionSpeed - Math.Sqrt(model.EarthGM / parking));
        run.Tell("parking-inclination", found.Inclination);
        run.Tell("insertion", end.Epoch);
        run.Tell("insertion-delta-v", found.DeltaV.Norm);
        run.Tell("insertion-anomaly", found.TrueAnomaly);
        run.Tell("days", found.Insertion.Time - departure);
        run.Happens(Departure, "trans-lunar injection");
        OrbitResults.Tell(run, end);
        CislunarResults.Draw(run, sky, found.Injection, found.Insertion.Time);
        run.End(new(end, Mass ?? double.NaN));
    }
}
