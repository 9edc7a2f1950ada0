namespace Perilune.Numerics.Quadrature;

/// <summary>
/// Gauss's quadrature with eight nodes on [-1, 1], exact for polynomials of degree 15 (M. Abramowitz and I. A. Stegun,
/// "Handbook of Mathematical Functions", 1964, table 25.4).
/// </summary>
public static class GaussLegendre
{
    /// <summary>The nodes.</summary>
    public static ReadOnlySpan<double> Abscissas =>
        [
            -0.960289856497536,
            -0.796666477413627,
            -0.525532409916329,
            -0.183434642495650,
            0.183434642495650,
            0.525532409916329,
            0.796666477413627,
            0.960289856497536,
        ];

    /// <summary>Their weights, whose sum is 2.</summary>
    public static ReadOnlySpan<double> Weights =>
        [
            0.101228536290376,
            0.222381034453374,
            0.313706645877887,
            0.362683783378362,
            0.362683783378362,
            0.313706645877887,
            0.222381034453374,
            0.101228536290376,
        ];
}
