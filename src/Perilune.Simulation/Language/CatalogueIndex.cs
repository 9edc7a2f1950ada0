using System.Collections.Frozen;

namespace Perilune.Simulation.Language;

/// <summary>
/// The entries of a catalogue by kind and name, as they were written. An entry is checked when it is used, at the place
/// where it is used. Immutable.
/// </summary>
public sealed class CatalogueIndex
{
    private const string SourcesKey = "sources";

    private readonly FrozenDictionary<(string Kind, string Name), YamlEntry> entries;
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> sources;

    private CatalogueIndex(
        FrozenDictionary<(string Kind, string Name), YamlEntry> entries,
        FrozenDictionary<string, FrozenDictionary<string, string>> sources,
        IReadOnlyList<SourceFile> files
    )
    {
        this.entries = entries;
        this.sources = sources;
        Files = files;
    }

    /// <summary>A catalogue without entries.</summary>
    public static CatalogueIndex Empty { get; } =
        new(
            FrozenDictionary<(string, string), YamlEntry>.Empty,
            FrozenDictionary<string, FrozenDictionary<string, string>>.Empty,
            []
        );

    /// <summary>The files that were read, in the order of their names.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Reads every <c>*.yaml</c> of some folders.</summary>
    /// <param name="folders">The folders, such as <c>data/catalogue</c> and <c>data/stations</c>.</param>
    /// <exception cref="InputException">A file cannot be read, or an entry is given twice.</exception>
    public static CatalogueIndex Read(params ReadOnlySpan<string> folders)
    {
        var problems = new Problems();
        var files = new List<SourceFile>();
        var found = new Dictionary<(string, string), YamlEntry>();
        var cited = new Dictionary<string, FrozenDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                problems.Found.Add(
                    new(folder, 0, 0, "", "", "is missing", "it belongs to Perilune's data; restore it")
                );
                continue;
            }
            foreach (var path in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
            {
                problems.Register(path);
                if (SourceFile.Read(path, problems) is not { } file)
                    continue;
                files.Add(file);
                if (YamlReader.Read(file.Text, path, problems.Found) is YamlMapping root)
                {
                    cited[path] = Citations(root, problems);
                    Add(root, found, problems);
                }
            }
        }
        problems.ThrowIfAny();
        return new(found.ToFrozenDictionary(), cited.ToFrozenDictionary(StringComparer.Ordinal), files);
    }

    /// <summary>This catalogue with the entries of a scenario before its own.</summary>
    /// <param name="root">Mapping from kinds to entries by name.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public CatalogueIndex With(YamlMapping root, Problems problems)
    {
        var own = new Dictionary<(string, string), YamlEntry>();
        Add(root, own, problems);
        foreach (var (key, entry) in entries)
            own.TryAdd(key, entry);
        return new(own.ToFrozenDictionary(), sources, Files);
    }

    /// <summary>The entry of a kind and a name, or null.</summary>
    /// <param name="kind">Kind, such as <c>spacecraft</c>.</param>
    /// <param name="name">Name of the entry.</param>
    public YamlEntry? Find(string kind, string name) => entries.GetValueOrDefault((kind, name));

    /// <summary>Names of all entries of a kind, in ordinal order.</summary>
    /// <param name="kind">Kind, such as <c>spacecraft</c>.</param>
    public IReadOnlyList<string> Names(string kind) =>
        [.. entries.Keys.Where(key => key.Kind == kind).Select(key => key.Name).Order(StringComparer.Ordinal)];

    /// <summary>Kinds that have entries, in ordinal order.</summary>
    public IReadOnlyList<string> Kinds =>
        [.. entries.Keys.Select(key => key.Kind).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a file is one of the catalogue's, whose values must say their source.</summary>
    /// <param name="file">File name.</param>
    public bool Contains(string file) => sources.ContainsKey(file);

    /// <summary>The full citation for a short name that a file's <c>sources</c> explain; null when they do not.</summary>
    /// <param name="file">File name.</param>
    /// <param name="name">Short name of the source.</param>
    public string? Citation(string file, string name) => sources.GetValueOrDefault(file)?.GetValueOrDefault(name);

    private static void Add(YamlMapping root, Dictionary<(string, string), YamlEntry> entries, Problems problems)
    {
        foreach (var kind in root.Entries.Where(entry => entry.Key != SourcesKey))
        {
            var place = new Place(kind.Key, kind.Key, kind.KeyLocation);
            if (kind.Value is not YamlMapping named)
            {
                problems.Add(
                    place,
                    kind.Value.Location,
                    "",
                    "is not a list of named entries",
                    "write names with their entries"
                );
                continue;
            }
            foreach (var entry in named.Entries)
            {
                if (entries.TryAdd((kind.Key, entry.Key), entry))
                    continue;
                var first = entries[(kind.Key, entry.Key)].KeyLocation;
                problems.Add(place, entry.KeyLocation, entry.Key, $"is given twice, first in {first}", "keep one");
            }
        }
    }

    private static FrozenDictionary<string, string> Citations(YamlMapping root, Problems problems)
    {
        var citations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Find(SourcesKey) is { } sources)
        {
            var place = new Place(SourcesKey, SourcesKey, sources.KeyLocation);
            foreach (var entry in (sources.Value as YamlMapping)?.Entries ?? [])
            {
                if (entry.Value is YamlScalar citation)
                    citations[entry.Key] = citation.Text;
                else
                    problems.Add(place, entry.KeyLocation, entry.Key, "is not a citation", "write it as a text");
            }
        }
        return citations.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
