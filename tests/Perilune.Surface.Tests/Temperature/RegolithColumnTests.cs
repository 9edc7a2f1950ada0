using Perilune.Numerics.Scalars;
using Perilune.Surface.Temperature;

namespace Perilune.Surface.Tests.Temperature;

public sealed class RegolithColumnTests(ITestOutputHelper output)
{
    private const double StefanBoltzmann = 5.670374419e-8;

    [Fact]
    public void Lanes_AreTheScalar_BitForBit()
    {
        var ground = Regolith.Highland;
        var grid = new RegolithGrid(ground, LevelGround.SynodicDay, LevelGround.SynodicDay);
        double[] latitudes = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.5];
        const int steps = 240;
        var days = Array.ConvertAll(latitudes, latitude => LevelGround.Day(ground, latitude, steps));
        var together = new RegolithColumn<Lanes8>(grid, Lanes8.FromDouble(220));
        var alone = Array.ConvertAll(days, _ => new RegolithColumn<Real>(grid, 220));
        for (var i = 0; i < steps - 1; i++)
        {
            together.Step(Side(days, i), Side(days, i + 1), LevelGround.SynodicDay / steps);
            for (var lane = 0; lane < alone.Length; lane++)
            {
                alone[lane].Step(days[lane][i], days[lane][i + 1], LevelGround.SynodicDay / steps);
                Assert.Equal(alone[lane].Surface.Value, together.Surface.Lane(lane));
            }
        }
    }

    /// <summary>Over a period that repeats, what is absorbed and what comes from below is what is radiated.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1.2)]
    public void Heat_IsConserved_OverADay(double latitude)
    {
        const int steps = 2880;
        var ground = Regolith.Highland;
        var absorbed = LevelGround.Day(ground, latitude, steps);
        var cycle = Settle(ground, absorbed, LevelGround.SynodicDay / steps, 12);
        var radiated = cycle.Surface.Average(t => ground.Emissivity * StefanBoltzmann * t * t * t * t);
        output.WriteLine($"{absorbed.Average() + ground.HeatFlow} {radiated}");
        Assert.Equal(1, radiated / (absorbed.Average() + ground.HeatFlow), 1e-4);
    }

    /// <summary>A column without sunlight settles where it radiates the Moon's own heat: 24.0 K.</summary>
    [Fact]
    public void WithoutSun_TheMoonsOwnHeatKeeps24Kelvin()
    {
        var ground = Regolith.Highland;
        var cycle = Settle(ground, new double[48], LevelGround.SynodicDay / 48, 12);
        var expected = Math.Sqrt(Math.Sqrt(ground.HeatFlow / (ground.Emissivity * StefanBoltzmann)));
        Assert.Equal(expected, cycle.Mean[0], 0.01);
        // Each layer conducts it: the ground below is warmer by heat flow / conductivity.
        var gradient = (cycle.Mean[1] - cycle.Mean[0]) / cycle.Depths[1];
        var middle = 0.5 * cycle.Depths[1];
        Assert.Equal(ground.HeatFlow / ground.Conductivity(middle, cycle.Mean[0]), gradient, 0.02);
    }

    /// <summary>Halving steps and layers quarters the error of a smooth day: second order.</summary>
    [Fact]
    public void HalfTheStep_AndHalfTheLayers_MoveTheEquatorByLessThanATenthOfAKelvin()
    {
        var ground = Regolith.Highland;
        var (coarse, fine) = (Equator(ground, 720, 12), Equator(ground, 2880, 24));
        output.WriteLine(
            $"{coarse.Maximum[0] - fine.Maximum[0]:E2} {coarse.Minimum[0] - fine.Minimum[0]:E2} {coarse.Mean[0] - fine.Mean[0]:E2}"
        );
        Assert.Equal(fine.Maximum[0], coarse.Maximum[0], 0.1);
        Assert.Equal(fine.Minimum[0], coarse.Minimum[0], 0.1);
        Assert.Equal(fine.Mean[0], coarse.Mean[0], 0.1);
    }

    [Fact]
    public void BadHeat_IsRefused()
    {
        var grid = new RegolithGrid(Regolith.Highland, LevelGround.SynodicDay, LevelGround.SynodicDay);
        var error = Assert.Throws<ArgumentException>(() => PeriodicTemperature.Settle<Real>(grid, [1, -2], 3600));
        Assert.Contains("-2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PeriodicTemperature.Settle<Real>(grid, [], 3600));
    }

    private static TemperatureCycle Equator(Regolith ground, int steps, int layers) =>
        Settle(ground, LevelGround.Day(ground, 0, steps), LevelGround.SynodicDay / steps, layers);

    private static TemperatureCycle Settle(Regolith ground, double[] absorbed, double step, int layers)
    {
        var grid = new RegolithGrid(ground, LevelGround.SynodicDay, LevelGround.SynodicDay, layers);
        return PeriodicTemperature.Settle<Real>(grid, Array.ConvertAll(absorbed, heat => new Real(heat)), step, 0.001)[
            0
        ];
    }

    private static Lanes8 Side(double[][] days, int step) => Lanes8.FromLanes(Array.ConvertAll(days, day => day[step]));
}
