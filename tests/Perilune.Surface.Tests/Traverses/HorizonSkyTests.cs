using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Roving;
using Perilune.Surface.Topography;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>Planning on Connecting Ridge from stored horizons, proven by rays.</summary>
public sealed class HorizonSkyTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    // 2028-03-01 TDB.
    private const double Start = 888_753_600;
    private const double Day = 86_400;

    [Fact]
    public void StoredHorizons_ShowTheSunOfTheRays()
    {
        var (map, sky, stored) = Make(12, 12, 40);
        var exact = new SiteSky(shipped.Terrain, sky, map.PointAt, 2, Start);
        var (error, wrongEarth, count) = (0.0, 0, 0);
        for (var i = 0; i < 400; i++)
        {
            var cell = i * 37 % map.Count;
            var time = i * 7 * 1_234.5 % (13 * Day);
            var seen = stored.At(cell, time);
            var expected = exact.At(cell % map.Columns, cell / map.Columns, time);
            error += Math.Abs(seen.Sun - expected.Sun);
            wrongEarth += seen.Earth == expected.Earth ? 0 : 1;
            count++;
        }
        // Azimuths every 0.5 deg, a straight horizon across the disc: a part of a disc at its edges, and the mean of a hundredth.
        Assert.True(error / count < 0.01, $"{error / count}");
        Assert.True(wrongEarth <= 4, $"{wrongEarth}");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void PlanOnConnectingRidge_IsProvenByTheRays()
    {
        // As many azimuths as a drive is planned with.
        var (map, sky, stored) = Make(40, 40, 40, azimuths: 360);
        var heights = new float[map.Count];
        for (var cell = 0; cell < map.Count; cell++)
        {
            Assert.True(
                shipped.Terrain.TryHeight(map.UpAt(cell % map.Columns, cell / map.Columns), out var height, out _)
            );
            heights[cell] = (float)height;
        }
        var rover = ShadowField.Rover with { SolarPower = 450, BatteryCapacity = 10e6, EarthToDrive = false };
        var task = new TraverseTask
        {
            Ground = new(map.Columns, map.Rows, map.CellSize, heights),
            Drive = new(rover, Soil.Moon, DriveModel.MoonGravity),
            Sky = stored.At,
            Start = 5 * 40 + 6,
            Stops = [new(34 * 40 + 33, 3_600)],
            Deadline = 10 * Day,
            Reserve = 0.05,
        };
        var plan = TraversePlanner.Plan(task);
        Assert.NotNull(plan);
        var exact = new SiteSky(shipped.Terrain, sky, map.PointAt, 2, Start);
        var check = new TraverseChecker(task, exact.At).Check(plan.Points);
        Assert.Empty(check.Violations);
        Assert.True(plan.Way(task.Ground) > 1_500);
    }

    private (MapGrid Map, LunarSky Sky, HorizonSky Stored) Make(
        int columns,
        int rows,
        double cellSize,
        int azimuths = HorizonSweep.AzimuthCount
    )
    {
        var sky = LunarSky.From(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
            ),
            Start,
            Start + 14 * Day
        );
        var map = MapGrid.Around(ShippedTerrain.ConnectingRidge, columns, rows, cellSize);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 2, azimuths);
        return (map, sky, new(horizons, map, sky, Start, 14 * Day));
    }
}
