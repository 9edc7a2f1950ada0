namespace Perilune.Astro.Atmospheres;

/// <summary>The air at one altitude.</summary>
/// <param name="Density">kg/m3.</param>
/// <param name="Pressure">Pa.</param>
/// <param name="Temperature">K.</param>
/// <param name="SpeedOfSound">m/s; where the air is too thin for sound, the same function of temperature and molar mass.</param>
public readonly record struct AirState(double Density, double Pressure, double Temperature, double SpeedOfSound);
