namespace Perilune.Station.Engine;

/// <summary>When an amount with a known rate reaches a level.</summary>
internal static class Crossings
{
    /// <summary>Later than any span, s: 100 years.</summary>
    public const double Horizon = 100 * 365.25 * 86_400;

    /// <summary>
    /// Time until the amount, now at or before the level, goes through it in that direction; infinite when it never does.
    /// At the level already, it goes through at once if the rate points that way.
    /// </summary>
    public static double Next(double amount, in RateFunction rate, double level, bool isRising)
    {
        var sign = isRising ? 1.0 : -1.0;
        var distance = sign * (level - amount);
        if (distance < 0 || (distance == 0 && sign * rate.Direction() > 0))
            return 0;
        if (rate.IsConstant)
            return sign * rate.Constant > 0 ? distance / (sign * rate.Constant) : double.PositiveInfinity;
        if (IsSingleExponential(rate) && rate.First.Decay > 0)
        {
            // amount + A (1 − exp(−k t)) / k = level
            var x = (level - amount) * rate.First.Decay / rate.First.Amplitude;
            return sign * rate.First.Amplitude > 0 && x < 1
                ? -LogarithmOnePlus(-x) / rate.First.Decay
                : double.PositiveInfinity;
        }
        return Search(amount, rate, level, sign);
    }

    private static bool IsSingleExponential(in RateFunction rate) =>
        rate is { Constant: 0, Slope: 0, First.Amplitude: not 0, Second.Amplitude: 0, Third.Amplitude: 0 };

    /// <summary>Between turning points the amount is monotonic: the first interval whose end lies beyond has the crossing.</summary>
    private static double Search(double amount, in RateFunction rate, double level, double sign)
    {
        Span<double> turns = stackalloc double[ExponentialRoots.MostRoots];
        var count = rate.SignChanges(Horizon, turns);
        var from = 0.0;
        for (var i = 0; i <= count; i++)
        {
            var to = i < count ? turns[i] : Horizon;
            if (sign * (amount + rate.Integral(to) - level) > 0)
                return Refine(amount, rate, level, sign, from, to);
            from = to;
        }
        return double.PositiveInfinity;
    }

    /// <summary>Newton's method kept inside a bracket by bisection.</summary>
    private static double Refine(
        double amount,
        in RateFunction rate,
        double level,
        double sign,
        double low,
        double high
    )
    {
        var time = 0.5 * (low + high);
        while (high - low > ExponentialRoots.TimeResolution)
        {
            var excess = sign * (amount + rate.Integral(time) - level);
            if (excess > 0)
                high = time;
            else
                low = time;
            var step = excess / (sign * rate.At(time));
            var newton = time - step;
            // A step under the resolution of time itself has converged from either side.
            if (Math.Abs(step) < ExponentialRoots.TimeResolution && newton >= low && newton <= high)
                return newton;
            var before = time;
            time = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (time == before || time <= low || time >= high)
                return time;
        }
        return high;
    }

    /// <summary>ln(1 + x) without cancellation (Kahan; Higham, "Accuracy and Stability of Numerical Algorithms", 1.14.1).</summary>
    private static double LogarithmOnePlus(double x)
    {
        var y = 1 + x;
        return y == 1 ? x : x * Math.Log(y) / (y - 1);
    }
}
