using System.Collections.Immutable;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>
/// Flies a vehicle under guidance: a point mass over a turning body, thrust that follows its command with a lag within the
/// throttle's bands, an axis that turns at a limited rate, navigation with errors, tanks that run empty, and the ground.
/// Runge-Kutta steps of a fixed length between commands, so that a flight is the same bits wherever it is flown.
/// </summary>
public static class DescentSimulation
{
    // A test halves it and lands at the same place with the same mass.
    internal const double DefaultStep = 0.25;
    private const double LongestFlight = 7200;

    /// <summary>Flies until touchdown, cut-off by guidance above the ground, or a limit of time.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="vehicle">What.</param>
    /// <param name="start">At ignition; the axis points where the first command points.</param>
    /// <param name="guidance">Steers; of this flight alone.</param>
    /// <param name="error">What navigation has wrong, or null for nothing.</param>
    /// <param name="record">Whether every command is kept as a sample.</param>
    /// <exception cref="ArgumentException">Vehicle or start contradict themselves, or there is no ground under the start.</exception>
    public static DescentFlight Fly(
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState start,
        IPoweredGuidance guidance,
        NavigationError? error = null,
        bool record = true
    ) => Fly(scene, vehicle, start, guidance, error, record, DefaultStep);

    internal static DescentFlight Fly(
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState start,
        IPoweredGuidance guidance,
        NavigationError? error,
        bool record,
        double step
    )
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(vehicle);
        ArgumentNullException.ThrowIfNull(guidance);
        if (vehicle.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(vehicle));
        if (!(start.Mass > vehicle.DryMass))
            throw new ArgumentException(
                $"{vehicle.Name}: tanks are empty: {start.Mass} kg at ignition, {vehicle.DryMass} kg dry",
                nameof(start)
            );
        return new Run(scene, vehicle, start, guidance, error ?? NavigationError.None, record, step).Fly();
    }

    private sealed class Run(
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState start,
        IPoweredGuidance guidance,
        NavigationError error,
        bool record,
        double step
    )
    {
        private readonly ImmutableArray<DescentSample>.Builder samples = ImmutableArray.CreateBuilder<DescentSample>();
        private readonly List<DescentEvent> events = [];
        private readonly double exhaust = vehicle.Engine.SpecificImpulse * Stage.StandardGravity;
        private DescentState state;
        private Vector3 axis;
        private double thrust;
        private double wanted;
        private Vector3 wantedAxis;
        private double turning;
        private string phase = "";
        private double groundRadius = scene.Target.Norm;
        private double slope;
        private double downhill;
        private double roughness;
        private double? contactTime;
        private double radarSince = double.NaN;
        private bool off;

        public DescentFlight Fly()
        {
            state = start;
            FindGround();
            while (state.Time - start.Time < LongestFlight)
            {
                if (Command())
                    return End(null, null);
                for (var left = guidance.Period; left > 1e-9; )
                {
                    var dt = Math.Min(step, left);
                    left -= dt;
                    var before = (State: state, Height: Height());
                    Advance(dt);
                    FindGround();
                    if (contactTime is null && Height() <= vehicle.ContactHeight)
                        Contact(before.State, before.Height, dt);
                    if (Height() <= 0)
                        return Land(before.State, before.Height, dt);
                }
            }
            return End(null, null);
        }

        /// <summary>Asks guidance; true where it ends the flight above the ground.</summary>
        private bool Command()
        {
            var command = guidance.Steer(Estimate());
            if (events.Count == 0)
                axis = command.Thrust.Norm > 0 ? command.Thrust.Unit : state.Position.Unit;
            if (command.Phase != phase)
            {
                phase = command.Phase;
                Happened(phase);
            }
            if (record)
                samples.Add(Sample());
            if (command.Cutoff && contactTime is null)
            {
                Happened("engine off");
                return true;
            }
            var magnitude = command.Thrust.Norm;
            wanted =
                off || !(magnitude > 0)
                    ? 0
                    : vehicle.Engine.NearestThrottle(magnitude / vehicle.FullThrust) * vehicle.FullThrust;
            if (magnitude > 0)
                wantedAxis = command.Thrust / magnitude;
            return false;
        }

        private DescentState Estimate()
        {
            if (double.IsNaN(radarSince) && Height() < error.RadarHeight)
                radarSince = state.Time;
            var fade = double.IsNaN(radarSince) ? 1 : Math.Exp(-(state.Time - radarSince) / error.RadarTime);
            var up = state.Position.Unit;
            // An error of velocity has moved the estimate since ignition; the radar knows nothing of where the site lies.
            var drift = error.Position + (state.Time - start.Time) * error.Velocity;
            var vertical = Vector3.Dot(drift, up) * up;
            return state with
            {
                Position = state.Position + (drift - vertical) + fade * vertical,
                Velocity = state.Velocity + fade * error.Velocity,
            };
        }

        private void Advance(double dt)
        {
            if (contactTime is { } contact && state.Time >= contact + vehicle.ShutdownDelay)
                ShutDown("engine off");
            if (state.Mass <= vehicle.DryMass && thrust > 0)
                ShutDown("tanks empty");
            // The lag is followed exactly, the turn at half the step: thrust then is constant over the step.
            var decay = vehicle.ThrottleLag > 0 ? Math.Exp(-dt / vehicle.ThrottleLag) : 0;
            var mean =
                vehicle.ThrottleLag > 0 ? wanted + (thrust - wanted) * (1 - decay) * vehicle.ThrottleLag / dt : wanted;
            thrust = wanted + (thrust - wanted) * decay;
            Turn(0.5 * dt);
            var force = mean * axis;
            var flow = mean / exhaust;
            var (r, v, m) = (state.Position, state.Velocity, state.Mass);
            var a1 = Acceleration(r, v, force, m);
            var (v2, m2) = (v + 0.5 * dt * a1, m - 0.5 * dt * flow);
            var a2 = Acceleration(r + 0.5 * dt * v, v2, force, m2);
            var v3 = v + 0.5 * dt * a2;
            var a3 = Acceleration(r + 0.5 * dt * v2, v3, force, m2);
            var v4 = v + dt * a3;
            var a4 = Acceleration(r + dt * v3, v4, force, m - dt * flow);
            state = new(
                state.Time + dt,
                r + dt / 6 * (v + 2 * v2 + 2 * v3 + v4),
                v + dt / 6 * (a1 + 2 * a2 + 2 * a3 + a4),
                m - dt * flow
            );
            Turn(0.5 * dt);
        }

        private Vector3 Acceleration(Vector3 position, Vector3 velocity, Vector3 force, double mass) =>
            scene.Body.FreeFall(position, velocity) + force / mass;

        private void Turn(double dt)
        {
            if (wantedAxis.NormSquared == 0)
                return;
            var angle = Vector3.Angle(axis, wantedAxis);
            turning = 0;
            if (angle <= vehicle.TurnRate * dt)
            {
                axis = wantedAxis;
                return;
            }
            turning = vehicle.TurnRate;
            var across = (wantedAxis - Vector3.Dot(wantedAxis, axis) * axis).Unit;
            var (sine, cosine) = Math.SinCos(vehicle.TurnRate * dt);
            axis = cosine * axis + sine * across;
        }

        private void FindGround()
        {
            // Over ground that is not known the last known height stands; the verdict then tells of it.
            if (scene.Ground(state.Latitude, state.Longitude) is not { } point)
                return;
            (groundRadius, slope, downhill, roughness) = (
                point.Radius,
                point.Slope,
                point.DownhillAzimuth,
                point.Roughness
            );
        }

        private double Height() => state.Position.Norm - groundRadius;

        private void Contact(DescentState before, double height, double dt)
        {
            var part = (height - vehicle.ContactHeight) / (height - Height());
            contactTime = before.Time + dt * Math.Clamp(part, 0, 1);
            Happened("contact", contactTime);
        }

        private void ShutDown(string why)
        {
            if (!off)
                Happened(why);
            off = true;
            (wanted, thrust) = (0, 0);
        }

        private DescentFlight Land(DescentState before, double height, double dt)
        {
            var part = Math.Clamp(height / (height - Height()), 0, 1);
            state = new(
                before.Time + part * dt,
                before.Position + part * (state.Position - before.Position),
                before.Velocity + part * (state.Velocity - before.Velocity),
                before.Mass + part * (state.Mass - before.Mass)
            );
            var up = state.Position.Unit;
            var across = state.Velocity - Vector3.Dot(state.Velocity, up) * up;
            var east = new Vector3(-Math.Sin(state.Longitude), Math.Cos(state.Longitude), 0);
            var north = Vector3.Cross(up, east);
            var way = Math.Cos(downhill) * north + Math.Sin(downhill) * east;
            var touchdown = new TouchdownState
            {
                VerticalSpeed = -state.ClimbRate,
                HorizontalSpeed = across.Norm,
                Tilt = Vector3.Angle(axis, up),
                TiltRate = turning,
                Slope = slope,
                AngleToDownhill = across.Norm > 0 ? Vector3.Angle(across, way) : 0,
                Roughness = roughness,
                MissDistance = Vector3.Angle(state.Position, scene.Target) * groundRadius,
                Gravity = scene.Body.FreeFall(state.Position, state.Velocity).Norm,
            };
            Happened("touchdown");
            return End(touchdown, TouchdownVerdict.Judge(touchdown, vehicle.Limits));
        }

        private DescentFlight End(TouchdownState? touchdown, TouchdownVerdict? verdict)
        {
            if (record)
                samples.Add(Sample());
            return new(start, state, samples.ToImmutable(), [.. events], touchdown, verdict);
        }

        private void Happened(string name, double? time = null) =>
            events.Add(new(name, time is { } at ? Sample() with { State = state with { Time = at } } : Sample()));

        private DescentSample Sample() => new(state, Height(), thrust * axis, phase);
    }
}
