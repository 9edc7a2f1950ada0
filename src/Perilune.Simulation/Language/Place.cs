namespace Perilune.Simulation.Language;

/// <summary>Where in a scenario something stands: by path, in words, and in which line.</summary>
/// <param name="Path">Keys from the root, dotted: <c>flights.cargo-3.departure</c>.</param>
/// <param name="Words">The same for people: <c>flight 'cargo-3' departure</c>.</param>
/// <param name="Location">Where its key was written.</param>
public sealed record Place(string Path, string Words, SourceLocation Location)
{
    /// <summary>The place of a key inside.</summary>
    /// <param name="key">The key.</param>
    /// <param name="location">Where the key was written.</param>
    public Place Key(string key, SourceLocation location) => new(Join(Path, '.', key), Join(Words, ' ', key), location);

    /// <summary>The place of a named thing in a list inside.</summary>
    /// <param name="key">The list's key.</param>
    /// <param name="noun">What one of the list is called.</param>
    /// <param name="name">The thing's name.</param>
    /// <param name="location">Where the name was written.</param>
    public Place Named(string key, string noun, string name, SourceLocation location) =>
        new(Join(Join(Path, '.', key), '.', name), Join(Words, ' ', $"{noun} '{name}'"), location);

    private static string Join(string left, char separator, string right) =>
        left.Length == 0 ? right : $"{left}{separator}{right}";
}
