namespace Perilune.Simulation.Language;

/// <summary>A piece of a YAML document with the place where it was written.</summary>
/// <param name="Location">Where it begins.</param>
public abstract record YamlNode(SourceLocation Location);

/// <summary>A piece of text.</summary>
/// <param name="Text">The text, unquoted.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlScalar(string Text, SourceLocation Location) : YamlNode(Location)
{
    /// <summary>Whether it says that something is to be absent: the word <c>none</c>.</summary>
    public bool IsNone => Text == "none";
}

/// <summary>A list.</summary>
/// <param name="Items">Its items in order.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourceLocation Location) : YamlNode(Location);

/// <summary>Keys with their values.</summary>
/// <param name="Entries">The entries in order; no key twice.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, SourceLocation Location) : YamlNode(Location)
{
    /// <summary>The entry of a key, or null.</summary>
    /// <param name="key">The key.</param>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyLocation">Where the key was written.</param>
/// <param name="Value">The value.</param>
/// <param name="IsOverride">Whether it replaced a value that was included.</param>
public sealed record YamlEntry(string Key, SourceLocation KeyLocation, YamlNode Value, bool IsOverride = false);
