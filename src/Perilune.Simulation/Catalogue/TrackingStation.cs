using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>A tracking station on the Earth.</summary>
[CatalogueKind("stations")]
public sealed record TrackingStation
{
    /// <summary>Its short name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Geodetic latitude on the WGS84 ellipsoid.</summary>
    /// <value>rad, north positive</value>
    [Quantity(Measure.Latitude, AtLeast = "90 degS", AtMost = "90 degN")]
    public required double Latitude { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad, east positive</value>
    [Quantity(Measure.Longitude, AtLeast = "180 degW", AtMost = "360 degE")]
    public required double Longitude { get; init; }

    /// <summary>Height over the ellipsoid.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "-500 m", AtMost = "9 km")]
    public required double Height { get; init; }

    /// <summary>Elevation under which it does not receive.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "80 deg"), Default("10 deg")]
    public double Mask { get; init; }

    /// <summary>Greatest rate at which it receives; no limit when left out.</summary>
    /// <value>bit/s</value>
    [Quantity(Measure.DataRate, Above = "0 bit/s")]
    public double? MaximumRate { get; init; }
}
