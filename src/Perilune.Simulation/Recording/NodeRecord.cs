namespace Perilune.Simulation.Recording;

/// <summary>The orbital node's year.</summary>
public sealed record NodeRecord
{
    /// <summary>Orbit in words: family, side, resonance.</summary>
    public required string Orbit { get; init; }

    /// <summary>Trajectory samples: Moon-centred, ICRF axes.</summary>
    public required IReadOnlyList<TrajectoryPoint> Trajectory { get; init; }

    /// <summary>
    /// The same samples in the Earth-Moon rotating frame, m, from the Moon's centre: x away from the Earth, z along the
    /// Moon's orbital angular momentum.
    /// </summary>
    public required IReadOnlyList<RotatingPoint> Rotating { get; init; }

    /// <summary>Passages of perilune and apolune.</summary>
    public required IReadOnlyList<Apsis> Apsides { get; init; }

    /// <summary>Station-keeping manoeuvres.</summary>
    public required IReadOnlyList<StationKeepingBurn> Burns { get; init; }
}

/// <summary>A state on a trajectory.</summary>
/// <param name="Time">Seconds since the start.</param>
/// <param name="X">Position, m.</param>
/// <param name="Y">Position, m.</param>
/// <param name="Z">Position, m.</param>
/// <param name="VX">Velocity, m/s.</param>
/// <param name="VY">Velocity, m/s.</param>
/// <param name="VZ">Velocity, m/s.</param>
public readonly record struct TrajectoryPoint(
    double Time,
    double X,
    double Y,
    double Z,
    double VX,
    double VY,
    double VZ
);

/// <summary>A position in the rotating frame.</summary>
/// <param name="Time">Seconds since the start.</param>
/// <param name="X">Away from the Earth, m.</param>
/// <param name="Y">Along the Moon's motion, m.</param>
/// <param name="Z">Along the Moon's orbital angular momentum, m.</param>
public readonly record struct RotatingPoint(double Time, double X, double Y, double Z);

/// <summary>A passage of perilune or apolune.</summary>
/// <param name="Time">Seconds since the start.</param>
/// <param name="Radius">Distance from the Moon's centre, m.</param>
/// <param name="IsPerilune">Perilune, or else apolune.</param>
public readonly record struct Apsis(double Time, double Radius, bool IsPerilune);

/// <summary>A station-keeping manoeuvre.</summary>
/// <param name="Time">Seconds since the start.</param>
/// <param name="X">Change of velocity, ICRF axes, m/s.</param>
/// <param name="Y">Change of velocity, m/s.</param>
/// <param name="Z">Change of velocity, m/s.</param>
public readonly record struct StationKeepingBurn(double Time, double X, double Y, double Z)
{
    /// <summary>Size, m/s.</summary>
    public double DeltaV => Math.Sqrt(X * X + Y * Y + Z * Z);
}
