namespace Perilune.Flight.PoweredFlight;

/// <summary>Linear equations of up to four unknowns, without allocation.</summary>
internal static class SmallSystem
{
    private const int Width = 5;

    /// <summary>
    /// Solves rows of five, the last of them the right-hand side, by elimination with row pivoting; leaves the solution in the
    /// last column. False where the system is singular.
    /// </summary>
    public static bool Solve(Span<double> rows, int unknowns)
    {
        for (var k = 0; k < unknowns; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < unknowns; i++)
                if (Math.Abs(rows[i * Width + k]) > Math.Abs(rows[pivot * Width + k]))
                    pivot = i;
            if (!(Math.Abs(rows[pivot * Width + k]) > 1e-14))
                return false;
            for (var j = 0; j < Width; j++)
                (rows[k * Width + j], rows[pivot * Width + j]) = (rows[pivot * Width + j], rows[k * Width + j]);
            for (var i = 0; i < unknowns; i++)
            {
                if (i == k)
                    continue;
                var factor = rows[i * Width + k] / rows[k * Width + k];
                for (var j = k; j < Width; j++)
                    rows[i * Width + j] -= factor * rows[k * Width + j];
            }
        }
        for (var k = 0; k < unknowns; k++)
            rows[k * Width + 4] /= rows[k * Width + k];
        return true;
    }
}
