namespace Perilune.Numerics.RootFinding;

/// <summary>
/// Brent's root finder: bisection, secant and inverse quadratic interpolation, never leaving the bracket
/// (R. P. Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 4).
/// </summary>
public static class Brent
{
    /// <summary>
    /// A root of <paramref name="function"/> between two abscissae at which its signs differ, within
    /// <paramref name="tolerance"/> of the abscissa.
    /// </summary>
    /// <exception cref="ArgumentException">The function has the same sign at both ends.</exception>
    public static double Solve(Func<double, double> function, double low, double high, double tolerance) =>
        Solve(function, low, high, function(low), function(high), tolerance);

    /// <summary>As the shorter form, with the values at both ends already known.</summary>
    /// <exception cref="ArgumentException">The function has the same sign at both ends.</exception>
    public static double Solve(
        Func<double, double> function,
        double low,
        double high,
        double valueAtLow,
        double valueAtHigh,
        double tolerance
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        var (a, fa, b, fb) = (low, valueAtLow, high, valueAtHigh);
        if (fa == 0)
            return a;
        if (fb == 0)
            return b;
        if (!(fa * fb < 0))
            throw new ArgumentException($"no sign change between {low} ({fa}) and {high} ({fb})", nameof(low));
        var (c, fc) = (a, fa);
        var (step, previousStep) = (b - a, b - a);
        while (true)
        {
            if (fb > 0 == fc > 0)
            {
                (c, fc) = (a, fa);
                step = previousStep = b - a;
            }
            if (Math.Abs(fc) < Math.Abs(fb))
                (a, fa, b, fb, c, fc) = (b, fb, c, fc, b, fb);
            var limit = 2 * Math.Abs(b) * 1.1102230246251565e-16 + 0.5 * tolerance;
            var middle = 0.5 * (c - b);
            if (Math.Abs(middle) <= limit || fb == 0)
                return b;
            if (Math.Abs(previousStep) >= limit && Math.Abs(fa) > Math.Abs(fb))
            {
                var s = fb / fa;
                double p,
                    q;
                if (a == c)
                {
                    p = 2 * middle * s;
                    q = 1 - s;
                }
                else
                {
                    var t = fa / fc;
                    var r = fb / fc;
                    p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
                    q = (t - 1) * (r - 1) * (s - 1);
                }
                if (p > 0)
                    q = -q;
                p = Math.Abs(p);
                if (2 * p < Math.Min(3 * middle * q - Math.Abs(limit * q), Math.Abs(previousStep * q)))
                {
                    previousStep = step;
                    step = p / q;
                }
                else
                {
                    step = previousStep = middle;
                }
            }
            else
            {
                step = previousStep = middle;
            }
            (a, fa) = (b, fb);
            b += Math.Abs(step) > limit ? step : Math.CopySign(limit, middle);
            fb = function(b);
        }
    }
}
