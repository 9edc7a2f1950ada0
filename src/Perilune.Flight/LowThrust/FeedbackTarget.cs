namespace Perilune.Flight.LowThrust;

/// <summary>The orbit that a feedback law steers to. What is null is free.</summary>
public sealed record FeedbackTarget
{
    /// <summary>Semi-major axis, m.</summary>
    public required double SemiMajorAxis { get; init; }

    /// <summary>Eccentricity.</summary>
    public double? Eccentricity { get; init; }

    /// <summary>Inclination, rad.</summary>
    public double? Inclination { get; init; }

    /// <summary>Longitude of the ascending node, rad; needs an inclination.</summary>
    public double? AscendingNode { get; init; }

    /// <summary>Argument of the periapsis, rad; needs eccentricity and node.</summary>
    public double? ArgumentOfPeriapsis { get; init; }

    /// <summary>Distance that the periapsis keeps from the centre, m; the law turns away from orbits below it.</summary>
    public required double LeastPeriapsis { get; init; }

    /// <summary>Semi-major axis within which the orbit is reached, as a part of it.</summary>
    public double AxisTolerance { get; init; } = 1e-3;

    /// <summary>Eccentricity, and inclination and angles in rad, within which the orbit is reached.</summary>
    public double ElementTolerance { get; init; } = 1e-3;
}
