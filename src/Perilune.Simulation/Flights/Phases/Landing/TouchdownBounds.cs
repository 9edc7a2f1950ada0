using Perilune.Flight.Landing.Touchdown;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>What a vehicle bears at touchdown; what is not told judges nothing.</summary>
public sealed record TouchdownBounds
{
    /// <summary>Speed downward up to which nothing is loaded beyond its design.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    [Default("2 m/s")]
    public double VerticalSpeed { get; init; }

    /// <summary>Speed along the ground up to which nothing is loaded beyond its design.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    [Default("1 m/s")]
    public double HorizontalSpeed { get; init; }

    /// <summary>Whole speed at which the vehicle is lost.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    [Default("10 m/s")]
    public double CrashSpeed { get; init; }

    /// <summary>Speed downward at which the legs break.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? LegsBreak { get; init; }

    /// <summary>Greatest tilt.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg")]
    public double? Tilt { get; init; }

    /// <summary>Steepest ground.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg")]
    public double? Slope { get; init; }

    /// <summary>Highest stone under a foot.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    public double? Roughness { get; init; }

    /// <summary>Distance from the target within which the landing counts as there.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    public double? MissDistance { get; init; }

    /// <summary>Number of legs; with it the vehicle is judged for falling over.</summary>
    [Whole(3, 12)]
    public int? Legs { get; init; }

    /// <summary>From the axis to a foot.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    [Default("2 m")]
    public double FootRadius { get; init; }

    /// <summary>Height of the centre of mass over the feet.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    [Default("2 m")]
    public double CentreOfMass { get; init; }

    /// <summary>Radius of gyration about a horizontal axis through the centre of mass.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("1 m")]
    public double GyrationRadius { get; init; }

    internal TouchdownLimits ToLimits() =>
        new()
        {
            VerticalSpeed = VerticalSpeed,
            HorizontalSpeed = HorizontalSpeed,
            CrashSpeed = CrashSpeed,
            Parts = LegsBreak is { } speed ? [new("legs", speed)] : [],
            Tilt = Tilt ?? double.PositiveInfinity,
            Slope = Slope ?? double.PositiveInfinity,
            Roughness = Roughness ?? double.PositiveInfinity,
            MissDistance = MissDistance ?? double.PositiveInfinity,
            Gear = Legs is { } legs ? new(legs, FootRadius, CentreOfMass, GyrationRadius) : null,
        };
}
