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
            sum += Outlook(i * HorizonProfile.AzimuthStep, horizon.Elevations[i], Math.PI / 2);
        }
        return Math.Clamp(sum * HorizonProfile.AzimuthStep / Math.PI, 0, 1);
    }

    /// <summary>
    /// Integral of the cosine over a stretch of elevation at one azimuth, with the solid angle's own cosine; what lies behind the plane
    /// counts nothing. Over all azimuths and divided by pi it is a view factor.
    /// </summary>
    /// <param name="azimuth">rad clockwise from north.</param>
    /// <param name="from">Lower elevation, rad.</param>
    /// <param name="to">Upper elevation, rad.</param>
    public double Outlook(double azimuth, double from, double to)
    {
        var upright = Math.Cos(Slope);
        var leaning = Math.Sin(Slope) * Math.Cos(azimuth - Aspect);
        // Below this elevation the sky is behind the plane.
        var plane = -Math.Atan2(leaning, upright);
        return Above(Math.Max(from, plane)) - Above(Math.Max(to, plane));

        double Above(double elevation)
        {
            var (sine, cosine) = Math.SinCos(elevation);
            return 0.5 * (upright * cosine * cosine + leaning * (Math.PI / 2 - elevation - sine * cosine));
        }
    }
}
