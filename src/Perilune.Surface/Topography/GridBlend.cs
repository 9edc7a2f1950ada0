namespace Perilune.Surface.Topography;

/// <summary>How wide grids pass into coarser ones at their rims, and with what weight.</summary>
internal static class GridBlend
{
    // Two grids differ by less than what a cell of the coarser one cannot resolve: over such a cell that is no slope that
    // the coarser ground does not have itself. Eight cells keep the weight smooth on grids of nearly the same cell.
    public const double LeastCells = 8;
    private const double MostOfSide = 0.25;
    private const int SamplesPerSide = 64;

    // At the very rim of the last grid every weight is zero, and the grid itself must answer.
    private const double LeastWeight = 1e-12;

    /// <summary>Weight of a grid at a distance from its rim, both in its cells.</summary>
    public static double Weight(double distance, double width)
    {
        if (distance >= width)
            return 1;
        var s = distance / width;
        return Math.Max(LeastWeight, s * s * (3 - 2 * s));
    }

    /// <summary>Width in its own cells over which each grid, finest first, passes into those after it.</summary>
    public static double[] Rims(TerrainGrid[] grids) => [.. grids.Select((grid, i) => Rim(grid, grids.AsSpan(i + 1)))];

    private static double Rim(TerrainGrid grid, ReadOnlySpan<TerrainGrid> coarser)
    {
        var coarsest = 0.0;
        for (var i = 0; i <= SamplesPerSide; i++)
        {
            var (column, row) = (
                (grid.Columns - 1) * (double)i / SamplesPerSide,
                (grid.Rows - 1) * (double)i / SamplesPerSide
            );
            coarsest = Math.Max(coarsest, CellUnder(grid, column, 0, coarser));
            coarsest = Math.Max(coarsest, CellUnder(grid, column, grid.Rows - 1, coarser));
            coarsest = Math.Max(coarsest, CellUnder(grid, 0, row, coarser));
            coarsest = Math.Max(coarsest, CellUnder(grid, grid.Columns - 1, row, coarser));
        }
        if (coarsest == 0)
            return 0;
        return Math.Min(
            Math.Max(LeastCells, coarsest / grid.CellSize),
            MostOfSide * (Math.Min(grid.Columns, grid.Rows) - 1)
        );
    }

    /// <summary>Cell of the finest of the coarser grids under a place of the rim, m; 0 where there is none.</summary>
    private static double CellUnder(TerrainGrid grid, double column, double row, ReadOnlySpan<TerrainGrid> coarser)
    {
        var up = grid.Placement.PointAt(column, row).Up;
        foreach (var other in coarser)
        {
            if (other.TryHeight(up, out _))
                return other.CellSize;
        }
        return 0;
    }
}
