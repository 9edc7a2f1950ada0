namespace Perilune.Flight.Vehicles;

/// <summary>A stage in its place on a rocket.</summary>
/// <param name="Stage">One of them.</param>
public sealed record RocketStage(Stage Stage)
{
    /// <summary>How many there are side by side: strap-on boosters.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether the next stage of the list is lit together with this one, as a core with its boosters.</summary>
    public bool BurnsWithNext { get; init; }

    /// <summary>From burn-out to separation, s.</summary>
    public double SeparationDelay { get; init; }

    /// <summary>From the separation of the stage before, or from the start of the engines on the pad, to full thrust, s.</summary>
    public double IgnitionDelay { get; init; }

    /// <summary>Propellant of one that is kept and not burnt on the way up, kg: for a landing, or against uncertainty.</summary>
    public double KeptPropellant { get; init; }

    /// <summary>Changes of thrust while it burns, in the order of their times.</summary>
    public IReadOnlyList<ThrustStep> ThrustSteps { get; init; } = [];

    /// <summary>A smaller mass, such as a ring between stages, that leaves a while after the ignition; null for none.</summary>
    public DroppedMass? Dropped { get; init; }
}

/// <summary>From a time on, a stage burns with another thrust: an engine cut off, a mixture changed, a grain's shape.</summary>
/// <param name="Time">After the stage reached full thrust, s.</param>
/// <param name="Fraction">Of the stage's full thrust in vacuum.</param>
/// <param name="SpecificImpulse">In vacuum from then on, s; null where it stays.</param>
public readonly record struct ThrustStep(double Time, double Fraction, double? SpecificImpulse = null);

/// <summary>Mass that is thrown off while a stage burns.</summary>
/// <param name="Name">What: interstage ring, escape tower, fairing.</param>
/// <param name="Mass">kg.</param>
/// <param name="Time">After the stage reached full thrust, s.</param>
public sealed record DroppedMass(string Name, double Mass, double Time);
