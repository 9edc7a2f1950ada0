using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Perilune.Report.Flights;
using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Spectre.Console;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune fly</c>.</summary>
internal static class FlyCommand
{
    public static Command Make(CancellationToken cancellation)
    {
        var name = new Argument<string?>("flight")
        {
            Description = "Name of a flight in scenarios/flights, or a file; without it the flights are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--out") { Description = "Folder to write to." };
        var json = new Option<bool>("--json") { Description = "Print the flight in JSON." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress." };
        var plain = new Option<bool>("--no-sensitivities") { Description = "Do not vary the assumptions." };
        var command = new Command("fly", "Flies a mission and lays what was flown beside it.")
        {
            name,
            output,
            json,
            quiet,
            plain,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder());
            if (parsed.GetValue(name) is not { } flight)
                return List(knowledge, parsed.GetValue(json));
            var path = FlightFiles.Find(flight);
            return Run(
                path,
                knowledge,
                parsed.GetValue(output) ?? Path.Combine("out", "flights", Path.GetFileNameWithoutExtension(path)),
                parsed.GetValue(json),
                parsed.GetValue(quiet),
                !parsed.GetValue(plain),
                cancellation
            );
        });
        return command;
    }

    private static int List(Knowledge knowledge, bool json)
    {
        var reader = new FlightReader(knowledge.Catalogue, knowledge.Times);
        var flights = FlightFiles.All().Select(reader.Read).ToList();
        if (json)
        {
            Console.Out.WriteLine(
                System.Text.Json.JsonSerializer.Serialize(
                    flights.Select(one => new
                    {
                        name = one.Name,
                        title = one.Case.Title,
                        file = one.Path,
                    })
                )
            );
            return ExitCode.Success;
        }
        var width = flights.Select(one => one.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var flight in flights)
            Console.Out.WriteLine($"{flight.Name.PadRight(width)}  {flight.Case.Title}");
        return ExitCode.Success;
    }

    private static int Run(
        string path,
        Knowledge knowledge,
        string folder,
        bool json,
        bool quiet,
        bool sensitivities,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var document = new FlightReader(knowledge.Catalogue, knowledge.Times).Read(path);
        if (OutputFiles.WhyNotWritable(folder, "flight.html") is { } reason)
            throw new InputException([
                new(folder, 0, 0, "output folder", "", $"cannot be written: {reason}", "name another with --out"),
            ]);
        var run = new FlightRun(knowledge);
        FlightOutcome outcome;
        using (var progress = quiet || json ? null : PhaseProgress.Start())
        {
            outcome = run.Fly(document, progress, cancellation);
            if (sensitivities && document.Case.Assumptions.Count > 0)
            {
                progress?.Report(new(document.Case.Phases.Count, document.Case.Phases.Count, "assumptions"));
                outcome = run.WithSensitivities(outcome, Environment.ProcessorCount, cancellation);
            }
        }
        var words = new FlightWords(knowledge.Times, document.Case.Liftoff);
        var page = FlightPage.Write(outcome, words);
        using var text = new MemoryStream();
        FlightJson.Write(text, outcome, knowledge.Times);
        cancellation.ThrowIfCancellationRequested();
        OutputFiles.Write(folder, [("flight.html", Encoding.UTF8.GetBytes(page)), ("flight.json", text.ToArray())]);
        if (json)
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(text.ToArray());
        }
        else
        {
            Print(outcome, words);
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Path.Combine(folder, "flight.html")} and flight.json, {clock.Elapsed.TotalSeconds:F1} s"
                )
            );
        }
        return outcome.Pass ? ExitCode.Success : ExitCode.VerdictFailed;
    }

    private static void Print(FlightOutcome outcome, FlightWords words)
    {
        var console = Terminal.Open();
        console.MarkupLineInterpolated($"[bold]{outcome.Document.Case.Title}[/]");
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in (string[])["what", "flown", "computed", "difference", "tolerance", "", "source"])
            table.AddColumn(new TableColumn(column));
        foreach (var row in outcome.Comparisons)
            table.AddRow(
                Markup.Escape(row.Flown.Name),
                Markup.Escape(row.Flown.Value),
                Markup.Escape(words.Computed(row)),
                Markup.Escape(FlightWords.Difference(row)),
                Markup.Escape(FlightWords.Tolerance(row)),
                row.Pass switch
                {
                    true => "[green]met[/]",
                    false => "[red]missed[/]",
                    null => "",
                },
                $"[grey]{Markup.Escape(row.Flown.Source)}[/]"
            );
        if (outcome.Comparisons.Count > 0)
            console.Write(table);
        foreach (var one in outcome.Sensitivities)
        {
            console.MarkupLineInterpolated(
                $"assumed: [bold]{one.Assumption.Name}[/] {one.Value}. {one.Assumption.Why}"
            );
            foreach (var fails in new[] { one.LowFails, one.HighFails }.OfType<string>())
                console.MarkupLineInterpolated($"  [red]{fails}[/]");
            foreach (var moved in one.Moved.Where(moved => moved.Low is not null || moved.High is not null))
                console.MarkupLineInterpolated(
                    $"  {moved.Result}: {words.Value(moved.Low, elapsed: true)} with {one.Assumption.Low}, {words.Value(moved.Here, elapsed: true)} here, {words.Value(moved.High, elapsed: true)} with {one.Assumption.High}"
                );
        }
        var judged = outcome.Comparisons.Count(row => row.Pass is not null);
        Console.Out.WriteLine($"{outcome.Comparisons.Count(row => row.Pass == true)} of {judged} published values met");
    }
}
