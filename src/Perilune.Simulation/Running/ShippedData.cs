using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Perilune.Astro.Kernels;
using Perilune.Simulation.Language;
using Perilune.Simulation.Recording;

namespace Perilune.Simulation.Running;

/// <summary>
/// The data folder that ships with Perilune: hands out paths of files that were checked against its manifest, and
/// remembers which were asked for. Safe from any thread.
/// </summary>
public sealed class ShippedData
{
    /// <summary>Environment variable that names another data folder.</summary>
    public const string FolderVariable = "PERILUNE_DATA";

    private const string Mend = "restore it from the distribution, or make it again with tools/Perilune.DataTool";

    private readonly string folder;
    private readonly Dictionary<string, (long Bytes, string Sha256)> manifest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FileRecord> used = new(StringComparer.Ordinal);

    /// <summary>The data in a folder with its <c>manifest.json</c>.</summary>
    /// <exception cref="DataFileException">The manifest is missing or damaged.</exception>
    /// <exception cref="InputException">Files are missing or truncated: all of them.</exception>
    public ShippedData(string folder)
    {
        this.folder = folder;
        var path = Path.Combine(folder, "manifest.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var file in document.RootElement.GetProperty("files").EnumerateArray())
            {
                manifest[file.GetProperty("path").GetString()!] = (
                    file.GetProperty("bytes").GetInt64(),
                    file.GetProperty("sha256").GetString()!
                );
            }
        }
        catch (Exception error) when (error is IOException or JsonException or KeyNotFoundException)
        {
            throw new DataFileException(path, $"the manifest cannot be read ({error.Message})", Mend);
        }
        // Hashes are checked when a file is used; what is missing or truncated is told of all files at once, before a run.
        List<InputProblem> problems =
        [
            .. manifest
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => (Path: Path.Combine(folder, file.Key), file.Value.Bytes))
                .Select(file => (file.Path, Wrong: WhyNotWhole(file.Path, file.Bytes)))
                .Where(file => file.Wrong is not null)
                .Select(file => new InputProblem(file.Path, 0, 0, "", "", file.Wrong!, Mend)),
        ];
        if (problems.Count > 0)
            throw new InputException(problems);
    }

    /// <summary>Files handed out so far, by path.</summary>
    public IReadOnlyList<FileRecord> Used => [.. used.Values.OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>
    /// The folder to use: the one that <see cref="FolderVariable"/> names, else <c>data</c> beside the program or in a
    /// folder above it.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string FindFolder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
            return named;
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var candidate = Path.Combine(place.FullName, "data");
            if (File.Exists(Path.Combine(candidate, "manifest.json")))
                return candidate;
        }
        throw new DirectoryNotFoundException(
            $"no data folder beside {AppContext.BaseDirectory} or above it; set {FolderVariable} to it"
        );
    }

    /// <summary>Path of a file whose size and hash are those of the manifest.</summary>
    /// <exception cref="DataFileException">It is missing, truncated or changed.</exception>
    public string Check(string relative)
    {
        var path = Path.Combine(folder, relative);
        if (!manifest.TryGetValue(relative, out var expected))
            throw new DataFileException(path, "the manifest does not list it", Mend);
        if (WhyNotWhole(path, expected.Bytes) is { } wrong)
            throw new DataFileException(path, wrong, Mend);
        used.GetOrAdd(
            relative,
            _ =>
            {
                using var stream = File.OpenRead(path);
                var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
                return hash == expected.Sha256
                    ? new FileRecord(relative, expected.Bytes, hash)
                    : throw new DataFileException(path, "its SHA-256 is not the manifest's: it was changed", Mend);
            }
        );
        return path;
    }

    private static string? WhyNotWhole(string path, long bytes)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return "it is missing";
        return file.Length == bytes ? null : $"it has {file.Length} bytes instead of {bytes}";
    }

    /// <summary>Path of a folder, all of whose listed files are checked.</summary>
    /// <exception cref="DataFileException">One is missing, truncated or changed.</exception>
    public string CheckFolder(string relative)
    {
        foreach (
            var file in manifest
                .Keys.Where(k => k.StartsWith(relative + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
            Check(file);
        return Path.Combine(folder, relative);
    }
}
