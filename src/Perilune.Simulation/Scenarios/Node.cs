using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>The habitat in a near-rectilinear halo orbit.</summary>
public sealed record Node : Habitat
{
    /// <summary>The orbit.</summary>
    [Default("")]
    public required NodeOrbit Orbit { get; init; }

    /// <summary>What pulls and pushes the node besides point masses.</summary>
    [Default("")]
    public required NodeForces Forces { get; init; }

    /// <summary>How the orbit is kept.</summary>
    [Default("")]
    public required StationKeeping StationKeeping { get; init; }
}

/// <summary>A near-rectilinear halo orbit about the Earth-Moon L2 point, in resonance with the synodic month.</summary>
public sealed record NodeOrbit
{
    /// <summary>Side of the Moon's orbital plane on which apolune lies.</summary>
    [Default("south")]
    public Hemisphere Apolune { get; init; }

    /// <summary>Revolutions of the node in so many synodic months: 9 of 9:2.</summary>
    [Whole(1, 20), Default("9")]
    public int Revolutions { get; init; }

    /// <summary>Synodic months of so many revolutions: 2 of 9:2.</summary>
    [Whole(1, 20), Default("2")]
    public int SynodicMonths { get; init; }
}

/// <summary>A side of the Moon's orbital plane.</summary>
public enum Hemisphere
{
    /// <summary>North of it.</summary>
    North,

    /// <summary>South of it, so that the south pole sees the node most of the time.</summary>
    South,
}

/// <summary>Gravity field and radiation pressure.</summary>
public sealed record NodeForces
{
    /// <summary>Degree and order of the Moon's gravity field.</summary>
    [Whole(8, 165), Default("8")]
    public int GravityDegree { get; init; }

    /// <summary>Area that sunlight strikes.</summary>
    /// <value>m^2</value>
    [Quantity(Measure.Area, AtLeast = "0 m2", AtMost = "100000 m2"), Default("250 m2")]
    public double ReflectingArea { get; init; }

    /// <summary>Coefficient of reflection: 1 absorbs all light, 2 reflects it back.</summary>
    [Quantity(Measure.Number, AtLeast = "1", AtMost = "2"), Default("1.5")]
    public double ReflectionCoefficient { get; init; }
}

/// <summary>
/// Station keeping by one manoeuvre at apolune, which aims at the reference's velocity along the Earth-Moon line at a
/// perilune some revolutions ahead, with errors of navigation and of the manoeuvre itself (standard deviations).
/// </summary>
public sealed record StationKeeping
{
    /// <summary>Revolutions between a manoeuvre at apolune and the perilune at which it aims: a whole number and a half.</summary>
    [Quantity(Measure.Number, AtLeast = "1.5", AtMost = "12.5"), Default("6.5")]
    public double RevolutionsAhead { get; init; }

    /// <summary>Error of the known position, each axis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "1000 km"), Default("3.3 km")]
    public double PositionError { get; init; }

    /// <summary>Error of the known velocity, each axis.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s", AtMost = "100 m/s"), Default("3.3 cm/s")]
    public double VelocityError { get; init; }

    /// <summary>Error of a manoeuvre's size.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("0.5 %")]
    public double MagnitudeError { get; init; }

    /// <summary>Error of a manoeuvre's direction.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "45 deg"), Default("0.33 deg")]
    public double DirectionError { get; init; }

    /// <summary>Manoeuvres smaller than this are not made.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s", AtMost = "100 m/s"), Default("3 cm/s")]
    public double SmallestManoeuvre { get; init; }
}
