using System.Text;

namespace Perilune.Simulation.Language;

/// <summary>One thing wrong in what the user gave: where, what, and how to mend it.</summary>
/// <param name="File">File as the user named it.</param>
/// <param name="Line">Line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">Column, from 1; 0 when unknown.</param>
/// <param name="Field">The thing and its field: <c>flight 'cargo-3' departure</c>; empty when the file is meant.</param>
/// <param name="Value">What was written; empty when nothing was.</param>
/// <param name="Message">What is wrong, as the rest of a sentence that begins with the field: <c>is a mass</c>.</param>
/// <param name="Mend">What to do; empty when the message says it.</param>
public sealed record InputProblem(
    string File,
    int Line,
    int Column,
    string Field,
    string Value,
    string Message,
    string Mend
)
{
    private const int LongestValue = 60;

    /// <summary>One line: file, line, field, value, what is wrong, mend.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(new SourceLocation(File, Line, Column).ToString()).Append(": ");
        if (Field.Length > 0)
            text.Append(Field).Append(' ');
        if (Value.Length > 0)
            text.Append('\'').Append(Shortened(Value)).Append("' ");
        text.Append(Message);
        if (Mend.Length > 0)
            text.Append("; ").Append(Mend);
        return text.ToString();
    }

    private static string Shortened(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= LongestValue ? line : line[..LongestValue] + "...";
    }
}
