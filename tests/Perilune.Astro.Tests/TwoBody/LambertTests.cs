using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.TwoBody;

public sealed class LambertTests
{
    private const double EarthGM = 398600.4418e9;

    // Vallado, "Fundamentals of Astrodynamics and Applications", example 7-5: the printed velocities.
    [Fact]
    public void Vallado_Example_7_5_IsReproducedToItsPrintedDigits()
    {
        var (v1, v2) = Lambert.Solve(
            new Vector3(15945.34e3, 0, 0),
            new Vector3(12214.83899e3, 10249.46731e3, 0),
            76 * 60,
            EarthGM,
            Vector3.UnitZ
        );
        Assert.Equal(2058.913, v1.X, 1e-2);
        Assert.Equal(2915.965, v1.Y, 1e-2);
        Assert.Equal(-3451.565, v2.X, 1e-2);
        Assert.Equal(910.315, v2.Y, 1e-2);
    }

    [Fact]
    public void RandomArcs_EndWhereKeplerTakesThem_Within1e10()
    {
        var random = new CounterRandom(1, "lambert");
        for (var i = 0; i < 2000; i++)
        {
            Vector3 Point() =>
                new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit
                * (7e6 + 400e6 * random.Uniform() * random.Uniform());
            var from = Point();
            var to = Point();
            var normal = new Vector3(random.Normal(), random.Normal(), random.Normal());
            var seconds = 600 + 86400 * 10 * random.Uniform();
            var (v1, v2) = Lambert.Solve(from, to, seconds, EarthGM, normal);
            var (r, v) = KeplerPropagation.Propagate(from, v1, seconds, EarthGM);
            // An arc that dives through the centre amplifies rounding without bound; no flight takes it.
            if (Vector3.Cross(from, v1).NormSquared / EarthGM < 1e6)
                continue;
            // The scale that rounding errors of a fast flyby grow to is the length of the arc, not its end.
            var scale = Math.Max(v1.Norm, v2.Norm) * seconds;
            Assert.True((r - to).Norm < 1e-10 * scale, $"case {i}: {(r - to).Norm} m of {scale}");
            Assert.True((v - v2).Norm < 1e-8 * v1.Norm, $"case {i}: {(v - v2).Norm} m/s");
            Assert.True(Vector3.Dot(Vector3.Cross(from, v1), normal) >= 0, $"case {i} turns the wrong way");
        }
    }

    [Fact]
    public void EveryBranchOfUpToTenRevolutions_EndsWhereKeplerTakesIt_AfterSoManyTurns()
    {
        var random = new CounterRandom(2, "lambert revolutions");
        var several = 0;
        for (var i = 0; i < 500; i++)
        {
            Vector3 Point() =>
                new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit * (7e6 + 40e6 * random.Uniform());
            var (from, to) = (Point(), Point());
            var normal = new Vector3(random.Normal(), random.Normal(), random.Normal());
            var seconds = 3600 + 86400 * 3 * random.Uniform();
            var arcs = Lambert.SolveAll(from, to, seconds, EarthGM, normal, mostRevolutions: 10);
            Assert.Equal(Lambert.Solve(from, to, seconds, EarthGM, normal), (arcs[0].AtStart, arcs[0].AtEnd));
            several += arcs.Count - 1;
            foreach (var arc in arcs)
            {
                var h = Vector3.Cross(from, arc.AtStart);
                if (h.NormSquared / EarthGM < 1e6)
                    continue;
                var (r, v) = KeplerPropagation.Propagate(from, arc.AtStart, seconds, EarthGM);
                var scale = Math.Max(arc.AtStart.Norm, arc.AtEnd.Norm) * seconds;
                Assert.True(
                    (r - to).Norm < 1e-10 * scale,
                    $"case {i}, {arc.Revolutions} {arc.Branch}: {(r - to).Norm} m"
                );
                Assert.True((v - arc.AtEnd).Norm < 1e-8 * scale / seconds, $"case {i}, {arc.Revolutions} {arc.Branch}");
                Assert.True(Vector3.Dot(h, normal) >= 0);
                // An arc of n revolutions takes between n and n + 1 periods.
                var energy = arc.AtStart.NormSquared / 2 - EarthGM / from.Norm;
                var turns = energy < 0 ? seconds / (Math.Tau * EarthGM / Math.Pow(-2 * energy, 1.5)) : 0;
                Assert.InRange(turns, arc.Revolutions, arc.Revolutions + 1);
            }
        }
        Assert.True(several > 1000, $"only {several} arcs of several revolutions");
    }

    [Fact]
    public void RevolutionsBegin_WhereTheTimeOfTheirEllipseOfLeastTimeIsReached_InPairs()
    {
        var (from, to) = (new Vector3(8e6, 0, 0), new Vector3(-3e6, 9e6, 1e6));
        var counts = Enumerable
            .Range(1, 400)
            .Select(k => Lambert.SolveAll(from, to, 200.0 * k, EarthGM, Vector3.UnitZ, 20).Count)
            .ToList();
        Assert.Equal(1, counts[0]);
        Assert.All(counts.Zip(counts.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.All(counts, count => Assert.Equal(1, count % 2));
        Assert.Equal(Enumerable.Range(0, counts[^1] / 2 + 1).Select(n => 2 * n + 1), counts.Distinct());
    }

    [Fact]
    public void EveryLane_IsTheScalarSolution_BitForBit_OfOneArcAndOfSeveralRevolutions()
    {
        Compare<Lanes8>();
        Compare<Lanes4>();
    }

    // Each lane ends its iterations by itself, so that far and near, fast and slow arcs stand side by side.
    private static void Compare<T>()
        where T : struct, IScalar<T>
    {
        var random = new CounterRandom(3, "lambert lanes");
        var several = 0;
        for (var i = 0; i < 300; i++)
        {
            var (from, to, normal) = (new Vector3[T.Lanes], new Vector3[T.Lanes], new Vector3[T.Lanes]);
            var seconds = new double[T.Lanes];
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                from[lane] = Point();
                to[lane] = Point();
                normal[lane] = new(random.Normal(), random.Normal(), random.Normal());
                seconds[lane] = Math.Pow(10, 2 + 4.5 * random.Uniform());
            }
            var (a, b, n) = (Vector3<T>.FromLanes(from), Vector3<T>.FromLanes(to), Vector3<T>.FromLanes(normal));
            var single = Lambert.Solve(a, b, T.FromLanes(seconds), EarthGM, n);
            var left = Lambert.Solve(a, b, T.FromLanes(seconds), EarthGM, n, 2, LambertBranch.Left);
            var right = Lambert.Solve(a, b, T.FromLanes(seconds), EarthGM, n, 2, LambertBranch.Right);
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                var arcs = Lambert.SolveAll(from[lane], to[lane], seconds[lane], EarthGM, normal[lane], 2);
                Assert.Equal((arcs[0].AtStart, arcs[0].AtEnd), (single.AtStart.Lane(lane), single.AtEnd.Lane(lane)));
                var twice = arcs.Where(arc => arc.Revolutions == 2).ToList();
                Assert.Equal(twice.Count == 0, double.IsNaN(left.AtStart.X.Lane(lane)));
                if (twice.Count == 0)
                    continue;
                several++;
                Assert.Equal((twice[0].AtStart, twice[0].AtEnd), (left.AtStart.Lane(lane), left.AtEnd.Lane(lane)));
                Assert.Equal((twice[1].AtStart, twice[1].AtEnd), (right.AtStart.Lane(lane), right.AtEnd.Lane(lane)));
            }
        }
        Assert.True(several > 100, $"only {several} arcs of two revolutions");

        Vector3 Point() =>
            new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit
            * (7e6 + 400e6 * random.Uniform() * random.Uniform());
    }

    [Fact]
    public void ALaneWithoutAPlane_IsNoNumber_AndSpoilsNoOther()
    {
        var (from, to) = (new Vector3[Lanes4.Lanes], new Vector3[Lanes4.Lanes]);
        Array.Fill(from, new(7e6, 0, 0));
        Array.Fill(to, new(-1e6, 8e6, 0));
        to[2] = new(-8e6, 0, 0);
        var (start, _) = Lambert.Solve(
            Vector3<Lanes4>.FromLanes(from),
            Vector3<Lanes4>.FromLanes(to),
            Lanes4.FromDouble(3600),
            EarthGM,
            Vector3<Lanes4>.FromVector(Vector3.UnitZ)
        );
        Assert.True(double.IsNaN(start.X.Lane(2)));
        Assert.Equal(Lambert.Solve(from[0], to[0], 3600, EarthGM, Vector3.UnitZ).AtStart, start.Lane(3));
    }

    [Fact]
    public void PointsOnALineThroughTheCentre_AreRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Lambert.Solve(new Vector3(7e6, 0, 0), new Vector3(-8e6, 0, 0), 3600, EarthGM, Vector3.UnitZ)
        );
}
