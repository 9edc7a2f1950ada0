using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Drag;

/// <summary>An atmosphere that depends on altitude alone, exponential in each of its layers.</summary>
public sealed class ExponentialAtmosphere : Atmosphere
{
    private const double Unbounded = double.PositiveInfinity;
    private readonly LayeredDensity layers;

    private ExponentialAtmosphere(LayeredDensity layers) => this.layers = layers;

    /// <summary>
    /// The Earth from the ground up, in 28 layers (D. A. Vallado, "Fundamentals of Astrodynamics and Applications", 4th
    /// edition 2013, table 8-4, after the U.S. Standard Atmosphere 1976 to 25 km and CIRA-72 above).
    /// </summary>
    public static ExponentialAtmosphere Earth { get; } =
        new(
            new(
                [
                    .. new (double Base, double Density, double Scale)[]
                    {
                        (0, 1.225, 7.249),
                        (25, 3.899e-2, 6.349),
                        (30, 1.774e-2, 6.682),
                        (40, 3.972e-3, 7.554),
                        (50, 1.057e-3, 8.382),
                        (60, 3.206e-4, 7.714),
                        (70, 8.770e-5, 6.549),
                        (80, 1.905e-5, 5.799),
                        (90, 3.396e-6, 5.382),
                        (100, 5.297e-7, 5.877),
                        (110, 9.661e-8, 7.263),
                        (120, 2.438e-8, 9.473),
                        (130, 8.484e-9, 12.636),
                        (140, 3.845e-9, 16.149),
                        (150, 2.070e-9, 22.523),
                        (180, 5.464e-10, 29.740),
                        (200, 2.789e-10, 37.105),
                        (250, 7.248e-11, 45.546),
                        (300, 2.418e-11, 53.628),
                        (350, 9.518e-12, 53.298),
                        (400, 3.725e-12, 58.515),
                        (450, 1.585e-12, 60.828),
                        (500, 6.967e-13, 63.822),
                        (600, 1.454e-13, 71.835),
                        (700, 3.614e-14, 88.667),
                        (800, 1.170e-14, 124.64),
                        (900, 5.245e-15, 181.05),
                        (1000, 3.019e-15, 268.00),
                    }.Select(row => new LayeredDensity.Layer(row.Base * 1000, row.Density, row.Scale * 1000)),
                ],
                Unbounded
            )
        );

    /// <summary>
    /// Mars: 0.020 kg/m3 at the surface and a scale height of 11.1 km (NASA Space Science Data Coordinated Archive, Mars fact
    /// sheet). Right to a factor of about two below 50 km, and less so above: seasons and dust move it more.
    /// </summary>
    public static ExponentialAtmosphere Mars { get; } = Of(0.020, 11_100);

    /// <summary>One layer.</summary>
    /// <param name="density">Density at altitude zero, kg/m3.</param>
    /// <param name="scaleHeight">Height over which it falls by a factor e, m.</param>
    /// <exception cref="ArgumentException">A number is not positive.</exception>
    public static ExponentialAtmosphere Of(double density, double scaleHeight) =>
        density > 0 && scaleHeight > 0
            ? new(new([new(0, density, scaleHeight)], Unbounded))
            : throw new ArgumentException(
                $"density {density} and scale height {scaleHeight} are positive",
                nameof(density)
            );

    /// <inheritdoc/>
    public override T Density<T>(T altitude, Vector3<T> direction, Vector3<T> toSun) => layers.At(altitude);
}
