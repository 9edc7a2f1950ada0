namespace Perilune.Simulation.Recording;

/// <summary>The base's place, its horizon and the ground around it.</summary>
public sealed record SiteRecord
{
    /// <summary>Name of the place.</summary>
    public required string Name { get; init; }

    /// <summary>Latitude in Moon mean-Earth axes, rad, north positive.</summary>
    public required double Latitude { get; init; }

    /// <summary>Longitude in Moon mean-Earth axes, rad, east positive.</summary>
    public required double Longitude { get; init; }

    /// <summary>Height of the ground over the sphere of 1,737,400 m, m.</summary>
    public required double GroundHeight { get; init; }

    /// <summary>Height of the arrays over the ground, m.</summary>
    public required double MastHeight { get; init; }

    /// <summary>Which terrain answered, finest first.</summary>
    public required IReadOnlyList<string> Terrain { get; init; }

    /// <summary>Elevation of the horizon, rad, at equal steps of azimuth from north through east.</summary>
    public required IReadOnlyList<double> Horizon { get; init; }

    /// <summary>Distance of the horizon at the same azimuths, m.</summary>
    public required IReadOnlyList<double> HorizonDistance { get; init; }

    /// <summary>The Sun's and the Earth's centre as seen from the base.</summary>
    public required IReadOnlyList<SkyPoint> Sky { get; init; }

    /// <summary>Shaded relief around the site, or null where no near terrain covers it.</summary>
    public ReliefRecord? Relief { get; init; }
}

/// <summary>Where Sun and Earth stand over the base.</summary>
/// <param name="Time">Seconds since the start.</param>
/// <param name="SunAzimuth">From north through east, rad.</param>
/// <param name="SunElevation">Rad.</param>
/// <param name="EarthAzimuth">From north through east, rad.</param>
/// <param name="EarthElevation">Rad.</param>
public readonly record struct SkyPoint(
    double Time,
    double SunAzimuth,
    double SunElevation,
    double EarthAzimuth,
    double EarthElevation
);

/// <summary>
/// A picture of the ground in south polar stereographic coordinates (X along 90 E, Y along 0 E, m, sphere of 1,737,400 m).
/// </summary>
/// <param name="Columns">Pixels from -X to +X.</param>
/// <param name="Rows">Pixels from +Y to -Y.</param>
/// <param name="PixelSize">Side of a pixel, m.</param>
/// <param name="Left">X of the left edge, m.</param>
/// <param name="Top">Y of the top edge, m.</param>
/// <param name="SiteX">X of the site, m.</param>
/// <param name="SiteY">Y of the site, m.</param>
/// <param name="SunAzimuth">Direction from which the picture is lit, rad from +Y through +X.</param>
/// <param name="Grey">Grey levels by rows.</param>
public sealed record ReliefRecord(
    int Columns,
    int Rows,
    double PixelSize,
    double Left,
    double Top,
    double SiteX,
    double SiteY,
    double SunAzimuth,
    byte[] Grey
);
