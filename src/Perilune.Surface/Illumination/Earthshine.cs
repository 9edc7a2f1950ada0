namespace Perilune.Surface.Illumination;

/// <summary>
/// Light and heat of the Earth on the Moon. The Earth is a sphere that scatters a fixed share of the sunlight as Lambert's law
/// says and radiates the same everywhere; clouds, seas and the turning continents move its reflected part by up to 30 % about
/// that (Glenar et al., 2019, Icarus 321, 841), and a thin crescent is brighter than Lambert's by forward scattering.
/// </summary>
public static class Earthshine
{
    /// <summary>Share of the sunlight that the Earth scatters: 99.1 of 340.0 W/m2 (Loeb et al., 2018, J. Climate 31, 895,
    /// doi:10.1175/JCLI-D-17-0208.1; last digits unverified).</summary>
    public const double BondAlbedo = 99.1 / 340.0;

    /// <summary>What the Earth radiates in the infrared, W/m2 of its surface (as <see cref="BondAlbedo"/>).</summary>
    public const double Emission = 240.1;

    // Mean radius, m (IUGG); what is told of a square metre of the Earth is told of this sphere.
    private const double MeanRadius = 6_371_008.8;

    /// <summary>Scattered sunlight, W/m2 on a plane that faces the Earth.</summary>
    /// <param name="sunlight">Sunlight at the Earth, W/m2 on a plane that faces the Sun.</param>
    /// <param name="distance">To the Earth's centre, m.</param>
    /// <param name="phase">Angle at the Earth between Sun and observer, rad, 0 (full) to pi (new).</param>
    /// <remarks>A sphere after Lambert, whose geometric albedo is two thirds of its Bond albedo: its share of light at a phase is
    /// (sin a + (pi - a) cos a) / pi (V. V. Sobolev, Light Scattering in Planetary Atmospheres, 1975, section 9.1).</remarks>
    public static double Reflected(double sunlight, double distance, double phase)
    {
        var lit = (Math.Sin(phase) + (Math.PI - phase) * Math.Cos(phase)) / Math.PI;
        return 2.0 / 3 * BondAlbedo * sunlight * Square(MeanRadius / distance) * Math.Max(0, lit);
    }

    /// <summary>Infrared, W/m2 on a plane that faces the Earth, at a distance from its centre in m.</summary>
    public static double Radiated(double distance) => Emission * Square(MeanRadius / distance);

    private static double Square(double value) => value * value;
}
