using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Transfers;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;
using Perilune.Simulation.Flights.Phases.Transfers;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>
/// The way down from the orbit in which the phase before ends: coasting to where an impulse half a revolution before ignition brings
/// the perilune down to it, the braking's distance ahead of the site.
/// </summary>
public sealed record DescentOrbit
{
    // Steps of a search for a place on an orbit of two hours, s.
    private const double Step = 60;

    // As long as the coast may take: the site is passed once a revolution.
    private const double Longest = 86400;

    /// <summary>Height of the perilune, where the engine ignites, over the site.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Perilune { get; init; }

    /// <summary>Time in the orbit before.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h"), Default("0 h")]
    public required double Wait { get; init; }

    /// <summary>Distance of ignition from the site along the ground; what the braking needs where it is not told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? Range { get; init; }

    /// <summary>Mass at ignition; that of the phase before unless told.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>Where the engine ignites, and the impulse that leads there, m/s.</summary>
    /// <param name="run">The run.</param>
    /// <param name="site">The site.</param>
    /// <param name="range">Distance of ignition from the site, m, for a state at perilune over the site.</param>
    /// <exception cref="InputException">The orbit does not pass over the site, or lies below the perilune.</exception>
    internal (FlightState Ignition, double DeltaV, Epoch At) Lower(
        PhaseRun run,
        LandingSite site,
        Func<DescentScene, DescentState, double> range
    )
    {
        var sky = new CislunarSky(run.Knowledge);
        var before = run.Start;
        var mass = Mass ?? before.Mass;
        if (double.IsNaN(mass))
            throw run.Wrong(this, nameof(Mass), "", "is missing", "give the mass at ignition");
        var start = sky.About(before.State);
        var from = sky.Model.Propagate(start, start.Time + Wait);
        var scene = site.Scene(run, Epoch.FromSecondsPastJ2000(from.Time));
        var low = scene.Target.Norm + Perilune;
        var gm = scene.Body.GravitationalParameter;
        if (!(low < from.Position.Norm))
            throw run.Wrong(
                this,
                nameof(Perilune),
                Quantity.Format(Perilune, Measure.Length),
                "is not below the orbit before",
                "write less"
            );
        var half = 0.5 * (low + from.Position.Norm);
        var fall = Math.PI * Math.Sqrt(half * half * half / gm);
        var ahead = (Range ?? range(scene, OverSite(run, sky, scene, from, low, mass))) / scene.Target.Norm;
        var orbit = sky.Model.Fly(from, from.Time + Longest).Trajectory;
        var burn = sky.Model.Propagate(from, Search());
        var speed = Math.Sqrt(2 * gm * low / (burn.Position.Norm * (burn.Position.Norm + low)));
        var impulse = (speed - burn.Velocity.Norm) * burn.Velocity.Unit;
        var lowered = burn with { Velocity = burn.Velocity + impulse };
        // Where the field leaves the perilune matters less than the way of the braking.
        var place = new PropagationEvent(
            "ignition",
            (tdb, state) => Math.IEEERemainder(ToSite(state.Position, state.Velocity, tdb) - ahead, Math.Tau),
            EventDirection.Falling,
            Stops: true
        );
        var down = sky.Model.Fly(lowered, lowered.Time + 2 * fall, [place]).Final;
        CislunarResults.Draw(run, sky, from, burn.Time);
        CislunarResults.Draw(run, sky, lowered, down.Epoch.SecondsPastJ2000);
        return (new(down, mass), impulse.Norm, Epoch.FromSecondsPastJ2000(burn.Time));

        // Before the impulse lie half a revolution, the way of the braking, and the site at the end of both.
        double Search()
        {
            var previous = double.NaN;
            for (var elapsed = 0.0; elapsed < Longest; elapsed += Step)
            {
                var here = Ahead(elapsed);
                // From a little before the place to a little behind it, not half a revolution away where the angle jumps.
                if (previous < 0 && here >= 0 && here - previous < 1)
                    return from.Time + Brent.Solve(Ahead, elapsed - Step, elapsed, 1e-3);
                previous = here;
            }
            throw run.Wrong(site, "is not passed over by the orbit within a day", "give a site in its plane");
        }

        // Angle by which the place of the impulse is passed.
        double Ahead(double elapsed)
        {
            var (position, velocity) = orbit.AtElapsed(elapsed);
            // The site comes an angle after the place, half a revolution and the braking's way: pi + ahead.
            var angle = ToSite(position, velocity, from.Time + elapsed + fall);
            return Math.IEEERemainder(Math.PI + ahead - angle, Math.Tau);
        }

        // Angle in the orbit's plane from a position on to the site.
        double ToSite(Vector3 position, Vector3 velocity, double tdb)
        {
            var up = run
                .Knowledge.Frames.Rotation(Frame.Icrf, BodyShapes.FixedFrame(NaifId.Moon), tdb)
                .TransposeTimes(scene.Target.Unit);
            var normal = Vector3.Cross(position, velocity).Unit;
            return Math.Atan2(Vector3.Dot(Vector3.Cross(position, up), normal), Vector3.Dot(position, up));
        }
    }

    /// <summary>A state over the site with the speed of the perilune of the descent orbit, the way the orbit goes.</summary>
    private static DescentState OverSite(
        PhaseRun run,
        CislunarSky sky,
        DescentScene scene,
        LunarState from,
        double low,
        double mass
    )
    {
        var gm = scene.Body.GravitationalParameter;
        var turn = DescentStart.Turn(run, sky.Told(from).Epoch).Rotation;
        var normal = turn * Vector3.Cross(from.Position, from.Velocity).Unit;
        var up = scene.Target.Unit;
        var speed = Math.Sqrt(2 * gm * from.Position.Norm / (low * (low + from.Position.Norm)));
        var position = low * up;
        return new(0, position, scene.Body.GroundVelocity(position, speed * Vector3.Cross(normal, up).Unit), mass);
    }
}
