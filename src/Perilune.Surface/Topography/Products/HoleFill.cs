using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Products;

/// <summary>
/// Fills cells without a height from coarser ground: its height, and the difference of the nearest cell that is known, fading
/// with the distance over the coarser cell as the rims of grids do (<see cref="LunarTerrain.BlendWidths"/>).
/// </summary>
public static class HoleFill
{
    /// <summary>The most cells of a grid that can be filled.</summary>
    public const long MostCells = 64L << 20;

    private const int RelaxationSweeps = 32;

    /// <summary>Heights by rows with holes filled.</summary>
    /// <param name="grid">The grid with holes.</param>
    /// <param name="ground">The ground around and under it.</param>
    /// <param name="rimsOnly">Fill only as far as the product fades into the ground; beyond, cells stay without a height.</param>
    /// <exception cref="DataFileException">The grid is too big, or no ground lies under a hole.</exception>
    public static float[] Apply(TerrainGrid grid, LunarTerrain ground, bool rimsOnly)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(ground);
        if ((long)grid.Columns * grid.Rows > MostCells)
        {
            throw new DataFileException(
                grid.Name,
                $"has {grid.Columns} x {grid.Rows} cells; holes of more than {MostCells >> 20} million are not filled",
                "fill them before (gdal_fillnodata), or keep them with --holes keep"
            );
        }
        var heights = grid.Heights.ToArray();
        var nearest = NearestKnown(heights, grid.Columns, grid.Rows);
        var holes = Enumerable.Range(0, heights.Length).Where(i => float.IsNaN(heights[i])).ToArray();
        var corrections = new Dictionary<int, double>();
        var filled = new List<(int Cell, double Base, double Weight)>();
        foreach (var cell in holes)
        {
            var point = grid.Placement.PointAt(cell % grid.Columns, cell / grid.Columns);
            if (!ground.TryHeight(point.Up, out var under, out var source))
            {
                if (rimsOnly)
                    continue;
                throw new DataFileException(
                    grid.Name,
                    $"no coarser ground lies under its hole at {point}",
                    "keep the holes with --holes keep, or add coarser ground first"
                );
            }
            var weight = 0.0;
            if (nearest[cell] is >= 0 and var from)
            {
                var (dx, dy) = (cell % grid.Columns - from % grid.Columns, cell / grid.Columns - from / grid.Columns);
                var width = Math.Max(GridBlend.LeastCells, source.CellSize / grid.CellSize);
                weight = 1 - GridBlend.Weight(Math.Sqrt((double)dx * dx + (double)dy * dy), width);
                corrections[cell] = weight * Difference(grid, ground, heights, from);
            }
            if (!rimsOnly || weight > 0)
                filled.Add((cell, under, weight));
        }
        Relax(grid, ground, heights, filled, corrections);
        foreach (var (cell, under, _) in filled)
            heights[cell] = (float)(under + corrections.GetValueOrDefault(cell));
        return heights;
    }

    private static double Difference(TerrainGrid grid, LunarTerrain ground, float[] heights, int cell) =>
        ground.TryHeight(grid.Placement.PointAt(cell % grid.Columns, cell / grid.Columns).Up, out var under, out _)
            ? heights[cell] - under
            : 0;

    /// <summary>Smooths what the nearest cells say where they change from one to another; known cells hold.</summary>
    private static void Relax(
        TerrainGrid grid,
        LunarTerrain ground,
        float[] heights,
        List<(int Cell, double Base, double Weight)> filled,
        Dictionary<int, double> corrections
    )
    {
        foreach (var (cell, _, _) in filled)
        {
            foreach (var next in Neighbours(cell, grid.Columns, grid.Rows))
            {
                if (!float.IsNaN(heights[next]) && !corrections.ContainsKey(next))
                    corrections[next] = Difference(grid, ground, heights, next);
            }
        }
        for (var sweep = 0; sweep < RelaxationSweeps; sweep++)
        {
            foreach (var (cell, _, weight) in filled)
            {
                if (weight <= 0)
                    continue;
                var (sum, count) = (0.0, 0);
                foreach (var next in Neighbours(cell, grid.Columns, grid.Rows))
                    (sum, count) = (sum + corrections.GetValueOrDefault(next), count + 1);
                corrections[cell] = sum / count;
            }
        }
    }

    private static IEnumerable<int> Neighbours(int cell, int columns, int rows)
    {
        var (column, row) = (cell % columns, cell / columns);
        if (column > 0)
            yield return cell - 1;
        if (column + 1 < columns)
            yield return cell + 1;
        if (row > 0)
            yield return cell - columns;
        if (row + 1 < rows)
            yield return cell + columns;
    }

    /// <summary>
    /// For each cell the nearest one with a height, -1 where none is: two sweeps that hand it on (P.-E. Danielsson, "Euclidean
    /// distance mapping", Computer Graphics and Image Processing 14:227, 1980).
    /// </summary>
    private static int[] NearestKnown(float[] heights, int columns, int rows)
    {
        var nearest = new int[heights.Length];
        for (var i = 0; i < nearest.Length; i++)
            nearest[i] = float.IsNaN(heights[i]) ? -1 : i;
        for (var row = 0; row < rows; row++)
            Row(row, -1);
        for (var row = rows - 1; row >= 0; row--)
            Row(row, 1);
        return nearest;

        void Row(int row, int from)
        {
            for (var c = 0; c < columns; c++)
            {
                Take(c, row, c, row + from);
                Take(c, row, c - 1, row + from);
                Take(c, row, c + 1, row + from);
                Take(c, row, c - 1, row);
            }
            for (var c = columns - 1; c >= 0; c--)
                Take(c, row, c + 1, row);
        }

        void Take(int c, int r, int otherColumn, int otherRow)
        {
            if (otherColumn < 0 || otherColumn >= columns || otherRow < 0 || otherRow >= rows)
                return;
            var candidate = nearest[otherRow * columns + otherColumn];
            if (candidate < 0)
                return;
            ref var mine = ref nearest[r * columns + c];
            if (mine < 0 || Square(candidate, c, r) < Square(mine, c, r))
                mine = candidate;
        }

        long Square(int cell, int c, int r)
        {
            long dx = cell % columns - c,
                dy = cell / columns - r;
            return dx * dx + dy * dy;
        }
    }
}
