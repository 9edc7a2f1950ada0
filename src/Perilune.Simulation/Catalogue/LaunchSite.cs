using Perilune.Astro.Visibility;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>Where rockets leave the Earth.</summary>
[CatalogueKind("launch-sites")]
public sealed record LaunchSite
{
    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Geodetic latitude, WGS84.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude, AtLeast = "-90 deg", AtMost = "90 deg")]
    public required double Latitude { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Height over the ellipsoid.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length), Default("0 m")]
    public double Height { get; init; }

    /// <summary>As geodetic coordinates.</summary>
    public Geodetic Place => new(Latitude, Longitude, Height);
}
