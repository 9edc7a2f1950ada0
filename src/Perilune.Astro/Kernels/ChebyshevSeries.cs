namespace Perilune.Astro.Kernels;

/// <summary>
/// Chebyshev series of three components over equal intervals, to be written: for SPK type 2 positions in km, for binary
/// PCK type 2 angles in rad.
/// </summary>
/// <param name="Initial">Start of the first interval, TDB seconds past J2000.</param>
/// <param name="Interval">Length of each interval, s.</param>
/// <param name="CoefficientCount">Coefficients of each component in a record.</param>
/// <param name="Records">
/// A record for each interval: the coefficients of the first component, of the second, of the third, degree 0 first.
/// </param>
public sealed record ChebyshevSeries(
    double Initial,
    double Interval,
    int CoefficientCount,
    IReadOnlyList<double[]> Records
)
{
    /// <summary>End of the last interval, TDB seconds past J2000.</summary>
    public double Final => Initial + Records.Count * Interval;

    /// <summary>The words of a type 2 segment.</summary>
    /// <exception cref="ArgumentException">The series is empty, or a record has another size.</exception>
    internal double[] ToWords()
    {
        if (Records.Count == 0 || CoefficientCount < 1 || !(Interval > 0))
            throw new ArgumentException("a Chebyshev series needs records, coefficients and a positive interval");
        var size = 2 + 3 * CoefficientCount;
        var words = new double[Records.Count * size + 4];
        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i].Length != 3 * CoefficientCount)
                throw new ArgumentException($"record {i} has {Records[i].Length} coefficients, not {size - 2}");
            words[i * size] = Initial + (i + 0.5) * Interval;
            words[i * size + 1] = Interval / 2;
            Records[i].CopyTo(words, i * size + 2);
        }
        double[] directory = [Initial, Interval, size, Records.Count];
        directory.CopyTo(words, Records.Count * size);
        return words;
    }
}
