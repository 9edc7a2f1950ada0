namespace Perilune.Partnership.Settlement;

/// <summary>How evenly something is spread.</summary>
public static class Fairness
{
    /// <summary>
    /// Gini coefficient: half the mean absolute difference of all pairs over the mean; 0 when all have the same, (n - 1)/n when one has
    /// all (Gini 1912). Of used over entitled it says how far service is from the shares, whatever their size. No unit.
    /// </summary>
    /// <param name="values">Values, none negative; zero is returned when all are zero.</param>
    /// <exception cref="ArgumentException">There is no value, or one is negative.</exception>
    public static double Gini(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("there is nothing to compare", nameof(values));
        var sorted = values.ToArray();
        Array.Sort(sorted);
        if (!(sorted[0] >= 0))
            throw new ArgumentException("a value is negative", nameof(values));
        var (sum, weighted) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            weighted += (2.0 * (i + 1) - sorted.Length - 1) * sorted[i];
        }

        return sum == 0 ? 0 : weighted / (sorted.Length * sum);
    }
}
