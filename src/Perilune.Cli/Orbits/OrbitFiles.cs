using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Interchange.Oem;

namespace Perilune.Cli.Orbits;

/// <summary>An orbit of the ephemeris model as an SPK kernel (type 13) and a CCSDS message, without a manoeuvre from end to end.</summary>
internal static class OrbitFiles
{
    // Negative, as spacecraft are, of a range that no mission uses.
    private const int Body = -999_002;
    private const int Degree = 7;
    private const double Kilometre = 1e3;

    public static void Write(
        ReferenceOrbit orbit,
        int centre,
        string name,
        double start,
        double end,
        TimeScales times,
        string folder
    )
    {
        var (about, centreName) = centre == NaifId.Moon ? ("Moon", "MOON") : ("Earth", "EARTH");
        var epochs = SampleTimes(orbit.Trajectory, start, end);
        var states = epochs.Select(orbit.Trajectory.At).ToList();
        var kernel = new SpkWriter(
            "PERILUNE ORBIT",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Perilune: {name}, body {Body} about the {about} ({centre}), ICRF axes, TDB.\nContinuous within {orbit.PositionDiscontinuity:E1} m and {orbit.VelocityDiscontinuity:E1} m/s, no manoeuvre.\n"
            )
        );
        kernel.AddHermite(
            new SpkDescriptor(Body, centre, epochs[0], epochs[^1], "PERIODIC ORBIT"),
            Degree,
            [.. epochs],
            [.. states.Select(s => s.Position / Kilometre)],
            [.. states.Select(s => s.Velocity / Kilometre)]
        );
        var message = new OemMessage(
            "PERILUNE",
            times
                .Format(Epoch.FromSecondsPastJ2000(epochs[0]), TimeScale.Utc, TimeFormat.IsoCalendar, 3)
                .TrimEnd('Z')
                .Split(' ')[0],
            [$"{name}; CREATION_DATE is the start of the orbit."],
            [
                new(
                    "ORBIT",
                    "PERILUNE-ORBIT",
                    centreName,
                    "ICRF",
                    "TDB",
                    null,
                    null,
                    new OemInterpolation("HERMITE", Degree),
                    [],
                    [
                        .. states.Zip(
                            epochs,
                            (s, t) => new OemState(Epoch.FromSecondsPastJ2000(t), s.Position, s.Velocity)
                        ),
                    ]
                ),
            ]
        );
        Directory.CreateDirectory(folder);
        kernel.Write(Path.Combine(folder, "orbit.bsp"));
        var beside = Path.Combine(folder, "orbit.oem.part");
        using (var writer = new StreamWriter(beside))
            OemWriter.Write(writer, message, times);
        File.Move(beside, Path.Combine(folder, "orbit.oem"), overwrite: true);
    }

    private static List<double> SampleTimes(PiecewiseTrajectory trajectory, double start, double end)
    {
        var epochs = new List<double> { start };
        for (var piece = 0; piece < trajectory.Pieces.Count; piece++)
        {
            if (trajectory.Pieces[piece].EndTdb < start || trajectory.Pieces[piece].StartTdb > end)
                continue;
            // Neighbouring pieces share an epoch, and none comes within a second of another.
            foreach (var time in trajectory.SampleTimes(piece, 0.05, 6 * 3600))
            {
                if (time > epochs[^1] + 1 && time < end - 1)
                    epochs.Add(time);
            }
        }
        epochs.Add(end);
        return epochs;
    }
}
