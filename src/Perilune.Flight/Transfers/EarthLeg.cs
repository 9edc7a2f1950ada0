using MathNet.Numerics.LinearAlgebra;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>Which way a leg between Earth and Moon is flown.</summary>
public enum LegSense
{
    /// <summary>From the Earth to the Moon.</summary>
    Outbound = 1,

    /// <summary>From the Moon to the Earth: solved as the outbound leg with time reversed.</summary>
    Inbound = -1,
}

/// <summary>What a leg between Earth and Moon must meet.</summary>
/// <param name="Sense">Outbound or inbound.</param>
/// <param name="PerigeeTime">TDB seconds past J2000.</param>
/// <param name="PeriluneTime">TDB seconds past J2000; later than perigee outbound, earlier inbound.</param>
/// <param name="PerigeeRadius">m.</param>
/// <param name="PeriluneRadius">m.</param>
/// <param name="Inclination">Of the leg at perigee, to the Earth's mean equator of J2000, rad.</param>
/// <param name="Descending">Which of the two planes of that inclination through the Moon.</param>
public readonly record struct EarthLegGoal(
    LegSense Sense,
    double PerigeeTime,
    double PeriluneTime,
    double PerigeeRadius,
    double PeriluneRadius,
    double Inclination,
    bool Descending
);

/// <summary>A leg between Earth and Moon that meets its goal on the ephemeris.</summary>
/// <param name="Perigee">State there, relative to the Moon's centre like every state here.</param>
/// <param name="PerigeeSpeed">Speed relative to the Earth, m/s.</param>
/// <param name="LaunchEnergy">C3 relative to the Earth, m2/s2.</param>
/// <param name="Inclination">At perigee, to the Earth's mean equator of J2000, rad.</param>
/// <param name="Perilune">State there.</param>
public sealed record EarthLeg(
    LunarState Perigee,
    double PerigeeSpeed,
    double LaunchEnergy,
    double Inclination,
    LunarState Perilune
);

/// <summary>
/// Finds legs between Earth and Moon: a conic as the first guess, then Newton's method on the miss vector and the time of
/// perilune, seen first from afar and then from perilune itself, with exact partial derivatives of the flight.
/// </summary>
internal sealed class EarthLegSolver(CislunarModel forces)
{
    // A leg is met to a decimetre; flights of a centimetre's error in a step end a metre apart, those of a millimetre's as much.
    private readonly CislunarModel model = forces.Coarsened(0.01);

    // Hours before perilune at which the miss vector is read: from far away it is nearly linear in the perigee's state.
    private static readonly double[] readings = [20 * 3600, 4 * 3600, 0];

    /// <summary>Direction of the miss vector that is wanted for an asymptote, in the sense in which time runs.</summary>
    public delegate Vector3 Aim(Vector3 asymptote);

    /// <summary>The leg, or null where none is found.</summary>
    /// <param name="goal">What it must meet.</param>
    /// <param name="aim">Where it must pass the Moon.</param>
    /// <param name="guess">Node, argument of perigee and perigee speed to start from; receives those found.</param>
    public EarthLeg? Solve(in EarthLegGoal goal, Aim aim, ref (double Node, double Argument, double Speed)? guess)
    {
        var sign = (int)goal.Sense;
        var warm = guess is not null;
        var moon = model.Moon(goal.PeriluneTime);
        var conic = EarthConic.To(
            moon.Position,
            moon.Velocity * sign,
            goal.PerigeeRadius,
            goal.Inclination,
            Math.Abs(goal.PeriluneTime - goal.PerigeeTime),
            goal.Descending,
            model.EarthGM
        );
        if (conic is not { } start)
            return null;
        var x = guess ?? (start.Node, start.ArgumentOfPerigee, start.PerigeeSpeed);
        var arrival = default(LunarState);
        foreach (var reading in warm ? readings.AsSpan(2) : readings)
        {
            var time = goal.PeriluneTime - sign * reading;
            if (Correct(goal, aim, start.Inclination, time, reading == 0, ref x) is not { } corrected)
                return null;
            arrival = corrected;
        }
        guess = x;
        return Assemble(goal, start.Inclination, x, arrival);
    }

    /// <summary>The leg about a near one, at perilune itself and in just the inclination of the goal; null where it is not near.</summary>
    /// <param name="goal">What it must meet.</param>
    /// <param name="aim">Where it must pass the Moon.</param>
    /// <param name="near">Node, argument of perigee and perigee speed of the near one.</param>
    public EarthLeg? Refine(in EarthLegGoal goal, Aim aim, (double Node, double Argument, double Speed) near) =>
        Correct(goal, aim, goal.Inclination, goal.PeriluneTime, final: true, ref near) is { } arrival
            ? Assemble(goal, goal.Inclination, near, arrival)
            : null;

    private EarthLeg Assemble(
        in EarthLegGoal goal,
        double inclination,
        (double Node, double Argument, double Speed) x,
        LunarState arrival
    )
    {
        var energy = x.Speed * x.Speed - 2 * model.EarthGM / goal.PerigeeRadius;
        var told = goal.Sense == LegSense.Outbound ? inclination : Math.PI - inclination;
        return new(Perigee(goal, inclination, x), x.Speed, energy, told, arrival);
    }

    /// <summary>Newton's method at one reading: the state there once the goal is met, or null.</summary>
    private LunarState? Correct(
        in EarthLegGoal goal,
        Aim aim,
        double inclination,
        double reading,
        bool final,
        ref (double Node, double Argument, double Speed) x
    )
    {
        // One unit of each: a thousand kilometres of miss, a thousand seconds.
        var tolerance = final ? 1e-7 : 1e-3;
        var best = double.PositiveInfinity;
        for (var iteration = 0; iteration < 25; iteration++)
        {
            var (state, transition) = model.PropagateWithPartials(Perigee(goal, inclination, x), reading);
            if (Residual(goal, aim, state) is not { } residual)
                return null;
            var size = Math.Max(Math.Abs(residual.X), Math.Max(Math.Abs(residual.Y), Math.Abs(residual.Z)));
            if (size < tolerance)
                return state;
            if (!(size < 100 * best))
                return null;
            best = Math.Min(best, size);
            if (Step(goal, aim, inclination, x, state, transition, residual) is not { } step)
                return null;
            // A step of more than a few degrees or tens of metres a second leaves where the derivatives mean anything.
            var scale = Math.Min(
                1,
                Math.Min(0.08 / Math.Max(Math.Abs(step.X), Math.Abs(step.Y)), 30 / Math.Abs(step.Z))
            );
            x = (x.Node + scale * step.X, x.Argument + scale * step.Y, x.Speed + scale * step.Z);
        }
        return null;
    }

    private Vector3? Step(
        in EarthLegGoal goal,
        Aim aim,
        double inclination,
        (double Node, double Argument, double Speed) x,
        LunarState state,
        StateTransition transition,
        Vector3 residual
    )
    {
        const double angle = 1e-7;
        const double speed = 1e-4;
        Span<Vector3> columns = stackalloc Vector3[3];
        Span<double> steps = [angle, angle, speed];
        for (var k = 0; k < 3; k++)
        {
            var ahead = Perigee(goal, inclination, Moved(x, k, steps[k]));
            var behind = Perigee(goal, inclination, Moved(x, k, -steps[k]));
            var dr = (ahead.Position - behind.Position) / (2 * steps[k]);
            var dv = (ahead.Velocity - behind.Velocity) / (2 * steps[k]);
            var finalR = transition.PositionByPosition * dr + transition.PositionByVelocity * dv;
            var finalV = transition.VelocityByPosition * dr + transition.VelocityByVelocity * dv;
            // Along the change that the variable makes: a hundred metres is small against every orbit here.
            var h = 100 / Math.Max(finalR.Norm, 1e-30);
            var plus = Residual(goal, aim, new(state.Time, state.Position + finalR * h, state.Velocity + finalV * h));
            var minus = Residual(goal, aim, new(state.Time, state.Position - finalR * h, state.Velocity - finalV * h));
            if (plus is not { } a || minus is not { } b)
                return null;
            columns[k] = (a - b) / (2 * h);
        }
        var jacobian = Matrix<double>.Build.DenseOfColumnArrays(
            [columns[0].X, columns[0].Y, columns[0].Z],
            [columns[1].X, columns[1].Y, columns[1].Z],
            [columns[2].X, columns[2].Y, columns[2].Z]
        );
        var solution = jacobian.Solve(Vector<double>.Build.Dense([-residual.X, -residual.Y, -residual.Z]));
        var step = new Vector3(solution[0], solution[1], solution[2]);
        return double.IsFinite(step.NormSquared) ? step : null;
    }

    private static (double, double, double) Moved((double Node, double Argument, double Speed) x, int k, double h) =>
        (x.Node + (k == 0 ? h : 0), x.Argument + (k == 1 ? h : 0), x.Speed + (k == 2 ? h : 0));

    private LunarState Perigee(in EarthLegGoal goal, double inclination, (double Node, double Argument, double Speed) x)
    {
        var (position, motion) = EarthConic.AtPerigee(x.Node, x.Argument, inclination);
        var moon = model.Moon(goal.PerigeeTime);
        return new(
            goal.PerigeeTime,
            position * goal.PerigeeRadius - moon.Position,
            motion * (x.Speed * (int)goal.Sense) - moon.Velocity
        );
    }

    private Vector3? Residual(in EarthLegGoal goal, Aim aim, LunarState state)
    {
        var sign = (int)goal.Sense;
        if (LunarHyperbola.Of(state.Position, state.Velocity * sign, model.MoonGM) is not { } hyperbola)
            return null;
        var wanted =
            aim(hyperbola.Asymptote) * LunarHyperbola.MissFor(goal.PeriluneRadius, hyperbola.ExcessSpeed, model.MoonGM);
        var error = hyperbola.Miss - wanted;
        var t = Vector3.Cross(hyperbola.Asymptote, Vector3.UnitZ).Unit;
        var r = Vector3.Cross(hyperbola.Asymptote, t);
        var late = sign * (state.Time - goal.PeriluneTime) + hyperbola.TimeToPerilune;
        return new(Vector3.Dot(error, t) / 1e6, Vector3.Dot(error, r) / 1e6, late / 1e3);
    }
}
