using System.Numerics;

namespace Perilune.Astro.Forces.Tides;

/// <summary>
/// How much of a tidal potential a body answers with, by degree and order; the imaginary part is the lag of an anelastic
/// body.
/// </summary>
/// <param name="K20">Degree 2, order 0.</param>
/// <param name="K21">Degree 2, order 1.</param>
/// <param name="K22">Degree 2, order 2.</param>
/// <param name="K30">Degree 3, order 0.</param>
/// <param name="K31">Degree 3, order 1.</param>
/// <param name="K32">Degree 3, order 2.</param>
/// <param name="K33">Degree 3, order 3.</param>
/// <param name="Plus20">What degree 2, order 0 does to degree 4.</param>
/// <param name="Plus21">What degree 2, order 1 does to degree 4.</param>
/// <param name="Plus22">What degree 2, order 2 does to degree 4.</param>
public sealed record LoveNumbers(
    Complex K20,
    Complex K21,
    Complex K22,
    double K30,
    double K31,
    double K32,
    double K33,
    double Plus20 = 0,
    double Plus21 = 0,
    double Plus22 = 0
)
{
    /// <summary>The anelastic Earth (IERS Conventions 2010, table 6.3).</summary>
    public static LoveNumbers AnelasticEarth { get; } =
        new(
            0.30190,
            new(0.29830, -0.00144),
            new(0.30102, -0.00130),
            0.093,
            0.093,
            0.093,
            0.094,
            -0.00089,
            -0.00080,
            -0.00057
        );

    /// <summary>
    /// The Moon for a reference radius of 1738 km: k2 = 0.02405 and k3 = 0.0089 (J. G. Williams et al., "Lunar interior
    /// properties from the GRAIL mission", Journal of Geophysical Research: Planets 119, 2014).
    /// </summary>
    public static LoveNumbers Moon { get; } = Alike(0.02405, 0.0089);

    /// <summary>The same numbers for every order.</summary>
    /// <param name="k2">Degree 2.</param>
    /// <param name="k3">Degree 3.</param>
    public static LoveNumbers Alike(double k2, double k3) => new(k2, k2, k2, k3, k3, k3, k3);
}
