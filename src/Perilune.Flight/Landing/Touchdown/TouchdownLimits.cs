using System.Collections.Immutable;

namespace Perilune.Flight.Landing.Touchdown;

/// <summary>What a vehicle bears at touchdown. A limit that is not known is infinite and judges nothing.</summary>
public sealed record TouchdownLimits
{
    /// <summary>Speed downward up to which nothing is loaded beyond its design, m/s.</summary>
    public required double VerticalSpeed { get; init; }

    /// <summary>Speed along the ground up to which nothing is loaded beyond its design, m/s.</summary>
    public required double HorizontalSpeed { get; init; }

    /// <summary>Whole speed at which the vehicle is lost, m/s, above the design's.</summary>
    public required double CrashSpeed { get; init; }

    /// <summary>Tilt of the axis against the vertical up to which the legs work as designed, rad.</summary>
    public double Tilt { get; init; } = double.PositiveInfinity;

    /// <summary>Rate of tilt that the design allows, rad/s.</summary>
    public double TiltRate { get; init; } = double.PositiveInfinity;

    /// <summary>Slope of the ground that the design allows, rad.</summary>
    public double Slope { get; init; } = double.PositiveInfinity;

    /// <summary>Height of a stone or depth of a hole under a foot that the design allows, m.</summary>
    public double Roughness { get; init; } = double.PositiveInfinity;

    /// <summary>Distance from the target within which the landing counts as there, m.</summary>
    public double MissDistance { get; init; } = double.PositiveInfinity;

    /// <summary>Parts that break, and at what speed.</summary>
    public ImmutableArray<BreakingPart> Parts { get; init; } = [];

    /// <summary>Legs, or null for a vehicle that cannot fall over, such as one that wheels carry.</summary>
    public LandingGear? Gear { get; init; }

    /// <summary>Problems of these limits, in words; none when they are in order.</summary>
    public IEnumerable<string> Problems()
    {
        if (!(VerticalSpeed > 0))
            yield return $"vertical speed {VerticalSpeed} m/s of the limits is not positive";
        if (!(HorizontalSpeed >= 0))
            yield return $"horizontal speed {HorizontalSpeed} m/s of the limits is negative";
        if (!(CrashSpeed > VerticalSpeed))
            yield return $"crash speed {CrashSpeed} m/s is not above the design's vertical speed {VerticalSpeed} m/s";
        foreach (var part in Parts.Where(part => !(part.VerticalSpeed >= VerticalSpeed)))
            yield return $"{part.Name} breaks at {part.VerticalSpeed} m/s, below the design's {VerticalSpeed} m/s";
        if (Gear is { } gear && !(gear.Legs >= 3 && gear.FootRadius > 0 && gear.CentreOfMassHeight > 0))
            yield return $"{gear.Legs} legs at {gear.FootRadius} m under a mass {gear.CentreOfMassHeight} m up do not stand";
    }
}
