using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.PoweredFlight;

/// <summary>
/// A powered arc in a plane about a point mass to a height and a velocity, and where asked for to a place, steered by the
/// linear tangent law (D. F. Lawden, "Optimal Trajectories for Space Navigation", 1963, chapter 4): the tangent of the pitch
/// over the horizon is linear in time. Solved by Newton's method on a quick prediction, for guidance to call at every command.
/// </summary>
internal sealed class LinearTangentProblem
{
    private const int Steps = 24;

    /// <summary>m3/s2.</summary>
    public required double GravitationalParameter { get; init; }

    /// <summary>N at the full throttle of the law.</summary>
    public required double Thrust { get; init; }

    /// <summary>m/s.</summary>
    public required double ExhaustVelocity { get; init; }

    /// <summary>1 to gain horizontal speed, -1 to lose it.</summary>
    public required int Sense { get; init; }

    /// <summary>At the end: radius, m, climb and horizontal speed, m/s.</summary>
    public required (double Radius, double Climb, double Along) Goal { get; init; }

    /// <summary>Angle to fly over, rad; null where the place of the end is free and the thrust full.</summary>
    public double? Angle { get; init; }

    /// <summary>The least fraction of the thrust that may be asked for to meet the angle.</summary>
    public double LeastThrottle { get; init; } = 1;

    /// <summary>
    /// Solves from a state: pitch tangents at the start and the end, burn time, throttle; null where Newton's method finds
    /// none. A throttle that the engine does not have is held at its limit, and the place is then not met.
    /// </summary>
    public LinearTangentSteering? Solve(
        (double Radius, double Climb, double Along) start,
        double mass,
        LinearTangentSteering? last
    )
    {
        if (last is { } warm)
            return Newton(start, mass, [warm.FirstTangent, warm.LastTangent, warm.BurnTime, warm.Throttle]);
        var change = Math.Abs(Goal.Along - start.Along);
        var ideal = mass * (1 - Math.Exp(-change * 1.08 / ExhaustVelocity)) * ExhaustVelocity / Thrust;
        LinearTangentSteering? best = null;
        foreach (var first in (double[])[0.1, 0.3, 0.7, -0.1, 1.5])
        foreach (var end in (double[])[0.3, -0.2, 1.0, 2.5])
        {
            var throttle = Angle is null ? 1 : 0.5 * (1 + LeastThrottle);
            var found = Newton(start, mass, [first, end, ideal / throttle, throttle]);
            if (found is { } f && (best is null || f.BurnTime * f.Throttle < best.Value.BurnTime * best.Value.Throttle))
                best = found;
        }
        return best;
    }

    /// <summary>Angle over which a solved law flies, rad.</summary>
    public double AngleFlown((double Radius, double Climb, double Along) start, double mass, LinearTangentSteering law)
    {
        Span<double> residual = stackalloc double[4];
        return Predict(start, mass, [law.FirstTangent, law.LastTangent, law.BurnTime, law.Throttle], residual);
    }

    private LinearTangentSteering? Newton(
        (double Radius, double Climb, double Along) start,
        double mass,
        double[] first
    )
    {
        var free = Angle is not null;
        var (found, x) = Iterate(start, mass, first, free ? 4 : 3);
        if (free && (!found || x[3] > 1 || x[3] < LeastThrottle))
        {
            // The engine cannot meet the place: as near as it can, the rest is met.
            first[3] = found ? Math.Clamp(x[3], LeastThrottle, 1) : Math.Clamp(first[3], LeastThrottle, 1);
            (found, x) = Iterate(start, mass, first, 3);
        }
        return found ? new(x[0], x[1], x[2], x[3]) : null;
    }

    private (bool Found, double[] X) Iterate(
        (double Radius, double Climb, double Along) start,
        double mass,
        double[] first,
        int unknowns
    )
    {
        var x = (double[])first.Clone();
        Span<double> residual = stackalloc double[4];
        Span<double> moved = stackalloc double[4];
        Span<double> system = stackalloc double[20];
        Predict(start, mass, x, residual);
        var size = Size(residual, unknowns);
        for (var i = 0; i < 40; i++)
        {
            if (size < 1e-6)
                return (true, x);
            for (var k = 0; k < unknowns; k++)
            {
                var step = k == 2 ? 1e-4 : 1e-6;
                x[k] += step;
                Predict(start, mass, x, moved);
                x[k] -= step;
                for (var row = 0; row < unknowns; row++)
                    system[row * 5 + k] = (moved[row] - residual[row]) / step;
            }
            for (var row = 0; row < unknowns; row++)
                system[row * 5 + 4] = -residual[row];
            if (!SmallSystem.Solve(system, unknowns))
                return (false, x);
            var scale = 1.0;
            for (; scale > 1e-3; scale *= 0.5)
            {
                var next = (double[])x.Clone();
                for (var k = 0; k < unknowns; k++)
                    next[k] += scale * system[k * 5 + 4];
                if (!(next[2] > 0 && next[3] > 0.01 && next[2] < 0.999 * mass * ExhaustVelocity / (next[3] * Thrust)))
                    continue;
                Predict(start, mass, next, moved);
                var after = Size(moved, unknowns);
                if (!(after < size))
                    continue;
                (x, size) = (next, after);
                moved.CopyTo(residual);
                break;
            }
            if (scale <= 1e-3)
                return (size < 1e-4, x);
        }
        return (size < 1e-4, x);
    }

    private static double Size(ReadOnlySpan<double> residual, int unknowns)
    {
        var sum = 0.0;
        for (var i = 0; i < unknowns; i++)
            sum += residual[i] * residual[i];
        return Math.Sqrt(sum);
    }

    /// <summary>Flies the law, leaves what is missed at the end, in km, 10 m/s, 10 m/s and km, and returns the angle flown.</summary>
    private double Predict(
        (double Radius, double Climb, double Along) start,
        double mass,
        double[] x,
        Span<double> residual
    )
    {
        var (r, u, v, angle) = (start.Radius, start.Climb, start.Along, 0.0);
        var dt = x[2] / Steps;
        var thrust = x[3] * Thrust;
        var flow = thrust / ExhaustVelocity;
        for (var i = 0; i < Steps; i++)
        {
            var t = i * dt;
            var a = Rates(t, r, u, v);
            var b = Rates(t + 0.5 * dt, r + 0.5 * dt * u, u + 0.5 * dt * a.U, v + 0.5 * dt * a.V);
            var ub = u + 0.5 * dt * a.U;
            var uc = u + 0.5 * dt * b.U;
            var c = Rates(t + 0.5 * dt, r + 0.5 * dt * ub, uc, v + 0.5 * dt * b.V);
            var ud = u + dt * c.U;
            var d = Rates(t + dt, r + dt * uc, ud, v + dt * c.V);
            angle += dt / 6 * (a.Angle + 2 * b.Angle + 2 * c.Angle + d.Angle);
            r += dt / 6 * (u + 2 * ub + 2 * uc + ud);
            u += dt / 6 * (a.U + 2 * b.U + 2 * c.U + d.U);
            v += dt / 6 * (a.V + 2 * b.V + 2 * c.V + d.V);
        }
        residual[0] = (r - Goal.Radius) / 1e3;
        residual[1] = (u - Goal.Climb) / 10;
        residual[2] = (v - Goal.Along) / 10;
        residual[3] = Angle is { } wanted ? (angle - wanted) * Goal.Radius / 1e3 : 0;
        return angle;

        (double U, double V, double Angle) Rates(double t, double radius, double climb, double along)
        {
            var tangent = x[0] + (x[1] - x[0]) * t / x[2];
            var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
            var acceleration = thrust / (mass - flow * t);
            return (
                along * along / radius - GravitationalParameter / (radius * radius) + acceleration * tangent * cosine,
                -climb * along / radius + Sense * acceleration * cosine,
                along / radius
            );
        }
    }
}

/// <summary>A solved linear tangent law.</summary>
/// <param name="FirstTangent">Tangent of the pitch now.</param>
/// <param name="LastTangent">Tangent of the pitch at the end.</param>
/// <param name="BurnTime">s.</param>
/// <param name="Throttle">Fraction of the law's thrust.</param>
internal readonly record struct LinearTangentSteering(
    double FirstTangent,
    double LastTangent,
    double BurnTime,
    double Throttle
)
{
    /// <summary>The same law a while later.</summary>
    public LinearTangentSteering After(double time) =>
        this with
        {
            FirstTangent = FirstTangent + (LastTangent - FirstTangent) * time / BurnTime,
            BurnTime = Math.Max(BurnTime - time, 1e-3),
        };
}
