using System.Reflection;

namespace Perilune.Simulation.Language;

/// <summary>Remembers, for every section that was bound, where it and its fields were written and which of them failed.</summary>
public sealed class Bound
{
    private readonly Dictionary<object, Place> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(object, string), (Place Place, SourceLocation Value)> fields = new(
        FieldComparer.Instance
    );
    private readonly HashSet<(object, string)> failed = new(FieldComparer.Instance);

    /// <summary>Every section that was bound, in no order.</summary>
    internal IEnumerable<object> Sections => places.Keys;

    /// <summary>Where a section was written.</summary>
    /// <param name="section">The bound record.</param>
    public Place PlaceOf(object section) => places[section];

    /// <summary>Where a field was written, and its value; of a field left out, the section.</summary>
    /// <param name="section">The bound record.</param>
    /// <param name="property">Name of the property.</param>
    public (Place Place, SourceLocation Value) PlaceOf(object section, string property)
    {
        if (fields.TryGetValue((section, property), out var place))
            return place;
        var parent = places[section];
        return (parent.Key(Kebab.Of(property), parent.Location), parent.Location);
    }

    /// <summary>Whether all of these fields could be read, so that a check may rely on them.</summary>
    /// <param name="section">The bound record.</param>
    /// <param name="properties">Names of properties.</param>
    public bool IsSound(object section, params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties)
        {
            if (failed.Contains((section, property)))
                return false;
        }
        return true;
    }

    /// <summary>Whether every field of a section could be read.</summary>
    /// <param name="section">The bound record.</param>
    public bool IsAllSound(object section) => !failed.Any(pair => ReferenceEquals(pair.Item1, section));

    internal void Remember(object section, Place place) => places[section] = place;

    internal void Remember(object section, PropertyInfo property, Place place, SourceLocation value) =>
        fields[(section, property.Name)] = (place, value);

    internal void Fail(object section, PropertyInfo property) => failed.Add((section, property.Name));

    private sealed class FieldComparer : IEqualityComparer<(object Section, string Property)>
    {
        public static readonly FieldComparer Instance = new();

        public bool Equals((object Section, string Property) x, (object Section, string Property) y) =>
            ReferenceEquals(x.Section, y.Section) && x.Property == y.Property;

        public int GetHashCode((object Section, string Property) obj) =>
            HashCode.Combine(
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Section),
                obj.Property.GetHashCode(StringComparison.Ordinal)
            );
    }
}
