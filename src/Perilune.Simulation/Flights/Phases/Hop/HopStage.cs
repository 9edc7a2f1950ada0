using Perilune.Flight.Entry.Hop;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Hop;

/// <summary>A rocket stage that falls on its belly and lands on its tail.</summary>
public sealed record HopStage
{
    /// <summary>Dry mass.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double DryMass { get; init; }

    /// <summary>Drag coefficient times area of the air across the body, flaps out.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, Above = "0 m2")]
    public required double BroadsideDragArea { get; init; }

    /// <summary>Drag coefficient times area of the air along the body.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, Above = "0 m2")]
    public required double AxialDragArea { get; init; }

    /// <summary>From the gimbals to the centre of mass.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double GimbalArm { get; init; }

    /// <summary>Radius of gyration about a crosswise axis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double GyrationRadius { get; init; }

    /// <summary>Engines.</summary>
    [Whole(1, 40)]
    public required long Engines { get; init; }

    /// <summary>Thrust of one engine.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public required double Thrust { get; init; }

    /// <summary>Lowest throttle of an engine.</summary>
    [Quantity(Measure.Fraction, Above = "0", AtMost = "1")]
    public required double LowestThrottle { get; init; }

    /// <summary>Specific impulse.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public required double SpecificImpulse { get; init; }

    /// <summary>Greatest gimbal angle.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "45 deg")]
    public required double Gimbal { get; init; }

    /// <summary>From the command to the first thrust.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("1 s")]
    public double StartDelay { get; init; }

    /// <summary>Time constant of the thrust.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s"), Default("0.4 s")]
    public double ThrustLag { get; init; }

    /// <summary>Downward speed that the legs are made for.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public required double TouchdownSpeed { get; init; }

    /// <summary>Speed along the ground that they are made for.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s"), Default("2 m/s")]
    public double SidewaysSpeed { get; init; }

    /// <summary>Speed at which nothing is left.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public required double CrashSpeed { get; init; }

    /// <summary>What breaks before that.</summary>
    public required IReadOnlyList<BreakingSection> Breaks { get; init; }

    internal RocketStage ToStage(string name) =>
        new(
            name,
            DryMass,
            BroadsideDragArea,
            AxialDragArea,
            GimbalArm,
            GyrationRadius,
            new((int)Engines, Thrust, LowestThrottle, SpecificImpulse * 9.80665, Gimbal, StartDelay, ThrustLag),
            new TouchdownLimits
            {
                VerticalSpeed = TouchdownSpeed,
                HorizontalSpeed = SidewaysSpeed,
                CrashSpeed = CrashSpeed,
                Parts = [.. Breaks.Select(part => new BreakingPart(part.Name, part.Speed))],
            }
        );
}

/// <summary>A part that a touchdown breaks.</summary>
public sealed record BreakingSection
{
    /// <summary>Name of the part.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Downward speed above which it breaks.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s"), Short]
    public required double Speed { get; init; }
}

/// <summary>An engine that is cut on the way up.</summary>
public sealed record CutoffSection
{
    /// <summary>Name of the cut-off.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>When, after liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s"), Short]
    public required double At { get; init; }
}
