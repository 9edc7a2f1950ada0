namespace Perilune.Flight.Vehicles;

/// <summary>A tank, or several that are emptied together.</summary>
/// <param name="Name">Name.</param>
/// <param name="Contents">What is in it: liquid oxygen, hydrazine.</param>
/// <param name="Load">Propellant loaded, kg, what cannot be used included.</param>
public sealed record Tank(string Name, string Contents, double Load)
{
    /// <summary>Propellant that would fill its whole volume, kg; null where unknown.</summary>
    public double? Capacity { get; init; }

    /// <summary>Fraction of the volume that must stay free of liquid.</summary>
    public double Ullage { get; init; }

    /// <summary>Part of the load that never reaches an engine: in lines, on walls, kg.</summary>
    public double Residual { get; init; }

    /// <summary>What evaporates and is vented, kg/s.</summary>
    public double BoilOff { get; init; }

    /// <summary>What the engines can have, kg.</summary>
    public double Usable => Load - Residual;

    /// <summary>The most that may be loaded, kg: the volume less the ullage; no limit where the capacity is unknown.</summary>
    public double GreatestLoad => Capacity is { } capacity ? capacity * (1 - Ullage) : double.PositiveInfinity;
}
