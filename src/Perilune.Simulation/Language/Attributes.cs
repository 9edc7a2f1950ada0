using Perilune.Astro.Time;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Language;

/// <summary>A number, or a vector, with a unit; the property holds it in SI.</summary>
/// <param name="measure">What it measures.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuantityAttribute(Measure measure) : Attribute
{
    /// <summary>What it measures.</summary>
    public Measure Measure { get; } = measure;

    /// <summary>Smallest value allowed, with unit; null for no limit.</summary>
    public string? AtLeast { get; init; }

    /// <summary>A value that must be exceeded, with unit; null for no limit.</summary>
    public string? Above { get; init; }

    /// <summary>Largest value allowed, with unit; null for no limit.</summary>
    public string? AtMost { get; init; }
}

/// <summary>The time scale of an instant that is written without one; UTC where this does not stand.</summary>
/// <param name="scale">The scale.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ScaleAttribute(TimeScale scale) : Attribute
{
    /// <summary>The scale.</summary>
    public TimeScale Scale { get; } = scale;
}

/// <summary>Limits of a whole number.</summary>
/// <param name="atLeast">Smallest value allowed.</param>
/// <param name="atMost">Largest value allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeAttribute(long atLeast, long atMost) : Attribute
{
    /// <summary>Smallest value allowed.</summary>
    public long AtLeast { get; } = atLeast;

    /// <summary>Largest value allowed.</summary>
    public long AtMost { get; } = atMost;
}

/// <summary>What holds when the key is left out, written as a user would; an empty text on a section means all its defaults.</summary>
/// <param name="text">The value's text.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefaultAttribute(string text) : Attribute
{
    /// <summary>The value's text.</summary>
    public string Text { get; } = text;
}

/// <summary>The property holds the key under which its record stands in a list of named things.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NameAttribute : Attribute;

/// <summary>A value written where its section is expected is this field of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShortAttribute : Attribute;

/// <summary>The names of this list, or this section's own key, may be referred to.</summary>
/// <param name="scopes">What the names are names of: <c>partner</c>, <c>flight</c>, <c>place</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefinesAttribute(params string[] scopes) : Attribute
{
    /// <summary>What the names are names of.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;
}

/// <summary>The text, or each text of the list, is a name that must be defined.</summary>
/// <param name="scope">What it is a name of.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(string scope) : Attribute
{
    /// <summary>What it is a name of.</summary>
    public string Scope { get; } = scope;
}

/// <summary>Records of this type may come from the catalogue by name, with overrides.</summary>
/// <param name="kind">The catalogue's section.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CatalogueKindAttribute(string kind) : Attribute
{
    /// <summary>The catalogue's section: <c>spacecraft</c>.</summary>
    public string Kind { get; } = kind;
}
