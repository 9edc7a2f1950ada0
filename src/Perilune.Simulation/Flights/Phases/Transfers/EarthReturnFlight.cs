using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Returns;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Which of two ways home is flown.</summary>
public enum ReturnWay
{
    /// <summary>The one that costs less.</summary>
    Cheapest,

    /// <summary>With the turning of the Earth.</summary>
    Eastward,

    /// <summary>Against it.</summary>
    Westward,
}

/// <summary>
/// A flight home from an orbit about the Moon, or from far out, to a chosen landing place: the least impulse within a window of
/// departures. The plane brings it to the latitude, the time of flight, while the Earth turns, to the longitude.
/// </summary>
public sealed record EarthReturnFlight : IPhase
{
    /// <summary>First departure; at once where neither this nor <c>elapsed</c> is given.</summary>
    public Epoch? At { get; init; }

    /// <summary>First departure, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>How much later it may be: a revolution lets the orbit choose its point.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s", AtMost = "30 d"), Default("2 h")]
    public required double Within { get; init; }

    /// <summary>Latitude of the landing place, geodetic.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Longitude of the landing place.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Shortest way over the ground from entry to landing; both zero aim at the place of entry itself.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "15000 km"), Default("2200 km")]
    public required double LeastRange { get; init; }

    /// <summary>Longest way over the ground from entry to landing.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "15000 km"), Default("4600 km")]
    public required double GreatestRange { get; init; }

    /// <summary>Flight-path angle of the entry against the stars.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-80 deg", AtMost = "-1 deg"), Default("-6.5 deg")]
    public required double EntryAngle { get; init; }

    /// <summary>Height of the entry over the Earth's ellipsoid.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("400000 ft")]
    public required double EntryAltitude { get; init; }

    /// <summary>Shortest flight from departure to entry.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s"), Default("2.4 d")]
    public required double LeastFlight { get; init; }

    /// <summary>Longest flight from departure to entry.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s", AtMost = "10 d"), Default("5 d")]
    public required double GreatestFlight { get; init; }

    /// <summary>Most that the impulse may be.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? Most { get; init; }

    /// <summary>Which way round the Earth.</summary>
    [Default("cheapest")]
    public ReturnWay Way { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("impulse", "trans-Earth injection"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity of the injection"),
        PhaseResult.Word("way", "eastward or westward around the Earth"),
        PhaseResult.Word("entry-arc", "whether it enters on the ascending or the descending part of its orbit"),
        PhaseResult.Instant("entry", "entry"),
        PhaseResult.Number("days", Measure.Duration, "from injection to entry"),
        PhaseResult.Number("entry-speed", Measure.Speed, "speed of the entry against the stars"),
        PhaseResult.Number("entry-angle", Measure.Angle, "flight-path angle of the entry against the stars"),
        PhaseResult.Number("entry-heading", Measure.Angle, "direction of that velocity, from north over east"),
        PhaseResult.Number("entry-latitude", Measure.Angle, "latitude of the entry, geodetic"),
        PhaseResult.Number("entry-longitude", Measure.Angle, "longitude of the entry, east"),
        PhaseResult.Number("range", Measure.Length, "over the ground from entry to the landing place"),
        PhaseResult.Number("inclination", Measure.Angle, "inclination of the way home to the Earth's equator"),
        PhaseResult.Number("other-delta-v", Measure.Speed, "change of velocity of the way round that is not flown"),
        PhaseResult.Instant("other-entry", "entry of the way round that is not flown"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var start = sky.About(run.Start.State);
        var earliest = FlightClock.Ignition(run, this, At, Elapsed, start.Time);
        if (GreatestRange < LeastRange)
            throw run.Wrong(this, nameof(GreatestRange), "", "is shorter than least-range", "give a longer one");
        if (GreatestFlight < LeastFlight)
            throw run.Wrong(this, nameof(GreatestFlight), "", "is shorter than least-flight", "give a longer one");
        var goal = new EarthReturnGoal(Latitude, Longitude)
        {
            LeastRange = LeastRange,
            GreatestRange = GreatestRange,
            EntryAltitude = EntryAltitude,
            EntryAngle = EntryAngle,
            LeastFlight = LeastFlight,
            GreatestFlight = GreatestFlight,
            MostDeltaV = Most ?? double.PositiveInfinity,
        };
        IReadOnlyList<EarthReturn> found;
        try
        {
            found = Search(run, sky, start, earliest, goal);
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(this, none.Message, none.Mend);
        }
        var flight =
            Way == ReturnWay.Cheapest
                ? found[0]
                : found.FirstOrDefault(one => one.Sense == Wanted)
                    ?? throw run.Wrong(
                        this,
                        nameof(Way),
                        "",
                        $"there is no such way: only {found[0].Sense.ToString().ToLowerInvariant()}",
                        "leave it out"
                    );
        Tell(run, flight, found.FirstOrDefault(one => one.Sense != flight.Sense));
        CislunarResults.Draw(run, sky, start, flight.Departure.Time);
        CislunarResults.Draw(run, sky, flight.Departure, flight.Entry.Time);
        run.End(new(sky.Told(flight.Entry), run.Start.Mass));
    }

    private ReturnSense Wanted => Way == ReturnWay.Westward ? ReturnSense.Westward : ReturnSense.Eastward;

    private IReadOnlyList<EarthReturn> Search(
        PhaseRun run,
        CislunarSky sky,
        LunarState start,
        double earliest,
        EarthReturnGoal goal
    )
    {
        var frames = run.Knowledge.Frames;
        var first = sky.Model.Propagate(start, earliest);
        // A minute more, so that the last departure lies within.
        var orbit = sky.Model.Fly(first, earliest + Within + 60).Trajectory;
        return new EarthReturnSolver(sky.Model, tdb => frames.Rotation(Frame.Icrf, Frame.Itrf, tdb)).FromOrbit(
            time =>
            {
                var (position, velocity) = orbit.AtElapsed(time - earliest);
                return (position, velocity);
            },
            earliest,
            earliest + Within,
            goal
        );
    }

    private static void Tell(PhaseRun run, EarthReturn flight, EarthReturn? other)
    {
        run.Tell("impulse", Epoch.FromSecondsPastJ2000(flight.Departure.Time));
        run.Tell("delta-v", flight.DeltaV.Norm);
        run.Tell("way", flight.Sense.ToString().ToLowerInvariant());
        run.Tell("entry-arc", flight.IsAscending ? "ascending" : "descending");
        run.Tell("entry", Epoch.FromSecondsPastJ2000(flight.Entry.Time));
        run.Tell("days", flight.Duration);
        run.Tell("entry-speed", flight.EntrySpeed);
        run.Tell("entry-angle", flight.EntryAngle);
        run.Tell("entry-heading", flight.EntryHeading);
        run.Tell("entry-latitude", flight.EntryLatitude);
        run.Tell("entry-longitude", flight.EntryLongitude);
        run.Tell("range", flight.Range);
        run.Tell("inclination", flight.Inclination);
        if (other is null)
            return;
        run.Tell("other-delta-v", other.DeltaV.Norm);
        run.Tell("other-entry", Epoch.FromSecondsPastJ2000(other.Entry.Time));
    }
}
