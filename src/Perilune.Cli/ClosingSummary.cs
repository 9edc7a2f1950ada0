using System.Globalization;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Running;
using Spectre.Console;

namespace Perilune.Cli;

/// <summary>What a run says at its end: a screen, no more.</summary>
internal static class ClosingSummary
{
    private const int LongestList = 12;

    public static void Print(RunRecord record, string output, double seconds)
    {
        var console = Terminal.Open();
        console.WriteLine();
        console.MarkupLineInterpolated(
            $"[bold]{record.Identity.Title}[/]  {record.Identity.StartUtc} to {record.Identity.EndUtc}, seed {record.Identity.Seed}"
        );
        console.WriteLine();
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");
        foreach (
            var figure in record.Figures.Where(f =>
                f.Id.StartsWith("orbit.", StringComparison.Ordinal)
                || f.Id.StartsWith("site.", StringComparison.Ordinal)
            )
        )
            table.AddRow(
                new Text("  " + figure.Title),
                new Text(Number(figure.Value)).RightJustified(),
                new Text(Unit(figure.Unit))
            );
        console.Write(table);
        console.WriteLine();
        var failed = record.Verdicts.Where(v => !v.Pass).ToList();
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"  flights {record.Flights.Count(f => f.Closes)} of {record.Flights.Count} close, sessions {record.Experiments.Sum(e => e.SessionsDone)} of {record.Experiments.Sum(e => e.SessionsRequested)} done, verdicts {record.Verdicts.Count - failed.Count} of {record.Verdicts.Count} hold"
        );
        foreach (var verdict in failed.Take(LongestList))
        {
            console.MarkupLineInterpolated(
                $"  [red]fails[/] {verdict.Id}: {verdict.Title}: {Number(verdict.Value)} {Unit(verdict.Unit)}, {(verdict.AtMost ? "at most" : "at least")} {Number(verdict.Limit)}"
            );
        }
        if (failed.Count > LongestList)
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  and {failed.Count - LongestList} more");
        console.WriteLine();
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"  {output}: {string.Join(", ", RunOutput.Files.Where(f => File.Exists(Path.Combine(output, f))))}  ({seconds:F1} s)"
        );
    }

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private static string Unit(string unit) => unit == "1" ? "" : unit;
}
