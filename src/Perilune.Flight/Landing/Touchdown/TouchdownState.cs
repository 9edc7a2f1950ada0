namespace Perilune.Flight.Landing.Touchdown;

/// <summary>A vehicle at first contact with the ground.</summary>
public sealed record TouchdownState
{
    /// <summary>Speed downward relative to the ground, m/s.</summary>
    public required double VerticalSpeed { get; init; }

    /// <summary>Speed along the ground, m/s, not negative.</summary>
    public double HorizontalSpeed { get; init; }

    /// <summary>Angle of the vehicle's axis to the vertical, rad, not negative.</summary>
    public double Tilt { get; init; }

    /// <summary>Rate at which the tilt grows, rad/s.</summary>
    public double TiltRate { get; init; }

    /// <summary>Slope of the ground, rad, not negative.</summary>
    public double Slope { get; init; }

    /// <summary>
    /// Angle between the motion along the ground and the way downhill, rad: 0 where the vehicle slides downhill, which is
    /// the worst and is taken where it is not known.
    /// </summary>
    public double AngleToDownhill { get; init; }

    /// <summary>Height of what lies under the feet, m, not negative.</summary>
    public double Roughness { get; init; }

    /// <summary>Distance from the target along the ground, m.</summary>
    public double MissDistance { get; init; }

    /// <summary>Gravity at the place, m/s2, positive.</summary>
    public required double Gravity { get; init; }
}
