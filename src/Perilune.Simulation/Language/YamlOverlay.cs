namespace Perilune.Simulation.Language;

/// <summary>
/// Lays what a user wrote over what it includes: mappings are joined key by key, everything else is replaced, and
/// <c>none</c> takes a key away. The result keeps the places where each part was written.
/// </summary>
public static class YamlOverlay
{
    /// <summary>Key of a mapping that names what is included.</summary>
    public const string FromKey = "from";

    /// <summary>Key of a mapping that is one value with its source.</summary>
    public const string ValueKey = "value";

    /// <summary>Joins two nodes.</summary>
    /// <param name="included">What was included.</param>
    /// <param name="over">What lies over it.</param>
    public static YamlNode Merge(YamlNode included, YamlNode over)
    {
        if (over is not YamlMapping above || IsValue(above) || above.Find(FromKey) is not null)
            return over;
        // "battery: lithium-ion" under "battery: {capacity: ...}" is an entry of the catalogue with an override.
        var below = included switch
        {
            YamlMapping mapping when !IsValue(mapping) => mapping,
            YamlScalar scalar when !scalar.IsNone => new YamlMapping(
                [new(FromKey, scalar.Location, scalar)],
                scalar.Location
            ),
            _ => null,
        };
        if (below is null)
            return over;

        var entries = new List<YamlEntry>();
        foreach (var entry in below.Entries)
        {
            if (above.Find(entry.Key) is not { } replacement)
                entries.Add(entry);
            else if (replacement.Value is not YamlScalar { IsNone: true })
                entries.Add(replacement with { Value = Merge(entry.Value, replacement.Value), IsOverride = true });
        }
        entries.AddRange(above.Entries.Where(entry => below.Find(entry.Key) is null));
        return new YamlMapping(entries, above.Location);
    }

    /// <summary>Whether a mapping is one value with its source.</summary>
    /// <param name="mapping">The mapping.</param>
    public static bool IsValue(YamlMapping mapping) => mapping.Find(ValueKey) is not null;
}
