using MathNet.Numerics.LinearAlgebra;
using Perilune.Numerics.Integration;

namespace Perilune.Flight.PoweredFlight;

/// <summary>An engine and the mass that it moves.</summary>
/// <param name="Thrust">N.</param>
/// <param name="ExhaustVelocity">m/s.</param>
/// <param name="StartMass">kg.</param>
public readonly record struct PoweredVehicle(double Thrust, double ExhaustVelocity, double StartMass);

/// <summary>A powered arc near the Moon.</summary>
/// <param name="BurnTime">s.</param>
/// <param name="DeltaV">What the engine gave, m/s.</param>
/// <param name="Propellant">kg.</param>
/// <param name="EndMass">kg.</param>
/// <param name="DownRange">Distance flown along the ground, m.</param>
public readonly record struct PoweredArc(
    double BurnTime,
    double DeltaV,
    double Propellant,
    double EndMass,
    double DownRange
);

/// <summary>
/// Powered descent from, and ascent to, a low lunar orbit in its plane: constant thrust, steered by the linear tangent law
/// that is optimal over a flat Moon (D. F. Lawden, "Optimal Trajectories for Space Navigation", 1963, chapter 4), over the
/// real round one. Pitch law and burn time are solved for the end conditions.
/// </summary>
public sealed class LunarPoweredFlight(double gravitationalParameter)
{
    private readonly Tolerances tolerances = Tolerances.ByGroup(
        new(1, 1e-3, 1e-10),
        new(1, 1e-10, 1e-10),
        new(2, 1e-6, 1e-10)
    );

    /// <summary>
    /// Braking from a perilune to a gate over the ground with no speed left over it; null where the thrust does not suffice.
    /// </summary>
    /// <param name="vehicle">At ignition.</param>
    /// <param name="periluneRadius">Where braking begins, m.</param>
    /// <param name="aposeleneRadius">Other end of the descent orbit, m.</param>
    /// <param name="gateRadius">Where braking ends, m.</param>
    /// <param name="gateSinkRate">Speed downward there, m/s.</param>
    public PoweredArc? Descend(
        PoweredVehicle vehicle,
        double periluneRadius,
        double aposeleneRadius,
        double gateRadius,
        double gateSinkRate
    ) =>
        Solve(
            vehicle,
            new(periluneRadius, 0, 0, PeriapsisSpeed(periluneRadius, aposeleneRadius)),
            new(gateRadius, 0, -gateSinkRate, 0),
            -1
        );

    /// <summary>
    /// Ascent from above the pad, after a vertical rise, to the perilune of an orbit; null where the thrust does not suffice.
    /// </summary>
    /// <param name="vehicle">At lift-off.</param>
    /// <param name="groundRadius">m.</param>
    /// <param name="periluneRadius">Where the engine is cut off, m.</param>
    /// <param name="aposeleneRadius">Other end of the orbit, m.</param>
    /// <param name="verticalRise">Time of the vertical rise, s.</param>
    /// <param name="cutoffClimb">Vertical speed at cut-off, m/s.</param>
    public PoweredArc? Ascend(
        PoweredVehicle vehicle,
        double groundRadius,
        double periluneRadius,
        double aposeleneRadius,
        double verticalRise,
        double cutoffClimb = 0
    )
    {
        var flow = vehicle.Thrust / vehicle.ExhaustVelocity;
        var method = new DormandPrince853<Equation>(
            new(gravitationalParameter, vehicle, Math.Tan(0.5 * Math.PI - 1e-9), 0, 1),
            tolerances
        );
        method.Start(0, [groundRadius, 0, 0, 0]);
        while (!method.Step(verticalRise)) { }
        var risen = new PlanarState(method.State[0], method.State[1], method.State[2], method.State[3]);
        if (!(risen.Radius > groundRadius))
            return null;
        var after = vehicle with { StartMass = vehicle.StartMass - flow * verticalRise };
        var speed = PeriapsisSpeed(periluneRadius, aposeleneRadius);
        var rest = Solve(after, risen, new(periluneRadius, 0, cutoffClimb, speed), 1);
        if (rest is not { } arc)
            return null;
        var propellant = arc.Propellant + flow * verticalRise;
        return arc with
        {
            BurnTime = arc.BurnTime + verticalRise,
            DeltaV = vehicle.ExhaustVelocity * Math.Log(vehicle.StartMass / arc.EndMass),
            Propellant = propellant,
        };
    }

    private readonly record struct PlanarState(double Radius, double Angle, double Climb, double Along);

    private double PeriapsisSpeed(double periapsis, double apoapsis) =>
        Math.Sqrt(2 * gravitationalParameter * apoapsis / (periapsis * (periapsis + apoapsis)));

    private PoweredArc? Solve(PoweredVehicle vehicle, PlanarState start, PlanarState goal, int sense)
    {
        var change = Math.Abs(goal.Along - start.Along);
        var ideal =
            vehicle.StartMass
            * (1 - Math.Exp(-change * 1.08 / vehicle.ExhaustVelocity))
            * vehicle.ExhaustVelocity
            / vehicle.Thrust;
        PoweredArc? best = null;
        // Newton's method from a few pitch programmes: which one settles depends on the thrust-to-weight ratio.
        foreach (var first in (double[])[0.1, 0.3, 0.7, -0.1])
        {
            foreach (var last in (double[])[0.3, -0.2, 1.0, 2.5])
            {
                var arc = Newton(vehicle, start, goal, sense, [first, last, ideal]);
                if (arc is { } a && (best is null || a.Propellant < best.Value.Propellant))
                    best = arc;
            }
            if (best is not null)
                break;
        }
        return best;
    }

    private PoweredArc? Newton(PoweredVehicle vehicle, PlanarState start, PlanarState goal, int sense, double[] x)
    {
        double[] steps = [1e-6, 1e-6, 1e-4];
        var longest = 0.999 * vehicle.StartMass * vehicle.ExhaustVelocity / vehicle.Thrust;
        var (residual, state) = Fly(vehicle, start, goal, sense, x);
        for (var i = 0; i < 40; i++)
        {
            if (residual.L2Norm() < 1e-7)
            {
                var propellant = vehicle.Thrust / vehicle.ExhaustVelocity * x[2];
                var end = vehicle.StartMass - propellant;
                return new(
                    x[2],
                    vehicle.ExhaustVelocity * Math.Log(vehicle.StartMass / end),
                    propellant,
                    end,
                    (state.Angle - start.Angle) * goal.Radius
                );
            }
            var jacobian = Matrix<double>.Build.Dense(3, 3);
            for (var k = 0; k < 3; k++)
            {
                var moved = x.ToArray();
                moved[k] += steps[k];
                jacobian.SetColumn(k, (Fly(vehicle, start, goal, sense, moved).Residual - residual) / steps[k]);
            }
            var step = jacobian.Solve(-residual);
            if (!step.All(double.IsFinite))
                return null;
            var scale = 1.0;
            for (; scale > 1e-3; scale *= 0.5)
            {
                double[] next = [x[0] + scale * step[0], x[1] + scale * step[1], x[2] + scale * step[2]];
                if (!(next[2] > 1 && next[2] < longest))
                    continue;
                var (nextResidual, nextState) = Fly(vehicle, start, goal, sense, next);
                if (nextResidual.L2Norm() < residual.L2Norm())
                {
                    (x, residual, state) = (next, nextResidual, nextState);
                    break;
                }
            }
            if (scale <= 1e-3)
                return null;
        }
        return null;
    }

    /// <summary>Flies the pitch programme from its tangent at the start to its tangent at the end.</summary>
    private (Vector<double> Residual, PlanarState End) Fly(
        PoweredVehicle vehicle,
        PlanarState start,
        PlanarState goal,
        int sense,
        double[] x
    )
    {
        var equation = new Equation(gravitationalParameter, vehicle, x[0], (x[1] - x[0]) / x[2], sense);
        var method = new DormandPrince853<Equation>(equation, tolerances);
        method.Start(0, [start.Radius, start.Angle, start.Climb, start.Along]);
        while (!method.Step(x[2])) { }
        var s = method.State;
        var end = new PlanarState(s[0], s[1], s[2], s[3]);
        return (
            Vector<double>.Build.Dense([
                (end.Radius - goal.Radius) / 1e3,
                (end.Climb - goal.Climb) / 10,
                (end.Along - goal.Along) / 10,
            ]),
            end
        );
    }

    /// <summary>Planar motion in polar coordinates: radius, angle, climb rate, speed along.</summary>
    private readonly struct Equation(double gm, PoweredVehicle vehicle, double tangent, double slope, int sense)
        : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var mass = vehicle.StartMass - vehicle.Thrust / vehicle.ExhaustVelocity * t;
            var acceleration = vehicle.Thrust / mass;
            var tangentNow = tangent + slope * t;
            var cosine = 1 / Math.Sqrt(1 + tangentNow * tangentNow);
            var (r, climb, along) = (state[0], state[2], state[3]);
            derivative[0] = climb;
            derivative[1] = along / r;
            derivative[2] = along * along / r - gm / (r * r) + acceleration * tangentNow * cosine;
            derivative[3] = -climb * along / r + sense * acceleration * cosine;
        }
    }
}
