using System.Collections.Immutable;
using System.Text.Json;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Products;

/// <summary>
/// The products that a user registered: a folder with a terrain file in tiles and a record for each. Ground that is asked for
/// takes them together with the shipped grids.
/// </summary>
/// <param name="folder">The folder; it need not exist yet.</param>
public sealed class TerrainLibrary(string folder)
{
    /// <summary>Environment variable that names another folder.</summary>
    public const string FolderVariable = "PERILUNE_TERRAIN";

    internal const string RecordEnding = ".json";

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>
    /// The user's folder: the one that <see cref="FolderVariable"/> names, else <c>perilune/terrain</c> in the folder that the
    /// system keeps for the user's data.
    /// </summary>
    public static string FindFolder() =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
            ? named
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "perilune",
                "terrain"
            );

    /// <summary>Names of the registered products, in their order.</summary>
    public ImmutableArray<string> Names =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(Folder, "*" + TerrainFile.Extension)
                    .Select(file => Path.GetFileNameWithoutExtension(file))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The terrain file of a name.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name + TerrainFile.Extension);

    /// <summary>The grid of a name.</summary>
    /// <exception cref="DataFileException">It is not registered, or damaged.</exception>
    public TerrainGrid Grid(string name) => TerrainFile.Read(Known(name));

    /// <summary>All grids, by their names.</summary>
    /// <exception cref="DataFileException">One is damaged.</exception>
    public ImmutableArray<TerrainGrid> Grids() => [.. Names.Select(Grid)];

    /// <summary>The record of a name.</summary>
    /// <exception cref="DataFileException">It is not registered, or its record is missing or damaged.</exception>
    public RegisteredTerrain Record(string name)
    {
        var path = Known(name) + RecordEnding;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RegisteredTerrainJson.Default.RegisteredTerrain)
                ?? throw new JsonException("it is empty");
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new DataFileException(
                path,
                $"the record cannot be read ({error.Message})",
                $"remove '{name}' and add it again"
            );
        }
    }

    /// <summary>Forgets a product, and deletes Perilune's copy of it.</summary>
    /// <exception cref="DataFileException">It is not registered.</exception>
    public void Remove(string name)
    {
        var path = Known(name);
        File.Delete(path + RecordEnding);
        File.Delete(path);
    }

    private string Known(string name) =>
        Names.Contains(name)
            ? PathOf(name)
            : throw new DataFileException(
                name,
                "is no registered terrain",
                Names.IsEmpty
                    ? "none is registered; add one with 'perilune terrain add FILE'"
                    : $"registered are {string.Join(", ", Names)}"
            );
}
