using Perilune.Simulation.Catalogue;

namespace Perilune.Simulation.Scenarios;

/// <summary>The life-support units of a habitat; a unit left out is not there.</summary>
public sealed record LifeSupport
{
    /// <summary>Electrolyser.</summary>
    public OxygenGenerator? OxygenGenerator { get; init; }

    /// <summary>Carbon dioxide removal.</summary>
    public CarbonDioxideRemoval? CarbonDioxideRemoval { get; init; }

    /// <summary>Sabatier reactor; it needs the two above.</summary>
    public Sabatier? Sabatier { get; init; }

    /// <summary>Condensing heat exchanger.</summary>
    public HumidityControl? HumidityControl { get; init; }

    /// <summary>Urine processor.</summary>
    public UrineProcessor? UrineProcessor { get; init; }

    /// <summary>Brine processor; it needs the urine processor.</summary>
    public BrineProcessor? BrineProcessor { get; init; }

    /// <summary>Water processor.</summary>
    public WaterProcessor? WaterProcessor { get; init; }
}
