namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>Samples of a direction between two distances.</summary>
internal sealed class NearBand
{
    /// <summary>Samples at some distances along a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="crossings">Distances of the crossings of lines of nodes, nodes, rising.</param>
    /// <param name="between">Distances of the samples between them.</param>
    /// <param name="right">Columns a node of distance.</param>
    /// <param name="down">Rows a node of distance.</param>
    /// <param name="bend">Fall of the sphere below the plane over distance squared, 1/m.</param>
    public NearBand(NearGround ground, double[] crossings, double[] between, double right, double down, double bend)
    {
        var pairs = new List<Pair>();
        var patches = new List<Patch>();
        var (columns, rows) = (new List<int>(), new List<int>());
        foreach (var nodes in crossings.Concat(between))
        {
            var (column, across) = Split(nodes * right);
            var (row, below) = Split(nodes * down);
            columns.AddRange([column, across > 0 ? column + 1 : column]);
            rows.AddRange([row, below > 0 ? row + 1 : row]);
            var distance = nodes * ground.Spacing;
            var drop = (float)(-distance * bend);
            int Index(int c, int r) => ground.IndexOf(column + c, row + r);
            if (across == 0 || below == 0)
            {
                var share = across + below;
                pairs.Add(
                    new(
                        Index(0, 0),
                        share == 0 ? Index(0, 0) : Index(across > 0 ? 1 : 0, below > 0 ? 1 : 0),
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
                        (float)((1 - across) * (1 - below) / distance),
                        (float)(across * (1 - below) / distance),
                        (float)((1 - across) * below / distance),
                        (float)(across * below / distance),
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
            var excess = Math.Abs(right * down) * length * length / (4 * crossings[i - 1] * ground.Spacing);
            Excess = Math.Max(Excess, (float)excess);
        }
        var (left, top) = (columns.Min(), rows.Min());
        var side = 1 + Math.Max(columns.Max() - left, rows.Max() - top);
        var square = 0;
        while (NearGround.Squares[square] < side)
            square++;
        (Greatest, Top) = (ground.GreatestIn(square, left), top);
        // A wide band takes four rectangles.
        var further = side <= NearGround.BendSquare ? 0 : NearGround.BendSquare;
        (Bend, BendBeside, TopBelow) = (ground.BendFrom(left), ground.BendFrom(left + further), top + further);
    }

    /// <summary>Samples on lines of nodes.</summary>
    public Pair[] Pairs { get; }

    /// <summary>Samples between lines of nodes.</summary>
    public Patch[] Patches { get; }

    /// <summary>Index, above all rows, of the greatest height that a sample from the first column of cells could meet.</summary>
    public int Greatest { get; }

    /// <summary>The first row that a sample from the first row of cells could meet.</summary>
    public int Top { get; }

    /// <summary>A row from which on and from <see cref="Top"/> on second differences reach over all a sample could meet.</summary>
    public int TopBelow { get; }

    /// <summary>Index, above all rows, of the greatest second difference from the first column of them.</summary>
    public int Bend { get; }

    /// <summary>Index of that farther right.</summary>
    public int BendBeside { get; }

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
        int Right,
        int Below,
        int Both,
        float A,
        float B,
        float C,
        float D,
        float Drop
    );
}
