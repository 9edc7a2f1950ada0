using System.Collections.Immutable;

namespace Perilune.Astro.Atmospheres;

/// <summary>
/// The U.S. Standard Atmosphere 1976 from -5 to 1000 km (NOAA, NASA and USAF, NOAA-S/T 76-1562, 1976): seven layers of linear
/// molecular-scale temperature to 86 km, diffusing species above. Up to 86 km the temperature is the molecular-scale one,
/// which exceeds the kinetic one by at most 0.04 % from 80 km on.
/// </summary>
public sealed class UsStandardAtmosphere1976 : AtmosphericProfile
{
    // Constants of the standard itself, which are not today's (its tables 1 to 4).
    internal const double GasConstant = 8314.32; // J/(kmol K)
    internal const double MolarMass = 28.9644; // kg/kmol
    internal const double EarthRadius = 6_356_766; // m
    internal const double Gravity = 9.80665; // m/s2
    private const double HeatRatio = 1.4;
    private const double Turbopause = 86_000; // m

    private static readonly ImmutableArray<Layer> layers = Layers();
    private static readonly UpperAtmosphere1976 upper = new();

    private UsStandardAtmosphere1976() { }

    /// <summary>The one standard.</summary>
    public static UsStandardAtmosphere1976 Standard { get; } = new();

    /// <inheritdoc/>
    public override double Top => 1_000_000;

    /// <inheritdoc/>
    public override AirState At(double altitude)
    {
        if (altitude > Top)
            return new(0, 0, UpperAtmosphere1976.Temperature(Top), upper.SpeedOfSound(Top));
        return altitude > Turbopause ? upper.At(altitude) : Lower(altitude);
    }

    internal static double SpeedOfSound(double temperature, double molarMass) =>
        Math.Sqrt(HeatRatio * GasConstant * temperature / molarMass);

    private static AirState Lower(double altitude)
    {
        var geopotential = EarthRadius * altitude / (EarthRadius + altitude);
        var i = layers.Length - 1;
        while (i > 0 && geopotential < layers[i].Base)
            i--;
        var temperature = layers[i].Temperature + layers[i].Gradient * (geopotential - layers[i].Base);
        var pressure = layers[i].PressureAt(geopotential, temperature);
        var density = pressure * MolarMass / (GasConstant * temperature);
        return new(density, pressure, temperature, SpeedOfSound(temperature, MolarMass));
    }

    private static ImmutableArray<Layer> Layers()
    {
        // Base in geopotential m, gradient of the molecular-scale temperature in K per geopotential m (table 4).
        ReadOnlySpan<(double Base, double Gradient)> rows =
        [
            (0, -6.5e-3),
            (11_000, 0),
            (20_000, 1.0e-3),
            (32_000, 2.8e-3),
            (47_000, 0),
            (51_000, -2.8e-3),
            (71_000, -2.0e-3),
        ];
        var made = ImmutableArray.CreateBuilder<Layer>();
        made.Add(new(0, rows[0].Gradient, 288.15, 101_325));
        foreach (var (start, gradient) in rows[1..])
        {
            var below = made[^1];
            var temperature = below.Temperature + below.Gradient * (start - below.Base);
            made.Add(new(start, gradient, temperature, below.PressureAt(start, temperature)));
        }
        return made.ToImmutable();
    }

    private readonly record struct Layer(double Base, double Gradient, double Temperature, double Pressure)
    {
        private const double Hydrostatic = Gravity * MolarMass / GasConstant; // K/m

        /// <summary>Equations 33a and 33b.</summary>
        internal double PressureAt(double geopotential, double temperature) =>
            Gradient == 0
                ? Pressure * Math.Exp(-Hydrostatic * (geopotential - Base) / Temperature)
                : Pressure * Math.Pow(Temperature / temperature, Hydrostatic / Gradient);
    }
}
