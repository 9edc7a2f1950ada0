using System.Globalization;
using System.Text.RegularExpressions;

namespace Perilune.Astro.Kernels;

/// <summary>
/// The assignments of a NAIF text kernel (constants, leap seconds, frames): names with lists of numbers or texts (NAIF,
/// "Kernel Required Reading"). Immutable.
/// </summary>
public sealed class TextKernel
{
    // A name with its operator, a quoted text with doubled quotes, a bracket, or a bare value.
    private static readonly Regex Token = new(
        @"(?<name>[^\s()=+',]+)\s*(?<operator>\+?=)|'(?<text>(?:[^']|'')*)'|(?<bracket>[()])|(?<value>[^\s(),=']+)",
        RegexOptions.ExplicitCapture
    );

    private readonly SortedDictionary<string, List<string>> assignments = new(StringComparer.Ordinal);

    private TextKernel(string path) => Path = path;

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>All names assigned, in order of the alphabet.</summary>
    public IEnumerable<string> Names => assignments.Keys;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">The file is missing, not a text kernel, or an assignment cannot be read.</exception>
    public static TextKernel Load(string path)
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", "check the path");
        return Parse(path, File.ReadAllText(path));
    }

    /// <summary>Reads a kernel's text.</summary>
    /// <param name="path">Name to use in errors.</param>
    /// <param name="text">The whole kernel.</param>
    /// <exception cref="DataFileException">It is not a text kernel, or an assignment cannot be read.</exception>
    public static TextKernel Parse(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith("KPL/", StringComparison.Ordinal))
            throw new DataFileException(
                path,
                "not a text kernel: it does not begin with KPL/",
                "give a NAIF text kernel"
            );
        var kernel = new TextKernel(path);
        List<string>? values = null;
        var inData = false;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            switch (line.Trim())
            {
                case @"\begindata":
                    inData = true;
                    break;
                case @"\begintext":
                    inData = false;
                    break;
                default:
                    if (inData)
                        kernel.ReadLine(line, number, ref values);
                    break;
            }
        }
        return kernel;
    }

    /// <summary>The numbers assigned to a name.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to numbers.</exception>
    public double[] Numbers(string name) =>
        [
            .. Texts(name)
                .Select(text =>
                    double.TryParse(
                        text.Replace('D', 'E').Replace('d', 'e'),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var value
                    )
                        ? value
                        : throw new DataFileException(Path, $"{name} holds '{text}', not a number", "mend the kernel")
                ),
        ];

    /// <summary>The single number assigned to a name.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to one number.</exception>
    public double Number(string name) =>
        Numbers(name) is [var value]
            ? value
            : throw new DataFileException(Path, $"{name} is not one number", "mend the kernel");

    /// <summary>The values assigned to a name as text, quotes removed; a date keeps its '@'.</summary>
    /// <exception cref="DataFileException">The name is not assigned.</exception>
    public IReadOnlyList<string> Texts(string name) =>
        assignments.TryGetValue(name, out var values)
            ? values
            : throw new DataFileException(Path, $"{name} is not assigned", "give the kernel that assigns it");

    private void ReadLine(string line, int number, ref List<string>? values)
    {
        foreach (Match match in Token.Matches(line))
        {
            if (match.Groups["operator"].Success)
            {
                // "=" begins anew, "+=" appends.
                var name = match.Groups["name"].Value;
                if (match.Groups["operator"].Value == "=" || !assignments.TryGetValue(name, out values))
                    assignments[name] = values = [];
                continue;
            }
            if (match.Groups["bracket"].Success)
                continue;
            var target =
                values
                ?? throw new DataFileException(Path, $"line {number}: a value before any name", "mend the kernel");
            target.Add(
                match.Groups["text"].Success
                    ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal)
                    : match.Groups["value"].Value
            );
        }
    }
}
