using Perilune.Surface.Maps;

namespace Perilune.Surface.Hazards;

/// <summary>What a lander or a module bears.</summary>
/// <param name="Slope">Greatest slope under its footprint, rad.</param>
/// <param name="Roughness">Greatest root mean square height of the ground over the footprint's plane, m.</param>
/// <remarks>For a lander, for example, 12 deg (Vikram of Chandrayaan-3: Hindustan Times, 23 August 2023).</remarks>
public readonly record struct HazardLimits(double Slope, double Roughness);

/// <summary>Where a footprint may stand, and what forbids it elsewhere. Immutable.</summary>
public sealed class HazardMap
{
    private readonly bool[] safe;
    private readonly int[] before;

    private HazardMap(MapGrid grid, bool[] safe, int tooSteep, int tooRough, int unknown)
    {
        (Grid, this.safe) = (grid, safe);
        (TooSteep, TooRough, Unknown) = (tooSteep, tooRough, unknown);
        Safe = safe.Count(cell => cell);
        before = new int[grid.Rows * (grid.Columns + 1)];
        for (var row = 0; row < grid.Rows; row++)
        for (var column = 0; column < grid.Columns; column++)
        {
            var i = row * (grid.Columns + 1) + column;
            before[i + 1] = before[i] + (safe[row * grid.Columns + column] ? 1 : 0);
        }
    }

    /// <summary>The cells.</summary>
    public MapGrid Grid { get; }

    /// <summary>Cells where a footprint may stand.</summary>
    public int Safe { get; }

    /// <summary>Cells too steep.</summary>
    public int TooSteep { get; }

    /// <summary>Cells not too steep but too rough.</summary>
    public int TooRough { get; }

    /// <summary>Cells at the edge, whose footprint the map does not cover: never safe.</summary>
    public int Unknown { get; }

    /// <summary>Whether a footprint may stand at a cell.</summary>
    public bool IsSafe(int column, int row) => safe[row * Grid.Columns + column];

    /// <summary>Judges each footprint.</summary>
    public static HazardMap Judge(FootprintMap footprints, HazardLimits limits)
    {
        ArgumentNullException.ThrowIfNull(footprints);
        var slopes = footprints.Slopes;
        var roughness = footprints.Roughness;
        var stands = new bool[slopes.Length];
        var (steep, rough, unknown) = (0, 0, 0);
        for (var i = 0; i < stands.Length; i++)
        {
            if (float.IsNaN(slopes[i]))
                unknown++;
            else if (slopes[i] > limits.Slope)
                steep++;
            else if (roughness[i] > limits.Roughness)
                rough++;
            else
                stands[i] = true;
        }
        return new(footprints.Grid, stands, steep, rough, unknown);
    }

    /// <summary>Safe cells of a row from a column up to, not including, another; both within the map.</summary>
    internal int Count(int row, int first, int end)
    {
        var start = row * (Grid.Columns + 1);
        return before[start + end] - before[start + first];
    }
}
