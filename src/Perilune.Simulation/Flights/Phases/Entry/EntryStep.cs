using Perilune.Flight.Entry;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>Something that happens on the way down, when its trigger fires and the steps before it have happened.</summary>
public sealed record EntryStep
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Trigger: time since liftoff, or since the beginning of the phase where the flight names no liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? At { get; init; }

    /// <summary>Trigger: time since the step before.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    public double? Later { get; init; }

    /// <summary>Trigger: falling through a height over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public double? Below { get; init; }

    /// <summary>Trigger: slowing through a speed in the air.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? SlowerThan { get; init; }

    /// <summary>Trigger: slowing through a Mach number.</summary>
    [Quantity(Measure.Number, Above = "0")]
    public double? BelowMach { get; init; }

    /// <summary>Mass left behind.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Jettisons { get; init; }

    /// <summary>Mass from here on, where it is known better than what was left behind.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>What the air sees from here on.</summary>
    public EntryShape? Becomes { get; init; }

    /// <summary>A parachute that opens; the one before goes.</summary>
    public ParachuteSection? Opens { get; init; }

    /// <summary>Whether the parachute goes and none follows.</summary>
    [Default("no")]
    public bool CutsParachute { get; init; }

    /// <summary>A burn against the motion through space.</summary>
    public RetroBurn? Burns { get; init; }

    /// <summary>A powered descent, straight down.</summary>
    public EngineDescent? Descends { get; init; }

    /// <summary>Whether the phase ends here.</summary>
    [Default("no")]
    public bool Ends { get; init; }

    internal int Triggers() => new[] { At, Later, Below, SlowerThan, BelowMach }.Count(trigger => trigger is not null);

    internal DescentTrigger Trigger(double clock, double ground) =>
        (At, Later, Below, SlowerThan, BelowMach) switch
        {
            ({ } at, _, _, _, _) => DescentTrigger.AtTime(at + clock),
            (_, { } later, _, _, _) => DescentTrigger.After(later),
            (_, _, { } height, _, _) => DescentTrigger.Below(height + ground),
            (_, _, _, { } speed, _) => DescentTrigger.SlowerThan(speed),
            (_, _, _, _, { } mach) => DescentTrigger.BelowMach(mach),
            _ => throw new InvalidOperationException($"'{Name}' has no trigger"),
        };
}

/// <summary>A parachute, or several that open together.</summary>
public sealed record ParachuteSection
{
    /// <summary>Drag coefficient times area, all canopies fully open.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, Above = "0 m2")]
    public required double DragArea { get; init; }

    /// <summary>Time to fill.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("2 s")]
    public double Filling { get; init; }

    /// <summary>Share of the drag area while reefed.</summary>
    [Quantity(Measure.Fraction, Above = "0", AtMost = "1"), Default("100 %")]
    public double ReefedShare { get; init; }

    /// <summary>How long it stays reefed.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("0 s")]
    public double ReefedTime { get; init; }
}

/// <summary>A burn that ends an orbit.</summary>
public sealed record RetroBurn
{
    /// <summary>Change of velocity.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public required double DeltaV { get; init; }

    /// <summary>How long it burns; the next step must end it, that much later.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public required double Duration { get; init; }

    /// <summary>Specific impulse.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public required double SpecificImpulse { get; init; }

    internal Thruster ToThruster(double mass)
    {
        var exhaust = SpecificImpulse * 9.80665;
        return new RetrogradeBurn(mass * (1 - Math.Exp(-DeltaV / exhaust)) * exhaust / Duration, exhaust);
    }
}

/// <summary>A powered descent at constant deceleration from the height of its step to another height.</summary>
public sealed record EngineDescent
{
    /// <summary>Downward speed at the beginning, on which the profile is built.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public required double FromSpeed { get; init; }

    /// <summary>Height over the ground at its end.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    public required double ToHeight { get; init; }

    /// <summary>Downward speed at its end.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    public required double ToSpeed { get; init; }

    /// <summary>Greatest thrust.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public required double Thrust { get; init; }

    /// <summary>Least thrust.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, AtLeast = "0 N")]
    public required double LeastThrust { get; init; }

    /// <summary>Specific impulse.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public required double SpecificImpulse { get; init; }

    internal Thruster ToThruster(double from, double ground) =>
        VerticalProfile.Between(
            Thrust,
            LeastThrust,
            SpecificImpulse * 9.80665,
            (from + ground, FromSpeed),
            (ToHeight + ground, ToSpeed)
        );
}
