using Perilune.Astro.Time;
using Perilune.Simulation.Recording;

namespace Perilune.Simulation.Running;

/// <summary>Writes what a run leaves: all of it, or nothing.</summary>
public static class RunOutput
{
    /// <summary>Names of the files that a run leaves.</summary>
    public static IReadOnlyList<string> Files { get; } =
    ["record.sqlite", "summary.json", "report.html", "node.oem", "node.bsp"];

    /// <summary>
    /// Writes the files into a folder of their own, in the wanted one or where that is to be, and moves them into place when all
    /// are whole; files of an earlier run are replaced, others are left alone.
    /// </summary>
    /// <param name="result">The run.</param>
    /// <param name="report">Makes the report's text of the record.</param>
    /// <param name="times">Time scales.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="cancellation">Until the move begins, ends the writing and leaves nothing.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(
        RunResult result,
        Func<RunRecord, string> report,
        TimeScales times,
        string folder,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(report);
        var target = Path.GetFullPath(folder);
        // Beside the wanted folder may be another disk, or a place where one may not write.
        var parent = Directory.Exists(target) ? target : Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        var beside = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.partial");
        Directory.CreateDirectory(beside);
        try
        {
            RecordWriter.Write(result.Record, Path.Combine(beside, "record.sqlite"));
            cancellation.ThrowIfCancellationRequested();
            using (var stream = File.Create(Path.Combine(beside, "summary.json")))
                Summary.Write(result.Record, stream);
            File.WriteAllText(Path.Combine(beside, "report.html"), report(result.Record));
            cancellation.ThrowIfCancellationRequested();
            if (result.Node is { } node)
            {
                var states = NodeFiles.Tabulate(node, result.Start, result.End);
                var identity = result.Record.Identity;
                NodeFiles.WriteMessage(
                    states,
                    identity.Scenario,
                    identity.StartUtc,
                    times,
                    Path.Combine(beside, "node.oem")
                );
                NodeFiles.WriteKernel(states, identity.Scenario, Path.Combine(beside, "node.bsp"));
            }
            cancellation.ThrowIfCancellationRequested();
            Directory.CreateDirectory(target);
            foreach (var name in Files)
            {
                var written = Path.Combine(beside, name);
                var place = Path.Combine(target, name);
                if (File.Exists(written))
                    File.Move(written, place, overwrite: true);
                else
                    // A scenario without a node leaves no trajectory, not that of an earlier run either.
                    File.Delete(place);
            }
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Why a folder cannot be written to, or null where it can: asked before a run that would be lost.</summary>
    public static string? WhyNotWritable(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return "it has no name";
        var target = Path.GetFullPath(folder);
        try
        {
            if (File.Exists(target))
                return "is a file";
            if (Files.FirstOrDefault(name => Directory.Exists(Path.Combine(target, name))) is { } inTheWay)
                return $"it has a folder named {inTheWay}";
            // The nearest folder that is there must let a new one be made in it.
            var place = target;
            while (!Directory.Exists(place))
            {
                if (File.Exists(place))
                    return $"lies under {place}, which is a file";
                place = Path.GetDirectoryName(place) ?? throw new IOException("no folder above it is there");
            }
            var probe = Path.Combine(place, $".perilune-{Guid.NewGuid():N}");
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
