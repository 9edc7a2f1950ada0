using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Layouts;

/// <summary>A place of a layout: metres from its origin, or latitude and longitude.</summary>
public abstract record LayoutPlace
{
    /// <summary>Distance east of the origin.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "-50 km", AtMost = "50 km")]
    public double? East { get; init; }

    /// <summary>Distance north of the origin.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "-50 km", AtMost = "50 km")]
    public double? North { get; init; }

    /// <summary>Latitude, instead of distances.</summary>
    /// <value>rad, north positive</value>
    [Quantity(Measure.Latitude, AtLeast = "90 degS", AtMost = "90 degN")]
    public double? Latitude { get; init; }

    /// <summary>Longitude, instead of distances.</summary>
    /// <value>rad, east positive</value>
    [Quantity(Measure.Longitude, AtLeast = "180 degW", AtMost = "360 degE")]
    public double? Longitude { get; init; }
}

/// <summary>Something that stands in a layout.</summary>
public abstract record LayoutElement : LayoutPlace
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>The partner whose it is.</summary>
    [RefersTo("partner")]
    public required string Owner { get; init; }
}

/// <summary>Ground that a partner keeps for itself and its guests.</summary>
public sealed record KeepOutZone : LayoutPlace
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>The partner whose it is.</summary>
    [RefersTo("partner")]
    public required string Owner { get; init; }

    /// <summary>The element in its middle, instead of a place.</summary>
    [RefersTo("element")]
    public string? Around { get; init; }

    /// <summary>Radius, from the middle of what it is around.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "50 km")]
    public required double Radius { get; init; }

    /// <summary>Partners whose things may stand in it.</summary>
    [RefersTo("partner")]
    public required IReadOnlyList<string> Admits { get; init; }
}
