namespace Perilune.Report.Drawing;

/// <summary>Names of things as words for people.</summary>
internal static class Words
{
    /// <summary>A key such as crew-time as words that begin a line: Crew time.</summary>
    public static string Sentence(string key) =>
        key.Length == 0 ? key : char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');
}
