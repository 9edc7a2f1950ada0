using Perilune.Simulation.Running;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Sites;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>What a survey of sites is asked for.</summary>
/// <param name="Middle">Middle of the map.</param>
/// <param name="Cells">Cells a side.</param>
/// <param name="CellSize">m.</param>
/// <param name="Mast">Height of the arrays above the ground, m.</param>
/// <param name="Module">Side of the ground that the modules stand on, m.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="Length">s.</param>
/// <param name="Step">From one look at the sky to the next, s.</param>
/// <param name="Ellipse">Error of landings, or null to leave them out.</param>
/// <param name="Hazards">What a lander bears.</param>
internal sealed record SiteQuestion(
    SurfacePoint Middle,
    int Cells,
    double CellSize,
    double Mast,
    double Module,
    double Start,
    double Length,
    double Step,
    LandingEllipse? Ellipse,
    HazardLimits Hazards
);

/// <summary>Measures what matters of every cell around a place.</summary>
internal static class SiteSurvey
{
    private const double Degree = Math.PI / 180;

    // Cold traps are looked for farther out than sites, in coarser cells.
    private const int TrapReach = 4;
    private const int TrapCells = 160;

    /// <summary>Names of the criteria, with the scale of their worth unless told otherwise: weight, worst, best, unit.</summary>
    public static IReadOnlyList<(
        string Key,
        string Name,
        string Unit,
        double Weight,
        double Worst,
        double Best
    )> Scales { get; } =
    [
        ("light", "mean light", "%", 3, 50, 95),
        ("night", "longest night", "h", 2, 240, 24),
        ("earth", "Earth in view", "%", 1, 0, 60),
        ("slope", "slope", "deg", 1, 15, 0),
        ("flat", "roughness", "m", 1, 2, 0),
        ("trap", "to a cold trap", "km", 1, 10, 0),
        ("landing", "safe landings", "%", 1, 50, 100),
    ];

    /// <summary>Measures and ranks.</summary>
    public static (SiteRanking Ranking, HorizonMap Horizons) Rank(
        Knowledge knowledge,
        SiteQuestion question,
        IReadOnlyDictionary<string, double> weights,
        IReadOnlyDictionary<string, double> limits,
        (double Separation, int Most) wish,
        ParallelOptions parallel
    )
    {
        var terrain = knowledge.Terrain;
        var grid = MapGrid.Around(question.Middle, question.Cells, question.Cells, question.CellSize);
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, question.Start, question.Start + question.Length);
        var horizons = Sweep("horizons", terrain, grid, question.Mast, HorizonSweep.AzimuthCount, parallel);
        var light = Light(horizons, sky, question, parallel);
        var ground = HeightMap.Read(terrain, grid, parallel);
        var modules = FootprintMap.Fit(ground, question.Module);
        var criteria = new List<SiteCriterion>();
        Add("light", cell => 100 * light.MeanSun[cell]);
        Add("night", cell => light.LongestNight[cell] / 3600);
        Add("earth", cell => 100 * light.MeanEarth[cell]);
        Add("slope", cell => (float)(modules.Slopes[cell] / Degree));
        Add("flat", cell => modules.Roughness[cell]);
        if (weights.ContainsKey("trap") || limits.ContainsKey("trap"))
        {
            var traps = TrapDistances(terrain, sky, question, parallel);
            Add("trap", cell => traps(grid.PointAt(cell % grid.Columns, cell / grid.Columns)));
        }
        if (question.Ellipse is { } ellipse)
        {
            var hazards = HazardMap.Judge(FootprintMap.Fit(ground, 2 * question.CellSize), question.Hazards);
            var shares = ellipse.SafeShares(hazards, 3);
            Add("landing", cell => 100 * shares[cell]);
        }
        return (SiteRanking.Rank(grid, criteria, wish.Separation, wish.Most), horizons);

        void Add(string key, Func<int, float> value)
        {
            var (_, name, unit, _, worst, best) = Scales.First(scale => scale.Key == key);
            var values = new float[grid.Count];
            for (var cell = 0; cell < values.Length; cell++)
                values[cell] = value(cell);
            criteria.Add(
                new(
                    name,
                    unit,
                    weights.GetValueOrDefault(key),
                    worst,
                    best,
                    limits.TryGetValue(key, out var limit) ? limit : double.NaN,
                    values
                )
            );
        }
    }

    private static HorizonMap Sweep(
        string work,
        LunarTerrain terrain,
        MapGrid grid,
        double mast,
        int azimuths,
        ParallelOptions parallel
    )
    {
        var (ground, leftOut) = SightedGround.Of(terrain, grid);
        if (leftOut.Length > 0)
            Console.Error.WriteLine($"{work}: {leftOut}");
        using var progress = ShareProgress.Start(work);
        return HorizonSweep.Compute(ground, grid, mast, azimuths, parallel, progress);
    }

    private static LightMap Light(HorizonMap horizons, LunarSky sky, SiteQuestion question, ParallelOptions parallel)
    {
        using var progress = ShareProgress.Start("light");
        return LightMapFinder.Find(
            horizons,
            sky,
            question.Start,
            question.Start + question.Length,
            question.Step,
            parallel: parallel,
            progress: progress
        );
    }

    /// <summary>Distance, km, of a place to ground that never sees the Sun, within four times the map.</summary>
    private static Func<SurfacePoint, float> TrapDistances(
        LunarTerrain terrain,
        LunarSky sky,
        SiteQuestion question,
        ParallelOptions parallel
    )
    {
        var cell = Math.Max(question.CellSize, TrapReach * question.Cells * question.CellSize / TrapCells);
        var wide = MapGrid.Around(question.Middle, TrapCells, TrapCells, cell);
        // Every degree: the Sun comes round every month, half a degree an hour.
        var light = Light(
            Sweep("horizons around, for cold traps", terrain, wide, 0, 360, parallel),
            sky,
            question,
            parallel
        );
        var dark = new bool[wide.Count];
        for (var i = 0; i < dark.Length; i++)
            dark[i] = light.IsPermanentlyShadowed(i);
        var distances = DistanceMap.To(wide, dark);
        return place =>
        {
            var (column, row) = wide.Locate(place);
            var (c, r) = ((int)Math.Round(column), (int)Math.Round(row));
            var scale = wide.ScaleAt(c, r);
            return (float)(distances[r * wide.Columns + c] / scale / 1000);
        };
    }
}
