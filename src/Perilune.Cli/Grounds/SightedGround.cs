using System.Globalization;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>The ground that the horizons of a map are swept on.</summary>
internal static class SightedGround
{
    // Nodes of ground along a map's side.
    private const int MostNodes = 2000;

    /// <summary>
    /// The terrain without ground finer than a two-thousandth of the map, and a sentence that says what was left out, empty
    /// where nothing was: horizons are swept at the spacing of the finest ground, whatever the map's cells, and a map of 100 km
    /// is not swept at 10 m.
    /// </summary>
    public static (LunarTerrain Terrain, string LeftOut) Of(LunarTerrain terrain, MapGrid grid)
    {
        var least = Math.Min(
            Math.Max(grid.Columns, grid.Rows) * grid.CellSize / MostNodes,
            terrain.Grids.Max(ground => ground.CellSize)
        );
        var fine = terrain.Grids.Where(ground => ground.CellSize < least).ToList();
        return fine.Count == 0
            ? (terrain, "")
            : (
                new(terrain.Grids.Except(fine)),
                $"Horizons leave out ground finer than {least.ToString("0", CultureInfo.InvariantCulture)} m ({string.Join(", ", fine.Select(ground => ground.Name))}); a smaller map takes it in."
            );
    }
}
