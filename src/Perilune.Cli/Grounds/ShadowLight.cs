using System.Globalization;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Illumination.Scattering;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>The faint light of a map, with the ground that scatters it.</summary>
/// <param name="Map">The light.</param>
/// <param name="Around">The cells of the ground that scatters.</param>
internal sealed record ShadowLight(ShadowLightMap Map, MapGrid Around)
{
    // Cells of the scattering ground along its side, and looks at the sky through a span: 20 MB together.
    private const int AroundCells = 100;
    private const int MostLooks = 512;

    // What lights whole slopes needs no skyline finer than every two degrees.
    private const int Azimuths = 180;

    /// <summary>Side of the scattering ground unless told: four times the map's, and at least two craters like Shackleton.</summary>
    public static double AroundUnlessTold(double side) => Math.Max(4 * side, 40_000);

    /// <summary>The ground around a place that scatters light onto it, on terrain about as fine as its own cells.</summary>
    public static ScatteringGround Ground(
        LunarTerrain terrain,
        SurfacePoint middle,
        double side,
        ParallelOptions parallel
    )
    {
        var cell = side / AroundCells;
        // The coarsest terrain that is still as fine as the cells, and what is coarser; the finest where none is.
        var least = terrain
            .Grids.Select(grid => grid.CellSize)
            .Where(size => size <= cell)
            .DefaultIfEmpty(terrain.Grids.Min(grid => grid.CellSize))
            .Max();
        using var progress = ShareProgress.Start("ground around");
        return ScatteringGround.Sweep(
            new(terrain.Grids.Where(grid => grid.CellSize >= least)),
            MapGrid.Around(middle, AroundCells, AroundCells, cell),
            Regolith.Highland,
            Azimuths,
            parallel,
            progress
        );
    }

    /// <summary>Finds it.</summary>
    public static ShadowLight Find(
        LunarTerrain terrain,
        HorizonMap horizons,
        FootprintMap footprints,
        LunarSky sky,
        MapRequest request,
        ParallelOptions parallel
    )
    {
        var ground = Ground(terrain, GroundPicture.Middle(horizons.Grid), request.Around, parallel);
        var looks = (int)Math.Clamp(request.Span / request.Step, 1, MostLooks);
        using var progress = ShareProgress.Start("scattered light");
        return new(
            ShadowLightFinder.Find(
                horizons,
                footprints,
                ground,
                sky,
                request.Start,
                request.Span / looks,
                looks,
                parallel: parallel,
                progress: progress
            ),
            ground.Grid
        );
    }

    /// <summary>What it was computed from.</summary>
    public IEnumerable<string> Notes(MapRequest request)
    {
        var beyond = Map.Beyond.Where(share => !float.IsNaN(share)).DefaultIfEmpty(0).Max();
        yield return Text(
            $"{request.When}, every {Map.Step / 3600:0.#} h, on the ground as it leans. Scattered once by {Around.Columns * Around.CellSize / 1000:0.#} km of ground around in cells of {Around.CellSize:0} m, evenly to all sides, albedo {Regolith.Highland.NormalAlbedo:0.##}; ground beyond fills up to {100 * beyond:0.##} % of an outlook and scatters nothing here."
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
