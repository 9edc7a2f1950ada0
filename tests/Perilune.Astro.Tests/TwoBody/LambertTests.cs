using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

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
    public void PointsOnALineThroughTheCentre_AreRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Lambert.Solve(new Vector3(7e6, 0, 0), new Vector3(-8e6, 0, 0), 3600, EarthGM, Vector3.UnitZ)
        );
}
