namespace Perilune.Flight.Landing.Descent;

/// <summary>The ground at a place.</summary>
/// <param name="Radius">Distance from the body's centre, m.</param>
/// <param name="Slope">Of the ground under a vehicle's feet, rad, not negative.</param>
/// <param name="DownhillAzimuth">Way down the slope, rad from north through east.</param>
/// <param name="Roughness">Greatest height of stones and depth of holes under the feet, m, not negative.</param>
public readonly record struct GroundPoint(
    double Radius,
    double Slope = 0,
    double DownhillAzimuth = 0,
    double Roughness = 0
);

/// <summary>The ground by planetocentric latitude and east longitude, rad; null where it is not known.</summary>
/// <param name="latitude">rad, -pi/2 to pi/2.</param>
/// <param name="longitude">rad.</param>
public delegate GroundPoint? Ground(double latitude, double longitude);
