using Perilune.Surface.Horizons;

namespace Perilune.Surface.Temperature;

/// <summary>A patch of ground: how it leans.</summary>
/// <param name="Slope">Angle between its normal and the vertical, rad, 0 to below pi/2.</param>
/// <param name="Aspect">Azimuth toward which it falls, rad clockwise from north.</param>
public readonly record struct GroundPlane(double Slope, double Aspect)
{
    /// <summary>Cosine of the angle between the normal and a direction of the sky; below 0 behind the plane.</summary>
    /// <param name="azimuth">rad clockwise from north.</param>
    /// <param name="elevation">rad.</param>
    public double Cosine(double azimuth, double elevation) =>
        Math.Cos(Slope) * Math.Sin(elevation) + Math.Sin(Slope) * Math.Cos(elevation) * Math.Cos(azimuth - Aspect);

    /// <summary>
    /// Fraction of the plane's outlook that is sky rather than ground, 0 to 1: the cosine-weighted part of its hemisphere above
    /// the horizon. What is left, <c>1 - SkyView</c>, sees terrain.
    /// </summary>
    /// <remarks>Exact in elevation at each azimuth of the profile: integral of the cosine over solid angle, divided by pi.</remarks>
    public double SkyView(HorizonProfile horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        var sum = 0.0;
        for (var i = 0; i < HorizonProfile.AzimuthCount; i++)
        {
            var upright = Math.Cos(Slope);
            var leaning = Math.Sin(Slope) * Math.Cos(i * HorizonProfile.AzimuthStep - Aspect);
            // Below this elevation the sky is behind the plane.
            var from = Math.Max(horizon.Elevations[i], -Math.Atan2(leaning, upright));
            var (sine, cosine) = Math.SinCos(from);
            sum += 0.5 * (upright * cosine * cosine + leaning * (Math.PI / 2 - from - sine * cosine));
        }
        return Math.Clamp(sum * HorizonProfile.AzimuthStep / Math.PI, 0, 1);
    }
}
