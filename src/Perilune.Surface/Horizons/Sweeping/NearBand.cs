namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>Samples of a direction between two distances.</summary>
internal sealed class NearBand
{
    /// <summary>Samples at some distances along a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="crossings">Distances of the crossings of lines of nodes, nodes, rising.</param>
    /// <param name="between">Distances of the samples between them.</param>
    /// <param name="east">Columns a node of distance.</param>
    /// <param name="south">Rows a node of distance.</param>
    /// <param name="bend">Fall of the sphere below the plane over distance squared, 1/m.</param>
    public NearBand(Sheet ground, double[] crossings, double[] between, double east, double south, double bend)
    {
        var pairs = new List<Pair>();
        var patches = new List<Patch>();
        var (columns, rows) = (new List<int>(), new List<int>());
        foreach (var nodes in crossings.Concat(between))
        {
            var (column, right) = Split(nodes * east);
            var (row, down) = Split(nodes * south);
            columns.Add(column);
            rows.Add(row);
            var distance = nodes * ground.Spacing;
            var drop = (float)(-distance * bend);
            int Index(int c, int r) => ground.PhaseIndex(ground.Margin + column + c, ground.Margin + row + r);
            if (right == 0 || down == 0)
            {
                var share = right + down;
                pairs.Add(
                    new(
                        Index(0, 0),
                        share == 0 ? Index(0, 0) : Index(right > 0 ? 1 : 0, down > 0 ? 1 : 0),
                        (float)((1 - share) / distance),
                        (float)(share / distance),
                        drop
                    )
                );
            }
            else
            {
                patches.Add(
                    new(
                        Index(0, 0),
                        Index(1, 0),
                        Index(0, 1),
                        Index(1, 1),
                        (float)((1 - right) * (1 - down) / distance),
                        (float)(right * (1 - down) / distance),
                        (float)((1 - right) * down / distance),
                        (float)(right * down / distance),
                        drop
                    )
                );
            }
        }
        (Pairs, Patches) = ([.. pairs], [.. patches]);
        var (nearest, farthest) = (crossings[0] * ground.Spacing, crossings[^1] * ground.Spacing);
        (Closest, Farthest, Fall) = ((float)(1 / nearest), (float)(1 / farthest), (float)(nearest * bend));
        for (var i = 1; i < crossings.Length; i++)
        {
            var length = crossings[i] - crossings[i - 1];
            var excess = Math.Abs(east * south) * length * length / (4 * crossings[i - 1] * ground.Spacing);
            Excess = Math.Max(Excess, (float)excess);
        }
        (LeastColumn, GreatestColumn) = (columns.Min(), columns.Max() + 1);
        (LeastRow, GreatestRow) = (rows.Min(), rows.Max() + 1);
    }

    /// <summary>Samples on lines of nodes.</summary>
    public Pair[] Pairs { get; }

    /// <summary>Samples between lines of nodes.</summary>
    public Patch[] Patches { get; }

    /// <summary>One over the least distance, 1/m.</summary>
    public float Closest { get; }

    /// <summary>One over the greatest distance, 1/m.</summary>
    public float Farthest { get; }

    /// <summary>What the sphere's bend takes from a slope at the least distance.</summary>
    public float Fall { get; }

    /// <summary>
    /// By how much a slope between crossings may exceed those at them, for each metre of a patch's second difference: the
    /// rise of a parabola over its chord, over the distance.
    /// </summary>
    public float Excess { get; }

    /// <summary>Least offset of a node in columns.</summary>
    public int LeastColumn { get; }

    /// <summary>Greatest offset of a node in columns.</summary>
    public int GreatestColumn { get; }

    /// <summary>Least offset of a node in rows.</summary>
    public int LeastRow { get; }

    /// <summary>Greatest offset of a node in rows.</summary>
    public int GreatestRow { get; }

    // A crossing is a whole number but for rounding.
    private static (int Whole, double Share) Split(double position)
    {
        var whole = Math.Round(position);
        if (Math.Abs(position - whole) < 1e-9)
            return ((int)whole, 0);
        whole = Math.Floor(position);
        return ((int)whole, position - whole);
    }

    /// <summary>Two nodes, by their index from the cell at column 0 and row 0, with weights over the distance.</summary>
    public readonly record struct Pair(int First, int Second, float A, float B, float Drop);

    /// <summary>Four nodes, likewise.</summary>
    public readonly record struct Patch(
        int First,
        int East,
        int South,
        int Both,
        float A,
        float B,
        float C,
        float D,
        float Drop
    );
}
