namespace Perilune.Astro.Forces.Tides;

/// <summary>
/// One harmonic of the attraction by tides: factors of Cunningham's recursion and its six coefficients, as in
/// <see cref="Gravity.SphericalHarmonics"/>; here the coefficients are formed anew at each epoch, without memory.
/// </summary>
internal struct TidalTerm
{
    internal double A;
    internal double B;
    internal double XofV;
    internal double XofW;
    internal double YofV;
    internal double YofW;
    internal double ZofV;
    internal double ZofW;

    /// <summary>Factors from one sectorial term to the next.</summary>
    internal static double[] Sectorial(int last)
    {
        var factors = new double[last + 1];
        for (var m = 1; m <= last; m++)
            factors[m] = Math.Sqrt(m == 1 ? 3 : (2 * m + 1) / (2.0 * m));
        return factors;
    }

    /// <summary>Terms to a degree, columns of one order after each other, with the factors of the recursion alone.</summary>
    internal static TidalTerm[] Factors(int last)
    {
        var terms = new TidalTerm[(last + 1) * (last + 2) / 2];
        for (var m = 0; m <= last; m++)
        for (var n = m + 1; n <= last; n++)
        {
            ref var term = ref terms[Place(last, n, m)];
            term.A = Math.Sqrt((2.0 * n + 1) * (2 * n - 1) / ((double)(n - m) * (n + m)));
            term.B =
                n == m + 1
                    ? 0
                    : Math.Sqrt((2.0 * n + 1) * (n + m - 1) * (n - m - 1) / ((2.0 * n - 3) * (n + m) * (n - m)));
        }
        return terms;
    }

    /// <summary>
    /// Adds what C(n,m) and S(n,m) give to the coefficients of degree n + 1 (O. Montenbruck and E. Gill, "Satellite
    /// Orbits", 2000, equation 3.33, each factor with the ratio of the normalisations).
    /// </summary>
    internal static void Spread(Span<TidalTerm> terms, int last, int n, int m, double c, double s)
    {
        var ratio = (2.0 * n + 1) / (2.0 * n + 3);
        var same = Math.Sqrt(ratio * (n + m + 1) * (n - m + 1));
        ref var zonal = ref terms[Place(last, n + 1, m)];
        zonal.ZofV -= same * c;
        zonal.ZofW -= same * s;
        // For m = 0 the whole, not the half, goes up, and its normalisation has no factor two: together sqrt(1/2).
        var up = m == 0 ? Math.Sqrt(ratio * (n + 2) * (n + 1) / 2) : Math.Sqrt(ratio * (n + m + 2) * (n + m + 1)) / 2;
        ref var higher = ref terms[Place(last, n + 1, m + 1)];
        higher.XofV -= up * c;
        higher.XofW -= up * s;
        higher.YofV += up * s;
        higher.YofW -= up * c;
        if (m == 0)
            return;
        var down = Math.Sqrt((m == 1 ? 2 : 1) * ratio * (n - m + 2) * (n - m + 1)) / 2;
        ref var lower = ref terms[Place(last, n + 1, m - 1)];
        lower.XofV += down * c;
        lower.XofW += down * s;
        lower.YofV += down * s;
        lower.YofW -= down * c;
    }

    /// <summary>Takes the coefficients away, and leaves the factors.</summary>
    internal void Clear() => (XofV, XofW, YofV, YofW, ZofV, ZofW) = (0, 0, 0, 0, 0, 0);

    private static int Place(int last, int n, int m) => m * (last + 1) - m * (m - 1) / 2 + n - m;
}
