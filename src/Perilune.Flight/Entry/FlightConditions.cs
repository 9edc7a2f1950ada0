namespace Perilune.Flight.Entry;

/// <summary>What the vehicle meets at one instant.</summary>
/// <param name="Altitude">m.</param>
/// <param name="Speed">Through the air, m/s.</param>
/// <param name="Mach">Mach number.</param>
/// <param name="DynamicPressure">Pa.</param>
/// <param name="Load">All forces but gravity over the mass, in units of 9.80665 m/s2.</param>
/// <param name="HeatFlux">At the stagnation point, convective and radiative, W/m2.</param>
public readonly record struct FlightConditions(
    double Altitude,
    double Speed,
    double Mach,
    double DynamicPressure,
    double Load,
    double HeatFlux
);
