namespace Perilune.Astro.Kernels;

/// <summary>
/// Polynomial interpolation by Neville's scheme at unequal abscissae, in the order of operations of SPICE's LGRINT and
/// HRMINT, so that results are CSPICE's bit for bit (W. Press et al., "Numerical Recipes", section 3.1; J. Stoer and
/// R. Bulirsch, "Introduction to Numerical Analysis", sections 2.1.2 and 2.1.5).
/// </summary>
internal static class KernelInterpolation
{
    /// <summary>Value at <paramref name="x"/> of the polynomial through the points; <paramref name="work"/> holds the ordinates and is used up.</summary>
    public static double Lagrange(ReadOnlySpan<double> abscissae, Span<double> work, double x)
    {
        for (var j = 1; j < abscissae.Length; j++)
        {
            for (var i = 0; i < abscissae.Length - j; i++)
            {
                var difference = abscissae[i] - abscissae[i + j];
                work[i] = ((x - abscissae[i + j]) * work[i] + (abscissae[i] - x) * work[i + 1]) / difference;
            }
        }
        return work[0];
    }

    /// <summary>
    /// Value and derivative at <paramref name="x"/> of the polynomial that has given values and derivatives at the points;
    /// <paramref name="work"/> holds value and derivative of each point in turn and is used up.
    /// </summary>
    public static void Hermite(
        ReadOnlySpan<double> abscissae,
        Span<double> work,
        double x,
        out double value,
        out double derivative
    )
    {
        var n = abscissae.Length;
        Span<double> rates = stackalloc double[2 * n];
        // Second column: tangents at the points and chords between them.
        for (var i = 0; i < n - 1; i++)
        {
            var here = 2 * i;
            var difference = abscissae[i + 1] - abscissae[i];
            rates[here] = work[here + 1];
            rates[here + 1] = (work[here + 2] - work[here]) / difference;
            var tangent = work[here + 1] * (x - abscissae[i]) + work[here];
            work[here + 1] = ((abscissae[i + 1] - x) * work[here] + (x - abscissae[i]) * work[here + 2]) / difference;
            work[here] = tangent;
        }
        rates[2 * n - 2] = work[2 * n - 1];
        work[2 * n - 2] += work[2 * n - 1] * (x - abscissae[n - 1]);

        // Each point counts twice: entry i of a column of width j spans the points i/2 to (i + j)/2.
        for (var j = 2; j < 2 * n; j++)
        {
            for (var i = 0; i < 2 * n - j; i++)
            {
                var first = abscissae[i / 2];
                var last = abscissae[(i + j) / 2];
                var (toLast, fromFirst, difference) = (last - x, x - first, last - first);
                rates[i] = (toLast * rates[i] + fromFirst * rates[i + 1] + (work[i + 1] - work[i])) / difference;
                work[i] = (toLast * work[i] + fromFirst * work[i + 1]) / difference;
            }
        }
        (value, derivative) = (work[0], rates[0]);
    }
}
