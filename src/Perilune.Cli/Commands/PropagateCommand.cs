using System.CommandLine;
using System.Diagnostics;
using Perilune.Simulation.Language;
using Perilune.Simulation.Propagation;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune propagate</c>.</summary>
internal static class PropagateCommand
{
    public static Command Make(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "Propagation file; - reads standard input." };
        var output = new Option<string?>("--out") { Description = "Folder to write to." };
        var json = new Option<bool>("--json") { Description = "Print a summary in JSON." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress and no summary." };
        var command = new Command("propagate", "Flies a spacecraft through a force model.")
        {
            file,
            output,
            json,
            quiet,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(file)!,
                parsed.GetValue(output) ?? ".",
                parsed.GetValue(json),
                parsed.GetValue(quiet),
                cancellation
            )
        );
        return command;
    }

    private static int Run(string path, string folder, bool json, bool quiet, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var knowledge = new Knowledge(ShippedData.FindFolder());
        var reader = new PropagationReader(knowledge.Times);
        var document =
            path == PropagationReader.StandardInput
                ? reader.Read(Console.In.ReadToEnd(), path, Environment.CurrentDirectory)
                : reader.Read(path);
        var run = new PropagationRun(document, knowledge);
        // Standard output is the summary's when that is asked for; a file that names it by itself stays in the way.
        var printed = run.Outputs.Where(o => o.File == TrajectoryFiles.StandardOutput).ToList();
        var outputs = json && document.Case.Outputs.Count == 0 ? [] : run.Outputs;
        if (json && outputs.Count > 0 && printed.Count > 0)
            throw new InputException([
                new(
                    path,
                    0,
                    0,
                    "output",
                    "-",
                    "is standard output, which --json writes to",
                    "name a file, or leave out --json"
                ),
            ]);
        foreach (var output in outputs.Except(printed))
        {
            if (OutputFiles.WhyNotWritable(folder, output.File) is { } reason)
                throw new InputException([
                    new(path, 0, 0, "output", output.File, $"cannot be written: {reason}", "name another"),
                ]);
        }
        PropagationOutcome outcome;
        using (var progress = quiet || json ? null : FlightProgress.Start())
            outcome = run.Fly(progress, cancellation);
        var files = outputs.Select(output => TrajectoryFiles.Make(run, outcome, output)).ToList();
        cancellation.ThrowIfCancellationRequested();
        OutputFiles.Write(
            folder,
            files.Where(f => f.File != TrajectoryFiles.StandardOutput).Select(f => (f.File, f.Bytes))
        );
        using var standard = Console.OpenStandardOutput();
        if (json)
            PropagationSummary.Write(standard, run, outcome, files);
        foreach (var file in files.Where(f => f.File == TrajectoryFiles.StandardOutput))
            standard.Write(file.Bytes);
        if (!quiet && !json)
            FlightLines.Write(
                printed.Count > 0 ? Console.Error : Console.Out,
                run,
                outcome,
                files,
                clock.Elapsed.TotalSeconds
            );
        return ExitCode.Success;
    }
}
