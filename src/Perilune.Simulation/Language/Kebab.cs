using System.Text;

namespace Perilune.Simulation.Language;

/// <summary>Names of the program as names of the language: <c>MastHeight</c> is written <c>mast-height</c>.</summary>
public static class Kebab
{
    /// <summary>The kebab-case of a name in Pascal case.</summary>
    /// <param name="name">The name.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
