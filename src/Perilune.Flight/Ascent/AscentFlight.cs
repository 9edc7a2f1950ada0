using Perilune.Astro.Ephemerides;

namespace Perilune.Flight.Ascent;

/// <summary>Something that happened on the way up.</summary>
/// <param name="Name">What.</param>
/// <param name="Time">s after lift-off.</param>
/// <param name="Height">Over the ellipsoid, m.</param>
/// <param name="GroundSpeed">Speed over the turning ground, m/s.</param>
/// <param name="InertialSpeed">m/s.</param>
/// <param name="Mass">kg, after the event.</param>
public sealed record AscentEvent(
    string Name,
    double Time,
    double Height,
    double GroundSpeed,
    double InertialSpeed,
    double Mass
);

/// <summary>The flight at an instant.</summary>
/// <param name="Time">s after lift-off.</param>
/// <param name="State">Launch axes, m and m/s.</param>
/// <param name="Mass">kg.</param>
/// <param name="Height">Over the ellipsoid, m.</param>
/// <param name="DynamicPressure">Pa.</param>
/// <param name="Acceleration">Of thrust and drag, what is felt on board, m/s2.</param>
/// <param name="Throttle">Thrust over full thrust of the engines that burn; zero while none does.</param>
public readonly record struct AscentSample(
    double Time,
    PositionVelocity State,
    double Mass,
    double Height,
    double DynamicPressure,
    double Acceleration,
    double Throttle
);

/// <summary>
/// Where the delta-v of an ascent went, m/s, counted over the turning ground: ideal = speed over the ground + gravity + drag +
/// pressure + steering.
/// </summary>
/// <param name="Ideal">What the engines would give in empty space.</param>
/// <param name="Gravity">Against weight, less the centrifugal force.</param>
/// <param name="Drag">Against the air.</param>
/// <param name="Pressure">Thrust that outer pressure takes away.</param>
/// <param name="Steering">Thrust not along the velocity.</param>
public readonly record struct AscentLosses(double Ideal, double Gravity, double Drag, double Pressure, double Steering);

/// <summary>A flown ascent.</summary>
public sealed record AscentFlight
{
    /// <summary>What was steered for.</summary>
    public required InsertionTarget Target { get; init; }

    /// <summary>Cut-off, s after lift-off.</summary>
    public required double CutoffTime { get; init; }

    /// <summary>State at cut-off, launch axes, m and m/s.</summary>
    public required PositionVelocity Insertion { get; init; }

    /// <summary>Mass at cut-off, the last stage included, kg.</summary>
    public required double Mass { get; init; }

    /// <summary>
    /// Usable propellant left in the last stage, kg. Negative where it did not suffice: the flight is then finished with
    /// propellant that is not there, to say how much is missing.
    /// </summary>
    public required double PropellantLeft { get; init; }

    /// <summary>Whether the propellant sufficed.</summary>
    public bool Closes => PropellantLeft >= 0;

    /// <summary>Where the delta-v went.</summary>
    public required AscentLosses Losses { get; init; }

    /// <summary>Greatest dynamic pressure, Pa, and when, s.</summary>
    public required (double Pressure, double Time) GreatestDynamicPressure { get; init; }

    /// <summary>Greatest acceleration felt on board, m/s2.</summary>
    public required double GreatestAcceleration { get; init; }

    /// <summary>What happened, in its order.</summary>
    public required IReadOnlyList<AscentEvent> Events { get; init; }

    /// <summary>The way up, ascending in time.</summary>
    public required IReadOnlyList<AscentSample> Samples { get; init; }

    /// <summary>The event of a name, or null.</summary>
    public AscentEvent? Event(string name) => Events.FirstOrDefault(e => e.Name == name);
}
