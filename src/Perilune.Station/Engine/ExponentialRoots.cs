namespace Perilune.Station.Engine;

/// <summary>
/// All sign changes of a + b·τ + Σ Aᵢ exp(−kᵢ τ) in an open interval. By Rolle's theorem two of them have a zero of the
/// derivative between them, and the derivative, multiplied by a suitable exponential, has one term less: so the zeros of
/// simpler functions bracket those of the next, and none is missed.
/// </summary>
internal static class ExponentialRoots
{
    /// <summary>Room that suffices for the roots: at most one fewer than there are terms.</summary>
    public const int MostRoots = 8;

    /// <summary>Roots are found to this, s: finer than a year in seconds resolves as a double.</summary>
    public const double TimeResolution = 1e-9;

    /// <summary>Writes the instants in (0, horizon), ascending, and says how many there are.</summary>
    public static int Find(
        double constant,
        double slope,
        ReadOnlySpan<ExponentialTerm> terms,
        double horizon,
        Span<double> roots
    )
    {
        Span<ExponentialTerm> own = stackalloc ExponentialTerm[4];
        var count = Merge(ref constant, terms, own);
        if (count == 0)
        {
            var zero = slope == 0 ? -1 : -constant / slope;
            if (!(zero > 0 && zero < horizon))
                return 0;
            roots[0] = zero;
            return 1;
        }
        if (constant == 0 && slope == 0)
        {
            if (count == 1)
                return 0;
            count = FactorOutSlowest(out constant, own[..count]);
        }
        var left = own[..count];
        Span<ExponentialTerm> derivative = stackalloc ExponentialTerm[4];
        for (var i = 0; i < count; i++)
            derivative[i] = new(-left[i].Decay * left[i].Amplitude, left[i].Decay);
        Span<double> turns = stackalloc double[MostRoots];
        var turnCount = Find(slope, 0, derivative[..count], horizon, turns);

        var found = 0;
        var (from, valueFrom) = (0.0, Value(constant, slope, left, 0));
        for (var i = 0; i <= turnCount; i++)
        {
            var to = i < turnCount ? turns[i] : horizon;
            var valueTo = Value(constant, slope, left, to);
            if (valueFrom * valueTo < 0)
                roots[found++] = Bisect(constant, slope, left, from, to, valueFrom);
            else if (valueTo == 0 && i < turnCount)
                continue; // A double zero at a turning point: no change of sign.
            (from, valueFrom) = (to, valueTo);
        }
        return found;
    }

    private static int Merge(ref double constant, ReadOnlySpan<ExponentialTerm> terms, Span<ExponentialTerm> merged)
    {
        var count = 0;
        foreach (var term in terms)
        {
            if (term.Decay == 0)
            {
                constant += term.Amplitude;
                continue;
            }
            var i = 0;
            while (i < count && merged[i].Decay != term.Decay)
                i++;
            if (i < count)
                merged[i] = new(merged[i].Amplitude + term.Amplitude, term.Decay);
            else
                merged[count++] = term;
        }
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (merged[i].Amplitude != 0)
                merged[kept++] = merged[i];
        }
        return kept;
    }

    /// <summary>Multiplies by the exponential that makes the slowest term the constant.</summary>
    private static int FactorOutSlowest(out double constant, Span<ExponentialTerm> terms)
    {
        var slowest = 0;
        for (var i = 1; i < terms.Length; i++)
        {
            if (terms[i].Decay < terms[slowest].Decay)
                slowest = i;
        }
        constant = terms[slowest].Amplitude;
        var decay = terms[slowest].Decay;
        terms[slowest] = terms[^1];
        for (var i = 0; i < terms.Length - 1; i++)
            terms[i] = terms[i] with { Decay = terms[i].Decay - decay };
        return terms.Length - 1;
    }

    private static double Value(double constant, double slope, ReadOnlySpan<ExponentialTerm> terms, double time)
    {
        var value = constant + (slope * time);
        foreach (var term in terms)
            value += term.Amplitude * Math.Exp(-term.Decay * time);
        return value;
    }

    private static double Bisect(
        double constant,
        double slope,
        ReadOnlySpan<ExponentialTerm> terms,
        double low,
        double high,
        double valueLow
    )
    {
        while (true)
        {
            var middle = 0.5 * (low + high);
            if (high - low <= TimeResolution || middle <= low || middle >= high)
                return high;
            var value = Value(constant, slope, terms, middle);
            if (value == 0)
                return middle;
            if (value > 0 == valueLow > 0)
                low = middle;
            else
                high = middle;
        }
    }
}
