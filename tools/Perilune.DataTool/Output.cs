using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perilune.DataTool;

/// <summary>Writes a data file and its provenance record, each beside its place and then moved into it.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static void Write(string path, byte[] content, Provenance provenance)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Replace(path, content);
        var record = new
        {
            file = Path.GetFileName(path),
            sha256 = Hash(content),
            product = provenance.Product,
            agency = provenance.Agency,
            version = provenance.Version,
            sources = provenance.Sources.Select(s => new
            {
                file = Path.GetFileName(s),
                sha256 = Hash(File.ReadAllBytes(s)),
            }),
            derivation = provenance.Derivation,
            accuracy = provenance.Accuracy,
        };
        Replace(path + ".provenance.json", [.. JsonSerializer.SerializeToUtf8Bytes(record, Json), (byte)'\n']);
        Console.WriteLine($"{path}  {content.Length} bytes");
    }

    private static void Replace(string path, byte[] content)
    {
        var beside = path + ".part";
        File.WriteAllBytes(beside, content);
        File.Move(beside, path, overwrite: true);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
