using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Where a low-energy flight ends.</summary>
public enum LowEnergyEnd
{
    /// <summary>In a southern near-rectilinear halo orbit about L2.</summary>
    Nrho,

    /// <summary>In a circular or elliptical orbit about the Moon, at its perilune.</summary>
    LowOrbit,
}

/// <summary>
/// A flight to the Moon over the weak boundary between Earth and Sun, from a date alone: more than a million kilometres out,
/// where the Sun raises the perigee, and into the orbit with next to no burn.
/// </summary>
public sealed record LowEnergyFlight : IPhase
{
    private const double Day = 86400;
    private const int PathPoints = 400;

    /// <summary>Injection.</summary>
    public required Epoch Departure { get; init; }

    /// <summary>The orbit.</summary>
    [Default("nrho")]
    public LowEnergyEnd To { get; init; }

    /// <summary>Shortest flight.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "40 d"), Default("70 d")]
    public required double LeastFlight { get; init; }

    /// <summary>Longest flight.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "40 d"), Default("140 d")]
    public required double MostFlight { get; init; }

    /// <summary>On which side of the Earth it goes out: toward the Sun or away from it.</summary>
    [Default("either")]
    public LowEnergySide Side { get; init; }

    /// <summary>Greatest distance from the Earth from which the search begins; it moves it a little.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "1100000 km"), Default("1900000 km")]
    public required double MostDistance { get; init; }

    /// <summary>Height of the circular parking orbit over the Earth's equator.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("185 km")]
    public required double ParkingAltitude { get; init; }

    /// <summary>Inclination of the parking orbit to the mean equator of J2000; what costs least unless told.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg")]
    public double? Inclination { get; init; }

    /// <summary>A perilune of the halo orbit, about; unless told the orbit has one at the injection.</summary>
    public Epoch? Perilune { get; init; }

    /// <summary>Period of the halo orbit: two ninths of the synodic month.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "5.6 d", AtMost = "10 d"), Default("6.562353 d")]
    public required double Period { get; init; }

    /// <summary>Height of the low orbit, or of its perilune, over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("100 km")]
    public required double LunarAltitude { get; init; }

    /// <summary>Inclination of the low orbit to the Moon's equator.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg"), Default("90 deg")]
    public required double LunarInclination { get; init; }

    /// <summary>Height of its apolune; that of the perilune unless told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? LunarApoluneAltitude { get; init; }

    /// <summary>Argument of its perilune, from the ascending node over the Moon's equator; what costs least unless told.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "360 deg")]
    public double? ArgumentOfPerilune { get; init; }

    /// <summary>An instant on the way at which distance and speed are told.</summary>
    public Epoch? Watched { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("injection", "injection from the parking orbit"),
        PhaseResult.Number(
            "injection-delta-v",
            Measure.Speed,
            "change of velocity of the injection, from the circular orbit"
        ),
        PhaseResult.Number("injection-speed", Measure.Speed, "speed against the Earth's centre after the injection"),
        PhaseResult.Number("c3", Measure.LaunchEnergy, "C3 of the injection"),
        PhaseResult.Number(
            "inclination",
            Measure.Angle,
            "inclination of the parking orbit to the mean equator of J2000"
        ),
        PhaseResult.Number(
            "watched-distance",
            Measure.Length,
            "distance from the Earth's centre at the watched instant"
        ),
        PhaseResult.Number("watched-speed", Measure.Speed, "speed against the Earth's centre then"),
        PhaseResult.Instant("farthest-at", "farthest from the Earth"),
        PhaseResult.Number("farthest", Measure.Length, "greatest distance from the Earth's centre"),
        PhaseResult.Word("side", "on which side of the Earth that is: toward the Sun or away from it"),
        PhaseResult.Number("deep-space-delta-v", Measure.Speed, "burn in deep space"),
        PhaseResult.Instant("insertion", "insertion into the orbit"),
        PhaseResult.Number("insertion-delta-v", Measure.Speed, "burn of the insertion"),
        PhaseResult.Number("insertion-distance", Measure.Length, "distance from the Moon's centre then"),
        PhaseResult.Number("duration", Measure.Duration, "from injection to insertion"),
        PhaseResult.Number("spacecraft-delta-v", Measure.Speed, "what the spacecraft pays: deep space and insertion"),
        PhaseResult.Number(
            "flyby-delta-v",
            Measure.Speed,
            "what it would pay for the flight of the same date without the Sun"
        ),
        PhaseResult.Number("saving", Measure.Speed, "what it saves"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (MostFlight <= LeastFlight)
            throw run.Wrong(
                this,
                nameof(MostFlight),
                FormattableString.Invariant($"{MostFlight / Day:G6} d"),
                "is not longer than the shortest flight",
                FormattableString.Invariant($"write {LeastFlight / Day + 10:G6} d")
            );
        var sky = new CislunarSky(run.Knowledge);
        var model = sky.PointMasses;
        var earth = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth);
        var goal = new LowEnergyGoal(Departure.SecondsPastJ2000)
        {
            LeastFlight = LeastFlight,
            MostFlight = MostFlight,
            Side = Side,
            MostDistance = MostDistance,
            ParkingRadius = earth + ParkingAltitude,
            Inclination = Inclination is { } inclination ? (inclination, inclination) : (0, Math.PI),
        };
        LowEnergyTransfer flight;
        double flyby;
        try
        {
            flight = new LowEnergySolver(model, Target(run, model)).Solve(goal, 1, run.Cancellation);
            flyby = Compared(run, model, goal);
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(this, none.Message, none.Mend);
        }
        Tell(run, model, flight, flyby);
        foreach (var (start, end) in flight.Transfer.Arcs)
            CislunarResults.Draw(run, sky, model.Sample(start, end, PathPoints));
        var (last, arrival) = flight.Transfer.Arcs[^1];
        var arrived = model.Propagate(last, arrival);
        run.End(new(sky.Told(arrived with { Velocity = arrived.Velocity + flight.Insertion.DeltaV }), double.NaN));
    }

    private void Tell(PhaseRun run, CislunarModel model, LowEnergyTransfer flight, double flyby)
    {
        var (start, apart) = flight.Transfer.Arcs[0];
        var spent = flight.Transfer.SpacecraftDeltaV;
        run.Tell("injection", Epoch.FromSecondsPastJ2000(flight.Transfer.Departure));
        run.Tell("injection-delta-v", flight.Injection.DeltaV.Norm);
        run.Tell("injection-speed", model.FromEarth(start).Velocity.Norm);
        run.Tell("c3", flight.LaunchEnergy);
        run.Tell("inclination", flight.Inclination);
        run.Tell("farthest-at", Epoch.FromSecondsPastJ2000(flight.FarthestTime));
        run.Tell("farthest", flight.Farthest);
        run.Tell("side", flight.Side == LowEnergySide.Sunward ? "toward the Sun" : "away from the Sun");
        run.Tell("deep-space-delta-v", flight.DeepSpaceBurn.DeltaV.Norm);
        run.Tell("insertion", Epoch.FromSecondsPastJ2000(flight.Transfer.Arrival));
        run.Tell("insertion-delta-v", flight.Insertion.DeltaV.Norm);
        run.Tell("insertion-distance", flight.Insertion.Radius);
        run.Tell("duration", flight.Duration);
        run.Tell("spacecraft-delta-v", spent);
        run.Tell("flyby-delta-v", flyby);
        run.Tell("saving", flyby - spent);
        if (Watched is not { } watched)
            return;
        var time = watched.SecondsPastJ2000;
        if (!(time >= start.Time && time <= flight.Transfer.Arrival))
            throw run.Wrong(this, nameof(Watched), "", "is not on the way", "name an instant of the flight");
        var there = model.FromEarth(model.Propagate(time < apart ? start : flight.Transfer.Arcs[1].Start, time));
        run.Tell("watched-distance", there.Position.Norm);
        run.Tell("watched-speed", there.Velocity.Norm);
    }

    /// <summary>What the flight of the same date without the Sun costs the spacecraft, m/s.</summary>
    private double Compared(PhaseRun run, CislunarModel model, LowEnergyGoal goal)
    {
        // A plane that the Moon's way allows at any date.
        const double launched = 28.5 * Math.PI / 180;
        var inclination = Inclination ?? launched;
        if (To == LowEnergyEnd.LowOrbit)
        {
            var entry = new LunarWindow(model, LowOrbit(run), goal.ParkingRadius, inclination).At(goal.Departure);
            return entry.SpacecraftDeltaV;
        }
        return HaloTransfer.FromDate(model, goal.Departure, goal.ParkingRadius, inclination).Transfer.SpacecraftDeltaV;
    }

    private LunarTarget Target(PhaseRun run, CislunarModel model)
    {
        if (To == LowEnergyEnd.LowOrbit)
            return LowOrbit(run);
        var halo = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, Period);
        var orbit = ReferenceOrbit.Solve(
            new HaloPattern(halo, model.Forces.Ephemeris, (Perilune ?? Departure).SecondsPastJ2000),
            model.Forces,
            Departure.SecondsPastJ2000 + LeastFlight - Day,
            Departure.SecondsPastJ2000 + MostFlight + Day,
            1
        );
        return new LunarTarget.Station(
            tdb =>
            {
                var (position, velocity) = orbit.Trajectory.At(tdb);
                return (position, velocity);
            },
            BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius + LunarAltitude
        );
    }

    private LunarTarget.Orbit LowOrbit(PhaseRun run)
    {
        var radius = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius;
        var apolune = LunarApoluneAltitude ?? LunarAltitude;
        if (apolune < LunarAltitude)
            throw run.Wrong(
                this,
                nameof(LunarApoluneAltitude),
                Quantity.Format(apolune, Measure.Length),
                "is below the perilune",
                $"write {Quantity.Format(LunarAltitude, Measure.Length)} or more"
            );
        if (ArgumentOfPerilune is not null && apolune == LunarAltitude)
            throw run.Wrong(
                this,
                nameof(ArgumentOfPerilune),
                "",
                "is given to a circle, which has no perilune",
                "add 'lunar-apolune-altitude:', or leave it out"
            );
        return new(
            radius + LunarAltitude,
            radius + apolune,
            LunarInclination,
            tdb =>
                run.Knowledge.Frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, tdb).TransposeTimes(Vector3.UnitZ)
        )
        {
            ArgumentOfPerilune = ArgumentOfPerilune,
        };
    }
}
