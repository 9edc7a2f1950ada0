using System.Security.Cryptography;
using System.Text.Json;

namespace Perilune.Astro.Tests.Kernels;

public sealed class DataManifestTests
{
    [Fact]
    public void EveryFileOfTheManifest_HasItsSizeAndHash_AndEveryBinaryFileIsInIt()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Data, "manifest.json")));
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            var relative = file.GetProperty("path").GetString()!;
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Data, relative));
            Assert.Equal((relative, file.GetProperty("bytes").GetInt64()), (relative, bytes.LongLength));
            Assert.Equal(
                (relative, file.GetProperty("sha256").GetString()),
                (relative, Convert.ToHexStringLower(SHA256.HashData(bytes)))
            );
            listed.Add(relative);
        }
        string[] binary = [".bin", ".bsp", ".bpc"];
        var files = Directory.EnumerateFiles(Repository.Data, "*", SearchOption.AllDirectories);
        foreach (var path in files.Where(path => binary.Contains(Path.GetExtension(path))))
            Assert.Contains(Path.GetRelativePath(Repository.Data, path).Replace('\\', '/'), listed);
    }

    [Fact]
    public void EveryFileOfTheManifest_HasAProvenanceRecord()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Data, "manifest.json")));
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            var path = Path.Combine(Repository.Data, file.GetProperty("path").GetString()!) + ".provenance.json";
            Assert.True(File.Exists(path), $"{path} is missing");
        }
    }
}
