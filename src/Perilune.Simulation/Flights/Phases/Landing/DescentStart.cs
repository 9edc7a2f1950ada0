using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.PoweredFlight;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>Where a descent begins, and the way between the sky and the turning ground.</summary>
internal static class DescentStart
{
    /// <summary>The scene, the state at ignition in its axes, and the instant of ignition.</summary>
    public static (DescentScene Scene, DescentState State, Epoch Ignition) Of(
        PhaseRun run,
        PoweredDescent phase,
        DescentVehicle vehicle
    )
    {
        if (phase.DescentOrbit is { } orbit)
        {
            if (phase.Approach is not null)
                throw run.Wrong(phase, nameof(phase.DescentOrbit), "", "is given beside 'approach:'", "keep one");
            var (lowered, deltaV, at) = orbit.Lower(
                run,
                phase.Site,
                (scene, over) => BrakingRange(run, phase, orbit, scene, vehicle, over)
            );
            run.Tell("descent-orbit", at);
            run.Tell("descent-orbit-delta-v", deltaV);
            var about = phase.Site.Scene(run, lowered.State.Epoch);
            return (about, ToGround(run, lowered), lowered.State.Epoch);
        }
        if (phase.Approach is not { } approach)
        {
            var before = run.Start;
            if (double.IsNaN(before.Mass))
                throw run.Wrong(phase, "has no mass at ignition", "give 'mass:' to the state before, or 'approach:'");
            var scene = phase.Site.Scene(run, before.State.Epoch);
            return (scene, ToGround(run, before), before.State.Epoch);
        }
        var ignition = Instant(run, approach, approach.Epoch, approach.Elapsed);
        var there = phase.Site.Scene(run, ignition);
        return (there, Approaching(run, phase, approach, there, vehicle), ignition);
    }

    /// <summary>The instant of an epoch or of an elapsed time.</summary>
    public static Epoch Instant(PhaseRun run, object section, Epoch? epoch, double? elapsed)
    {
        if (epoch is { } instant && elapsed is null)
            return instant;
        if (epoch is null && elapsed is { } seconds && run.Liftoff is { } liftoff)
            return liftoff + seconds;
        throw run.Wrong(section, "needs one instant", "give 'epoch:', or 'elapsed:' with the flight's 'liftoff:'");
    }

    /// <summary>A state of the sky in mean-Earth axes, its velocity over the ground.</summary>
    public static DescentState ToGround(PhaseRun run, FlightState state)
    {
        var about = run.Knowledge.Frames.AboutOrigin(state.State, NaifId.Moon);
        var sky = run.Knowledge.Frames.InFrame(about, Frame.Icrf);
        var ground = Turn(run, sky.Epoch).Apply(new PositionVelocity(sky.Position, sky.Velocity));
        return new(0, ground.Position, ground.Velocity, state.Mass);
    }

    /// <summary>A state over the ground some time after an instant, in the sky.</summary>
    public static FlightState ToSky(PhaseRun run, DescentState state, Epoch ignition)
    {
        var epoch = ignition + state.Time;
        var sky = Turn(run, epoch).Inverse.Apply(new PositionVelocity(state.Position, state.Velocity));
        return new(new(epoch, NaifId.Moon, Frame.Icrf, sky.Position, sky.Velocity), state.Mass);
    }

    public static FrameTransformation Turn(PhaseRun run, Epoch epoch) =>
        run.Knowledge.Frames.Transformation(Frame.Icrf, BodyShapes.FixedFrame(NaifId.Moon), epoch);

    private static DescentState Approaching(
        PhaseRun run,
        PoweredDescent phase,
        DescentApproach approach,
        DescentScene scene,
        DescentVehicle vehicle
    )
    {
        var target = scene.Target;
        var (low, high) = (target.Norm + approach.Perilune, target.Norm + approach.Apolune);
        if (high < low)
            throw run.Wrong(approach, "has its apolune below its perilune", "give the greater height to 'apolune:'");
        var mu = scene.Body.GravitationalParameter;
        var speed = Math.Sqrt(2 * mu * high / (low * (low + high)));
        if (approach.Latitude is { } latitude && approach.Longitude is { } longitude)
        {
            var there = DescentScene.At(latitude, longitude, low);
            return State(there, Vector3.Cross(there, target).Unit);
        }
        var up = target.Unit;
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        var north = Vector3.Cross(up, east);
        var normal = Vector3.Cross(up, Math.Cos(approach.Heading) * north + Math.Sin(approach.Heading) * east);
        var angle =
            (approach.Range ?? BrakingRange(run, phase, approach, scene, vehicle, State(low * up, normal)))
            / target.Norm;
        return State(low * (Math.Cos(angle) * up - Math.Sin(angle) * Vector3.Cross(normal, up)), normal);

        DescentState State(Vector3 position, Vector3 about)
        {
            var inertial = speed * Vector3.Cross(about, position.Unit);
            return new(0, position, scene.Body.GroundVelocity(position, inertial), approach.Mass);
        }
    }

    /// <summary>Distance along the ground that the braking takes to the site from a state at perilune, m.</summary>
    private static double BrakingRange(
        PhaseRun run,
        PoweredDescent phase,
        object section,
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState overSite
    )
    {
        if (phase.Gates.Count == 0)
            throw run.Wrong(section, "names no range", "give 'range:', or gates for which it can be found");
        var gate = phase.Gates[0];
        var goal = new PoweredGoal(scene.Target.Norm + gate.Height, -gate.SinkRate, gate.ForwardSpeed);
        var distance = ExplicitGuidance.BrakingDistance(scene.Body, vehicle, overSite, goal, phase.BrakingThrottle);
        return distance is { } flown
            ? flown + gate.Before
            : throw run.Wrong(
                phase.Lander,
                $"cannot brake {overSite.Mass:0} kg from {overSite.Velocity.Norm:0} m/s with {vehicle.FullThrust:0} N",
                "give more thrust or propellant, or less mass"
            );
    }
}
