using System.Globalization;

namespace Perilune.Report.Drawing;

/// <summary>Numbers as text: the same on every machine, and as short as their place allows.</summary>
internal static class Number
{
    /// <summary>A coordinate in a picture, to a tenth of a pixel.</summary>
    public static string Pixel(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        // Minus zero would print its sign.
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>A value for people: four significant digits, thousands set apart by a thin space, no exponent where it can be avoided.</summary>
    public static string Value(double value, int digits = 4)
    {
        if (double.IsNaN(value))
            return "n/a";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (size is < 1e-3 or >= 1e9)
            return value
                .ToString($"0.{new string('#', digits - 1)}e0", CultureInfo.InvariantCulture)
                .Replace("-", "−", StringComparison.Ordinal);
        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        var text = Math.Round(size, decimals)
            .ToString($"#,0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
        return (value < 0 ? "−" : "") + text.Replace(',', '\u2009');
    }

    /// <summary>A value and its unit; the unit 1 is no unit.</summary>
    public static string WithUnit(double value, string unit) =>
        unit is "1" or "" ? Value(value) : $"{Value(value)}\u00a0{unit}";

    /// <summary>A fraction in per cent, to a tenth at most: what is there but less than that is said to be less.</summary>
    public static string Percent(double fraction)
    {
        var percent = 100 * fraction;
        return percent is > 0 and < 0.1
            ? "< 0.1\u00a0%"
            : percent.ToString(percent < 9.95 ? "0.#" : "0", CultureInfo.InvariantCulture) + "\u00a0%";
    }

    /// <summary>A value exactly as stored, for machines.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
