using System.Globalization;
using System.Text;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Interchange.Oem;
using Perilune.Interchange.Tables;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Propagation;

/// <summary>A file as it is to be written.</summary>
/// <param name="File">The file; <c>-</c> for standard output.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="States">States that it holds.</param>
/// <param name="InterpolationError">
/// Greatest distance from the flight of what a reader interpolates half-way between two states, m; null where nothing is
/// interpolated.
/// </param>
public sealed record TrajectoryFile(string File, byte[] Bytes, int States, double? InterpolationError);

/// <summary>Makes the files of a flight.</summary>
public static class TrajectoryFiles
{
    /// <summary>Name of standard output.</summary>
    public const string StandardOutput = "-";

    private const int Degree = 7;
    private const int FewestStates = Degree + 1;

    // Of the shortest sqrt(d3/GM), which is 1/(2 pi) of the period of a circular orbit.
    private const double CoarsestPart = 0.4;
    private const double FinestPart = CoarsestPart / 1024;
    private const double Kilometre = 1000;

    /// <summary>The format that a file's name shows, or null.</summary>
    /// <param name="file">The name.</param>
    public static TrajectoryFormat? FormatOf(string file) =>
        file == StandardOutput
            ? TrajectoryFormat.Csv
            : Path.GetExtension(file).ToLowerInvariant() switch
            {
                ".csv" or ".txt" => TrajectoryFormat.Csv,
                ".oem" => TrajectoryFormat.Oem,
                ".bsp" or ".spk" => TrajectoryFormat.Spk,
                _ => null,
            };

    /// <summary>SPICE's code of an inertial frame (NAIF, "Frames Required Reading"), or null.</summary>
    /// <param name="frame">The frame.</param>
    public static int? SpiceCode(Frame frame) =>
        frame == Frame.Icrf ? 1
        : frame == Frame.B1950 ? 2
        : frame == Frame.Galactic ? 13
        : frame == Frame.EclipticJ2000 ? 17
        : null;

    /// <summary>Makes one file.</summary>
    /// <param name="run">The propagation.</param>
    /// <param name="outcome">The flight.</param>
    /// <param name="output">What to write.</param>
    public static TrajectoryFile Make(PropagationRun run, PropagationOutcome outcome, BoundOutput output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(output);
        var sampling = new TrajectorySampling(outcome, run.Sky, run.Model, output.Center, output.Frame);
        if (output.Format == TrajectoryFormat.Csv)
        {
            var rows = sampling.Table(output.Interval).ToList();
            return new(output.File, Table(rows, output, run.Sky.Times), rows.Count, null);
        }
        var legs = Enumerable
            .Range(0, outcome.Legs.Count)
            .Select(leg => Sampled(sampling, outcome, output, leg))
            .ToList();
        // Files are written in the order of time.
        if (outcome.IsBackward)
            legs.Reverse();
        var states = legs.ConvertAll(leg => leg.States);
        var bytes =
            output.Format == TrajectoryFormat.Oem
                ? Message(run, outcome, output, states)
                : Kernel(run.Document.Case.Title ?? "", output, states).ToBytes();
        return new(output.File, bytes, states.Sum(leg => leg.Count), legs.Max(leg => leg.Error));
    }

    private static byte[] Table(IReadOnlyList<SampledState> rows, BoundOutput output, TimeScales times)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        StateTable.Write(
            writer,
            rows.Select(row => new StateTableRow(row.Elapsed, row.Epoch, row.State.Position, row.State.Velocity)),
            output.Scale,
            times
        );
        return Encoding.ASCII.GetBytes(writer.ToString());
    }

    /// <summary>The states of a leg, so close together that their interpolation is as accurate as wanted.</summary>
    private static (IReadOnlyList<SampledState> States, double Error) Sampled(
        TrajectorySampling sampling,
        PropagationOutcome outcome,
        BoundOutput output,
        int leg
    )
    {
        if (output.Interval is { } interval)
        {
            var even = sampling.Leg(leg, interval);
            if (even.Count >= FewestStates)
                return (even, Error(sampling, outcome, even, leg));
        }
        for (var part = CoarsestPart; ; part /= 2)
        {
            var states = sampling.LegByPace(leg, part);
            if (states.Count < FewestStates)
                continue;
            var error = Error(sampling, outcome, states, leg);
            if (error <= output.Accuracy || part <= FinestPart)
                return (states, error);
        }
    }

    /// <summary>What a reader of the states interpolates half-way between two of them, less the flight.</summary>
    private static double Error(
        TrajectorySampling sampling,
        PropagationOutcome outcome,
        IReadOnlyList<SampledState> states,
        int leg
    )
    {
        var offset = outcome.Legs[leg].Initial - outcome.Initial.Epoch;
        var first = states[0].Elapsed;
        var writer = new SpkWriter("INTERPOLATION", "");
        // Times from the leg's beginning are not rounded at the size of the date.
        Add(
            writer,
            new(-999, 0, 0, states[^1].Elapsed - first, "LEG"),
            [.. states.Select(s => s.Elapsed - first)],
            states
        );
        var read = new Ephemeris(SpkKernel.FromDaf(DafFile.Parse("", writer.ToBytes())));
        var worst = 0.0;
        for (var i = 1; i < states.Count; i++)
        {
            var middle = (states[i - 1].Elapsed + states[i].Elapsed) / 2;
            var flown = sampling.At(leg, middle - offset).State.Position;
            worst = Math.Max(worst, Vector3.Distance(read.Position(-999, 0, middle - first), flown));
        }
        return worst;
    }

    private static void Add(
        SpkWriter writer,
        SpkDescriptor descriptor,
        double[] epochs,
        IReadOnlyList<SampledState> states
    ) =>
        writer.AddHermite(
            descriptor,
            Degree,
            epochs,
            states.Select(s => s.State.Position / Kilometre).ToArray(),
            states.Select(s => s.State.Velocity / Kilometre).ToArray()
        );

    private static SpkWriter Kernel(string title, BoundOutput output, List<IReadOnlyList<SampledState>> legs)
    {
        var writer = new SpkWriter(
            "PERILUNE PROPAGATION",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Perilune: {output.Name}, body {output.Id} about {output.Center}, {output.Frame} axes, TDB.\n{Ascii(title)}\n"
            )
        );
        foreach (var (number, states) in legs.Index())
        {
            var epochs = states.Select(s => s.Epoch.SecondsPastJ2000).ToArray();
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{Ascii(output.Name)[..Math.Min(output.Name.Length, 30)]} {number + 1}"
            );
            Add(
                writer,
                new(output.Id, output.Center, epochs[0], epochs[^1], name, SpiceCode(output.Frame)!.Value),
                epochs,
                states
            );
        }
        return writer;
    }

    private static byte[] Message(
        PropagationRun run,
        PropagationOutcome outcome,
        BoundOutput output,
        List<IReadOnlyList<SampledState>> legs
    )
    {
        var times = run.Sky.Times;
        var scale = output.Scale ?? TimeScale.Tdb;
        // The same file gives the same bytes: a message is dated by the flight that it tells of.
        var created = times.Format(outcome.Initial.Epoch, TimeScale.Utc, 3).TrimEnd('Z');
        var message = new OemMessage(
            "PERILUNE",
            created,
            [
                .. run.Document.Case.Title is { } title ? new[] { Ascii(title) } : [],
                "CREATION_DATE is the epoch of the initial state. A segment ends at each manoeuvre.",
            ],
            [
                .. legs.Select(states => new OemSegment(
                    Ascii(output.Name),
                    output.Id.ToString(CultureInfo.InvariantCulture),
                    BodyNames.Of(output.Center).ToUpperInvariant().Replace('-', ' '),
                    output.Frame.Name,
                    TimeText.Name(scale),
                    null,
                    null,
                    new OemInterpolation("HERMITE", Degree),
                    [],
                    [.. states.Select(s => new OemState(s.Epoch, s.State.Position, s.State.Velocity))]
                )),
            ]
        );
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        OemWriter.Write(writer, message, times);
        return Encoding.ASCII.GetBytes(writer.ToString());
    }

    private static string Ascii(string text)
    {
        var clean = new string([.. text.Select(c => c is >= ' ' and <= '~' ? c : '?')]);
        return clean.Length <= 200 ? clean : clean[..200];
    }
}
