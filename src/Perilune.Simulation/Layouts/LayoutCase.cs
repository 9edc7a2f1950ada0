using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Layouts;

/// <summary>The ground around a base.</summary>
public enum LayoutGround
{
    /// <summary>Highland: albedo 0.12.</summary>
    Highland,

    /// <summary>Mare: albedo 0.06.</summary>
    Mare,
}

/// <summary>
/// A base as it is laid out on the ground, as it was written, checked and in SI: what stands where, whose it is, and who keeps
/// whom away. Immutable.
/// </summary>
public sealed record LayoutCase
{
    /// <summary>The base's name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where metres east and north are counted from; azimuths are those of this place.</summary>
    public required LayoutOrigin Origin { get; init; }

    /// <summary>First instant of the light that is asked for.</summary>
    [Default("2028-01-01")]
    public Epoch Start { get; init; }

    /// <summary>How long; a year carries the seasons.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 d", AtMost = "20 yr"), Default("365.25 d")]
    public double Duration { get; init; }

    /// <summary>Time between two looks at the Sun, which moves by its own breadth in an hour.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 min", AtMost = "6 h"), Default("1 h")]
    public double Step { get; init; }

    /// <summary>Instant whose shadows are drawn; unless told the first at which all arrays see most of the Sun.</summary>
    public Epoch? ShadowsAt { get; init; }

    /// <summary>The ground around.</summary>
    [Default("highland")]
    public LayoutGround Ground { get; init; }

    /// <summary>Who owns what stands here.</summary>
    [Defines("partner")]
    public required IReadOnlyList<Partner> Partners { get; init; }

    /// <summary>Solar arrays, upright, which turn about their masts to face the Sun.</summary>
    [Defines("element")]
    public required IReadOnlyList<SolarArray> Arrays { get; init; }

    /// <summary>Radiators.</summary>
    [Defines("element")]
    public required IReadOnlyList<RadiatorPanel> Radiators { get; init; }

    /// <summary>Modules and other blocks.</summary>
    [Defines("element")]
    public required IReadOnlyList<Module> Modules { get; init; }

    /// <summary>Masts for instruments and antennas, whose light is told for several heights.</summary>
    [Defines("element")]
    public required IReadOnlyList<Mast> Masts { get; init; }

    /// <summary>Landing pads.</summary>
    [Defines("element")]
    public required IReadOnlyList<LandingPad> Pads { get; init; }

    /// <summary>Ground that a partner keeps for itself and its guests.</summary>
    public required IReadOnlyList<KeepOutZone> Zones { get; init; }
}

/// <summary>The origin of a layout, in the mean-Earth frame.</summary>
public sealed record LayoutOrigin
{
    /// <summary>Latitude.</summary>
    /// <value>rad, north positive</value>
    [Quantity(Measure.Latitude, AtLeast = "90 degS", AtMost = "90 degN")]
    public required double Latitude { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad, east positive</value>
    [Quantity(Measure.Longitude, AtLeast = "180 degW", AtMost = "360 degE")]
    public required double Longitude { get; init; }
}
