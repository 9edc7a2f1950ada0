using Perilune.Flight.Vehicles;

namespace Perilune.Flight.LowThrust;

/// <summary>An engine that pushes for months: constant thrust, constant specific impulse, on or off, in any direction.</summary>
/// <param name="Thrust">N.</param>
/// <param name="SpecificImpulse">s, of standard gravity.</param>
public readonly record struct LowThrustEngine(double Thrust, double SpecificImpulse)
{
    /// <summary>Speed of the exhaust, m/s.</summary>
    public double ExhaustVelocity => SpecificImpulse * Stage.StandardGravity;

    /// <summary>Propellant for each second of thrust, kg/s.</summary>
    public double MassFlow => Thrust / ExhaustVelocity;
}
