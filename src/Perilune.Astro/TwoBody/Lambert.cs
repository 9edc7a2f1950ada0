using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.TwoBody;

/// <summary>
/// Lambert's problem, the conic from one point to another in a given time, within one revolution
/// (D. Izzo, "Revisiting Lambert's problem", Celestial Mechanics and Dynamical Astronomy 121, 2015).
/// </summary>
public static class Lambert
{
    /// <summary>Velocities at both ends of the arc, m/s.</summary>
    /// <param name="from">First point, m, from the attracting centre, inertial axes.</param>
    /// <param name="to">Second point, m; not on the line through the first point and the centre.</param>
    /// <param name="seconds">Time of flight, s, positive.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <param name="normal">The side on which the arc turns: its angular momentum has a positive product with this vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    /// <exception cref="ArgumentException">The points lie on one line with the centre: the plane is undefined.</exception>
    public static (Vector3 AtStart, Vector3 AtEnd) Solve(
        Vector3 from,
        Vector3 to,
        double seconds,
        double gravitationalParameter,
        Vector3 normal
    )
    {
        if (!(seconds > 0))
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "a time of flight is positive");
        var r1 = from.Norm;
        var r2 = to.Norm;
        var cross = Vector3.Cross(from, to);
        if (cross.Norm <= 1e-12 * r1 * r2)
            throw new ArgumentException("the points and the centre lie on one line, so the plane is undefined");
        var chord = (to - from).Norm;
        var s = 0.5 * (r1 + r2 + chord);
        var shortWay = Vector3.Dot(cross, normal) >= 0;
        var lambda = Math.Sqrt(Math.Max(0, 1 - chord / s)) * (shortWay ? 1 : -1);
        var time = Math.Sqrt(2 * gravitationalParameter / (s * s * s)) * seconds;

        var x = SolveForX(lambda, time);
        var y = Math.Sqrt(1 - lambda * lambda * (1 - x * x));

        var gamma = Math.Sqrt(0.5 * gravitationalParameter * s);
        var rho = (r1 - r2) / chord;
        var sigma = Math.Sqrt(Math.Max(0, 1 - rho * rho));
        var radial1 = gamma * (lambda * y - x - rho * (lambda * y + x)) / r1;
        var radial2 = -gamma * (lambda * y - x + rho * (lambda * y + x)) / r2;
        var tangential = gamma * sigma * (y + lambda * x);
        var unit1 = from / r1;
        var unit2 = to / r2;
        var h = (shortWay ? cross : -cross).Unit;
        return (
            unit1 * radial1 + Vector3.Cross(h, unit1) * (tangential / r1),
            unit2 * radial2 + Vector3.Cross(h, unit2) * (tangential / r2)
        );
    }

    /// <summary>Izzo's variable x by Householder's third-order iteration from his starting guess.</summary>
    private static double SolveForX(double lambda, double time)
    {
        var lambda2 = lambda * lambda;
        var lambda3 = lambda * lambda2;
        var timeAtZero = Math.Acos(lambda) + lambda * Math.Sqrt(1 - lambda2);
        var timeAtOne = 2.0 / 3 * (1 - lambda3);
        double x;
        if (time >= timeAtZero)
            x = Math.Pow(timeAtZero / time, 2.0 / 3) - 1;
        else if (time < timeAtOne)
            x = 2.5 * timeAtOne * (timeAtOne - time) / (time * (1 - lambda2 * lambda3)) + 1;
        else
            x = Math.Pow(2, Math.Log(time / timeAtZero) / Math.Log(timeAtOne / timeAtZero)) - 1;

        for (var i = 0; i < 40; i++)
        {
            var t = TimeOfFlight(x, lambda);
            var y = Math.Sqrt(1 - lambda2 * (1 - x * x));
            var oneMinusX2 = 1 - x * x;
            double first,
                second,
                third;
            if (Math.Abs(oneMinusX2) < 1e-9)
            {
                // At the parabola the derivatives' closed forms are 0/0; the first one's limit is enough there.
                first = 0.4 * (lambda2 * lambda3 - 1);
                second = third = 0;
            }
            else
            {
                first = (3 * t * x - 2 + 2 * lambda3 * x / y) / oneMinusX2;
                second = (3 * t + 5 * x * first + 2 * (1 - lambda2) * lambda3 / (y * y * y)) / oneMinusX2;
                third =
                    (7 * x * second + 8 * first - 6 * (1 - lambda2) * lambda2 * lambda3 * x / Math.Pow(y, 5))
                    / oneMinusX2;
            }
            var error = t - time;
            var first2 = first * first;
            var step =
                error * (first2 - error * second / 2) / (first * (first2 - error * second) + third * error * error / 6);
            // Below -1 there is no conic: a step that would cross goes half-way instead.
            x = x - step > -1 ? x - step : 0.5 * (x - 1);
            if (Math.Abs(step) < 1e-14 * Math.Max(1, Math.Abs(x)))
                break;
        }
        return x;
    }

    /// <summary>Normalised time of flight: Battin's series near the parabola, Lancaster and Blanchard's form elsewhere.</summary>
    private static double TimeOfFlight(double x, double lambda)
    {
        var distance = Math.Abs(x - 1);
        var e = x * x - 1;
        var z = Math.Sqrt(1 + lambda * lambda * e);
        if (distance < 0.01)
        {
            var eta = z - lambda * x;
            var s1 = 0.5 * (1 - lambda - x * eta);
            var q = 4.0 / 3 * Hypergeometric(s1);
            return 0.5 * (eta * eta * eta * q + 4 * lambda * eta);
        }
        var y = Math.Sqrt(Math.Abs(e));
        var g = x * z - lambda * e;
        var d = e < 0 ? Math.Acos(Math.Clamp(g, -1, 1)) : Math.Log(y * (z - lambda * x) + g);
        return (x - lambda * z - d / y) / e;
    }

    /// <summary>Gauss's F(3, 1; 5/2; z) by its series.</summary>
    private static double Hypergeometric(double z)
    {
        double sum = 1,
            term = 1;
        for (var j = 0; Math.Abs(term) > 1e-17 && j < 200; j++)
        {
            term *= (3.0 + j) * (1 + j) / (2.5 + j) * z / (j + 1);
            sum += term;
        }
        return sum;
    }
}
