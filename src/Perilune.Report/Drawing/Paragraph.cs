namespace Perilune.Report.Drawing;

/// <summary>Text in lines.</summary>
internal static class Paragraph
{
    // Mean width of a letter over its size in common sans-serif faces.
    private const double LetterWidth = 0.52;

    /// <summary>Breaks a text between words into lines of about a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Size of the font, px.</param>
    /// <param name="width">Width of a line, px.</param>
    public static IEnumerable<string> Wrap(string text, double size, double width)
    {
        var length = (int)(width / (size * LetterWidth));
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                yield return line;
                line = "";
            }
            line += line.Length == 0 ? word : " " + word;
        }
        yield return line;
    }
}
