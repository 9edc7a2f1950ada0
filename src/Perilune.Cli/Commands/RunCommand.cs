using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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
        scenario.Validators.Add(result =>
        {
            // What looks like an option and is none would be taken for a file.
            if (result.Tokens is [{ Value: ['-', ..] } token])
                result.AddError($"there is no option '{token.Value}'");
        });
        var years = Number<double>("--years", "Length in Julian years.", "a number of years, such as 0.5");
        var seed = Number<long>(
            "--seed",
            "Seed of the random streams.",
            "a whole number from 0 to 9223372036854775807"
        );
        var output = new Option<string?>("--out") { Description = "Output folder." };
        var threads = Number<int>("--threads", "Threads to use.", "a whole number from 1");
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

    /// <summary>An option with a number, which is told in plain words when it is none.</summary>
    private static Option<T?> Number<T>(string name, string description, string mend)
        where T : struct, IParsable<T> =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value))
                    return value;
                result.AddError($"{name}: '{result.Tokens[0].Value}' is no number for it; give {mend}");
                return null;
            },
        };

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
        var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
        var document = Read(path, knowledge, problems);
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

    /// <summary>The scenario, or everything that is wrong with it and with the options.</summary>
    private static ScenarioDocument Read(string path, Knowledge knowledge, List<InputProblem> problems)
    {
        ScenarioDocument? document = null;
        try
        {
            document = new ScenarioReader(knowledge.Catalogue, knowledge.Times).Read(path);
        }
        catch (InputException wrong)
        {
            problems.AddRange(wrong.Problems);
        }
        return document is not null && problems.Count == 0 ? document : throw new InputException(problems);
    }

    private static IEnumerable<InputProblem> OptionProblems(RunOptions options, string output)
    {
        if (options.Years is { } years && !(years >= 1 / 365.25 && years <= 20))
            yield return new("--years", 0, 0, "", Text(years), "is no length of a run", "give 0.003 to 20");
        if (options.Seed < 0)
            yield return new("--seed", 0, 0, "", Text(options.Seed.Value), "is no seed", "give 0 or more");
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

        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>The scenario that ships: beside the current folder, or beside the data.</summary>
    private static string DefaultPath()
    {
        if (File.Exists(DefaultScenario))
            return DefaultScenario;
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ShippedData.FindFolder()))!, DefaultScenario);
    }
}
