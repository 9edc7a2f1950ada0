using Perilune.Astro.Earth;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Rotations against CSPICE, the SOFA cookbook and Orekit: the greatest element of the difference.</summary>
internal static class FrameChecks
{
    private const double ArcSecond = Math.PI / 648000;
    private const StringComparison Ordinal = StringComparison.Ordinal;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        foreach (var group in ReferenceTable.Read(knowledge, "cspice-axes.csv").GroupBy(row => row[0]))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return ("frames." + Name(group.Key), group.Max(row => CspiceDifference(knowledge.Frames, row)));
        }
        var exact = ReferenceSky.De440(knowledge).Frames;
        var lunar = ReferenceTable.Read(knowledge, "cspice-axes.csv").Where(row => row[0].StartsWith("MOON_", Ordinal));
        yield return ("frames.moon.de440", lunar.Max(row => CspiceDifference(exact, row)));
        yield return (
            "frames.rates",
            ReferenceTable.Read(knowledge, "cspice-axes.csv").Max(row => CspiceRateDifference(exact, row))
        );
        var pole = CelestialPoleSeries.ReadFile(knowledge.Data.Check("earth/celestial-pole.txt"));
        yield return ("frames.itrf.sofa-cookbook", Cookbook(knowledge.Times, pole));
        var used = ReferenceTable
            .Read(knowledge, "orekit-earth-orientation.csv")
            .ToDictionary(row => row[0], row => ReferenceTable.Numbers(row, 1), StringComparer.Ordinal);
        foreach (var group in ReferenceTable.Read(knowledge, "orekit-frames.csv").GroupBy(row => row[1]))
        {
            var frame = OfOrekit(group.Key);
            yield return (
                $"frames.{frame.Name.ToLowerInvariant().Replace('_', '-')}.orekit",
                group.Max(row => OrekitDifference(knowledge.Times, pole, frame, used[row[2]], row)) / ArcSecond
            );
        }
    }

    private static Frame OfOrekit(string name) =>
        name switch
        {
            "MOD_noEOP" => Frame.MeanOfDate1976,
            "TOD_IERS1996_noEOP" => Frame.TrueOfDate1980,
            "TEME" => Frame.Teme,
            "GTOD_noEOP" => Frame.Gtod,
            "CIRF_IERS2010_simpleEOP" => Frame.Cirs,
            "TIRF_IERS2010_simpleEOP" => Frame.Tirs,
            "ITRF_2014_IERS2010_simpleEOP" => Frame.Itrf,
            _ => throw new InvalidOperationException($"no frame '{name}'"),
        };

    private static string Name(string frame) =>
        frame switch
        {
            "MOON_PA_DE440" => "moon-pa",
            "MOON_ME_DE440_ME421" => "moon-me",
            _ => frame.ToLowerInvariant().Replace('_', '-'),
        };

    private static double CspiceDifference(FrameSystem frames, string[] row)
    {
        var n = ReferenceTable.Numbers(row, 1);
        var ours = frames.Rotation(Frame.Icrf, Frame.Find(row[0])!, n[0]);
        return Largest(ours - new Matrix3(n[1], n[2], n[3], n[7], n[8], n[9], n[13], n[14], n[15]));
    }

    /// <summary>Greatest element of the difference of the rates of two rotations over that of the rate.</summary>
    private static double CspiceRateDifference(FrameSystem frames, string[] row)
    {
        var n = ReferenceTable.Numbers(row, 1);
        var ours = frames.Transformation(Frame.Icrf, Frame.Find(row[0])!, n[0]);
        var theirs = new Matrix3(n[19], n[20], n[21], n[25], n[26], n[27], n[31], n[32], n[33]);
        return Largest(ours.RotationRate - theirs) / Largest(theirs);
    }

    // IAU SOFA, "SOFA Tools for Earth Attitude", section 5.6: the example's Earth orientation and printed matrix.
    private static double Cookbook(TimeScales times, CelestialPoleSeries pole)
    {
        const int day = 54192;
        EarthOrientationValues values = new(
            0.0349282 * ArcSecond,
            0.4833163 * ArcSecond,
            -0.072073685 - 33,
            0.0001750 * ArcSecond,
            -0.0002259 * ArcSecond
        );
        var printed = new Matrix3(
            0.973104317697536,
            0.230363826239128,
            -0.000703163481769,
            -0.230363800456036,
            0.973104570632801,
            0.000118545368117,
            0.000711560162594,
            0.000046626402444,
            0.999999745754024
        );
        var epoch = times.Parse("2007-04-05T12:00:00Z");
        return Largest(Constant(times, pole, day, values).IcrfToItrf(epoch).Rotation - printed);
    }

    /// <summary>With the Earth orientation that Orekit interpolated, or with none where its frame takes none.</summary>
    private static double OrekitDifference(
        TimeScales times,
        CelestialPoleSeries pole,
        Frame frame,
        double[] used,
        string[] row
    )
    {
        var epoch = times.Parse(row[2] + " UTC");
        var universal = -times.TaiMinusUtc(epoch);
        var values = row[1].EndsWith("_simpleEOP", Ordinal)
            ? new EarthOrientationValues(used[1], used[2], used[0] + universal, used[4], used[5])
            : new EarthOrientationValues(0, 0, universal, 0, 0);
        var day = times.At(epoch, TimeScale.Utc).ModifiedJulianDay - 3;
        var frames = new FrameSystem { Earth = Constant(times, pole, day, values) };
        var m = ReferenceTable.Numbers(row, 3);
        var theirs = new Matrix3(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]);
        return Largest(frames.Rotation(Frame.Icrf, frame, epoch) - theirs);
    }

    /// <summary>The Earth with the same parameters on every day, as examples give them.</summary>
    private static EarthOrientation Constant(
        TimeScales times,
        CelestialPoleSeries pole,
        int firstDay,
        EarthOrientationValues values
    ) => new(times, new(firstDay, [.. Enumerable.Repeat(values, 8)], 8), pole, SubdailyVariations.None);

    private static double Largest(Matrix3 m)
    {
        var x = Math.Max(Math.Abs(m.XX), Math.Max(Math.Abs(m.XY), Math.Abs(m.XZ)));
        var y = Math.Max(Math.Abs(m.YX), Math.Max(Math.Abs(m.YY), Math.Abs(m.YZ)));
        var z = Math.Max(Math.Abs(m.ZX), Math.Max(Math.Abs(m.ZY), Math.Abs(m.ZZ)));
        return Math.Max(x, Math.Max(y, z));
    }
}
