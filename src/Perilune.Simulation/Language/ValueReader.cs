using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Language;

/// <summary>Reads the text of one value by its field's grammar.</summary>
internal static class ValueReader
{
    /// <summary>The value, its unit, or what is wrong and the mend.</summary>
    public readonly record struct Reading(object? Value, string Unit, string? Message = null, string Mend = "");

    /// <summary>Reads a value that is a single text.</summary>
    /// <param name="field">The field's grammar.</param>
    /// <param name="text">What was written.</param>
    /// <param name="times">Time scales for instants.</param>
    public static Reading Read(FieldGrammar field, string text, TimeScales times) =>
        field.Shape switch
        {
            FieldShape.Quantity => ReadQuantity(field, text),
            FieldShape.Whole => ReadWhole(field, text),
            FieldShape.Truth => text switch
            {
                "yes" or "true" => new(true, ""),
                "no" or "false" => new(false, ""),
                _ => new(null, "", "is neither yes nor no", "write yes or no"),
            },
            FieldShape.Choice or FieldShape.List => ReadWord(field, text),
            FieldShape.Instant => times.TryParse(text, out var epoch, out var error)
                ? new(epoch, "")
                : new(
                    null,
                    "",
                    $"is no instant: {error}",
                    "e.g. 2028-01-01, 2028-01-01T12:00 UTC, 2028-01-01T12:00 TDB"
                ),
            _ => text.Length > 0 ? new(text, "") : new(null, "", "is empty", "write a text"),
        };

    private static Reading ReadQuantity(FieldGrammar field, string text)
    {
        var quantity = field.Quantity!;
        var reading = Quantity.Read(text, quantity.Measure);
        if (!reading.Ok)
            return new(null, "", reading.Message, reading.Mend!);
        var fits = e_g(field);
        if (quantity.Above is { } above && !(reading.Value > Quantity.Parse(above, quantity.Measure)))
            return new(null, "", $"must be above {above}", fits);
        if (quantity.AtLeast is { } least && !(reading.Value >= Quantity.Parse(least, quantity.Measure)))
            return new(null, "", $"must be at least {least}", fits);
        if (quantity.AtMost is { } most && !(reading.Value <= Quantity.Parse(most, quantity.Measure)))
            return new(null, "", $"must be at most {most}", fits);
        return new(reading.Value, reading.Unit);

        static string e_g(FieldGrammar field) =>
            $"write {field.Measure.Name} such as {field.Default ?? field.Measure.Example}";
    }

    private static Reading ReadWhole(FieldGrammar field, string text)
    {
        var (low, high) = field.Whole is { } whole ? (whole.AtLeast, whole.AtMost) : (int.MinValue, int.MaxValue);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return new(null, "", "is not a whole number", $"write a whole number from {low} to {high}");
        if (value < low || value > high)
            return new(null, "", $"must be from {low} to {high}", "");
        var type = Nullable.GetUnderlyingType(field.Property.PropertyType) ?? field.Property.PropertyType;
        return new(type == typeof(int) ? (object)(int)value : value, "1");
    }

    private static Reading ReadWord(FieldGrammar field, string text)
    {
        if (field.Choices is null)
            return text.Length > 0 ? new(text, "") : new(null, "", "is empty", "write a text");
        foreach (var (word, value) in field.Words)
        {
            if (word == text)
                return new(value, "");
        }
        return new(null, "", "is not known", Spelling.Suggest(text, [.. field.Words.Select(pair => pair.Word)]));
    }
}
