namespace Perilune.Surface.Hazards;

/// <summary>Where a landing ends: an error that is normally distributed along two axes.</summary>
/// <param name="Major">Standard deviation along the ellipse's axis, m, above 0.</param>
/// <param name="Minor">Standard deviation across it, m, above 0.</param>
/// <param name="Azimuth">Direction of the axis on the map, rad clockwise from its top.</param>
public readonly record struct LandingEllipse(double Major, double Minor, double Azimuth)
{
    // Beyond four standard deviations lie 3 landings in 10,000.
    private const double Reach = 4;

    /// <summary>
    /// Probability of landing on a safe cell when aiming at one: the normal density at each cell's centre, times the cell. What
    /// falls off the map is not safe.
    /// </summary>
    /// <param name="hazards">The map.</param>
    /// <param name="column">Column of the aim; fractions lie between cells.</param>
    /// <param name="row">Row of the aim.</param>
    public double SafeProbability(HazardMap hazards, double column, double row)
    {
        ArgumentNullException.ThrowIfNull(hazards);
        Check();
        var cell = hazards.Grid.CellSize;
        var (sine, cosine) = Math.SinCos(Azimuth);
        var (all, safe) = (0.0, 0.0);
        var reach = (int)Math.Ceiling(Reach * Math.Max(Major, Minor) / cell);
        var (c0, r0) = ((int)Math.Round(column), (int)Math.Round(row));
        for (var r = r0 - reach; r <= r0 + reach; r++)
        for (var c = c0 - reach; c <= c0 + reach; c++)
        {
            var (x, y) = ((c - column) * cell, (row - r) * cell);
            var (along, across) = ((x * sine + y * cosine) / Major, (x * cosine - y * sine) / Minor);
            var square = along * along + across * across;
            if (square > Reach * Reach)
                continue;
            var weight = Math.Exp(-0.5 * square);
            all += weight;
            if (IsOn(hazards, c, r) && hazards.IsSafe(c, r))
                safe += weight;
        }
        return safe / all;
    }

    /// <summary>
    /// Share of the cells within so many standard deviations that are safe, for every cell of the map as the aim; what lies
    /// off the map is not safe. By counts along rows: the cost of a cell grows with the ellipse's height, not with its area.
    /// </summary>
    /// <param name="hazards">The map.</param>
    /// <param name="deviations">Size of the ellipse in standard deviations, above 0: 3 holds 98.9 % of landings.</param>
    public float[] SafeShares(HazardMap hazards, double deviations)
    {
        ArgumentNullException.ThrowIfNull(hazards);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviations);
        Check();
        var grid = hazards.Grid;
        var spans = Spans(deviations / grid.CellSize);
        var area = spans.Sum(span => span.Last - span.First + 1);
        var shares = new float[grid.Count];
        Parallel.For(
            0,
            grid.Rows,
            row =>
            {
                for (var column = 0; column < grid.Columns; column++)
                {
                    var safe = 0;
                    foreach (var (down, first, last) in spans)
                    {
                        var (r, a, b) = (
                            row + down,
                            Math.Max(column + first, 0),
                            Math.Min(column + last + 1, grid.Columns)
                        );
                        if ((uint)r < (uint)grid.Rows && b > a)
                            safe += hazards.Count(r, a, b);
                    }
                    shares[row * grid.Columns + column] = safe / (float)area;
                }
            }
        );
        return shares;
    }

    // The ellipse row by row: first and last column from its middle.
    private List<(int Down, int First, int Last)> Spans(double scale)
    {
        var (a, b) = (Major * scale, Minor * scale);
        var (sine, cosine) = Math.SinCos(Azimuth);
        // (x s + y c)^2 / a^2 + (x c - y s)^2 / b^2 <= 1 as p x^2 + 2 q x y + r y^2 <= 1.
        var p = sine * sine / (a * a) + cosine * cosine / (b * b);
        var q = sine * cosine * (1 / (a * a) - 1 / (b * b));
        var r = cosine * cosine / (a * a) + sine * sine / (b * b);
        var spans = new List<(int, int, int)>();
        var height = (int)Math.Floor(Math.Sqrt(p / (p * r - q * q)));
        for (var down = -height; down <= height; down++)
        {
            var y = -down;
            var root = Math.Sqrt(Math.Max(0, q * q * y * y - p * (r * y * y - 1)));
            var (first, last) = ((int)Math.Ceiling((-q * y - root) / p), (int)Math.Floor((-q * y + root) / p));
            if (last >= first)
                spans.Add((down, first, last));
        }
        return spans;
    }

    private void Check()
    {
        if (!(Major > 0 && Minor > 0))
            throw new ArgumentOutOfRangeException(nameof(Major), $"an ellipse of {Major} x {Minor} m has no area");
    }

    private static bool IsOn(HazardMap hazards, int column, int row) =>
        (uint)column < (uint)hazards.Grid.Columns && (uint)row < (uint)hazards.Grid.Rows;
}
