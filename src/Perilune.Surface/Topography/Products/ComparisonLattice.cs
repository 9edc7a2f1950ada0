namespace Perilune.Surface.Topography.Products;

/// <summary>Means of both over squares that lie evenly over the product.</summary>
internal sealed class ComparisonLattice
{
    private const int SubSamples = 5;

    private readonly TerrainGrid product;
    private readonly LunarTerrain known;
    private readonly int cells;
    private readonly double[] own;
    private readonly SortedSet<(double Cell, string Name)> against = [];

    public ComparisonLattice(TerrainGrid product, LunarTerrain known, int side, double cells)
    {
        (this.product, this.known, Side) = (product, known, side);
        this.cells = Math.Max(1, (int)Math.Round(cells));
        own = new double[side * side];
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
            own[row * side + column] = OwnMean(First(column, product.Columns), First(row, product.Rows));
        Ground = Means(product.Placement, against);
    }

    public static Func<int, int, int, (int, int)> Same => (c, r, _) => (c, r);

    public int Side { get; }

    public double[] Ground { get; }

    public IEnumerable<string> Against => against.Select(grid => grid.Name);

    public double Width => (product.Columns - 1) * Metres(product.Step);

    public double Height => (product.Rows - 1) * Metres(product.RowStep);

    /// <summary>Other ways to lay the product: what happens to its raster, the ground under it, and where each square comes from.</summary>
    public IEnumerable<(string Name, double[] Ground, Func<int, int, int, (int, int)> Order)> Arrangements()
    {
        var placement = product.Placement;
        yield return ("its rows are flipped (north and south exchanged)", Ground, (c, r, n) => (c, n - 1 - r));
        yield return ("its columns are flipped (east and west exchanged)", Ground, (c, r, n) => (n - 1 - c, r));
        yield return ("it is turned by 180 deg", Ground, (c, r, n) => (n - 1 - c, n - 1 - r));
        yield return ("its rows and columns are exchanged", Ground, (c, r, _) => (r, c));
        yield return ("it is turned by 90 deg clockwise", Ground, (c, r, n) => (r, n - 1 - c));
        yield return ("it is turned by 90 deg anticlockwise", Ground, (c, r, n) => (n - 1 - r, c));
        yield return (
            "its rows and columns are exchanged and both flipped",
            Ground,
            (c, r, n) => (n - 1 - r, n - 1 - c)
        );
        if (placement.Projection == GridProjection.Equirectangular)
        {
            if (placement.IsClosed)
                yield return ("its longitudes are shifted by 180 deg", Ground, (c, r, n) => ((c + n / 2) % n, r));
            yield break;
        }
        var isSouth = placement.Projection == GridProjection.SouthPolarStereographic;
        var opposite = placement with
        {
            Projection = isSouth ? GridProjection.NorthPolarStereographic : GridProjection.SouthPolarStereographic,
        };
        yield return ($"it is laid around the {(isSouth ? "north" : "south")} pole", Means(opposite, []), Same);
    }

    public (double[] Own, double[] Ground) Pairs(double[] ground, Func<int, int, int, (int, int)> order)
    {
        var (a, b) = (new List<double>(own.Length), new List<double>(own.Length));
        for (var row = 0; row < Side; row++)
        for (var column = 0; column < Side; column++)
        {
            var (c, r) = order(column, row, Side);
            var (mine, its) = (own[r * Side + c], ground[row * Side + column]);
            if (double.IsNaN(mine) || double.IsNaN(its))
                continue;
            a.Add(mine);
            b.Add(its);
        }
        return ([.. a], [.. b]);
    }

    /// <summary>Slopes of the plane of least squares through the differences, along columns and up the map.</summary>
    public (double X, double Y) Tilt()
    {
        double n = 0,
            sx = 0,
            sy = 0,
            sxx = 0,
            sxy = 0,
            syy = 0,
            sd = 0,
            sxd = 0,
            syd = 0;
        for (var row = 0; row < Side; row++)
        for (var column = 0; column < Side; column++)
        {
            var d = own[row * Side + column] - Ground[row * Side + column];
            if (double.IsNaN(d))
                continue;
            var (x, y) = Place(column, row);
            (n, sx, sy, sd) = (n + 1, sx + x, sy + y, sd + d);
            (sxx, sxy, syy, sxd, syd) = (sxx + x * x, sxy + x * y, syy + y * y, sxd + x * d, syd + y * d);
        }
        var (xx, xy, yy) = (sxx - sx * sx / n, sxy - sx * sy / n, syy - sy * sy / n);
        var (xd, yd) = (sxd - sx * sd / n, syd - sy * sd / n);
        var determinant = xx * yy - xy * xy;
        return determinant > 0 ? ((xd * yy - yd * xy) / determinant, (yd * xx - xd * xy) / determinant) : (0, 0);
    }

    /// <summary>Differences, product minus ground, with the tilted plane taken off.</summary>
    public double[] Residuals((double X, double Y) tilt)
    {
        var residuals = new List<double>(own.Length);
        for (var row = 0; row < Side; row++)
        for (var column = 0; column < Side; column++)
        {
            var d = own[row * Side + column] - Ground[row * Side + column];
            var (x, y) = Place(column, row);
            if (!double.IsNaN(d))
                residuals.Add(d - tilt.X * x - tilt.Y * y);
        }
        return [.. residuals];
    }

    private double[] Means(GridPlacement placement, SortedSet<(double Cell, string Name)> sources)
    {
        var means = new double[Side * Side];
        for (var row = 0; row < Side; row++)
        for (var column = 0; column < Side; column++)
        {
            var (left, top) = (First(column, product.Columns) - 0.5, First(row, product.Rows) - 0.5);
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < SubSamples; i++)
            for (var j = 0; j < SubSamples; j++)
            {
                var point = placement.PointAt(
                    left + cells * (i + 0.5) / SubSamples,
                    top + cells * (j + 0.5) / SubSamples
                );
                if (!known.TryHeight(point.Up, out var height, out var source))
                    continue;
                sources.Add((source.CellSize, source.Name));
                (sum, count) = (sum + height, count + 1);
            }
            means[row * Side + column] = 2 * count >= SubSamples * SubSamples ? sum / count : double.NaN;
        }
        return means;
    }

    /// <summary>Mean of the product's own cells in a square.</summary>
    private double OwnMean(int left, int top)
    {
        var (sum, count) = (0.0, 0);
        for (var row = top; row < top + cells; row++)
        for (var column = left; column < left + cells; column++)
        {
            var height = product.HeightOf(column, row);
            if (!float.IsNaN(height))
                (sum, count) = (sum + height, count + 1);
        }
        return 2 * count >= cells * cells ? sum / count : double.NaN;
    }

    /// <summary>First column or row of a square: the squares are spread over the whole width, alike from both ends.</summary>
    private int First(int place, int count) =>
        (int)Math.Round((count - cells) * (double)place / (Side - 1), MidpointRounding.AwayFromZero);

    /// <summary>Place of a square on the map, m, up and to the right of the first one.</summary>
    private (double X, double Y) Place(int column, int row) =>
        (First(column, product.Columns) * Metres(product.Step), -First(row, product.Rows) * Metres(product.RowStep));

    private double Metres(double step) =>
        product.Projection == GridProjection.Equirectangular ? step * SurfacePoint.ReferenceRadius : step;
}
