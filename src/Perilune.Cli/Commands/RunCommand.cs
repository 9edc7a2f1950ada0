using System.CommandLine;
using System.Diagnostics;
using Perilune.Report.Pages;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Simulation.Scenarios;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune run</c>.</summary>
internal static class RunCommand
{
    private const string DefaultScenario = "scenarios/joint-station.yaml";

    public static Command Make(CancellationToken cancellation)
    {
        var scenario = new Argument<string?>("scenario")
        {
            Description = "Scenario file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var years = new Option<double?>("--years") { Description = "Length in Julian years." };
        var seed = new Option<long?>("--seed") { Description = "Seed of the random streams." };
        var output = new Option<string?>("--out") { Description = "Output folder." };
        var threads = new Option<int?>("--threads") { Description = "Threads to use." };
        var json = new Option<bool>("--json") { Description = "Print summary.json." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress." };
        var command = new Command("run", "Runs a scenario.") { scenario, years, seed, output, threads, json, quiet };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(scenario) ?? DefaultPath();
            return Run(
                path,
                parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(path)),
                new(
                    parsed.GetValue(years),
                    parsed.GetValue(seed),
                    parsed.GetValue(threads) ?? Environment.ProcessorCount
                ),
                parsed.GetValue(json),
                parsed.GetValue(quiet),
                cancellation
            );
        });
        return command;
    }

    private static int Run(
        string path,
        string output,
        RunOptions options,
        bool json,
        bool quiet,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var problems = OptionProblems(options, output).ToList();
        if (problems.Count > 0)
            throw new InputException(problems);
        var knowledge = new Knowledge(ShippedData.FindFolder());
        var document = new ScenarioReader(knowledge.Catalogue, knowledge.Times).Read(path);
        RunResult result;
        using (var progress = quiet || json ? null : new ProgressLines(document.Scenario))
            result = ScenarioRun.Run(document, knowledge, options, progress, cancellation);
        RunOutput.Write(result, ReportWriter.Write, knowledge.Times, output, cancellation);
        if (json)
        {
            using var stream = Console.OpenStandardOutput();
            Summary.Write(result.Record, stream);
            Console.Out.WriteLine();
        }
        else
        {
            ClosingSummary.Print(result.Record, output, clock.Elapsed.TotalSeconds);
        }
        return result.Record.Verdicts.All(v => v.Pass) ? ExitCode.Success : ExitCode.VerdictFailed;
    }

    private static IEnumerable<InputProblem> OptionProblems(RunOptions options, string output)
    {
        if (options.Years is { } years && !(years >= 1 / 365.25 && years <= 20))
            yield return new("--years", 0, 0, "", Text(years), "is no length of a run", "give 0.003 to 20");
        if (options.Threads < 1)
            yield return new("--threads", 0, 0, "", Text(options.Threads), "is no number of threads", "give 1 or more");
        if (RunOutput.WhyNotWritable(output) is { } reason)
            yield return new(
                output,
                0,
                0,
                "output folder",
                "",
                $"cannot be written: {reason}",
                "name another with --out"
            );

        static string Text(IFormattable value) =>
            value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The scenario that ships: beside the current folder, or beside the data.</summary>
    private static string DefaultPath()
    {
        if (File.Exists(DefaultScenario))
            return DefaultScenario;
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ShippedData.FindFolder()))!, DefaultScenario);
    }
}
