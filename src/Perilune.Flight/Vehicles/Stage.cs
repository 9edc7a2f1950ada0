namespace Perilune.Flight.Vehicles;

/// <summary>A part of a spacecraft that has its own tanks and engine, and can be left behind.</summary>
/// <param name="Name">Name.</param>
/// <param name="DryMass">Mass without propellant, kg, positive.</param>
/// <param name="Propellant">Usable propellant that the tanks hold, kg, not negative.</param>
/// <param name="SpecificImpulse">Of the main engine in vacuum, s, positive.</param>
/// <param name="Thrust">Of the main engine in vacuum, N, positive.</param>
public sealed record Stage(string Name, double DryMass, double Propellant, double SpecificImpulse, double Thrust)
{
    /// <summary>Standard gravity by which specific impulse is defined, m/s2 (3rd CGPM, 1901).</summary>
    public const double StandardGravity = 9.80665;

    /// <summary>Exhaust velocity, m/s.</summary>
    public double ExhaustVelocity => SpecificImpulse * StandardGravity;
}
