using System.Globalization;

namespace Perilune.Simulation.Units;

/// <summary>Reads and writes quantities with units: <c>6.5 d</c>, <c>40 kW</c>, <c>89.45 degS</c>, <c>0.85 %</c>.</summary>
public static class Quantity
{
    /// <summary>
    /// Reads a quantity. A unit must be one of the measure's; a number without unit is read only where the measure has no
    /// dimension.
    /// </summary>
    /// <param name="text">A number, then a unit; a space between them may be left out.</param>
    /// <param name="measure">What is expected.</param>
    public static QuantityReading Read(string text, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(text);
        var expected = MeasureInfo.Of(measure);
        var trimmed = text.Trim();
        var length = NumberLength(trimmed);
        if (
            length == 0
            || !double.TryParse(trimmed[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            return Wrong($"is not {WithArticle(expected.Name)}", $"write a number and a unit, e.g. {expected.Example}");
        var symbol = trimmed[length..].Trim();
        if (symbol.Length == 0)
            return expected.AllowsPlainNumber
                ? new(number, "1", null, null)
                : Wrong("has no unit", $"{expected.Name} is needed, e.g. {expected.Example}");

        if (Accepted(expected, symbol) is { } unit)
            return new(unit.ToSi(number), unit.Symbol, null, null);
        return Explain(expected, symbol);
    }

    /// <summary>Reads a quantity that is known to be right, such as a default or a limit in the program.</summary>
    /// <param name="text">The quantity.</param>
    /// <param name="measure">What it is.</param>
    /// <returns>Value in SI.</returns>
    /// <exception cref="FormatException">It is not a value of the measure.</exception>
    public static double Parse(string text, Measure measure)
    {
        var reading = Read(text, measure);
        return reading.Ok ? reading.Value : throw new FormatException($"'{text}' {reading.Message}; {reading.Mend}");
    }

    /// <summary>Writes a value for people, in the unit that suits its size.</summary>
    /// <param name="si">Value in SI.</param>
    /// <param name="measure">What it is.</param>
    /// <param name="digits">Significant digits, 1 to 17; 17 survive a round trip to within rounding.</param>
    public static string Format(double si, Measure measure, int digits = 4)
    {
        var info = MeasureInfo.Of(measure);
        var unit = MeasureInfo.UnitOf(info.Shown[0]);
        if (measure == Measure.Latitude)
            unit = MeasureInfo.UnitOf(si < 0 ? "degS" : "degN");
        else if (measure == Measure.Longitude)
            unit = MeasureInfo.UnitOf(si < 0 ? "degW" : "degE");
        else
        {
            foreach (var symbol in info.Shown)
            {
                var candidate = MeasureInfo.UnitOf(symbol);
                if (Math.Abs(candidate.FromSi(si)) >= 1)
                    unit = candidate;
            }
        }
        // Rounding, then the shortest text, keeps 120 from becoming 1.2E+02.
        var rounded = double.Parse(
            unit.FromSi(si).ToString("E" + (digits - 1), CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        var number = rounded.ToString("R", CultureInfo.InvariantCulture);
        return unit.Symbol == "1" ? number : $"{number} {unit.Symbol}";
    }

    private static Unit? Accepted(MeasureInfo expected, string symbol)
    {
        if (expected.Units.Contains(symbol, StringComparer.Ordinal))
            return MeasureInfo.UnitOf(symbol);
        // m^2 and m² are m2.
        return UnitTable.TryFind(symbol, out var unit) && expected.Units.Contains(unit.Symbol, StringComparer.Ordinal)
            ? unit
            : null;
    }

    private static QuantityReading Explain(MeasureInfo expected, string symbol)
    {
        var found = MeasureInfo.All.FirstOrDefault(info => Accepted(info, symbol) is not null);
        if (found is not null)
        {
            var plural = found.Measure == Measure.Fraction && expected.Measure == Measure.Number;
            return Wrong(
                plural ? "has a unit" : $"is {WithArticle(found.Name)}",
                $"{WithArticle(expected.Name)} is needed, e.g. {expected.Example}"
            );
        }
        var known = MeasureInfo
            .All.SelectMany(info => info.Units)
            .FirstOrDefault(unit => string.Equals(unit, symbol, StringComparison.OrdinalIgnoreCase));
        return known is null
            ? Wrong($"has the unknown unit '{symbol}'", $"write {expected.Name} in {Listed(expected)}")
            : Wrong($"has the unknown unit '{symbol}'", $"write {known}: units are case-sensitive");
    }

    private static QuantityReading Wrong(string message, string mend) => new(0, "", message, mend);

    private static string Listed(MeasureInfo info) =>
        info.Units.Count <= 8 ? string.Join(", ", info.Units) : string.Join(", ", info.Units.Take(8)) + " ...";

    private static string WithArticle(string name) => ("aeiou".Contains(name[0]) ? "an " : "a ") + name;

    private static int NumberLength(string text)
    {
        var i = 0;
        if (i < text.Length && text[i] is '+' or '-')
            i++;
        var digits = i;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
            i++;
        if (i == digits)
            return 0;
        // An exponent belongs to the number only with digits behind it.
        var exponent = i;
        if (exponent < text.Length && text[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                while (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
                    exponent++;
                i = exponent;
            }
        }
        return i;
    }
}
