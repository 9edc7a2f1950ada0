using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Ephemerides;

/// <summary>The shipped ephemeris against its sources. The limits, 1 cm and 1 m, are what data/README.md promises.</summary>
public sealed class ShippedEphemerisTests
{
    private static readonly Lazy<Ephemeris> Shipped = new(() =>
        Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"))
    );

    [Fact]
    public void Samples_OfTheSources_AreMetWithin1CentimetreForTheMoonAnd1MetreForPlanets()
    {
        var rows = 0;
        var table = Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/Ephemerides/source_positions.csv");
        foreach (var row in ReferenceFiles.Rows(table))
        {
            var (target, center) = (int.Parse(row[1]), int.Parse(row[2]));
            var expected = new Vector3(Number(row[4]), Number(row[5]), Number(row[6])) * 1000;
            var actual = Shipped.Value.Position(target, center, Number(row[3]));
            Assert.InRange(Vector3.Distance(expected, actual), 0, target == NaifId.Moon ? 0.01 : 1);
            rows++;
        }
        Assert.Equal(132, rows);
    }

    /// <summary>No lock, nothing shared that changes: eight threads at once get the bits that one gets.</summary>
    [Fact]
    public void EightThreads_GetTheSameBitsAsOne()
    {
        const int count = 20_000;
        var random = new CounterRandom(3, "threads");
        var epochs = Enumerable.Range(0, count).Select(_ => random.Uniform() * 1.8e9).ToArray();
        PositionVelocity At(int i) => Shipped.Value.State(NaifId.Moon, NaifId.Earth, epochs[i]);
        var alone = Enumerable.Range(0, count).Select(At).ToArray();
        var together = new PositionVelocity[count];
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = 8 }, i => together[i] = At(i));
        Assert.Equal(alone, together);
    }

    [Theory]
    [InlineData("data/ephemeris/de440_core_2000_2035.bsp", 788616000, 978696000)]
    [InlineData("data/ephemeris/de405_1959_2060_casacore.bsp", -1264248000, -43200)]
    [InlineData("data/ephemeris/de405_1959_2060_casacore.bsp", 1104840000, 1895918400)]
    public void RandomEpochs_OfTheWholeSource_AreMetWithin1CentimetreForTheMoonAnd1MetreForPlanets(
        string file,
        double start,
        double end
    )
    {
        var source = Ephemeris.Load(ReferenceFiles.Shared(file));
        var random = new CounterRandom(7, "shipped ephemeris");
        for (var i = 0; i < 5000; i++)
        {
            var tdb = start + (end - start) * random.Uniform();
            for (var planet = NaifId.MercuryBarycenter; planet <= NaifId.PlutoBarycenter; planet++)
                Assert.InRange(Difference(source, planet, NaifId.Sun, tdb), 0, 1);
            Assert.InRange(Difference(source, NaifId.Earth, NaifId.Sun, tdb), 0, 1);
            Assert.InRange(Difference(source, NaifId.Moon, NaifId.Earth, tdb), 0, 0.01);
        }
    }

    // Steps between DE405 and DE440 at the joins, evaluated from the two kernels themselves, m (positions rounded up).
    // The frame tie of DE405 is good to 1 mas: 0.7 km at 1 au; outer planets differ by what spacecraft have since measured.
    [Theory]
    [InlineData(NaifId.Moon, NaifId.Earth, -43200, 8.09)]
    [InlineData(NaifId.Moon, NaifId.Earth, 1104840000, 18.26)]
    [InlineData(NaifId.EarthMoonBarycenter, NaifId.Sun, -43200, 1211.82)]
    [InlineData(NaifId.EarthMoonBarycenter, NaifId.Sun, 1104840000, 1338.91)]
    [InlineData(NaifId.MercuryBarycenter, NaifId.Sun, 788616000, 1878.55)]
    [InlineData(NaifId.MercuryBarycenter, NaifId.Sun, 978696000, 1956.86)]
    [InlineData(NaifId.VenusBarycenter, NaifId.Sun, 788616000, 1083.26)]
    [InlineData(NaifId.VenusBarycenter, NaifId.Sun, 979387200, 557.85)]
    [InlineData(NaifId.MarsBarycenter, NaifId.Sun, 629640000, 1181.19)]
    [InlineData(NaifId.MarsBarycenter, NaifId.Sun, 1104840000, 1314.52)]
    [InlineData(NaifId.JupiterBarycenter, NaifId.Sun, 787233600, 198343.71)]
    [InlineData(NaifId.JupiterBarycenter, NaifId.Sun, 980769600, 190484.04)]
    [InlineData(NaifId.PlutoBarycenter, NaifId.Sun, 787233600, 19480200.48)]
    public void AcrossAJoin_TheBodyStepsByTheDifferenceOfTheTwoSources_AndNoMore(
        int target,
        int center,
        double join,
        double step
    )
    {
        var (before, after) = Sides(target, center, join);
        Assert.InRange((after - before).Norm, step - 1, step + 1);
    }

    [Theory]
    [InlineData(-43200)]
    [InlineData(1104840000)]
    public void AcrossAJoin_TheBarycentreStaysTheSame_ThoughTheSourcesDifferBy115Kilometres(double join)
    {
        var (before, after) = Sides(NaifId.Sun, NaifId.SolarSystemBarycenter, join);
        Assert.InRange((after - before).Norm, 0, 0.01);
    }

    [Theory]
    [InlineData(NaifId.Moon, NaifId.EarthMoonBarycenter, 4)]
    [InlineData(NaifId.Earth, NaifId.EarthMoonBarycenter, 4)]
    [InlineData(NaifId.MercuryBarycenter, NaifId.Sun, 8)]
    [InlineData(NaifId.EarthMoonBarycenter, NaifId.Sun, 16)]
    public void BetweenRecords_PositionAndVelocityAreContinuous(int target, int center, int days)
    {
        // Ends of records are exact: what is left is roundoff, 3e-5 m at 1.5e11 m in each of a few operations,
        // and the acceleration, of Mercury 0.063 m/s2 at most, over 2 microseconds.
        const double grid = -1264248000;
        for (var i = 4000 / days; i < 4300 / days; i++)
        {
            var (joint, sliver) = (grid + i * days * 86400.0, 1e-6);
            var (early, late) = (joint - sliver, joint + sliver);
            var before = Shipped.Value.State(target, center, early);
            var after = Shipped.Value.State(target, center, late);
            var moved = before.Velocity * (late - early);
            Assert.InRange((after.Position - before.Position - moved).Norm, 0, 2e-4);
            Assert.InRange((after.Velocity - before.Velocity).Norm, 0, 2e-7);
        }
    }

    [Fact]
    public void MercuryAndVenus_StandAtTheirBarycentres()
    {
        Assert.Equal(Vector3.Zero, Shipped.Value.Position(NaifId.Mercury, NaifId.MercuryBarycenter, 8e8));
        Assert.Equal(
            Shipped.Value.State(NaifId.VenusBarycenter, NaifId.Moon, 8e8),
            Shipped.Value.State(NaifId.Venus, NaifId.Moon, 8e8)
        );
    }

    private static (Vector3 Before, Vector3 After) Sides(int target, int center, double join)
    {
        // Before the first join and after the second DE405 serves: 1 ms aside the body has moved 60 m at most, which is taken off.
        const double aside = 1e-3;
        var before = Shipped.Value.State(target, center, join - aside);
        var after = Shipped.Value.State(target, center, join + aside);
        return (before.Position + before.Velocity * aside, after.Position - after.Velocity * aside);
    }

    private static double Difference(Ephemeris source, int target, int center, double tdb) =>
        Vector3.Distance(source.Position(target, center, tdb), Shipped.Value.Position(target, center, tdb));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
