using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Maps;

/// <summary>Heights of the ground at the cells of a map. Immutable.</summary>
public sealed class HeightMap
{
    private readonly float[] heights;

    private HeightMap(MapGrid grid, float[] heights, ImmutableArray<string> sources) =>
        (Grid, this.heights, Sources) = (grid, heights, sources);

    /// <summary>The cells.</summary>
    public MapGrid Grid { get; }

    /// <summary>Heights above the reference sphere by rows, m.</summary>
    public ReadOnlySpan<float> Heights => heights;

    /// <summary>Names of the terrain grids that answered, finest first.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>Reads the terrain under each cell's centre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No terrain under a cell.</exception>
    public static HeightMap Read(LunarTerrain terrain, MapGrid grid, ParallelOptions? parallel = null)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(grid);
        var read = new float[grid.Count];
        var used = new bool[terrain.Grids.Length];
        // What fails first in the order of the map is told, whichever thread met it.
        var missing = new int[grid.Rows];
        Array.Fill(missing, -1);
        Parallel.For(
            0,
            grid.Rows,
            Threads.Of(parallel),
            row =>
            {
                for (var column = 0; column < grid.Columns; column++)
                {
                    // A centre on the rim of a terrain grid may fall outside it by a rounding.
                    if (
                        !terrain.TryHeight(grid.UpAt(column, row), out var height, out var source)
                        && !terrain.TryHeight(Inwards(grid, column, row), out height, out source)
                    )
                    {
                        missing[row] = column;
                        return;
                    }
                    read[row * grid.Columns + column] = (float)height;
                    Volatile.Write(ref used[terrain.Grids.IndexOf(source)], true);
                }
            }
        );
        var bad = Array.FindIndex(missing, column => column >= 0);
        return bad < 0
            ? new(grid, read, [.. terrain.Grids.Where((_, i) => used[i]).Select(source => source.Name)])
            : throw new ArgumentOutOfRangeException(
                nameof(grid),
                $"no terrain at {grid.PointAt(missing[bad], bad)}, cell {missing[bad]}, {bad} of the map"
            );
    }

    private static Vector3 Inwards(MapGrid grid, int column, int row)
    {
        const double part = 1e-6;
        return grid.UpAt(
            column + part * Math.Sign(grid.Columns - 1 - 2 * column),
            row + part * Math.Sign(grid.Rows - 1 - 2 * row)
        );
    }
}
