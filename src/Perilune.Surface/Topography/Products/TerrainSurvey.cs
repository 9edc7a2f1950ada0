namespace Perilune.Surface.Topography.Products;

/// <summary>What one pass over a product's rows finds: range, cells without a height, and a small picture of means.</summary>
public sealed class TerrainSurvey
{
    private const int OverviewSide = 512;

    private readonly GridPlacement placement;
    private readonly int block;
    private readonly GridPlacement overview;
    private readonly double[] sums;
    private readonly int[] counts;

    /// <summary>An empty survey of a grid.</summary>
    public TerrainSurvey(GridPlacement placement)
    {
        this.placement = placement;
        block = Math.Max(1, (Math.Max(placement.Columns, placement.Rows) - 1) / OverviewSide + 1);
        // A long strip keeps two blocks across.
        block = Math.Min(block, Math.Min(placement.Columns, placement.Rows) / 2);
        overview = placement with
        {
            Columns = placement.Columns / block,
            Rows = placement.Rows / block,
            X = placement.X + 0.5 * (block - 1) * placement.Step,
            Y = placement.Y - 0.5 * (block - 1) * placement.RowStep,
            Step = block * placement.Step,
            RowStep = block * placement.RowStep,
        };
        sums = new double[overview.Columns * overview.Rows];
        counts = new int[sums.Length];
    }

    /// <summary>Least height, m.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>Greatest height, m.</summary>
    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>Cells without a height.</summary>
    public long Holes { get; private set; }

    /// <summary>First and last column and row with cells without a height; of no meaning where there are none.</summary>
    public (int Left, int Top, int Right, int Bottom) HoleBox { get; private set; } =
        (int.MaxValue, int.MaxValue, -1, -1);

    /// <summary>All cells.</summary>
    public long Cells => (long)placement.Columns * placement.Rows;

    /// <summary>Takes rows in.</summary>
    public void Add(int row, int rows, ReadOnlySpan<float> heights)
    {
        var (least, greatest, holes, box) = (Least, Greatest, Holes, HoleBox);
        for (var r = 0; r < rows; r++)
        {
            var line = heights.Slice(r * placement.Columns, placement.Columns);
            var place = (row + r) / block;
            for (var c = 0; c < line.Length; c++)
            {
                var height = line[c];
                if (float.IsNaN(height))
                {
                    holes++;
                    box = (
                        Math.Min(box.Left, c),
                        Math.Min(box.Top, row + r),
                        Math.Max(box.Right, c),
                        Math.Max(box.Bottom, row + r)
                    );
                    continue;
                }
                least = Math.Min(least, height);
                greatest = Math.Max(greatest, height);
                var across = c / block;
                if (place >= overview.Rows || across >= overview.Columns)
                    continue;
                sums[place * overview.Columns + across] += height;
                counts[place * overview.Columns + across]++;
            }
        }
        (Least, Greatest, Holes, HoleBox) = (least, greatest, holes, box);
    }

    /// <summary>Means over blocks of cells, at most about 512 a side; a block of which less than half is known has none.</summary>
    public TerrainGrid Overview(string name)
    {
        var means = new float[sums.Length];
        for (var i = 0; i < means.Length; i++)
            means[i] = 2L * counts[i] >= (long)block * block ? (float)(sums[i] / counts[i]) : float.NaN;
        return new(name, overview, means);
    }
}
