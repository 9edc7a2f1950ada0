namespace Perilune.Astro.Gravity;

/// <summary>
/// A sum of exterior solid harmonics, C V + S W over degrees and orders, where V and W of degree n and order m are
/// (R/r)^(n+1) P(n,m) times cos(m lambda) and sin(m lambda), fully normalised. Its derivatives by position are such sums
/// again, of one degree more.
/// </summary>
internal sealed class HarmonicSeries
{
    private readonly double[] cosine;
    private readonly double[] sine;

    private HarmonicSeries(int degree)
    {
        Degree = degree;
        cosine = new double[GravityField.Count(degree)];
        sine = new double[GravityField.Count(degree)];
    }

    /// <summary>Greatest degree.</summary>
    public int Degree { get; }

    /// <summary>The potential of a field over GM/R, without its point mass.</summary>
    public static HarmonicSeries Potential(GravityField field)
    {
        var series = new HarmonicSeries(field.Degree);
        for (var n = 1; n <= field.Degree; n++)
        for (var m = 0; m <= n; m++)
            series.Add(n, m, field.C(n, m), field.S(n, m));
        return series;
    }

    /// <summary>Factor of V; zero beyond the greatest degree.</summary>
    public double C(int degree, int order) => degree > Degree ? 0 : cosine[GravityField.Index(degree, order)];

    /// <summary>Factor of W; zero beyond the greatest degree.</summary>
    public double S(int degree, int order) => degree > Degree ? 0 : sine[GravityField.Index(degree, order)];

    /// <summary>
    /// R times the derivatives by x, y and z (O. Montenbruck and E. Gill, "Satellite Orbits", 2000, equation 3.33, each
    /// factor with the ratio of the normalisations).
    /// </summary>
    public (HarmonicSeries X, HarmonicSeries Y, HarmonicSeries Z) Derivatives()
    {
        var (x, y, z) = (
            new HarmonicSeries(Degree + 1),
            new HarmonicSeries(Degree + 1),
            new HarmonicSeries(Degree + 1)
        );
        for (var n = 0; n <= Degree; n++)
        for (var m = 0; m <= n; m++)
        {
            var (c, s) = (C(n, m), S(n, m));
            var ratio = (2.0 * n + 1) / (2.0 * n + 3);
            var same = Math.Sqrt(ratio * (n + m + 1) * (n - m + 1));
            z.Add(n + 1, m, -same * c, -same * s);
            // For m = 0 the whole, not the half, goes up, and its normalisation has no factor two: together sqrt(1/2).
            var up =
                m == 0 ? Math.Sqrt(ratio * (n + 2) * (n + 1) / 2) : Math.Sqrt(ratio * (n + m + 2) * (n + m + 1)) / 2;
            x.Add(n + 1, m + 1, -up * c, -up * s);
            y.Add(n + 1, m + 1, up * s, -up * c);
            if (m == 0)
                continue;
            var down = Math.Sqrt((m == 1 ? 2 : 1) * ratio * (n - m + 2) * (n - m + 1)) / 2;
            x.Add(n + 1, m - 1, down * c, down * s);
            y.Add(n + 1, m - 1, down * s, -down * c);
        }
        return (x, y, z);
    }

    private void Add(int degree, int order, double c, double s)
    {
        cosine[GravityField.Index(degree, order)] += c;
        // W of order zero is zero.
        if (order > 0)
            sine[GravityField.Index(degree, order)] += s;
    }
}
