namespace Perilune.Station.Reliability;

/// <summary>Demand for spares as a Poisson process, and the probability that a stock suffices.</summary>
public static class SparesDemand
{
    /// <summary>
    /// Expected failures, λT with λ = quantity·duty/MTBF (Owens and de Weck, AIAA 2016-5394).
    /// </summary>
    /// <param name="quantity">Parts installed.</param>
    /// <param name="duty">Fraction of the time in which a part ages, 0 to 1.</param>
    /// <param name="meanTimeBetweenFailures">Mean time between failures, s, positive.</param>
    /// <param name="duration">Time, s, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Expected(int quantity, double duty, double meanTimeBetweenFailures, double duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        ArgumentOutOfRangeException.ThrowIfNegative(duty);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(meanTimeBetweenFailures);
        ArgumentOutOfRangeException.ThrowIfNegative(duration);
        return quantity * duty * duration / meanTimeBetweenFailures;
    }

    /// <summary>Probability that no more failures occur than there are spares: the Poisson distribution function.</summary>
    /// <param name="spares">Spares, not negative.</param>
    /// <param name="expected">Expected failures, not negative, at most 700.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double ProbabilityOfSufficiency(int spares, double expected)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(spares);
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expected, 700);
        var term = Math.Exp(-expected);
        var sum = term;
        for (var n = 1; n <= spares; n++)
        {
            term *= expected / n;
            sum += term;
        }
        return Math.Min(sum, 1);
    }

    /// <summary>Least number of spares that suffices with that probability.</summary>
    /// <param name="probability">Probability, 0 to under 1.</param>
    /// <param name="expected">Expected failures, 0 to 700.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int Needed(double probability, double expected)
    {
        if (!(probability >= 0 && probability < 1 - 1e-12))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must lie in 0 to under 1");
        var spares = 0;
        while (ProbabilityOfSufficiency(spares, expected) < probability)
            spares++;
        return spares;
    }
}
