using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Which way a lander goes.</summary>
public enum LowOrbitWay
{
    /// <summary>From the large orbit down to the low one.</summary>
    Down,

    /// <summary>From the low orbit up to the large one.</summary>
    Up,
}

/// <summary>
/// Between a halo or other large lunar orbit and a circular low one over a site, by two burns at the cheapest time of a window. The
/// low orbit's plane holds the site when the lander comes down or has lifted off. The phase ends in the orbit that it leads to.
/// </summary>
public sealed record LowOrbitTransfer : IPhase
{
    private const double Day = 86400;

    // Up, the large orbit is met within three days after the low one is left.
    private const double LongestWayUp = 3 * Day;

    /// <summary>Down or up.</summary>
    public required LowOrbitWay Way { get; init; }

    /// <summary>The phase that ends in the large orbit, on which the flight goes on freely; the phase before unless told.</summary>
    [RefersTo("phase")]
    public string? Orbit { get; init; }

    /// <summary>First departure from the large orbit, or lift-off, after the beginning of the phase.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 d"), Default("0 d")]
    public required double Earliest { get; init; }

    /// <summary>Last one.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 d"), Default("7 d")]
    public required double Latest { get; init; }

    /// <summary>Latitude of the site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Longitude of the site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Height of the low orbit over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("100 km")]
    public required double Altitude { get; init; }

    /// <summary>Time in the low orbit: to the landing, or since lift-off.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h"), Default("6 h")]
    public required double Coast { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("lift-off", "lift-off from the site, on the way up"),
        PhaseResult.Instant("departure", "burn out of the orbit that is left"),
        PhaseResult.Number("waiting", Measure.Duration, "from the beginning of the phase to that burn"),
        PhaseResult.Number("departure-delta-v", Measure.Speed, "that burn"),
        PhaseResult.Instant("arrival", "burn into the orbit that is reached"),
        PhaseResult.Number("insertion-delta-v", Measure.Speed, "that burn"),
        PhaseResult.Number("total-delta-v", Measure.Speed, "both"),
        PhaseResult.Number("days", Measure.Duration, "from one to the other"),
        PhaseResult.Number("inclination", Measure.Angle, "inclination of the low orbit to the Moon's equator"),
        PhaseResult.Instant("landing", "when the plane holds the site, on the way down"),
        PhaseResult.Number(
            "heading",
            Measure.Angle,
            "direction in which the plane crosses the site at landing or lift-off, from north over east"
        ),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!(Latest > Earliest))
            throw run.Wrong(this, nameof(Latest), "", "is not after the earliest departure", "give a later one");
        var (begin, mass) = run.Start;
        var start = begin.Epoch.SecondsPastJ2000;
        var sky = new CislunarSky(run.Knowledge);
        var model = sky.PointMasses;
        var up = Way == LowOrbitWay.Up;
        var last = start + Latest + (up ? Coast + LongestWayUp : 0);
        var station = Station(run, sky, last);
        var radius = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius + Altitude;
        var sense = up ? SurfaceSense.Ascending : SurfaceSense.Descending;
        var found =
            new OrbitTransfer(model, station, tdb => Place(run, tdb)).Find(
                new(sense, start + Earliest, start + Latest, radius, Coast),
                run.Cancellation
            )
            ?? throw run.Wrong(this, "no two burns join both orbits in this window", "widen the window");
        var (left, end) = found.Arcs[0];
        var met = model.Propagate(left, end);
        var reached = met with { Velocity = met.Velocity + found.Manoeuvres[^1].DeltaV };
        var normal = Vector3.Cross(up ? left.Position : met.Position, up ? left.Velocity : met.Velocity).Unit;
        var ground = up ? found.Departure - Coast : found.Arrival + Coast;
        run.Tell("departure", Epoch.FromSecondsPastJ2000(found.Departure));
        run.Tell("waiting", found.Departure - start);
        run.Tell("departure-delta-v", found.Manoeuvres[0].DeltaV.Norm);
        run.Tell("arrival", Epoch.FromSecondsPastJ2000(found.Arrival));
        run.Tell("insertion-delta-v", found.Manoeuvres[^1].DeltaV.Norm);
        run.Tell("total-delta-v", found.SpacecraftDeltaV);
        run.Tell("days", found.Arrival - found.Departure);
        run.Tell(up ? "lift-off" : "landing", Epoch.FromSecondsPastJ2000(ground));
        var axes = run.Knowledge.Frames.Rotation(Frame.Icrf, BodyShapes.FixedFrame(NaifId.Moon), ground);
        run.Tell("inclination", Math.Acos((axes * normal).Z));
        run.Tell("heading", Heading(axes * normal));
        CislunarResults.Draw(run, sky, left, end);
        run.End(new(sky.Told(reached), mass));
    }

    /// <summary>The large orbit, flown freely from the end of its phase.</summary>
    private StationState Station(PhaseRun run, CislunarSky sky, double last)
    {
        var name = Orbit;
        var state = run.Start.State;
        if (name is not null)
            state =
                run.Outcome(name).End?.State
                ?? throw run.Wrong(this, nameof(Orbit), name, "ends without a state", "name a phase with one");
        var from = sky.About(state);
        var flown = sky.PointMasses.Fly(from, last + 1).Trajectory;
        return time =>
        {
            var (position, velocity) = flown.AtElapsed(time - from.Time);
            return (position, velocity);
        };
    }

    private Vector3 Up() => DescentScene.At(Latitude, Longitude, 1);

    private Vector3 Place(PhaseRun run, double tdb) =>
        run.Knowledge.Frames.Rotation(Frame.Icrf, BodyShapes.FixedFrame(NaifId.Moon), tdb).TransposeTimes(Up());

    private double Heading(Vector3 normal)
    {
        var up = Up();
        var forward = Vector3.Cross(normal, up);
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        var north = Vector3.Cross(up, east);
        return (Math.Atan2(Vector3.Dot(forward, east), Vector3.Dot(forward, north)) + Math.Tau) % Math.Tau;
    }
}
