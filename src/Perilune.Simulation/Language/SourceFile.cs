using System.Security.Cryptography;
using System.Text;

namespace Perilune.Simulation.Language;

/// <summary>A text file that was read, as it was.</summary>
/// <param name="Path">Path as it was named.</param>
/// <param name="Text">Its text.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
public sealed record SourceFile(string Path, string Text, long Bytes, string Sha256)
{
    /// <summary>Reads a file in UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Receives why it cannot be read.</param>
    /// <returns>The file, or null.</returns>
    public static SourceFile? Read(string path, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        try
        {
            var bytes = File.ReadAllBytes(path);
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
            return new(path, text, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (DecoderFallbackException)
        {
            problems.Found.Add(new(path, 0, 0, "", "", "is not text in UTF-8", "save it in UTF-8"));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Found.Add(
                new(path, 0, 0, "", "", "does not exist", "name a scenario file; scenarios/ has examples")
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Found.Add(new(path, 0, 0, "", "", $"cannot be read: {error.Message}", "allow reading it"));
        }
        return null;
    }
}
