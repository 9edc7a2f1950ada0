using System.Text;
using Perilune.Astro.Time;

namespace Perilune.Simulation.Language;

/// <summary>The tables of a grammar's keys, in Markdown, for the manual.</summary>
public static class LanguageReference
{
    /// <summary>One table for each section, the whole document first.</summary>
    /// <param name="grammar">The grammar of the whole document.</param>
    public static string Markdown(SectionGrammar grammar)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        var documentation = Documentation.Of(grammar);
        var text = new StringBuilder();
        foreach (var section in grammar.Everything())
        {
            text.Append("### ").Append(section.Noun).Append("\n\n").Append(documentation.Of(section.Type)).Append('\n');
            if (section.CatalogueKind is { } kind)
                text.Append("May come from the catalogue's `").Append(kind).Append("`.\n");
            text.Append("\n| key | value | default | meaning |\n|---|---|---|---|\n");
            foreach (var field in section.Fields)
            {
                text.Append("| `").Append(field.Key).Append("` | ").Append(Value(field)).Append(" | ");
                text.Append(Default(field)).Append(" | ").Append(documentation.Of(field.Property)).Append(" |\n");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Value(FieldGrammar field)
    {
        var text = field.Shape switch
        {
            FieldShape.Quantity => $"{field.Measure.Name}, `{field.Measure.Example}`{Limits(field.Quantity!)}",
            FieldShape.Vector => $"three of {field.Measure.Name}, `{ValueReader.VectorExample(field)}`",
            FieldShape.Whole => field.Whole is { AtMost: < int.MaxValue } whole
                ? $"whole number, {whole.AtLeast} to {whole.AtMost}"
                : "whole number",
            FieldShape.Truth => "`yes` or `no`",
            FieldShape.Choice => Words(field),
            FieldShape.Instant => field.Scale == TimeScale.Utc
                ? "instant"
                : $"instant, {TimeText.Name(field.Scale)} unless told",
            FieldShape.Section => Link(field.Section!),
            FieldShape.Named when field.Section!.MayBeEmpty =>
                $"names, each with a {Link(field.Section)}, or a list of names",
            FieldShape.Named => field.Section!.CatalogueKind is null
                ? $"names, each with a {Link(field.Section)}"
                : $"names, each with a {Link(field.Section)}, or a list of the catalogue's names",
            FieldShape.List => field.Choices is null ? "list of names" : $"list of {Words(field)}",
            _ => "text",
        };
        if (field.RefersTo is { } scope)
            text = field.Shape == FieldShape.List ? $"list of names of a {scope}" : $"name of a {scope}";
        return field.IsShort ? text + " (may stand alone)" : text;
    }

    private static string Default(FieldGrammar field)
    {
        if (field.Default is { } value)
            return value.Length > 0 ? $"`{value}`" : "its defaults";
        if (field.Shape is FieldShape.Named or FieldShape.List)
            return "empty";
        return field.IsRequired ? "**required**" : "none";
    }

    private static string Limits(QuantityAttribute quantity)
    {
        var low =
            quantity.Above is { } above ? $"above {above}"
            : quantity.AtLeast is { } least ? $"from {least}"
            : "";
        var high = quantity.AtMost is { } most ? $"to {most}" : "";
        var limits = $"{low} {high}".Trim();
        return limits.Length == 0 ? "" : $", {limits}";
    }

    private static string Words(FieldGrammar field) => string.Join(", ", field.Words.Select(pair => $"`{pair.Word}`"));

    private static string Link(SectionGrammar section) => $"[{section.Noun}](#{section.Noun})";
}
