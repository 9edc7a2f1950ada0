using System.Diagnostics;
using Perilune.Simulation.Running;
using Perilune.Simulation.Scenarios;
using Perilune.Simulation.Verification;

namespace Perilune.Benchmarks;

/// <summary>What a user waits for: wall time on every core, and the chapters of a run on one.</summary>
internal static class WholeBenchmarks
{
    private static string Scenario => Path.Combine(ShippedData.FindFolder(), "..", "scenarios", "joint-station.yaml");

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        yield return new("verify", "s", 20, () => Clock.Wall(() => Verify(knowledge)));
        var chapters = new Lazy<Chapters>(() => Run(knowledge));
        yield return new("run.node", "s", null, () => chapters.Value.Of(RunStep.Node));
        yield return new("run.flights", "s", null, () => chapters.Value.Of(RunStep.Flights));
        yield return new("run.station", "s", null, () => chapters.Value.Of(RunStep.Station));
        var year = new Lazy<Cost>(() => Command(Scenario));
        var fiveYears = new Lazy<Cost>(() => Command(Scenario, "--years", "5"));
        yield return new("run.default", "s", 10, () => year.Value.Wall);
        yield return new("run.default.processor", "s", null, () => year.Value.Processor);
        yield return new("run.default.memory", "MB", 1000, () => year.Value.Memory);
        yield return new("run.five-years", "s", 40, () => fiveYears.Value.Wall);
        yield return new("run.five-years.processor", "s", null, () => fiveYears.Value.Processor);
    }

    private static void Verify(Knowledge knowledge)
    {
        if (Verifier.Run(knowledge, Environment.ProcessorCount).FirstOrDefault(row => !row.Pass) is { } failed)
            throw new InvalidOperationException($"case {failed.Id} failed");
    }

    /// <summary>The default scenario in this process.</summary>
    private static Chapters Run(Knowledge knowledge)
    {
        var chapters = new Chapters();
        var document = new ScenarioReader(knowledge.Catalogue, knowledge.Times).Read(Scenario);
        ScenarioRun.Run(document, knowledge, new(Threads: Environment.ProcessorCount), chapters);
        return chapters;
    }

    /// <summary>The command in a process of its own, start and output included.</summary>
    private static Cost Command(params string[] arguments)
    {
        var output = Directory.CreateTempSubdirectory("perilune-bench");
        try
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "perilune.dll"));
            start.ArgumentList.Add("run");
            foreach (var argument in arguments.Append("--quiet").Append("--out").Append(output.FullName))
                start.ArgumentList.Add(argument);
            // The closing summary goes nowhere; a pipe that nobody reads would stop the command.
            start.RedirectStandardOutput = true;
            using var process = new Process { StartInfo = start };
            process.OutputDataReceived += (_, _) => { };
            var (memory, processor) = (0L, TimeSpan.Zero);
            var wall = Clock.Wall(() =>
            {
                process.Start();
                process.BeginOutputReadLine();
                const int glance = 50;
                while (!process.WaitForExit(glance))
                {
                    // Neither is known once it has ended: the greatest and the last glance count.
                    process.Refresh();
                    if (process.HasExited)
                        continue;
                    (memory, processor) = (Math.Max(memory, process.WorkingSet64), process.TotalProcessorTime);
                }
            });
            const int verdictFailed = 3;
            if (process.ExitCode is not (0 or verdictFailed))
                throw new InvalidOperationException($"the run ended with {process.ExitCode}");
            return new(wall, processor.TotalSeconds, memory / 1e6);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    /// <summary>What a command cost: wall and processor seconds, peak of memory in MB.</summary>
    private sealed record Cost(double Wall, double Processor, double Memory);

    /// <summary>Wall seconds of the chapters of a run.</summary>
    private sealed class Chapters : IProgress<RunProgress>
    {
        private readonly Dictionary<RunStep, double> seconds = [];

        public void Report(RunProgress value) => seconds[value.Step] = value.Seconds;

        public double Of(RunStep step) => seconds[step];
    }
}
