using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

/// <summary>
/// Small kernels of every type, put together word by word from NAIF's required readings, with the motion that they hold.
/// </summary>
internal static class SampleKernels
{
    public const double Start = 1000;
    public const double End = 1800;
    private const double Radius = 5000;
    private const double Rate = Math.Tau / 10000;

    /// <summary>SPK types, with the subtypes of 18 and 19 as 180, 181, 190, 191, 192.</summary>
    public static int[] SpkTypes => [1, 2, 3, 5, 8, 9, 12, 13, 14, 15, 17, 180, 181, 190, 191, 192, 20, 21];

    public static int[] PckTypes => [2, 3, 20];

    public static int[] CkTypes => [1, 2, 3];

    /// <summary>The motion that a type's sample holds, km and km/s.</summary>
    public static (Vector3 Position, Vector3 Velocity) Motion(int type, double t) =>
        type is 1 or 2 or 3 or 14 or 20 or 21 ? Cubic(t) : Circle(t);

    /// <summary>The angles that a PCK sample holds: a pole at right ascension 40, declination 60 deg and a steady turn.</summary>
    public static (Vector3 Angles, Vector3 Rates) Orientation(double t) =>
        (new(Math.PI * 13 / 18, Math.PI / 6, 1e-3 * (t - Start)), new(0, 0, 1e-3));

    public static byte[] Spk(int type)
    {
        var code = type >= 100 ? type / 10 : type;
        var daf = new DafWriter("DAF/SPK", 2, 6, "sample", "A sample.\n");
        daf.Add($"TYPE {type}", [Start, End], [-1000 - type, 301, 1, code], SpkWords(type));
        return daf.ToBytes();
    }

    public static byte[] Pck(int type)
    {
        var daf = new DafWriter("DAF/PCK", 2, 5, "sample", "");
        daf.Add($"TYPE {type}", [Start, End], [31008, 1, type], PckWords(type));
        return daf.ToBytes();
    }

    public static byte[] Ck(int type)
    {
        var daf = new DafWriter("DAF/CK", 2, 6, "sample", "");
        daf.Add($"TYPE {type}", [Start, End], [-77001, 1, type, 1], CkWords(type));
        return daf.ToBytes();
    }

    // Period 10000 s about a body of GM w^2 r^3, in the xy plane.
    private static (Vector3 Position, Vector3 Velocity) Circle(double t)
    {
        var (s, c) = Math.SinCos(Rate * (t - Start));
        return (new Vector3(c, s, 0) * Radius, new Vector3(-s, c, 0) * (Radius * Rate));
    }

    // Position, velocity, acceleration and jerk at 1400.
    private static readonly Vector3[] Taylor =
    [
        new(4000, -300, 20),
        new(0.5, 1.5, -0.25),
        new(-2e-3, 1e-3, 3e-4),
        new(4e-6, -2e-6, 1e-6),
    ];

    private static (Vector3 Position, Vector3 Velocity) Cubic(double t)
    {
        var d = t - 1400;
        return (
            Taylor[0] + (Taylor[1] + (Taylor[2] * 0.5 + Taylor[3] * (d / 6)) * d) * d,
            Taylor[1] + (Taylor[2] + Taylor[3] * (d / 2)) * d
        );
    }

    private static double[] SpkWords(int type) =>
        type switch
        {
            1 => DifferenceLine(15),
            21 => DifferenceLine(3),
            2 => [.. Chebyshev(Start, 400, false), .. Chebyshev(Start + 400, 400, false), Start, 400, 14, 2],
            3 => [.. Chebyshev(Start, 400, true), .. Chebyshev(Start + 400, 400, true), Start, 400, 26, 2],
            5 => [.. States(9), .. Epochs(9), Rate * Rate * Radius * Radius * Radius, 9],
            8 => [.. States(9), Start, 100, 7, 9],
            12 => [.. States(9), Start, 100, 3, 9],
            9 => [.. States(9), .. Epochs(9), 7, 9],
            13 => [.. States(9), .. Epochs(9), 3, 9],
            14 => Generic(Chebyshev(Start, 300, true), Chebyshev(Start + 300, 500, true)),
            15 => Conic(),
            17 => [Start, Radius, 0, 0, 0, 0, 0, 0, Rate, 0, -Math.PI / 2, Math.PI / 2],
            20 => VelocitySeries(),
            180 => Packets(9, 0, Start),
            181 => Packets(9, 1, Start),
            _ => MiniSegments(type - 190),
        };

    private static double[] DifferenceLine(int dimension)
    {
        // Second-order line: G1 = 2 s; the second difference is the jerk times it.
        var line = new double[4 * dimension + 11];
        line[0] = 1400;
        line.AsSpan(1, dimension).Fill(2);
        for (var i = 0; i < 3; i++)
        {
            line[1 + dimension + 2 * i] = At(Taylor[0], i);
            line[2 + dimension + 2 * i] = At(Taylor[1], i);
            line[7 + dimension + i * dimension] = At(Taylor[2], i);
            line[8 + dimension + i * dimension] = 2 * At(Taylor[3], i);
            line[8 + 4 * dimension + i] = 2;
        }
        line[7 + 4 * dimension] = 3;
        return dimension == 15 ? [.. line, End, 1] : [.. line, End, dimension, 1];
    }

    private static double At(Vector3 v, int i) =>
        i == 0 ? v.X
        : i == 1 ? v.Y
        : v.Z;

    // Midpoint, radius, then four coefficients of each component: s^2 = (T0 + T2) / 2, s^3 = (3 T1 + T3) / 4.
    private static double[] Chebyshev(double start, double length, bool velocities)
    {
        var (middle, r) = (start + length / 2, length / 2);
        var (p, v) = Cubic(middle);
        var a = Taylor[2] + Taylor[3] * (middle - 1400);
        List<double> words = [middle, r];
        for (var i = 0; i < 3; i++)
            words.AddRange(Series(At(p, i), At(v, i) * r, At(a, i) * r * r / 2, At(Taylor[3], i) * r * r * r / 6));
        for (var i = 0; velocities && i < 3; i++)
            words.AddRange(Series(At(v, i), At(a, i) * r, At(Taylor[3], i) * r * r / 2, 0));
        return [.. words];
    }

    // Coefficients of velocity and the position at the midpoint, one record of 800 s.
    private static double[] VelocitySeries()
    {
        var (p, v) = Cubic(1400);
        List<double> words = [];
        for (var i = 0; i < 3; i++)
        {
            var series = Series(At(v, i), At(Taylor[2], i) * 400, At(Taylor[3], i) * 80000, 0);
            words.AddRange([series[0], series[1], series[2], At(p, i)]);
        }
        return [.. words, 1, 1, 2451545, Start / 86400, 800 / 86400.0, 12, 1];
    }

    private static double[] Series(double c0, double c1, double c2, double c3) =>
        [c0 + c2 / 2, c1 + 0.75 * c3, c2 / 2, c3 / 4];

    // SPK Required Reading, type 14; "generic segments": constants, packets, references, then 17 words of addresses.
    private static double[] Generic(double[] first, double[] second)
    {
        var (n, size) = (4.0, first.Length);
        double[] body = [n, .. first, .. second, first[0] - first[1], second[0] - second[1]];
        double[] meta = [0, 1, 0, 0, 3, 1 + 2 * size, 2, 0, 0, 0, 1, 2, 0, 0, size, 0, 17];
        return [.. body, .. meta];
    }

    private static double[] Epochs(int count) => [.. Enumerable.Range(0, count).Select(i => Start + 100 * i)];

    private static double[] States(int count) => [.. Epochs(count).SelectMany(State)];

    private static double[] State(double t)
    {
        var (p, v) = Circle(t);
        return [p.X, p.Y, p.Z, v.X, v.Y, v.Z];
    }

    private static double[] Conic()
    {
        var gm = Rate * Rate * Radius * Radius * Radius;
        return [Start, 0, 0, 1, 1, 0, 0, Radius, 0, 3, 0, 0, 1, gm, 0, 1737.4];
    }

    private static double[] Packets(int count, int subtype, double start)
    {
        var epochs = Enumerable.Range(0, count).Select(i => start + 100 * i).ToArray();
        var packets = epochs.SelectMany(t =>
        {
            var (p, v) = Circle(t);
            var a = p * (-Rate * Rate);
            return subtype == 0 ? [.. State(t), v.X, v.Y, v.Z, a.X, a.Y, a.Z] : State(t);
        });
        return [.. packets, .. epochs, subtype, 8, count];
    }

    // Two mini-segments that meet at 1400, the later counts there.
    private static double[] MiniSegments(int subtype)
    {
        var (first, second) = (Packets(9, subtype, Start - 400), Packets(9, subtype, Start + 200));
        var all = 1 + first.Length + second.Length;
        return [.. first, .. second, Start, 1400, End, 1, 1 + first.Length, all, 1, 2];
    }

    private static double[] PckWords(int type)
    {
        var middle = (Start + End) / 2;
        var (a, w) = Orientation(middle);
        if (type == 2)
            return [middle, 400, a.X, 0, a.Y, 0, a.Z, w.Z * 400, Start, 800, 8, 1];
        if (type == 20)
        {
            // Rates per day, angles in rad, with the date of the start.
            var day = w.Z * 86400;
            return [0, 0, a.X, 0, 0, a.Y, day, 0, a.Z, 1, 86400, 2451545, Start / 86400, 800 / 86400.0, 9, 1];
        }
        const double Degrees = 180 / Math.PI;
        double[] packet =
        [
            middle,
            400,
            a.X * Degrees - 90,
            0,
            90 - a.Y * Degrees,
            0,
            a.Z * Degrees,
            w.Z * 400 * Degrees,
            0,
            0,
            0,
            0,
            w.Z * Degrees,
            0,
        ];
        return [2, .. packet, Start, 0, 1, 0, 0, 3, 15, 1, 0, 0, 0, 1, 1, 0, 0, 14, 0, 17];
    }

    /// <summary>The turn about the z axis that a CK sample holds, rad.</summary>
    public static double Turn(double ticks) => 2e-3 * (ticks - Start);

    // SPICE's quaternion of a frame turned by an angle about z: cosine and minus the sine of its half.
    private static double[] Pointing(double ticks)
    {
        var (s, c) = Math.SinCos(Turn(ticks) / 2);
        return [c, 0, 0, -s, 0, 0, 2e-3];
    }

    private static double[] CkWords(int type)
    {
        var times = Epochs(9);
        var records = times.SelectMany(Pointing);
        return type switch
        {
            1 => [.. records, .. times, 9],
            // Records of constant rate over 80 of every 100 ticks, a second a tick.
            2 =>
            [
                .. times.SelectMany(t => Pointing(t).Append(1)),
                .. times,
                .. times.Select(t => Math.Min(t + 80, End)),
            ],
            // Two intervals, from the first record and from the sixth.
            _ => [.. records, .. times, times[0], times[5], 2, 9],
        };
    }
}
