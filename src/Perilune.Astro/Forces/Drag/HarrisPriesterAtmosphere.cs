using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Drag;

/// <summary>
/// The Earth's atmosphere from 100 to 1000 km at mean solar activity with its daily bulge (I. Harris and W. Priester,
/// Journal of the Atmospheric Sciences 19, 1962; O. Montenbruck and E. Gill, "Satellite Orbits", 2000, section 3.5.2,
/// equations 3.103 to 3.107 and table 3.8). Below 100 km its lowest layer goes on; above 1000 km there is nothing.
/// </summary>
public sealed class HarrisPriesterAtmosphere : Atmosphere
{
    private static readonly LayeredDensity night = LayeredDensity.Through(Rows(row => row.Night));
    private static readonly LayeredDensity day = LayeredDensity.Through(Rows(row => row.Day));
    private readonly int halfExponent;

    /// <summary>An atmosphere.</summary>
    /// <param name="exponent">
    /// Exponent of the cosine of half the angle from the bulge: 2 for orbits of low inclination, 4, or 6 for polar ones.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is not 2, 4 or 6.</exception>
    public HarrisPriesterAtmosphere(int exponent = 4)
    {
        if (exponent is not (2 or 4 or 6))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "the exponent is 2, 4 or 6");
        halfExponent = exponent / 2;
    }

    /// <inheritdoc/>
    public override T Density<T>(T altitude, Vector3<T> direction, Vector3<T> toSun)
    {
        // The bulge follows the Sun by two hours, 30 degrees eastwards about the pole.
        var (sin, cos) = (0.5, Math.Sqrt(0.75));
        var bulge = new Vector3<T>(toSun.X * cos - toSun.Y * sin, toSun.X * sin + toSun.Y * cos, toSun.Z);
        var half = (Vector3<T>.Dot(bulge, direction) + 1) * 0.5;
        var power = half;
        for (var i = 1; i < halfExponent; i++)
            power *= half;
        var least = night.At(altitude);
        return least + (day.At(altitude) - least) * power;
    }

    private static (double, double)[] Rows(Func<(double Altitude, double Night, double Day), double> density) =>
        [.. Table().Select(row => (row.Altitude * 1000, density(row) * 1e-12))];

    // Altitude in km, least and greatest density in g/km3.
    private static (double Altitude, double Night, double Day)[] Table() =>
        [
            (100, 497400.0, 497400.0),
            (120, 24900.0, 24900.0),
            (130, 8377.0, 8710.0),
            (140, 3899.0, 4059.0),
            (150, 2122.0, 2215.0),
            (160, 1263.0, 1344.0),
            (170, 800.8, 875.8),
            (180, 528.3, 601.0),
            (190, 361.7, 429.7),
            (200, 255.7, 316.2),
            (210, 183.9, 239.6),
            (220, 134.1, 185.3),
            (230, 99.49, 145.5),
            (240, 74.88, 115.7),
            (250, 57.09, 93.08),
            (260, 44.03, 75.55),
            (270, 34.30, 61.82),
            (280, 26.97, 50.95),
            (290, 21.39, 42.26),
            (300, 17.08, 35.26),
            (320, 10.99, 25.11),
            (340, 7.214, 18.19),
            (360, 4.824, 13.37),
            (380, 3.274, 9.955),
            (400, 2.249, 7.492),
            (420, 1.558, 5.684),
            (440, 1.091, 4.355),
            (460, 0.7701, 3.362),
            (480, 0.5474, 2.612),
            (500, 0.3916, 2.042),
            (520, 0.2819, 1.605),
            (540, 0.2042, 1.267),
            (560, 0.1488, 1.005),
            (580, 0.1092, 0.7997),
            (600, 0.08070, 0.6390),
            (620, 0.06012, 0.5123),
            (640, 0.04519, 0.4121),
            (660, 0.03430, 0.3325),
            (680, 0.02632, 0.2691),
            (700, 0.02043, 0.2185),
            (720, 0.01607, 0.1779),
            (740, 0.01281, 0.1452),
            (760, 0.01036, 0.1190),
            (780, 0.008496, 0.09776),
            (800, 0.007069, 0.08059),
            (840, 0.004680, 0.05741),
            (880, 0.003200, 0.04210),
            (920, 0.002210, 0.03130),
            (960, 0.001560, 0.02360),
            (1000, 0.001150, 0.01810),
        ];
}
