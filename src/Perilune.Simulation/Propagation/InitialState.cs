using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>Where a spacecraft is at the epoch: a position and a velocity, or orbital elements.</summary>
public sealed record InitialState
{
    /// <summary>The body that the state is relative to; the centre of the equations of motion unless told.</summary>
    public string? Center { get; init; }

    /// <summary>Axes of the components; <c>ICRF</c>, which is also <c>J2000</c>, unless told.</summary>
    public string? Frame { get; init; }

    /// <summary>Position.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public Vector3? Position { get; init; }

    /// <summary>Velocity, as seen from the axes.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public Vector3? Velocity { get; init; }

    /// <summary>Osculating elements of a conic about the state's centre, instead of position and velocity.</summary>
    public OrbitalElements? Elements { get; init; }
}

/// <summary>Osculating elements of a conic about the state's centre, in the state's axes.</summary>
public sealed record OrbitalElements
{
    /// <summary>Semi-major axis; negative for a hyperbola. Give this or <c>periapsis-radius</c>.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public double? SemiMajorAxis { get; init; }

    /// <summary>Distance of the periapsis from the centre. Give this or <c>semi-major-axis</c>.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? PeriapsisRadius { get; init; }

    /// <summary>Eccentricity.</summary>
    [Quantity(Measure.Number, AtLeast = "0"), Default("0")]
    public double Eccentricity { get; init; }

    /// <summary>Inclination to the plane of the first two axes.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg"), Default("0 deg")]
    public double Inclination { get; init; }

    /// <summary>Longitude of the ascending node from the first axis.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle), Default("0 deg")]
    public double AscendingNode { get; init; }

    /// <summary>Argument of the periapsis.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle), Default("0 deg")]
    public double ArgumentOfPeriapsis { get; init; }

    /// <summary>True anomaly; zero unless this or <c>mean-anomaly</c> is given.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public double? TrueAnomaly { get; init; }

    /// <summary>Mean anomaly, instead of the true one.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public double? MeanAnomaly { get; init; }

    /// <summary>Gravitational parameter with which the elements were made; the centre's unless told.</summary>
    /// <value>m3/s2</value>
    [Quantity(Measure.GravitationalParameter, Above = "0 m3/s2")]
    public double? Gm { get; init; }
}
