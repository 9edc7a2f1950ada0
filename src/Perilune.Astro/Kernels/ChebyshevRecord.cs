using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>One record of three Chebyshev series: a view of a kernel's words, kept no longer than the kernel.</summary>
internal readonly ref struct ChebyshevRecord
{
    /// <summary>First epoch for which the record counts, TDB seconds past J2000.</summary>
    public required double Start { get; init; }

    /// <summary>Epoch from which on the next record counts.</summary>
    public required double End { get; init; }

    /// <summary>Middle of the series' interval, TDB seconds past J2000.</summary>
    public required double Middle { get; init; }

    /// <summary>Half the length of the series' interval, s.</summary>
    public required double Radius { get; init; }

    /// <summary>The coefficients of the first component, of the second, of the third, degree 0 first.</summary>
    public required ReadOnlySpan<double> Coefficients { get; init; }

    /// <summary>Coefficients of each component.</summary>
    public int Terms => Coefficients.Length / 3;

    /// <summary>The values at a place of the interval, -1 to 1, without their constant terms.</summary>
    public Vector3 Variation(double s) => new(Component(0, s), Component(1, s), Component(2, s));

    // Clenshaw's recurrence.
    private double Component(int component, double s)
    {
        var c = Coefficients.Slice(component * Terms, Terms);
        double b1 = 0,
            b2 = 0;
        for (var k = c.Length - 1; k > 0; k--)
            (b1, b2) = (c[k] + (2 * s * b1 - b2), b1);
        return s * b1 - b2;
    }
}
