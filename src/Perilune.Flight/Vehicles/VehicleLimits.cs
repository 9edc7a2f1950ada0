namespace Perilune.Flight.Vehicles;

/// <summary>What a vehicle withstands; null where no limit is known.</summary>
public sealed record VehicleLimits
{
    /// <summary>Greatest acceleration felt on board, m/s2.</summary>
    public double? Acceleration { get; init; }

    /// <summary>Greatest dynamic pressure, Pa.</summary>
    public double? DynamicPressure { get; init; }

    /// <summary>Greatest heat flux at the stagnation point, W/m2.</summary>
    public double? HeatFlux { get; init; }

    /// <summary>Greatest speed downward at touchdown, m/s.</summary>
    public double? TouchdownSinkRate { get; init; }

    /// <summary>Greatest speed along the ground at touchdown, m/s.</summary>
    public double? TouchdownDrift { get; init; }

    /// <summary>Steepest ground on which it stands, rad.</summary>
    public double? TouchdownSlope { get; init; }
}
