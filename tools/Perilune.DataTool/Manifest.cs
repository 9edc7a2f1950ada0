using System.Security.Cryptography;
using System.Text.Json;

namespace Perilune.DataTool;

/// <summary>Makes <c>data/manifest.json</c>: path, size and SHA-256 of every shipped data file, in order of path.</summary>
internal static class Manifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    public static void Make(string data)
    {
        var files = Directory
            .EnumerateFiles(data, "*", SearchOption.AllDirectories)
            .Select(path => (Full: path, Relative: Path.GetRelativePath(data, path).Replace('\\', '/')))
            .Where(file => IsData(file.Relative))
            .OrderBy(file => file.Relative, StringComparer.Ordinal)
            .Select(file => new
            {
                path = file.Relative,
                bytes = new FileInfo(file.Full).Length,
                sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Full))),
            })
            .ToArray();
        var text = JsonSerializer.Serialize(new { files }, Json) + "\n";
        var path = Path.Combine(data, FileName);
        File.WriteAllText(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
        Console.WriteLine($"{path}  {files.Length} files, {files.Sum(file => file.bytes)} bytes");
    }

    // Readmes and provenance records describe data; the catalogue is for people to edit.
    private static bool IsData(string relative) =>
        relative != FileName
        && !relative.EndsWith(".md", StringComparison.Ordinal)
        && !relative.EndsWith(".provenance.json", StringComparison.Ordinal)
        && !relative.StartsWith("catalogue/", StringComparison.Ordinal);
}
