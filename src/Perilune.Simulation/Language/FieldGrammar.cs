using System.Reflection;
using Perilune.Astro.Time;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Language;

/// <summary>One key of a section: how it is written, what it may be, and the property that receives it.</summary>
public sealed record FieldGrammar
{
    /// <summary>The key, kebab-case.</summary>
    public required string Key { get; init; }

    /// <summary>The property that receives the value.</summary>
    public required PropertyInfo Property { get; init; }

    /// <summary>How it is written.</summary>
    public required FieldShape Shape { get; init; }

    /// <summary>Whether it may be left out without a default: the property is then null, or an empty list.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>Its default as a user would write it; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Measure and limits of a quantity.</summary>
    public QuantityAttribute? Quantity { get; init; }

    /// <summary>Time scale of an instant that is written without one.</summary>
    public TimeScale Scale { get; init; }

    /// <summary>Limits of a whole number.</summary>
    public WholeAttribute? Whole { get; init; }

    /// <summary>The enumeration of a choice, or of a list of choices; null for texts.</summary>
    public Type? Choices { get; init; }

    /// <summary>The section, or the section of each named thing.</summary>
    public SectionGrammar? Section { get; init; }

    /// <summary>What its names are names of; empty when they cannot be referred to.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>Whether its value may stand for its whole section.</summary>
    public bool IsShort { get; init; }

    /// <summary>What its text is a name of; null when it is no reference.</summary>
    public string? RefersTo { get; init; }

    /// <summary>Whether the key must be given.</summary>
    public bool IsRequired => !IsOptional && Default is null;

    /// <summary>What a quantity measures.</summary>
    /// <exception cref="InvalidOperationException">It is not a quantity.</exception>
    public MeasureInfo Measure =>
        MeasureInfo.Of((Quantity ?? throw new InvalidOperationException($"{Key} is no quantity")).Measure);

    /// <summary>The words of a choice with their members, in the order of the enumeration.</summary>
    public IEnumerable<(string Word, object Value)> Words =>
        Choices is null ? [] : Enum.GetValues(Choices).Cast<object>().Select(value => (Kebab.Of($"{value}"), value));
}
