using System.Collections.Immutable;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons;

/// <summary>
/// The terrain's skyline around a site: elevation of the horizon and distance of the ground that makes it, every
/// 0.25 deg of azimuth, clockwise from north. Between two azimuths the horizon is a straight line. Immutable.
/// </summary>
public sealed class HorizonProfile
{
    /// <summary>Number of azimuths: every 0.25 deg.</summary>
    public const int AzimuthCount = 1440;

    /// <summary>Azimuth step, rad.</summary>
    public const double AzimuthStep = 2 * Math.PI / AzimuthCount;

    /// <summary>A profile from its values.</summary>
    /// <param name="site">Where the observer stands.</param>
    /// <param name="mastHeight">Height of the observer above the local terrain, m.</param>
    /// <param name="groundHeight">Height of the local terrain above the reference sphere, m.</param>
    /// <param name="elevations">Elevation at azimuth i times <see cref="AzimuthStep"/>, rad.</param>
    /// <param name="distances">Arc distance on the reference sphere of the ground that makes the horizon, m.</param>
    /// <param name="coverage">What the terrain behind the profile covers.</param>
    /// <exception cref="ArgumentException">Not one value for each azimuth.</exception>
    public HorizonProfile(
        SurfacePoint site,
        double mastHeight,
        double groundHeight,
        ImmutableArray<double> elevations,
        ImmutableArray<double> distances,
        HorizonCoverage coverage
    )
    {
        if (elevations.Length != AzimuthCount || distances.Length != AzimuthCount)
            throw new ArgumentException($"a horizon has {AzimuthCount} elevations and distances", nameof(elevations));
        (Site, MastHeight, GroundHeight) = (site, mastHeight, groundHeight);
        (Elevations, Distances, Coverage) = (elevations, distances, coverage);
        (Lowest, Highest) = (elevations.Min(), elevations.Max());
    }

    /// <summary>Where the observer stands.</summary>
    public SurfacePoint Site { get; }

    /// <summary>Height of the observer above the local terrain, m.</summary>
    public double MastHeight { get; }

    /// <summary>Height of the local terrain above the reference sphere, m.</summary>
    public double GroundHeight { get; }

    /// <summary>Distance of the observer from the Moon's centre, m.</summary>
    public double ObserverRadius => SurfacePoint.ReferenceRadius + GroundHeight + MastHeight;

    /// <summary>Elevation above the local horizontal plane at azimuth i times <see cref="AzimuthStep"/>, rad.</summary>
    public ImmutableArray<double> Elevations { get; }

    /// <summary>Arc distance on the reference sphere of the ground that makes the horizon, m.</summary>
    public ImmutableArray<double> Distances { get; }

    /// <summary>What the terrain behind the profile covers.</summary>
    public HorizonCoverage Coverage { get; }

    /// <summary>Lowest elevation of the profile, rad.</summary>
    public double Lowest { get; }

    /// <summary>Highest elevation of the profile, rad.</summary>
    public double Highest { get; }

    /// <summary>The level horizon of an airless plane: elevation 0 everywhere, for a site on the reference sphere.</summary>
    public static HorizonProfile Level(SurfacePoint site) =>
        new(
            site,
            0,
            0,
            [.. new double[AzimuthCount]],
            [.. new double[AzimuthCount]],
            new("level plane", 0, 0, 0, 0, [])
        );

    /// <summary>Elevation of the horizon, rad, at any azimuth in rad clockwise from north; linear between steps.</summary>
    public double ElevationAt(double azimuth)
    {
        var position = azimuth / AzimuthStep;
        position -= Math.Floor(position / AzimuthCount) * AzimuthCount;
        var first = (int)position;
        var fraction = position - first;
        if (first >= AzimuthCount)
            (first, fraction) = (0, 0);
        var next = first + 1 == AzimuthCount ? 0 : first + 1;
        return Elevations[first] + (Elevations[next] - Elevations[first]) * fraction;
    }
}

/// <summary>What the terrain behind a horizon covers, stated so that nobody takes a coarse horizon for a good one.</summary>
/// <param name="SiteGrid">The grid under the site.</param>
/// <param name="SiteCellSize">Its cell, m.</param>
/// <param name="CompleteRadius">Arc distance to which every direction is covered by grids of 500 m or finer, m.</param>
/// <param name="CoarseAzimuths">How many azimuths see a horizon made by cells coarser than 500 m.</param>
/// <param name="OpenAzimuths">How many azimuths end where the terrain ends, with higher ground beyond not ruled out (by
/// the height of the Moon's highest point).</param>
/// <param name="Warnings">What limits this horizon; empty when nothing does.</param>
public sealed record HorizonCoverage(
    string SiteGrid,
    double SiteCellSize,
    double CompleteRadius,
    int CoarseAzimuths,
    int OpenAzimuths,
    ImmutableArray<string> Warnings
);
