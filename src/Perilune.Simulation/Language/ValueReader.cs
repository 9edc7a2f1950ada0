using System.Globalization;
using System.Text.RegularExpressions;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Language;

/// <summary>Reads the text of one value by its field's grammar.</summary>
internal static class ValueReader
{
    private static readonly Regex VectorPart = new(
        @"(?<number>[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?)\s*(?<unit>[A-Za-z%/][A-Za-z0-9/^]*)?,?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

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
            FieldShape.Vector => ReadVector(field, text),
            FieldShape.Whole => ReadWhole(field, text),
            FieldShape.Truth => text switch
            {
                "yes" or "true" => new(true, ""),
                "no" or "false" => new(false, ""),
                _ => new(null, "", "is neither yes nor no", "write yes or no"),
            },
            FieldShape.Choice or FieldShape.List => ReadWord(field, text),
            FieldShape.Instant => times.TryParse(WithScale(field, text), out var epoch, out var error)
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

    /// <summary>A vector as one writes it.</summary>
    public static string VectorExample(FieldGrammar field)
    {
        var unit = field.Measure.Example.Split(' ')[^1];
        return $"1 2 3 {unit}";
    }

    /// <summary>Three numbers, each with its unit or the last with that of all.</summary>
    private static Reading ReadVector(FieldGrammar field, string text)
    {
        var measure = field.Quantity!.Measure;
        var parts = VectorPart.Matches(text);
        var mend = $"write three numbers and a unit, e.g. {VectorExample(field)}";
        if (parts.Count != 3 || !string.IsNullOrWhiteSpace(VectorPart.Replace(text, "")))
            return new(null, "", $"is not three of {field.Measure.Name}", mend);
        var unit = parts[2].Groups["unit"].Value;
        Span<double> components = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            var own = parts[i].Groups["unit"].Value;
            var component = Quantity.Read(
                $"{parts[i].Groups["number"].Value} {(own.Length > 0 ? own : unit)}",
                measure
            );
            if (!component.Ok)
                return new(null, "", component.Message, component.Mend!);
            components[i] = component.Value;
        }
        return new(new Vector3(components[0], components[1], components[2]), unit);
    }

    /// <summary>The text of an instant, with the scale that holds where none is written.</summary>
    private static string WithScale(FieldGrammar field, string text) =>
        field.Scale != TimeScale.Utc && text.Length > 0 && char.IsAsciiDigit(text.TrimEnd()[^1])
            ? $"{text} {TimeText.Name(field.Scale)}"
            : text;

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
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return new(value, "");
        }
        return new(null, "", "is not known", Spelling.Suggest(text, [.. field.Words.Select(pair => pair.Word)]));
    }
}
