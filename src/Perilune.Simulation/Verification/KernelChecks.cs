using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Sample segments of every type of kernel against CSPICE: the greatest difference relative to the vector's length.</summary>
internal static class KernelChecks
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var spk = SpkKernel.Load(knowledge.Data.Check("validation/spk-types.bsp")).Segments;
        foreach (var rows in ReferenceTable.Read(knowledge, "spk-types.csv").GroupBy(row => row[1]))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return ("kernels.spk-" + rows.Key, rows.Max(row => State(spk, row)));
        }
        foreach (var (id, position) in Bits(knowledge))
            yield return (id, position);
        var pck = BinaryPck.Load(knowledge.Data.Check("validation/pck-types.bpc")).Segments;
        foreach (var rows in ReferenceTable.Read(knowledge, "pck-types.csv").GroupBy(row => row[1]))
            yield return ("kernels.pck-" + rows.Key, rows.Max(row => Orientation(pck, row)));
        var ck = CkKernel.Load(knowledge.Data.Check("validation/ck-types.bc")).Segments;
        foreach (var rows in ReferenceTable.Read(knowledge, "ck-types.csv").GroupBy(row => row[1]))
            yield return ("kernels.ck-" + rows.Key, rows.Max(row => Pointing(ck, row)));
    }

    private static double State(IEnumerable<SpkSegment> segments, string[] row)
    {
        var n = ReferenceTable.Numbers(row, 5);
        var segment = segments.Single(s =>
            s.Name == row[0] && s.Target == Code(row[2]) && s.Center == Code(row[3]) && s.Start == n[0] && s.End == n[1]
        );
        segment.State(n[2], out var position, out var velocity);
        var (r, v) = (new Vector3(n[3], n[4], n[5]), new Vector3(n[6], n[7], n[8]));
        return Math.Max(Vector3.Distance(position, r) / r.Norm, Vector3.Distance(velocity, v) / v.Norm);
    }

    /// <summary>Units in the last place between states of DE440 and CSPICE's, the greatest of all components.</summary>
    private static IEnumerable<(string Id, double Computed)> Bits(Knowledge knowledge)
    {
        var kernel = SpkKernel.Load(knowledge.Data.Check("validation/de440_2007.bsp"));
        var moon = kernel.Segments.Single(s => s is { Target: 301, Center: 3 });
        var earth = kernel.Segments.Single(s => s is { Target: 399, Center: 3 });
        var worst = 0.0;
        foreach (
            var row in ReferenceTable.Read(knowledge, "cspice-states.csv").Where(r => (r[0], r[1]) is ("301", "399"))
        )
        {
            var n = ReferenceTable.Numbers(row, 2);
            moon.State(n[0], out var position, out var velocity);
            earth.State(n[0], out var origin, out var originVelocity);
            var (r, v) = (position - origin, velocity - originVelocity);
            double[] ours = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
            for (var i = 0; i < ours.Length; i++)
                worst = Math.Max(worst, Math.Abs(ours[i] - n[1 + i]) / LastPlace(n[1 + i]));
        }
        yield return ("kernels.de440.last-places", worst);
    }

    private static double Orientation(IEnumerable<BinaryPckSegment> segments, string[] row)
    {
        var n = ReferenceTable.Numbers(row, 4);
        var segment = segments.Single(s =>
            s.Name == row[0] && s.FrameClassId == Code(row[2]) && s.Start == n[0] && s.End == n[1]
        );
        double[] ours;
        if (segment.HasAngles)
        {
            segment.Angles(n[2], out var angles, out var rates);
            ours = [angles.X, angles.Y, angles.Z, rates.X, rates.Y, rates.Z];
        }
        else
        {
            // Here the table holds the first columns of the rotation and of its rate.
            var m = segment.Rotation(n[2], out var w);
            var rate = Matrix3.CrossProduct(-w) * m;
            ours = [m.XX, m.YX, m.ZX, rate.XX, rate.YX, rate.ZX];
        }
        return ours.Select((value, i) => Math.Abs(value - n[3 + i]) / Math.Max(1, Math.Abs(n[3 + i]))).Max();
    }

    private static double Pointing(IEnumerable<CkSegment> segments, string[] row)
    {
        var n = ReferenceTable.Numbers(row, 2);
        var found = segments.Single(s => s.Name == row[0]).Pointing(n[1], n[2]);
        if (found is not { AngularVelocity: { } spin } pointing)
            return double.NaN;
        var d = pointing.Rotation - new Matrix3(n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13]);
        var rotation = Math.Max(d.RowX.Norm, Math.Max(d.RowY.Norm, d.RowZ.Norm));
        return Math.Max(rotation, Vector3.Distance(spin, new(n[14], n[15], n[16])));
    }

    private static double LastPlace(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);

    private static int Code(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
