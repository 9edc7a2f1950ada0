using System.Globalization;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Running;
using Spectre.Console;

namespace Perilune.Cli;

/// <summary>What a run says at its end: a screen of 80 columns and 24 lines, no more.</summary>
internal static class ClosingSummary
{
    private const int LongestList = 5;
    private const int Figures = 12;
    private const int Indent = 2;
    private const int Narrowest = 40;
    private const int Widest = 100;

    public static void Print(RunRecord record, string output, double seconds)
    {
        var width = Math.Clamp(Terminal.Open().Profile.Width, Narrowest, Widest);
        var identity = record.Identity;
        Line("");
        Line(identity.Title, "bold");
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {identity.StartUtc[..10]} to {identity.EndUtc[..10]} ({identity.Duration / 86400:F0} d), seed {identity.Seed}, in {seconds:F1} s"
            )
        );
        Line("");
        foreach (var line in Columns(record.Figures.Take(Figures).ToList(), width))
            Line(line);
        Line("");
        Verdicts(record, width);
        Line("");
        // The folder stands alone, so that it can be copied however long it is.
        Line($"  {output}");
        foreach (
            var line in Wrapped(
                string.Join(", ", RunOutput.Files.Where(f => File.Exists(Path.Combine(output, f)))),
                width
            )
        )
            Line(line);
    }

    /// <summary>The figures in two columns, read downwards, or in one where the screen is narrow.</summary>
    private static IEnumerable<string> Columns(List<Figure> figures, int width)
    {
        var cells = figures.ConvertAll(f => (f.Title, Value: Value(f.Value, f.Unit)));
        if (cells.Count == 0)
            yield break;
        const int gap = 3;
        var columns = width >= 78 ? 2 : 1;
        var rows = (cells.Count + columns - 1) / columns;
        var cell = (width - Indent - gap * (columns - 1)) / columns;
        for (var row = 0; row < rows; row++)
        {
            var texts = Enumerable
                .Range(0, columns)
                .Select(c => row + c * rows)
                .Where(i => i < cells.Count)
                .Select(i => Cell(cells[i].Title, cells[i].Value, cell));
            yield return new string(' ', Indent) + string.Join(new string(' ', gap), texts);
        }
    }

    private static string Cell(string title, string value, int width)
    {
        var room = Math.Max(width - value.Length - 1, 1);
        var name = title.Length <= room ? title : title[..(room - 1)] + "…";
        return name.PadRight(room + 1) + value;
    }

    private static void Verdicts(RunRecord record, int width)
    {
        var failed = record.Verdicts.Where(v => !v.Pass).ToList();
        if (failed.Count == 0)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"  All {record.Verdicts.Count} verdicts hold."), "green");
            return;
        }
        Line(
            string.Create(CultureInfo.InvariantCulture, $"  {failed.Count} of {record.Verdicts.Count} verdicts fail:"),
            "bold red"
        );
        foreach (var verdict in failed.Take(LongestList))
        {
            var margin =
                $"{Value(verdict)}, {(verdict.AtMost ? "at most" : "at least")} {Value(verdict with { Value = verdict.Limit })}";
            foreach (var line in Wrapped($"{verdict.Id}: {verdict.Title}: {margin}", width))
                Line(line, "red");
        }
        if (failed.Count > LongestList)
            Line(
                string.Create(CultureInfo.InvariantCulture, $"  and {failed.Count - LongestList} more, in report.html"),
                "red"
            );
    }

    /// <summary>Lines that break between words; those after the first stand further in.</summary>
    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = new string(' ', Indent);
        var empty = true;
        foreach (var word in text.Split(' '))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = new string(' ', 2 * Indent);
                empty = true;
            }
            line += empty ? word : " " + word;
            empty = false;
        }
        yield return line;
    }

    private static string Value(Verdict verdict) =>
        verdict.Unit == "1" && verdict.Id.EndsWith("-battery", StringComparison.Ordinal)
            ? Value(100 * verdict.Value, "%")
            : Value(verdict.Value, verdict.Unit);

    private static string Value(double value, string unit)
    {
        var percent = unit == "1" && Math.Abs(value) is > 1e-3 and < 1;
        var number = (percent ? 100 * value : value).ToString("G4", CultureInfo.InvariantCulture);
        // Four digits are not worth an exponent.
        if (Math.Abs(value) is >= 1e4 and < 1e9)
            number = Math.Round(value).ToString("F0", CultureInfo.InvariantCulture);
        // A number is never parted from its unit.
        return number
            + (
                percent ? "\u00a0%"
                : unit is "1" or "" ? ""
                : "\u00a0" + unit
            );
    }

    private static void Line(string text, string? style = null)
    {
        // No line is broken here but by Wrapped: a path stays whole however narrow the screen.
        text = text.Replace('\u00a0', ' ');
        if (style is null)
            Console.Out.WriteLine(text);
        else
            Terminal.Open().WriteLine(text, Style.Parse(style));
    }
}
