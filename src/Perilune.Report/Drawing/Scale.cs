namespace Perilune.Report.Drawing;

/// <summary>A straight map from values to pixels, with round ticks.</summary>
/// <param name="Low">Value at the first pixel.</param>
/// <param name="High">Value at the last pixel.</param>
/// <param name="First">First pixel.</param>
/// <param name="Last">Last pixel.</param>
internal readonly record struct Scale(double Low, double High, double First, double Last)
{
    /// <summary>The pixel of a value.</summary>
    public double At(double value) => First + (value - Low) / (High - Low) * (Last - First);

    /// <summary>A scale whose ends are round numbers around the values, so that ticks meet the frame.</summary>
    public static Scale Around(double low, double high, double first, double last, int ticks = 4)
    {
        if (!(high > low))
        {
            var margin = low == 0 ? 1 : Math.Abs(low) * 0.1;
            (low, high) = (low - margin, low + margin);
        }

        var step = Step(low, high, ticks);
        return new(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, first, last);
    }

    /// <summary>Round values from end to end, about that many.</summary>
    public IEnumerable<double> Ticks(int count = 4)
    {
        var step = Step(Low, High, count);
        var (from, to) = (Math.Ceiling(Low / step - 1e-9), Math.Floor(High / step + 1e-9));
        for (var i = from; i <= to; i++)
            yield return i * step;
    }

    // 1, 2 or 5 times a power of ten.
    private static double Step(double low, double high, int count)
    {
        var rough = (high - low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var factor = rough / power;
        return power
            * (
                factor < 1.5 ? 1
                : factor < 3.5 ? 2
                : factor < 7.5 ? 5
                : 10
            );
    }
}
