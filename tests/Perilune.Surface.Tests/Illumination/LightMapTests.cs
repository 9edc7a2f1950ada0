using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>Light of whole maps against the finder of change points and against what must hold without data.</summary>
public sealed class LightMapTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Hour = 3_600;

    [Fact]
    public void Ridge_AgreesWithTheFinder_InMeanLightNightsAndEarth()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 640, 600, 4, 3, stride: 20);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 10);
        var (start, end) = (TestSky.Start2028, TestSky.Start2028 + 120 * TestSky.Day);
        var sky = TestSky.Over(start, end);
        var light = LightMapFinder.Find(horizons, sky, start, end, Hour, SolarLimb.Uniform);
        foreach (var (column, row) in ((int, int)[])[(0, 0), (2, 1), (3, 2)])
        {
            var cell = row * map.Columns + column;
            var own = LightFinder.Find(
                HorizonFinder.Find(shipped.Terrain, map.PointAt(column, row), 10),
                sky,
                start,
                end
            );
            // Hourly samples of a fraction that changes in half a day, horizons every half degree.
            Assert.Equal(own.MeanSunFraction, light.MeanSun[cell], 2e-3);
            Assert.Equal(own.EarthVisibleFraction, light.MeanEarth[cell], 2e-3);
            Assert.Equal(own.LongestDarkness.Duration, light.LongestNight[cell], 2 * Hour);
            // Passing gleams of less than a step may join two nights or part one.
            Assert.InRange(
                light.Nights[cell],
                own.Darkness.Count(night => night.Duration > 2 * Hour),
                own.Darkness.Length
            );
            Assert.InRange(light.Both[cell], 0, Math.Min(light.MeanEarth[cell], 1));
        }
    }

    // flights.md A3: on a bare sphere the pole is half lit over the precession of the Moon's node, 18.6 years.
    [Fact]
    public void BareSphereAtThePole_IsHalfLitOver18p6Years_Within1e3()
    {
        const int side = 601;
        var terrain = new LunarTerrain([
            new(
                "sphere",
                GridProjection.SouthPolarStereographic,
                side,
                side,
                -30_000,
                30_000,
                100,
                new float[side * side]
            ),
        ]);
        var horizons = HorizonSweep.Compute(terrain, MapGrid.SouthPolar(0, 0, 100, 1, 1), 0, 72);
        var start = (2_453_371.5 - 2_451_545.0) * TestSky.Day; // 2005-01-01
        var end = start + 6_798.38 * TestSky.Day; // one turn of the node of the Moon's orbit
        var light = LightMapFinder.Find(horizons, TestSky.Over(start, end), start, end, Hour);
        Assert.Equal(0.5, light.MeanSun[0], 1e-3);
        // Half a year of night, less what the Sun's radius and the tilt of 1.5 deg leave of twilight.
        Assert.InRange(light.LongestNight[0], 140 * TestSky.Day, 182 * TestSky.Day);
        // The Sun returns to the node every 346.6 days; the Earth's total eclipses of the Sun are nights too.
        Assert.InRange(light.Nights[0], (int)(6_798.38 / 346.6), 3 * (int)(6_798.38 / 346.6));
    }

    [Fact]
    public void Seasons_AddUpToTheWhole_OnAnyNumberOfThreads()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 500, 700, 20, 5);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 2, 180);
        var start = TestSky.Start2028;
        var end = start + 60 * TestSky.Day;
        var sky = TestSky.Over(start, end);
        double[] edges = [start + 10 * TestSky.Day, start + 40 * TestSky.Day];
        var one = LightMapFinder.Find(
            horizons,
            sky,
            start,
            end,
            Hour,
            seasons: edges,
            parallel: new() { MaxDegreeOfParallelism = 1 }
        );
        var four = LightMapFinder.Find(
            horizons,
            sky,
            start,
            end,
            Hour,
            seasons: edges,
            parallel: new() { MaxDegreeOfParallelism = 4 }
        );
        Assert.Equal(one.MeanSun, four.MeanSun);
        Assert.Equal(one.LongestNight, four.LongestNight);
        Assert.Equal(3, one.SunBySeason.Length);
        for (var cell = 0; cell < map.Count; cell++)
        {
            var sum =
                (10 * one.SunBySeason[0][cell] + 30 * one.SunBySeason[1][cell] + 20 * one.SunBySeason[2][cell]) / 60;
            Assert.Equal(sum, one.MeanSun[cell], 1e-6);
        }
    }

    // The floor of Shackleton never sees the Sun (Bussey et al. 2010, Icarus 208:558, and every map since); its centre as the
    // Gazetteer has it.
    [Fact]
    public void FloorOfShackleton_IsPermanentlyShadowed_AndTheRidgeIsNot()
    {
        var grid = shipped.Terrain.Grids[2];
        var centre = SurfacePoint.FromDegrees(-89.67, 129.78);
        var map = MapGrid.Around(centre, 9, 9, 400);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 0, 360);
        Assert.Equal("shackleton-200m", grid.Name);
        var start = TestSky.Start2028;
        var end = start + 2 * TestSky.JulianYear;
        var light = LightMapFinder.Find(horizons, TestSky.Over(start, end), start, end, 2 * Hour);
        Assert.All(light.MeanSun, mean => Assert.Equal(0, mean));
        Assert.Equal(81 * 400.0 * 400.0, light.PermanentShadowArea(), 1_300.0); // the map's scale, within 1e-4
        Assert.Equal(0, light.PermanentShadowArea((column, _) => column < 0));
    }

    [Fact]
    public void ASkyThatDoesNotCoverTheSpan_IsRefused()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 500, 700, 2, 2);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 2, 8);
        var start = TestSky.Start2028;
        var sky = TestSky.Over(start, start + TestSky.Day);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            LightMapFinder.Find(horizons, sky, start, start + 2 * TestSky.Day, Hour)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            LightMapFinder.Find(horizons, sky, start, start + TestSky.Day, Hour, seasons: [start - 1])
        );
    }
}
