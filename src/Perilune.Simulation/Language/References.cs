namespace Perilune.Simulation.Language;

/// <summary>Names that were defined, and names that were used and must be among them.</summary>
internal sealed class References
{
    private readonly Dictionary<string, List<string>> defined = new(StringComparer.Ordinal);
    private readonly HashSet<string> forgotten = new(StringComparer.Ordinal);
    private readonly List<(string Scope, string Name, Place Place, SourceLocation Location)> used = [];

    public void Define(string scope, string name)
    {
        if (!defined.TryGetValue(scope, out var names))
            defined.Add(scope, names = []);
        if (!names.Contains(name))
            names.Add(name);
    }

    /// <summary>Forgets what a scope's names are, because their list could not be read.</summary>
    public void Forget(string scope) => forgotten.Add(scope);

    public void Use(string scope, string name, Place place, SourceLocation location) =>
        used.Add((scope, name, place, location));

    /// <summary>Tells every name that was used and is not defined, with what is.</summary>
    public void Check(Problems problems)
    {
        foreach (var (scope, name, place, location) in used)
        {
            var names = defined.GetValueOrDefault(scope, []);
            if (!forgotten.Contains(scope) && !names.Contains(name))
                problems.Add(place, location, name, $"is no {scope}", Spelling.Suggest(name, names));
        }
    }
}
