using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Targeting;

/// <summary>A piece of a flight, flown with its exact partial derivatives.</summary>
/// <param name="End">State at its end.</param>
/// <param name="Transition">By the state at its start.</param>
/// <param name="ByMass">By the mass at its start, position and velocity for a kilogram.</param>
/// <param name="ByTurn">By small turns of the direction about the three ICRF axes, for a radian.</param>
/// <param name="ByTurning">By the turning about the three ICRF axes, for a radian a second.</param>
/// <param name="StartAcceleration">With thrust, m/s2.</param>
/// <param name="EndAcceleration">With thrust, m/s2.</param>
internal sealed record ArcFlight(
    LunarState End,
    StateTransition Transition,
    (Vector3 Position, Vector3 Velocity) ByMass,
    (Vector3 Position, Vector3 Velocity)[] ByTurn,
    (Vector3 Position, Vector3 Velocity)[] ByTurning,
    Vector3 StartAcceleration,
    Vector3 EndAcceleration
)
{
    // The engine is on before and after the piece, so that no switch falls on its ends.
    private const double Margin = 1;

    // A milliradian, of a direction or of its bend at the end of the burn, is small, and far above rounding.
    private const double SmallBend = 1e-3;

    public static ArcFlight Coast(CislunarModel model, LunarState start, double duration)
    {
        var (end, transition) = model.PropagateWithPartials(start, start.Time + duration);
        return new(end, transition, default, [], [], model.Acceleration(start), model.Acceleration(end));
    }

    public static ArcFlight Burn(
        CislunarModel model,
        LunarState start,
        double duration,
        ArcEngine engine,
        double mass,
        Vector3 direction,
        Vector3 turning,
        bool byTurning
    )
    {
        var epoch = Epoch.FromSecondsPastJ2000(start.Time);
        var state = new State(epoch, NaifId.Moon, Frame.Icrf, start.Position, start.Velocity);
        ForceParameter[] parameters =
        [
            ForceParameter.InitialMass,
            ForceParameter.BurnDirection(0, 0),
            ForceParameter.BurnDirection(0, 1),
            ForceParameter.BurnDirection(0, 2),
        ];
        var thrusting = Thrusting(model, epoch, duration, engine, mass, direction, turning);
        var request = new FlightRequest(state, epoch + duration) { Parameters = parameters };
        var flown = thrusting.Fly(request, stateTransition: true);
        var end = Final(flown, start.Time + duration);
        var sensitivities = parameters
            .Select(parameter => flown.Trajectory.SensitivityAt(flown.Final.Epoch, parameter))
            .Select(s => (s.Position, s.Velocity))
            .ToArray();
        var byTurn = sensitivities[1..];
        var byTurnings = new (Vector3, Vector3)[byTurning ? 3 : 0];
        for (var axis = 0; axis < 3; axis++)
        {
            var about = axis switch
            {
                0 => Vector3.UnitX,
                1 => Vector3.UnitY,
                _ => Vector3.UnitZ,
            };
            if (byTurning)
            {
                var rate = SmallBend / duration;
                byTurnings[axis] = Difference(
                    Flown(direction, turning + about * rate),
                    Flown(direction, turning - about * rate),
                    rate
                );
            }
            // A direction that turns does so about axes that its own change does not take along.
            if (turning != Vector3.Zero)
                byTurn[axis] = Difference(
                    Flown(Turn(direction, about, SmallBend), turning),
                    Flown(Turn(direction, about, -SmallBend), turning),
                    SmallBend
                );
        }
        var exhausted = mass - engine.Thrust / (engine.SpecificImpulse * FiniteBurn.StandardGravity) * duration;
        return new(
            end,
            flown.Trajectory.TransitionTo(flown.Final.Epoch),
            sensitivities[0],
            byTurn,
            byTurnings,
            model.Acceleration(start) + direction * (engine.Thrust / mass),
            model.Acceleration(end) + Turn(direction, turning, duration) * (engine.Thrust / exhausted)
        );

        LunarState Flown(Vector3 first, Vector3 rate) =>
            Final(
                Thrusting(model, epoch, duration, engine, mass, first, rate)
                    .Fly(new FlightRequest(state, epoch + duration)),
                start.Time + duration
            );
    }

    private static (Vector3, Vector3) Difference(LunarState ahead, LunarState behind, double step) =>
        ((ahead.Position - behind.Position) / (2 * step), (ahead.Velocity - behind.Velocity) / (2 * step));

    /// <summary>A direction after a time of turning (O. Rodrigues's rotation).</summary>
    public static Vector3 Turn(Vector3 direction, Vector3 turning, double seconds)
    {
        var angle = turning.Norm * seconds;
        if (angle == 0)
            return direction;
        var axis = turning.Unit;
        var (sin, cos) = Math.SinCos(angle);
        return direction * cos
            + Vector3.Cross(axis, direction) * sin
            + axis * (Vector3.Dot(axis, direction) * (1 - cos));
    }

    private static CislunarModel Thrusting(
        CislunarModel model,
        Epoch start,
        double duration,
        ArcEngine engine,
        double mass,
        Vector3 direction,
        Vector3 turning
    )
    {
        var origin = start.SecondsPastJ2000;
        var steering =
            turning == Vector3.Zero
                ? ThrustDirection.Inertial(direction)
                : ThrustDirection.Along(tdb => Turn(direction, turning, tdb - origin));
        var burn = new FiniteBurn(
            start - Margin,
            duration + 2 * Margin,
            engine.Thrust,
            engine.SpecificImpulse,
            steering
        );
        return model.With(new ThrustProgram(mass + burn.MassFlow * Margin, burn));
    }

    private static LunarState Final(PropagationResult flown, double time) =>
        new(time, flown.Final.Position, flown.Final.Velocity);
}
