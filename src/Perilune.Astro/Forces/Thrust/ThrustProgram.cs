using System.Collections.Immutable;
using Perilune.Astro.Time;

namespace Perilune.Astro.Forces.Thrust;

/// <summary>
/// The mass of a spacecraft and its burns. Mass flow is constant in a burn, so that mass is a known function of time and
/// need not be integrated. Burns may overlap.
/// </summary>
public sealed class ThrustProgram
{
    /// <summary>A program.</summary>
    /// <param name="initialMass">Mass before the first burn, kg; areas over mass of other forces belong to it.</param>
    /// <param name="burns">The burns.</param>
    /// <exception cref="ArgumentException">The mass is not positive, or the burns would use it up.</exception>
    public ThrustProgram(double initialMass, params IEnumerable<FiniteBurn> burns)
    {
        if (!(initialMass > 0 && double.IsFinite(initialMass)))
            throw new ArgumentException($"a mass of {initialMass} kg is none", nameof(initialMass));
        InitialMass = initialMass;
        Burns = [.. burns];
        var propellant = Burns.Sum(burn => burn.MassFlow * burn.Duration);
        if (propellant >= initialMass)
            throw new ArgumentException($"the burns use {propellant} kg of {initialMass} kg", nameof(burns));
    }

    /// <summary>Mass before the first burn, kg.</summary>
    public double InitialMass { get; }

    /// <summary>The burns.</summary>
    public ImmutableArray<FiniteBurn> Burns { get; }

    /// <summary>The mass at an epoch, kg.</summary>
    public double MassAt(Epoch epoch) =>
        InitialMass - Burns.Sum(burn => burn.MassFlow * Math.Clamp(epoch - burn.Start, 0, burn.Duration));
}
