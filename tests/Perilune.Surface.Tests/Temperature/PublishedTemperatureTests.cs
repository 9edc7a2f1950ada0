using Perilune.Numerics.Scalars;
using Perilune.Surface.Temperature;

namespace Perilune.Surface.Tests.Temperature;

public sealed class PublishedTemperatureTests(ITestOutputHelper output)
{
    private const double Degree = Math.PI / 180;

    /// <summary>Temperatures of the public program heat1d, its Fourier solver, H 0.06 m, thermal inertia 55, albedo 0.12, level, no
    /// obliquity: the table of reference/flights.md B. Reach: 2 K in mean and maximum, 3 K in minimum.</summary>
    [Theory]
    [InlineData(0, 385.4, 94.0, 210.7, 100.3)]
    [InlineData(30, 369.8, 91.5, 202.1, 97.6)]
    [InlineData(60, 308.8, 82.3, 170.7, 87.7)]
    public void LevelGround_AgreesWithHeat1d(
        double latitude,
        double maximum,
        double minimum,
        double mean,
        double midnight
    )
    {
        var cycle = Day(Regolith.Highland with { ScaleHeight = 0.06 }, latitude, 1440);
        output.WriteLine(
            $"{latitude}: {cycle.Maximum[0]:F2} {cycle.Minimum[0]:F2} {cycle.Mean[0]:F2} midnight {cycle.SurfaceAt(LevelGround.SynodicDay / 2):F2} cycles {cycle.Cycles} nodes {cycle.Depths.Length}"
        );
        Assert.Equal(maximum, cycle.Maximum[0], 2.0);
        Assert.Equal(minimum, cycle.Minimum[0], 3.0);
        Assert.Equal(mean, cycle.Mean[0], 2.0);
        Assert.Equal(midnight, cycle.SurfaceAt(LevelGround.SynodicDay / 2), 3.0);
    }

    /// <summary>Hayne et al. (2017), table A2: temperatures at the equator.</summary>
    [Fact]
    public void Equator_AgreesWithDiviner_Within5K()
    {
        var cycle = Day(Regolith.Highland, 0, 1440);
        output.WriteLine(
            $"noon {cycle.Surface[0]:F2} midnight {cycle.SurfaceAt(LevelGround.SynodicDay / 2):F2} least {cycle.Minimum[0]:F2}"
        );
        Assert.Equal(385, cycle.Surface[0], 5.0);
        Assert.Equal(101, cycle.SurfaceAt(LevelGround.SynodicDay / 2), 5.0);
        Assert.Equal(95, cycle.Minimum[0], 5.0);
    }

    /// <summary>
    /// Hayne et al. (2017), table A2: means at the heat flow experiments of Apollo 15 and 17, at the surface and at depth. The mean surface of
    /// Apollo 17, 216 K, is not among them: level ground of albedo 0.06 at 20 N has 210.4 K here and, between the latitudes of its
    /// table, in heat1d; the site lies in a valley between warm walls.
    /// </summary>
    [Theory]
    [InlineData(26, 0, 211)]
    [InlineData(26, 0.83, 252)]
    [InlineData(20, 0.13, 256)]
    public void ApolloBoreholes_AreMet_Within5K(double latitude, double depth, double mean)
    {
        var cycle = Day(Regolith.Mare, latitude, 1440);
        output.WriteLine($"{latitude}: {cycle.MeanAt(depth):F2}");
        Assert.Equal(mean, cycle.MeanAt(depth), 5.0);
    }

    /// <summary>Nights seen by the Diviner radiometer: hours past noon of a day of 24, K (Data/diviner-nights.csv).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void Nights_AgreeWithDiviner_Within3K(int latitude)
    {
        var cycle = Day(Regolith.Highland, latitude, 1440);
        var worst = 0.0;
        foreach (var (hour, temperature) in DivinerNights.Of(latitude))
        {
            var computed = cycle.SurfaceAt(hour / 24 * LevelGround.SynodicDay);
            output.WriteLine($"{latitude} {hour:F2}: {temperature:F2} {computed:F2}");
            worst = Math.Max(worst, Math.Abs(computed - temperature));
        }
        Assert.InRange(worst, 0, 3);
    }

    private static TemperatureCycle Day(Regolith regolith, double latitude, int steps)
    {
        var absorbed = Array.ConvertAll(LevelGround.Day(regolith, latitude * Degree, steps), heat => new Real(heat));
        var grid = new RegolithGrid(regolith, LevelGround.SynodicDay, LevelGround.SynodicDay);
        return PeriodicTemperature.Settle<Real>(grid, absorbed, LevelGround.SynodicDay / steps)[0];
    }
}
