using Perilune.Numerics.Scalars;

namespace Perilune.Surface.Temperature;

/// <summary>
/// Thermal properties of the lunar regolith: density and conductivity that grow with depth, conductivity and heat capacity
/// that grow with temperature, and albedo that grows with the angle of incidence. Immutable.
/// </summary>
/// <remarks>
/// Hayne et al., 2017, Global regolith thermophysical properties of the Moon from the Diviner Lunar Radiometer
/// Experiment, J. Geophys. Res. Planets 122, 2371, table A1 and equations A2 to A8; the heat capacity's coefficients after
/// Ledlow et al. (1992) and Hemingway et al. (1973), the albedo after Keihm (1984).
/// </remarks>
public sealed record Regolith
{
    /// <summary>Highland ground: normal albedo 0.12.</summary>
    public static Regolith Highland { get; } = new();

    /// <summary>Mare ground: normal albedo 0.06.</summary>
    public static Regolith Mare { get; } = new() { NormalAlbedo = 0.06 };

    /// <summary>Density at the surface, kg/m3.</summary>
    public double SurfaceDensity { get; init; } = 1100;

    /// <summary>Density at depth, kg/m3.</summary>
    public double DeepDensity { get; init; } = 1800;

    /// <summary>Depth over which density approaches its deep value by a factor e, m. Above 0; 0.06 to 0.07 over most of the Moon.</summary>
    public double ScaleHeight { get; init; } = 0.07;

    /// <summary>Conductivity between grains at the surface, W/(m K).</summary>
    public double SurfaceConductivity { get; init; } = 7.4e-4;

    /// <summary>Conductivity between grains at depth, W/(m K).</summary>
    public double DeepConductivity { get; init; } = 3.4e-3;

    /// <summary>Radiation between grains: conductivity is multiplied by 1 + this (T / 350 K)^3.</summary>
    public double RadiativeFactor { get; init; } = 2.7;

    /// <summary>Infrared emissivity, above 0 to 1.</summary>
    public double Emissivity { get; init; } = 0.95;

    /// <summary>Albedo of the ground under the Sun at the zenith.</summary>
    public double NormalAlbedo { get; init; } = 0.12;

    /// <summary>Heat from the Moon's inside, W/m2 (Langseth et al., 1976).</summary>
    public double HeatFlow { get; init; } = 0.018;

    /// <summary>Density at a depth in m, kg/m3.</summary>
    public double Density(double depth) =>
        DeepDensity - (DeepDensity - SurfaceDensity) * Math.Exp(-depth / ScaleHeight);

    /// <summary>Conductivity between grains at a depth in m, W/(m K); linear in density.</summary>
    public double ContactConductivity(double depth) =>
        DeepConductivity - (DeepConductivity - SurfaceConductivity) * Math.Exp(-depth / ScaleHeight);

    /// <summary>Conductivity, W/(m K), at a depth in m and a temperature in K.</summary>
    public double Conductivity(double depth, double temperature) =>
        ContactConductivity(depth) * RadiativeGain<Real>(new(temperature)).Value;

    /// <summary>Specific heat capacity, J/(kg K), at a temperature in K; held at its value of 10 K below.</summary>
    public static double HeatCapacity(double temperature) => HeatCapacity<Real>(new(temperature)).Value;

    /// <summary>Albedo at an angle of incidence in rad from the vertical, 0 to pi / 2.</summary>
    public double Albedo(double incidence)
    {
        var (a, b) = (incidence / (Math.PI / 4), incidence / (Math.PI / 2));
        var square = b * b;
        return NormalAlbedo + 0.06 * (a * a * a) + 0.25 * (square * square * square * square);
    }

    /// <summary>Diffusivity at the surface, m2/s, at a temperature in K.</summary>
    public double Diffusivity(double temperature) =>
        Conductivity(0, temperature) / (SurfaceDensity * HeatCapacity(temperature));

    internal static TScalar HeatCapacity<TScalar>(TScalar temperature)
        where TScalar : struct, IScalar<TScalar>
    {
        var t = TScalar.WhereLess(temperature, TScalar.FromDouble(10), TScalar.FromDouble(10), temperature);
        return (((t * 8.9093e-9 - 1.2340e-5) * t + 2.3616e-3) * t + 2.7431) * t - 3.6125;
    }

    internal TScalar RadiativeGain<TScalar>(TScalar temperature)
        where TScalar : struct, IScalar<TScalar>
    {
        var ratio = temperature * (1 / 350.0);
        return ratio * ratio * ratio * RadiativeFactor + 1;
    }
}
