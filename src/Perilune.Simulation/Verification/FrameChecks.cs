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

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        foreach (var group in ReferenceTable.Read(knowledge, "cspice-axes.csv").GroupBy(row => row[0]))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return ("frames." + Name(group.Key), group.Max(row => CspiceDifference(knowledge.Frames, row)));
        }
        var pole = CelestialPoleSeries.ReadFile(knowledge.Data.Check("earth/celestial-pole.txt"));
        yield return ("frames.itrf.sofa-cookbook", Cookbook(knowledge.Times, pole));
        var rotations = ReferenceTable
            .Read(knowledge, "orekit-itrf.csv")
            .ToDictionary(row => row[2], StringComparer.Ordinal);
        var used = ReferenceTable
            .Read(knowledge, "orekit-earth-orientation.csv")
            .Where(row => rotations.ContainsKey(row[0]));
        yield return (
            "frames.itrf.orekit",
            used.Max(row => Itrf(knowledge.Times, pole, row, rotations[row[0]])) / ArcSecond
        );
    }

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

    private static double Itrf(TimeScales times, CelestialPoleSeries pole, string[] used, string[] rotation)
    {
        var epoch = times.Parse(used[0] + " UTC");
        var p = ReferenceTable.Numbers(used, 1);
        var values = new EarthOrientationValues(p[1], p[2], p[0] - times.TaiMinusUtc(epoch), p[4], p[5]);
        var day = times.At(epoch, TimeScale.Utc).ModifiedJulianDay - 3;
        var m = ReferenceTable.Numbers(rotation, 3);
        var theirs = new Matrix3(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]);
        return Largest(Constant(times, pole, day, values).IcrfToItrf(epoch).Rotation - theirs);
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
