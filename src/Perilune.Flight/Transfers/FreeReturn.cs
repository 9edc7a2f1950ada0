using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// How a free return passes the Moon (A. J. Schwaniger, "Trajectories in the Earth-Moon space with symmetrical free return
/// properties", NASA TN D-1833, 1963).
/// </summary>
public enum FreeReturnKind
{
    /// <summary>Perilune over the far side, backwards about the Moon: the figure of eight of Apollo.</summary>
    Circumlunar,

    /// <summary>Perilune over the near side.</summary>
    Cislunar,
}

/// <summary>What is asked of a free return: a date is enough, the rest has defaults.</summary>
/// <param name="Departure">Injection at the perigee of the parking orbit, TDB seconds past J2000.</param>
public sealed record FreeReturnGoal(double Departure)
{
    /// <summary>How it passes the Moon.</summary>
    public FreeReturnKind Kind { get; init; } = FreeReturnKind.Circumlunar;

    /// <summary>Radius of the parking orbit, m; 185 km over the Earth's equator unless told.</summary>
    public double ParkingRadius { get; init; } = 6378136.6 + 185e3;

    /// <summary>
    /// Inclination of the parking orbit to the Earth's mean equator of J2000, rad; null for the one that lies nearest to the
    /// Moon's way.
    /// </summary>
    public double? Inclination { get; init; }

    /// <summary>Radius of perilune, m; 200 km over the mean Moon unless told.</summary>
    public double PeriluneRadius { get; init; } = 1737.4e3 + 200e3;

    /// <summary>Radius of entry, m; 400,000 ft over the Earth's equator unless told.</summary>
    public double EntryRadius { get; init; } = 6378136.6 + 121920;

    /// <summary>Flight-path angle at entry, rad, negative; -6.5 deg, Apollo's corridor, unless told.</summary>
    public double EntryAngle { get; init; } = -6.5 * Math.PI / 180;
}

/// <summary>A free return on the ephemeris: injection, perilune and entry without another burn.</summary>
/// <param name="Injection">State after injection, relative to the Moon like every state here.</param>
/// <param name="Perilune">State at perilune.</param>
/// <param name="Entry">State at entry.</param>
/// <param name="InjectionSpeed">Speed relative to the Earth after injection, m/s.</param>
/// <param name="LaunchEnergy">C3 relative to the Earth at injection, m2/s2.</param>
/// <param name="Inclination">Of the parking orbit to the Earth's mean equator of J2000, rad.</param>
/// <param name="Node">Right ascension of its ascending node, rad.</param>
/// <param name="EntryAngle">Flight-path angle at entry, rad.</param>
/// <param name="EntrySpeed">Speed there relative to the Earth, not to its air, m/s.</param>
/// <param name="ReturnInclination">Inclination of the return, rad.</param>
public sealed record FreeReturn(
    LunarState Injection,
    LunarState Perilune,
    LunarState Entry,
    double InjectionSpeed,
    double LaunchEnergy,
    double Inclination,
    double Node,
    double EntryAngle,
    double EntrySpeed,
    double ReturnInclination
)
{
    /// <summary>From injection to entry, s.</summary>
    public double Duration => Entry.Time - Injection.Time;

    /// <summary>The injection as a change of velocity from a circular orbit, m/s.</summary>
    public double InjectionDeltaV(double parkingRadius, double earthGM) =>
        InjectionSpeed - Math.Sqrt(earthGM / parkingRadius);
}
