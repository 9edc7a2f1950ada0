using System.Globalization;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.StationKeeping;

/// <summary>
/// Large elliptical orbits about the Moon whose eccentricity and periapsis stand still on average: the Earth's pull averaged over
/// both motions, and the Moon's flattening (T. A. Ely, "Stable constellations of frozen elliptical inclined lunar orbits", Journal
/// of the Astronautical Sciences 53, 2005; M. L. Lidov, "The evolution of orbits of artificial satellites of planets", Planetary and
/// Space Science 9, 1962). The inclination counts as if the Earth moved in the Moon's equator, which it leaves by 6.7 deg.
/// </summary>
public static class EllipticalFrozenOrbit
{
    /// <summary>
    /// The inclination at which an orbit with its periapsis at 90 or 270 deg is frozen, rad: without flattening
    /// cos2 i = 3 (1 - e2) / 5.
    /// </summary>
    /// <param name="semiMajorAxis">Semi-major axis, m.</param>
    /// <param name="eccentricity">Eccentricity, under 1.</param>
    /// <param name="moon">The Moon.</param>
    /// <exception cref="NoSolutionException">There is none at this size and shape.</exception>
    public static double Inclination(double semiMajorAxis, double eccentricity, FrozenOrbitBody moon)
    {
        var (earth, flattening) = Rates(semiMajorAxis, eccentricity, moon);
        // earth (10 c2 - 6 + 6 e2) + flattening (5 c2 - 1) = 0.
        var square = (earth * (6 - 6 * eccentricity * eccentricity) + flattening) / (10 * earth + 5 * flattening);
        if (!(square <= 1 && eccentricity is >= 0 and < 1))
            throw new NoSolutionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no inclination freezes an orbit of {semiMajorAxis / 1000:F0} km with eccentricity {eccentricity:G3}"
                ),
                "take a larger eccentricity, or a larger orbit"
            );
        return Math.Acos(Math.Sqrt(square));
    }

    /// <summary>Mean rate of the argument of the periapsis, rad/s.</summary>
    /// <param name="semiMajorAxis">Semi-major axis, m.</param>
    /// <param name="eccentricity">Eccentricity.</param>
    /// <param name="inclination">Inclination, rad.</param>
    /// <param name="argumentOfPeriapsis">Argument of the periapsis, rad.</param>
    /// <param name="moon">The Moon.</param>
    public static double PeriapsisRate(
        double semiMajorAxis,
        double eccentricity,
        double inclination,
        double argumentOfPeriapsis,
        FrozenOrbitBody moon
    )
    {
        var (earth, flattening) = Rates(semiMajorAxis, eccentricity, moon);
        var c2 = Math.Cos(inclination) * Math.Cos(inclination);
        var e2 = eccentricity * eccentricity;
        return earth * (5 * c2 - 1 + e2 + 5 * (1 - e2 - c2) * Math.Cos(2 * argumentOfPeriapsis))
            + flattening * (5 * c2 - 1);
    }

    private static (double Earth, double Flattening) Rates(double a, double e, FrozenOrbitBody moon)
    {
        var n = Math.Sqrt(moon.GravitationalParameter / (a * a * a));
        var root = Math.Sqrt(1 - e * e);
        var perturber = moon.PerturberGravitationalParameter / Math.Pow(moon.PerturberDistance, 3);
        var parameter = a * (1 - e * e);
        return (
            3.0 / 8 * perturber / (n * root),
            0.75 * n * moon.J2 * moon.ReferenceRadius * moon.ReferenceRadius / (parameter * parameter)
        );
    }
}

/// <summary>A body and what disturbs orbits about it, on average.</summary>
/// <param name="GravitationalParameter">GM, m3/s2.</param>
/// <param name="J2">Second zonal harmonic, not normalised.</param>
/// <param name="ReferenceRadius">Radius that it belongs to, m.</param>
/// <param name="PerturberGravitationalParameter">GM of the other body, m3/s2.</param>
/// <param name="PerturberDistance">Semi-major axis of its orbit times the root of 1 - e2, m.</param>
public sealed record FrozenOrbitBody(
    double GravitationalParameter,
    double J2,
    double ReferenceRadius,
    double PerturberGravitationalParameter,
    double PerturberDistance
)
{
    /// <summary>
    /// The Moon: GM and radius of GRGM900C, its C20 of -9.0884e-5 (normalised), and the Earth at 384,399 km with eccentricity 0.0549.
    /// </summary>
    public static FrozenOrbitBody Moon { get; } =
        new(4902.79996708864e9, 2.03223e-4, 1_738_000, 398600.435507e9, 384_399e3 * 0.99849);
}
