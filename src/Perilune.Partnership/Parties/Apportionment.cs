namespace Perilune.Partnership.Parties;

/// <summary>
/// Division of a whole number of quanta by shares, so that nothing is lost or made: the method of largest remainders
/// (Hamilton's method; Balinski and Young, "Fair Representation", 1982). It keeps the quota rule: each part is its exact
/// quota rounded down or up, so the smallest share still gets its floor.
/// </summary>
public static class Apportionment
{
    /// <summary>Parts of <paramref name="total"/> in the order of the shares; they add to the total exactly.</summary>
    /// <param name="total">Quanta to divide, not negative.</param>
    /// <param name="shares">Shares, none negative, with a positive sum; only their ratios matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total or a share is negative, or no share is positive.</exception>
    public static long[] Divide(long total, ReadOnlySpan<double> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        // Decimal keeps 28 digits: 0.29 of 100 is 29, not 28.999999999999996, and the floors cannot exceed the total.
        var sum = 0m;
        foreach (var share in shares)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share, nameof(shares));
            sum += (decimal)share;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sum, nameof(shares));
        var parts = new long[shares.Length];
        var remainders = new (decimal Remainder, int Index)[shares.Length];
        var left = total;
        for (var i = 0; i < shares.Length; i++)
        {
            var quota = total / sum * (decimal)shares[i];
            var floor = decimal.Floor(quota);
            parts[i] = (long)floor;
            remainders[i] = (quota - floor, i);
            left -= parts[i];
        }

        // Ties go to the party listed first.
        Array.Sort(
            remainders,
            (a, b) => a.Remainder == b.Remainder ? a.Index.CompareTo(b.Index) : b.Remainder.CompareTo(a.Remainder)
        );
        for (var i = 0; i < left; i++)
            parts[remainders[i].Index]++;
        return parts;
    }
}
