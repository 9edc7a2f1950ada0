namespace Perilune.Flight.Vehicles;

/// <summary>A part of a spacecraft or rocket that has its own tanks and engines, and can be left behind.</summary>
/// <param name="Name">Name.</param>
/// <param name="DryMass">Mass without usable propellant, kg, positive.</param>
/// <param name="Propellant">Usable propellant that the tanks hold, kg, not negative.</param>
/// <param name="SpecificImpulse">Of the main engines together in vacuum, s, positive.</param>
/// <param name="Thrust">Of the main engines together in vacuum, N, positive.</param>
public sealed record Stage(string Name, double DryMass, double Propellant, double SpecificImpulse, double Thrust)
{
    /// <summary>Standard gravity by which specific impulse is defined, m/s2 (3rd CGPM, 1901).</summary>
    public const double StandardGravity = 9.80665;

    /// <summary>Main engines by kind; where none are told, one with the stage's thrust and specific impulse.</summary>
    public IReadOnlyList<Engine> Engines
    {
        get => field ?? [new Engine(Name, Thrust, SpecificImpulse)];
        init;
    }

    /// <summary>Tanks; empty where only their sum is known.</summary>
    public IReadOnlyList<Tank> Tanks { get; init; } = [];

    /// <summary>How its mass is spread; null where unknown.</summary>
    public MassProperties? MassProperties { get; init; }

    /// <summary>Exhaust velocity, m/s.</summary>
    public double ExhaustVelocity => SpecificImpulse * StandardGravity;

    /// <summary>Propellant that evaporates while nothing burns, kg/s.</summary>
    public double BoilOff => Tanks.Sum(tank => tank.BoilOff);

    /// <summary>Mass with full tanks, kg.</summary>
    public double FullMass => DryMass + Propellant;

    /// <summary>
    /// A stage from its engines and tanks: thrust and propellant are their sums, the specific impulse that of all engines
    /// burning together, and what the tanks do not give counts as dry mass.
    /// </summary>
    /// <param name="name">Name.</param>
    /// <param name="emptyMass">Structure and engines without anything in the tanks, kg.</param>
    /// <param name="engines">At least one.</param>
    /// <param name="tanks">At least one.</param>
    /// <exception cref="ArgumentException">There is no engine or no tank.</exception>
    public static Stage Of(string name, double emptyMass, IReadOnlyList<Engine> engines, IReadOnlyList<Tank> tanks)
    {
        ArgumentNullException.ThrowIfNull(engines);
        ArgumentNullException.ThrowIfNull(tanks);
        if (engines.Count == 0 || tanks.Count == 0)
            throw new ArgumentException($"stage {name} needs an engine and a tank", nameof(engines));
        var (thrust, specificImpulse) = Together(engines);
        return new(name, emptyMass + tanks.Sum(t => t.Residual), tanks.Sum(t => t.Usable), specificImpulse, thrust)
        {
            Engines = engines,
            Tanks = tanks,
        };
    }

    /// <summary>Thrust, N, and specific impulse, s, of engines that burn together in vacuum at full thrust.</summary>
    /// <param name="engines">At least one.</param>
    public static (double Thrust, double SpecificImpulse) Together(IReadOnlyList<Engine> engines)
    {
        ArgumentNullException.ThrowIfNull(engines);
        var thrust = engines.Sum(e => e.Count * e.Thrust);
        return (thrust, thrust / (engines.Sum(e => e.Count * e.MassFlow) * StandardGravity));
    }
}
