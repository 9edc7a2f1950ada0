using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Launch;

/// <summary>An instant at which a site lies in the plane of an orbit.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="Azimuth">Inertial azimuth of the plane over the site, rad from north to east.</param>
/// <param name="Inclination">Of the plane to the equator, rad.</param>
/// <param name="Node">Right ascension of its ascending node, true equator and equinox of date, rad in [0, 2 pi).</param>
/// <param name="Normal">Unit normal of the plane, ICRF.</param>
/// <param name="OffPlane">
/// Angle between this plane and the one that was asked for, rad: zero where the site passes through it.
/// </param>
public sealed record LaunchOpportunity(
    double Time,
    double Azimuth,
    double Inclination,
    double Node,
    Vector3 Normal,
    double OffPlane
)
{
    /// <summary>Whether the rocket leaves towards the north.</summary>
    public bool Northward => Math.Abs(Azimuth) < Math.PI / 2;

    /// <summary>What it costs to turn into the plane that was asked for after insertion, m/s.</summary>
    /// <param name="speed">At insertion, m/s.</param>
    public double DogLeg(double speed) => LaunchAzimuth.PlaneChange(speed, OffPlane);
}
