using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Where a flight between Earth and Moon is, as results.</summary>
internal static class CislunarResults
{
    public static IReadOnlyList<PhaseResult> All { get; } =
    [
        PhaseResult.Instant("end", "end of the phase"),
        PhaseResult.Number("duration", Measure.Duration, "from the end of the phase before"),
        PhaseResult.Number(
            "altitude",
            Measure.Length,
            "height over the body in whose sphere of influence the flight is"
        ),
        PhaseResult.Number("latitude", Measure.Angle, "latitude over its equator, geocentric"),
        PhaseResult.Number("longitude", Measure.Angle, "longitude over its ground, east"),
        PhaseResult.Number(
            "flight-path-angle",
            Measure.Angle,
            "angle of the velocity against the stars over the horizontal"
        ),
        PhaseResult.Number("heading", Measure.Angle, "direction of the horizontal velocity, from north over east"),
        PhaseResult.Number("earth-altitude", Measure.Length, "height over the Earth's ellipsoid"),
        PhaseResult.Number("earth-speed", Measure.Speed, "speed against the Earth's centre"),
        PhaseResult.Number("moon-altitude", Measure.Length, "height over the Moon's mean sphere"),
        PhaseResult.Number("moon-speed", Measure.Speed, "speed against the Moon's centre"),
        .. OrbitResults.All,
    ];

    /// <summary>Tells where a phase ends, and ends it there.</summary>
    public static void End(PhaseRun run, CislunarSky sky, LunarState state, double mass)
    {
        var told = sky.Told(state);
        run.Tell("end", told.Epoch);
        run.Tell("duration", told.Epoch - run.Start.State.Epoch);
        var fixedAxes = run.Knowledge.Frames.Rotation(Frame.Icrf, BodyShapes.FixedFrame(told.Origin), told.Epoch);
        var (r, v) = (fixedAxes * told.Position, fixedAxes * told.Velocity);
        var up = r.Unit;
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        var north = Vector3.Cross(up, east);
        var earth = sky.Model.FromEarth(state);
        run.Tell("latitude", Math.Asin(up.Z));
        run.Tell("longitude", Math.Atan2(up.Y, up.X));
        run.Tell("flight-path-angle", Math.Asin(Vector3.Dot(up, v) / v.Norm));
        run.Tell("heading", (Math.Atan2(Vector3.Dot(v, east), Vector3.Dot(v, north)) + Math.Tau) % Math.Tau);
        var earthAltitude = sky.EarthAltitude(state.Time, earth.Position);
        var moonAltitude = state.Position.Norm - BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius;
        run.Tell("altitude", told.Origin == NaifId.Moon ? moonAltitude : earthAltitude);
        run.Tell("earth-altitude", earthAltitude);
        run.Tell("earth-speed", earth.Velocity.Norm);
        run.Tell("moon-altitude", moonAltitude);
        run.Tell("moon-speed", state.Velocity.Norm);
        OrbitResults.Tell(run, told);
        run.End(new(told, mass));
    }

    /// <summary>Draws a coast about the Earth, and what of it is near the Moon about the Moon.</summary>
    public static void Draw(PhaseRun run, CislunarSky sky, LunarState from, double to)
    {
        const int points = 240;
        if (to == from.Time)
            return;
        Draw(run, sky, sky.Model.Sample(from, to, points));
    }

    /// <summary>Draws states about the Earth, and those near the Moon about the Moon.</summary>
    public static void Draw(PhaseRun run, CislunarSky sky, IReadOnlyList<LunarState> states)
    {
        var radius = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth);
        Path("around the Earth, ICRF", "Earth", radius, states.Select(state => sky.Model.FromEarth(state).Position));
        var near = states.Where(state => state.Position.Norm < SphereShown).ToList();
        if (near.Count > 1)
            Path(
                "around the Moon, ICRF",
                "Moon",
                BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius,
                near.Select(state => state.Position)
            );

        void Path(string view, string disc, double discRadius, IEnumerable<Vector3> places) =>
            run.Draw(new FlightPath(view, disc, discRadius, [.. places.Select(p => (p.X, p.Y, p.Z))]));
    }

    // Shown around the Moon, m: distant retrograde orbits too.
    private const double SphereShown = 100_000e3;
}
