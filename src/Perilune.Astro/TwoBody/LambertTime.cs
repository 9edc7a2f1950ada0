namespace Perilune.Astro.TwoBody;

/// <summary>
/// Izzo's variable x of the conics that take a normalised time, by Householder's third-order iteration from his starting
/// guesses (D. Izzo, "Revisiting Lambert's problem", 2015, equations 18 to 31).
/// </summary>
internal static class LambertTime
{
    private const int MaximumIterations = 40;

    /// <summary>The x of the conic of less than one revolution.</summary>
    public static double Single(double lambda, double time)
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
        return Iterate(x, lambda, time, 0);
    }

    /// <summary>The two x of a number of revolutions, or null where the time is too short for them.</summary>
    public static (double Left, double Right)? Several(double lambda, double time, int revolutions)
    {
        if (time < LeastTime(lambda, revolutions))
            return null;
        var left = Math.Pow((revolutions + 1) * Math.PI / (8 * time), 2.0 / 3);
        var right = Math.Pow(8 * time / (revolutions * Math.PI), 2.0 / 3);
        return (
            Iterate((left - 1) / (left + 1), lambda, time, revolutions),
            Iterate((right - 1) / (right + 1), lambda, time, revolutions)
        );
    }

    /// <summary>Least normalised time of a number of revolutions: where time is flat, by Halley's method.</summary>
    private static double LeastTime(double lambda, int revolutions)
    {
        var x = 0.0;
        var time = TimeOfFlight(x, lambda, revolutions);
        for (var i = 0; i < MaximumIterations; i++)
        {
            var (first, second, third) = Derivatives(x, lambda, time);
            var step = first * second / (second * second - first * third / 2);
            x = Math.Clamp(x - step, -0.999, 0.999);
            time = TimeOfFlight(x, lambda, revolutions);
            if (Math.Abs(step) < 1e-13)
                break;
        }
        return time;
    }

    private static double Iterate(double x, double lambda, double time, int revolutions)
    {
        for (var i = 0; i < MaximumIterations; i++)
        {
            var t = TimeOfFlight(x, lambda, revolutions);
            var (first, second, third) = Derivatives(x, lambda, t);
            var error = t - time;
            var first2 = first * first;
            var step =
                error * (first2 - error * second / 2) / (first * (first2 - error * second) + third * error * error / 6);
            var next = x - step;
            // Below -1 there is no conic, nor above 1 one of several revolutions: a step across goes half-way instead.
            if (!(next > -1))
                next = 0.5 * (x - 1);
            else if (revolutions > 0 && !(next < 1))
                next = 0.5 * (x + 1);
            x = next;
            if (Math.Abs(step) < 1e-14 * Math.Max(1, Math.Abs(x)))
                break;
        }
        return x;
    }

    private static (double First, double Second, double Third) Derivatives(double x, double lambda, double time)
    {
        var lambda2 = lambda * lambda;
        var lambda3 = lambda * lambda2;
        var y = Math.Sqrt(1 - lambda2 * (1 - x * x));
        var oneMinusX2 = 1 - x * x;
        // At the parabola the derivatives' closed forms are 0/0; the first one's limit is enough there.
        if (Math.Abs(oneMinusX2) < 1e-9)
            return (0.4 * (lambda2 * lambda3 - 1), 0, 0);
        var first = (3 * time * x - 2 + 2 * lambda3 * x / y) / oneMinusX2;
        var second = (3 * time + 5 * x * first + 2 * (1 - lambda2) * lambda3 / (y * y * y)) / oneMinusX2;
        var third =
            (7 * x * second + 8 * first - 6 * (1 - lambda2) * lambda2 * lambda3 * x / Math.Pow(y, 5)) / oneMinusX2;
        return (first, second, third);
    }

    /// <summary>Normalised time of flight: Battin's series near the parabola, Lancaster and Blanchard's form elsewhere.</summary>
    private static double TimeOfFlight(double x, double lambda, int revolutions)
    {
        var e = x * x - 1;
        var z = Math.Sqrt(1 + lambda * lambda * e);
        if (Math.Abs(x - 1) < 0.01)
        {
            var eta = z - lambda * x;
            var s1 = 0.5 * (1 - lambda - x * eta);
            var q = 4.0 / 3 * Hypergeometric(s1);
            var turns = revolutions == 0 ? 0 : revolutions * Math.PI / Math.Pow(Math.Abs(e), 1.5);
            return 0.5 * (eta * eta * eta * q + 4 * lambda * eta) + turns;
        }
        var y = Math.Sqrt(Math.Abs(e));
        var g = x * z - lambda * e;
        var d = e < 0 ? Math.Acos(Math.Clamp(g, -1, 1)) + revolutions * Math.PI : Math.Log(y * (z - lambda * x) + g);
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
