using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Interchange.Oem;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Running;

/// <summary>The node's trajectory for other people's tools: a CCSDS message and an SPK kernel, a segment between each two apolunes, where it is steered.</summary>
public static class NodeFiles
{
    /// <summary>NAIF code of the node: negative, as spacecraft are, of a range that no mission uses.</summary>
    public const int NodeId = -999_001;

    private const int Degree = 7;
    private const double Kilometre = 1e3;

    /// <summary>Tabulated states of the trajectory, burn by burn.</summary>
    /// <param name="trajectory">The node's trajectory.</param>
    /// <param name="start">From then on, TDB seconds past J2000.</param>
    /// <param name="end">Until then.</param>
    public static IReadOnlyList<IReadOnlyList<OemState>> Tabulate(
        PiecewiseTrajectory trajectory,
        double start,
        double end
    )
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        var segments = new List<IReadOnlyList<OemState>>();
        for (var piece = 0; piece < trajectory.Pieces.Count; piece++)
        {
            var flown = trajectory.Pieces[piece];
            var (from, until) = (Math.Max(start, flown.StartTdb), Math.Min(end, flown.EndTdb));
            if (!(until - from > 1))
                continue;
            var times = trajectory.SampleTimes(piece, 0.05, 3600).Where(t => t > from + 1 && t < until - 1).ToList();
            // Enough states for the interpolation, however short a piece is.
            while (times.Count < Degree + 1)
                times = [.. Enumerable.Range(1, Degree + 1).Select(i => from + (until - from) * i / (Degree + 2))];
            segments.Add([
                .. times
                    .Prepend(from)
                    .Append(until)
                    .Select(t =>
                    {
                        var state = flown.At(t);
                        return new OemState(Epoch.FromSecondsPastJ2000(t), state.Position, state.Velocity);
                    }),
            ]);
        }
        return segments;
    }

    /// <summary>Writes the CCSDS orbit ephemeris message.</summary>
    /// <param name="segments">Tabulated states.</param>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="creation">Creation date, UTC: the start of the run, so that the same run gives the same bytes.</param>
    /// <param name="times">Time scales.</param>
    /// <param name="path">File to write.</param>
    public static void WriteMessage(
        IReadOnlyList<IReadOnlyList<OemState>> segments,
        string name,
        string creation,
        TimeScales times,
        string path
    )
    {
        ArgumentNullException.ThrowIfNull(segments);
        var message = new OemMessage(
            "PERILUNE",
            creation.TrimEnd('Z'),
            [
                $"Scenario {name}. One segment between each two apolunes, where manoeuvres are made; CREATION_DATE is the start of the run.",
            ],
            [
                .. segments.Select(states => new OemSegment(
                    "NODE",
                    "PERILUNE-NODE",
                    "MOON",
                    "ICRF",
                    "TDB",
                    null,
                    null,
                    new OemInterpolation("HERMITE", Degree),
                    [],
                    states
                )),
            ]
        );
        using var writer = new StreamWriter(path);
        OemWriter.Write(writer, message, times);
    }

    /// <summary>Writes the SPK kernel, type 13.</summary>
    /// <param name="segments">Tabulated states.</param>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="path">File to write.</param>
    public static void WriteKernel(IReadOnlyList<IReadOnlyList<OemState>> segments, string name, string path)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var writer = new SpkWriter(
            "PERILUNE NODE",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Perilune: orbital node of scenario {name}, body {NodeId} about the Moon (301), ICRF axes, TDB.\nOne segment between each two apolunes, where manoeuvres are made.\n"
            )
        );
        foreach (var (number, states) in segments.Index())
        {
            var epochs = states.Select(s => s.Epoch.SecondsPastJ2000).ToArray();
            writer.AddHermite(
                new SpkDescriptor(
                    NodeId,
                    NaifId.Moon,
                    epochs[0],
                    epochs[^1],
                    string.Create(CultureInfo.InvariantCulture, $"NODE ARC {number + 1}")
                ),
                Degree,
                epochs,
                states.Select(s => s.Position / Kilometre).ToArray(),
                states.Select(s => s.Velocity / Kilometre).ToArray()
            );
        }
        writer.Write(path);
    }
}
