using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Roving;
using Perilune.Surface.Topography;
using Perilune.Surface.Traverses;

namespace Perilune.Benchmarks;

/// <summary>A wheel, and a traverse over the whole of Connecting Ridge's 10 m grid under its real sky.</summary>
internal static class TraverseBenchmarks
{
    private const double Day = 86_400;

    // 2028-03-01T00:00:00 TDB.
    private const double Start = 888_753_600;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        var rover = RoverReader.Read(knowledge.Catalogue, knowledge.Times, "benchmarks", "pressurised-rover").ToRover();
        var model = new DriveModel(rover, Soil.Moon, DriveModel.MoonGravity);
        yield return new("drive.slope", "s", null, () => Clock.Quick(() => model.At(0.1).Slip));
        yield return new(
            "traverse.20km-14d",
            "s",
            20,
            () =>
            {
                // Horizons are stored beforehand; what is measured is the plan, from heights to points.
                var task = Ridge(knowledge, model);
                return Clock.Wall(() =>
                {
                    if (TraversePlanner.Plan(task) is not { } plan || plan.Way(task.Ground) < 18_000)
                        throw new InvalidOperationException("the benchmark's traverse has no plan");
                });
            }
        );
    }

    private static TraverseTask Ridge(Knowledge knowledge, DriveModel model)
    {
        const int side = 1_600;
        var grid = knowledge.Terrain.Grids.First(one => one.Columns == side && one.CellSize == 10);
        var map = MapGrid.On(grid, 0, 0, side, side);
        var coarse = MapGrid.On(grid, 0, 0, side / 16, side / 16, 16);
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + 14 * Day);
        var horizons = HorizonSweep.Compute(knowledge.Terrain, coarse, model.Rover.MastHeight);
        var stored = new HorizonSky(horizons, map, sky, Start, 14 * Day);
        return new()
        {
            Ground = new(side, side, 10, grid.Heights),
            Drive = model,
            Sky = stored.At,
            Start = 1_420 * side + 120,
            Stops = [new(170 * side + 1_430, 0)],
            Deadline = 14 * Day,
            Reserve = 0.03,
        };
    }
}
