using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>A file to write, with its centre and frame found.</summary>
/// <param name="File">The file; <c>-</c> for standard output.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Center">NAIF code of the body that states are relative to.</param>
/// <param name="Frame">Axes.</param>
/// <param name="Scale">Time scale of time tags; null for none in a CSV, TDB in an OEM.</param>
/// <param name="Interval">Time between two states, s; null for the integrator's steps, or what accuracy needs.</param>
/// <param name="Accuracy">How far interpolation may be from the flight, m.</param>
/// <param name="Id">NAIF code of the spacecraft.</param>
/// <param name="Name">Name of the spacecraft.</param>
public sealed record BoundOutput(
    string File,
    TrajectoryFormat Format,
    int Center,
    Frame Frame,
    TimeScale? Scale,
    double? Interval,
    double Accuracy,
    int Id,
    string Name
);

/// <summary>Finds centres and frames of the files to write.</summary>
internal static class OutputBinding
{
    /// <summary>The files; what is wrong is told.</summary>
    public static IReadOnlyList<BoundOutput> Bind(PropagationDocument document, PropagationSky sky, Problems problems)
    {
        var outputs = document.Case.Outputs;
        if (outputs.Count == 0)
        {
            var center = sky.Body(document.Case, nameof(PropagationCase.Center), null);
            return center is null
                ? []
                :
                [
                    new(
                        TrajectoryFiles.StandardOutput,
                        TrajectoryFormat.Csv,
                        center.Value,
                        Frame.Icrf,
                        null,
                        document.Case.Sampling.Interval,
                        0,
                        0,
                        ""
                    ),
                ];
        }
        var bound = new List<BoundOutput>();
        foreach (var output in outputs)
        {
            var center = sky.Body(output, nameof(output.Center), output.Center);
            var frame = sky.FrameOf(output, nameof(output.Frame), output.Frame);
            var format = output.Format ?? TrajectoryFiles.FormatOf(output.File)!.Value;
            if (center is null || frame is null)
                continue;
            if (format == TrajectoryFormat.Spk && TrajectoryFiles.SpiceCode(frame) is null)
                document.Tell(
                    problems,
                    output,
                    nameof(output.Frame),
                    output.Frame ?? "",
                    "is no frame that a SPK can name",
                    "write ICRF, B1950, GALACTIC or ECLIPJ2000"
                );
            else if (format == TrajectoryFormat.Spk && output.File == TrajectoryFiles.StandardOutput)
                document.Tell(problems, output, nameof(output.Format), "spk", "is no text", "name a file");
            else if (
                format == TrajectoryFormat.Oem
                && output.Scale is not (null or TimeScale.Tdb or TimeScale.Tt or TimeScale.Tai or TimeScale.Utc)
            )
                document.Tell(
                    problems,
                    output,
                    nameof(output.Scale),
                    $"{output.Scale}",
                    "is no time system that an OEM of ours has",
                    "write TDB, TT, TAI or UTC"
                );
            else if (output.Scale is { } scale && !sky.Times.Has(scale))
                document.Tell(
                    problems,
                    output,
                    nameof(output.Scale),
                    $"{scale}",
                    "needs data that are not at hand",
                    "write TDB, TT, TAI or UTC"
                );
            else
            {
                var own = format == TrajectoryFormat.Csv ? document.Case.Sampling.Interval : null;
                bound.Add(
                    new(
                        output.File,
                        format,
                        center.Value,
                        frame,
                        output.Scale,
                        output.Interval ?? own,
                        output.Accuracy,
                        output.Id,
                        output.Name
                    )
                );
            }
        }
        return bound;
    }
}
