using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>Numbers in the text files of gravity fields.</summary>
internal static class GravityText
{
    internal const string Mend =
        "give a static, fully normalised field as ICGEM .gfc, SHADR .tab, GMAT .cof, or in Perilune's own encoding";

    internal static double Number(string path, int line, ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[32];
        var trimmed = text.Trim();
        if (trimmed.Length <= digits.Length)
        {
            trimmed.CopyTo(digits);
            digits = digits[..trimmed.Length];
            // Fortran writes the exponent of a double with D.
            digits.Replace('D', 'e');
            digits.Replace('d', 'e');
            if (
                double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value)
            )
                return value;
        }
        throw new DataFileException(path, $"line {line}: '{trimmed}' is not a number", Mend);
    }

    internal static int Whole(string path, int line, ReadOnlySpan<char> text)
    {
        if (int.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value))
            return value;
        throw new DataFileException(path, $"line {line}: '{text.Trim()}' is not a whole number", Mend);
    }
}
