using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>Where an ascent ends: height, velocity and plane; the place along the orbit is free.</summary>
/// <param name="Radius">Distance from the centre, m.</param>
/// <param name="Speed">Inertial, m/s.</param>
/// <param name="FlightPathAngle">Of the inertial velocity over the local horizontal, rad.</param>
/// <param name="Normal">Unit vector along the angular momentum of the orbit, launch axes.</param>
public sealed record InsertionTarget(double Radius, double Speed, double FlightPathAngle, Vector3 Normal)
{
    /// <summary>Insertion at the periapsis of an orbit.</summary>
    /// <param name="planet">The planet.</param>
    /// <param name="periapsisAltitude">Over the equatorial radius, m.</param>
    /// <param name="apoapsisAltitude">Over the equatorial radius, m, not less.</param>
    /// <param name="normal">Unit normal of the orbit, launch axes.</param>
    public static InsertionTarget AtPeriapsis(
        LaunchPlanet planet,
        double periapsisAltitude,
        double apoapsisAltitude,
        Vector3 normal
    )
    {
        ArgumentNullException.ThrowIfNull(planet);
        ArgumentOutOfRangeException.ThrowIfLessThan(apoapsisAltitude, periapsisAltitude);
        var periapsis = planet.EquatorialRadius + periapsisAltitude;
        var apoapsis = planet.EquatorialRadius + apoapsisAltitude;
        var speed = Math.Sqrt(2 * planet.GravitationalParameter * apoapsis / (periapsis * (periapsis + apoapsis)));
        return new(periapsis, speed, 0, normal);
    }
}
