using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Flight.Vehicles;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>A vehicle that lands or lifts off on one kind of engine.</summary>
public sealed record Lander
{
    /// <summary>Rated thrust of all engines together.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public required double Thrust { get; init; }

    /// <summary>Specific impulse in vacuum.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public required double SpecificImpulse { get; init; }

    /// <summary>Mass with the tanks of these engines empty.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double DryMass { get; init; }

    /// <summary>Least throttle.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    [Default("100 %")]
    public double LeastThrottle { get; init; }

    /// <summary>Greatest throttle of the range that can be held.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    [Default("100 %")]
    public double GreatestThrottle { get; init; }

    /// <summary>A fixed throttle beyond that range, with nothing between; none where the range is all there is.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    public double? FixedThrottle { get; init; }

    /// <summary>Time constant with which the thrust follows.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    [Default("0.3 s")]
    public double ThrottleLag { get; init; }

    /// <summary>Greatest rate at which the vehicle turns.</summary>
    /// <value>rad/s</value>
    [Quantity(Measure.AngularRate, Above = "0 deg/s")]
    [Default("10 deg/s")]
    public double TurnRate { get; init; }

    /// <summary>Height of the feet at which contact is felt: the length of probes.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("0 m")]
    public double ContactHeight { get; init; }

    /// <summary>Time from contact to the engine's end.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    [Default("0 s")]
    public double ShutdownDelay { get; init; }

    /// <summary>What it bears at touchdown.</summary>
    [Default("")]
    public required TouchdownBounds Bounds { get; init; }

    internal DescentVehicle ToVehicle(string name)
    {
        List<ThrottleBand> bands = [new(LeastThrottle, GreatestThrottle)];
        if (FixedThrottle is { } full)
            bands.Add(new(full, full));
        return new()
        {
            Name = name,
            Engine = new("main engine", Thrust, SpecificImpulse) { ThrottleBands = bands },
            DryMass = DryMass,
            ThrottleLag = ThrottleLag,
            TurnRate = TurnRate,
            ContactHeight = ContactHeight,
            ShutdownDelay = ShutdownDelay,
            Limits = Bounds.ToLimits(),
        };
    }
}
