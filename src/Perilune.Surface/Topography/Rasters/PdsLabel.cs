using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>A value of a label.</summary>
/// <param name="Text">The value without quotes and unit.</param>
/// <param name="Unit">What stands in angle brackets, upper case; empty where nothing does.</param>
/// <param name="Line">Its line, from 1.</param>
internal readonly record struct PdsValue(string Text, string Unit, int Line);

/// <summary>
/// A PDS3 label: keywords and values in nested objects (Planetary Data System Standards Reference, JPL D-7669, chapter 12,
/// Object Description Language). Keys are objects and keyword joined by dots: <c>UNCOMPRESSED_FILE.IMAGE.LINES</c>.
/// </summary>
internal sealed class PdsLabel
{
    private const string Mend = "give the label as its agency published it";
    private const int Longest = 1 << 20;

    private readonly List<(string Key, PdsValue Value)> values = [];

    private PdsLabel(string path) => Path = path;

    public string Path { get; }

    /// <summary>Reads the label at the beginning of a file, to its END.</summary>
    public static PdsLabel Read(string path)
    {
        var bytes = new byte[Math.Min(Longest, new FileInfo(path).Length)];
        using (var file = File.OpenRead(path))
            file.ReadExactly(bytes);
        var label = new PdsLabel(path);
        label.Parse(System.Text.Encoding.Latin1.GetString(bytes));
        return label;
    }

    /// <summary>File and line, for errors.</summary>
    public string Place(PdsValue value) => $"{Path}:{value.Line.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The value of a keyword whose key ends so, or null; N/A and its like are null too.</summary>
    public PdsValue? Find(string key)
    {
        foreach (var (name, value) in values)
        {
            var ends =
                name.EndsWith(key, StringComparison.Ordinal)
                && (name.Length == key.Length || name[name.Length - key.Length - 1] == '.');
            if (ends && value.Text is not ("N/A" or "NULL" or "UNK" or "NONE"))
                return value;
        }
        return null;
    }

    public PdsValue Need(string key) => Find(key) ?? throw new DataFileException(Path, $"the label has no {key}", Mend);

    /// <summary>The number of a keyword.</summary>
    public double Number(string key) => Number(key, Need(key));

    public double Number(string key, PdsValue value)
    {
        if (double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        // 16#FF7FFFFB# is the bits of the sample, as values without data are often given.
        var parts = value.Text.Split('#');
        if (
            parts is ["16", var digits, ""]
            && uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
        )
            return BitConverter.UInt32BitsToSingle(bits);
        throw new DataFileException(Place(value), $"{key} '{value.Text}' is no number", Mend);
    }

    /// <summary>The whole number of a keyword.</summary>
    public int Count(string key)
    {
        var value = Need(key);
        return int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new DataFileException(Place(value), $"{key} '{value.Text}' is no whole number", Mend);
    }

    private void Parse(string text)
    {
        var objects = new List<string>();
        var position = 0;
        var line = 1;
        while (true)
        {
            SkipBlank(text, ref position, ref line);
            if (position >= text.Length)
                throw new DataFileException(Path, "the label ends without END", Mend);
            var start = position;
            while (
                position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '^' or ':')
            )
                position++;
            var key = text[start..position].ToUpperInvariant();
            if (key == "END")
                return;
            SkipBlank(text, ref position, ref line);
            var at = line;
            var given = position < text.Length && text[position] == '=';
            if (given)
            {
                position++;
                SkipBlank(text, ref position, ref line);
            }
            else if (key is not ("END_OBJECT" or "END_GROUP"))
            {
                throw new DataFileException(
                    $"{Path}:{line.ToString(CultureInfo.InvariantCulture)}",
                    key.Length == 0 ? "the label breaks off" : $"'{key}' has no value",
                    Mend
                );
            }
            if (key is "END_OBJECT" or "END_GROUP")
            {
                if (given)
                    Value(text, ref position, ref line);
                if (objects.Count > 0)
                    objects.RemoveAt(objects.Count - 1);
                continue;
            }
            var value = Value(text, ref position, ref line);
            SkipSpaces(text, ref position);
            var unit = "";
            if (position < text.Length && text[position] == '<')
            {
                var end = text.IndexOf('>', position);
                if (end < 0)
                    throw new DataFileException($"{Path}:{at}", $"the unit of {key} has no end", Mend);
                unit = text[(position + 1)..end].Trim().ToUpperInvariant();
                position = end + 1;
            }
            if (key is "OBJECT" or "GROUP")
                objects.Add(value.ToUpperInvariant());
            else
                values.Add((string.Join('.', objects.Append(key)), new(value, unit, at)));
        }
    }

    private string Value(string text, ref int position, ref int line)
    {
        if (position >= text.Length)
            return "";
        var first = text[position];
        var close = first switch
        {
            '"' => '"',
            '\'' => '\'',
            '(' => ')',
            '{' => '}',
            _ => '\0',
        };
        var start = position;
        if (close == '\0')
        {
            while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] != '<')
                position++;
            return text[start..position];
        }
        var end = text.IndexOf(close, position + 1);
        if (end < 0)
            throw new DataFileException($"{Path}:{line}", $"what {first} opens is not closed", Mend);
        for (var i = position; i < end; i++)
            line += text[i] == '\n' ? 1 : 0;
        position = end + 1;
        return close is '"' or '\'' ? text[(start + 1)..end].Trim() : text[start..position];
    }

    private static void SkipSpaces(string text, ref int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
            position++;
    }

    private static void SkipBlank(string text, ref int position, ref int line)
    {
        while (position < text.Length)
        {
            if (text[position] == '/' && position + 1 < text.Length && text[position + 1] == '*')
            {
                var end = text.IndexOf("*/", position, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + 2;
                for (; position < end; position++)
                    line += text[position] == '\n' ? 1 : 0;
            }
            else if (char.IsWhiteSpace(text[position]))
            {
                line += text[position++] == '\n' ? 1 : 0;
            }
            else
            {
                return;
            }
        }
    }
}
