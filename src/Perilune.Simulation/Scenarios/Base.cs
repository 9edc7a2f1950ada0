using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>The habitat on the surface.</summary>
public sealed record Base : Habitat
{
    /// <summary>Where it stands.</summary>
    public required Site Site { get; init; }

    /// <summary>Walks outside, at regular intervals.</summary>
    public required IReadOnlyList<Excursion> Excursions { get; init; }
}

/// <summary>A place on the Moon, in the mean-Earth frame.</summary>
public sealed record Site
{
    /// <summary>Name of the place for people.</summary>
    public string? Title { get; init; }

    /// <summary>Latitude.</summary>
    /// <value>rad, north positive</value>
    [Quantity(Measure.Latitude, AtLeast = "90 degS", AtMost = "90 degN")]
    public required double Latitude { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad, east positive</value>
    [Quantity(Measure.Longitude, AtLeast = "180 degW", AtMost = "360 degE")]
    public required double Longitude { get; init; }

    /// <summary>Height of the solar arrays and the antenna over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "200 m"), Default("10 m")]
    public double MastHeight { get; init; }
}

/// <summary>A walk outside that is repeated.</summary>
public sealed record Excursion
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>First egress.</summary>
    public required Epoch First { get; init; }

    /// <summary>Time from one egress to the next.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 d")]
    public required double Every { get; init; }

    /// <summary>Time outside.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 h", AtMost = "9 h"), Default("6.5 h")]
    public double Duration { get; init; }

    /// <summary>People outside.</summary>
    [Whole(1, 20), Default("2")]
    public int People { get; init; }
}
