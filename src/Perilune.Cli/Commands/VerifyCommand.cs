using System.CommandLine;
using System.Globalization;
using Perilune.Simulation.Running;
using Perilune.Simulation.Verification;
using Spectre.Console;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Make(CancellationToken cancellation)
    {
        var name = new Argument<string?>("name")
        {
            Description = "Part of the ids of the cases to show.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print a JSON array." };
        var command = new Command("verify", "Runs the shipped validation cases.") { name, json };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(json), cancellation));
        return command;
    }

    private static int Run(string? name, bool json, CancellationToken cancellation)
    {
        var knowledge = new Knowledge(ShippedData.FindFolder());
        IReadOnlyList<VerificationRow> rows;
        using (var progress = ShareProgress.Start("verification"))
            rows = Verifier.Run(knowledge, Environment.ProcessorCount, progress, name, cancellation);
        if (rows.Count == 0)
        {
            Console.Error.WriteLine(
                $"perilune: no validation case has '{name}' in its id; 'perilune verify' lists them"
            );
            return ExitCode.BadInput;
        }
        if (json)
        {
            using var stream = Console.OpenStandardOutput();
            VerificationJson.Write(stream, rows);
        }
        else
        {
            Print(rows);
        }
        return rows.All(r => r.Pass) ? ExitCode.Success : ExitCode.VerdictFailed;
    }

    private static void Print(IReadOnlyList<VerificationRow> rows)
    {
        var console = Terminal.Open();
        foreach (var row in rows)
        {
            var pass = row.Pass ? "[green]pass[/]" : "[red]FAIL[/]";
            console.MarkupLine($"{pass}  [bold]{Markup.Escape(row.Id)}[/]  {Markup.Escape(row.Quantity)}");
            console.MarkupLineInterpolated(
                $"      computed {Number(row.Computed)}  reference {Number(row.Reference)}  tolerance {Number(row.Tolerance)} {Unit(row.Unit)}"
            );
            console.MarkupLineInterpolated($"      [grey]{row.Source}[/]");
        }
        var failed = rows.Count(r => !r.Pass);
        Console.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count - failed} cases pass, {failed} fail")
        );
    }

    private static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);

    private static string Unit(string unit) => unit == "1" ? "" : unit;
}
