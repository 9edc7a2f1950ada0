using System.Globalization;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>What the chaser's engine and tanks give.</summary>
/// <param name="Mass">Mass at the beginning, kg.</param>
/// <param name="Propellant">Propellant that may be used, kg.</param>
/// <param name="Thrust">Thrust, N.</param>
/// <param name="ExhaustVelocity">Effective exhaust velocity, m/s.</param>
public readonly record struct ChaserPropulsion(double Mass, double Propellant, double Thrust, double ExhaustVelocity);

/// <summary>A burn with the time and the propellant that it takes.</summary>
/// <param name="Name">Name.</param>
/// <param name="Seconds">How long the engine burns, s.</param>
/// <param name="Propellant">kg.</param>
/// <param name="MassAfter">kg.</param>
public readonly record struct FeasibleBurn(string Name, double Seconds, double Propellant, double MassAfter);

/// <summary>Whether an engine can make the burns of a rendezvous in the time between them, with what is in the tanks.</summary>
public static class BurnFeasibility
{
    /// <summary>The time and the propellant of each burn, by the rocket equation.</summary>
    /// <param name="flown">The rendezvous.</param>
    /// <param name="propulsion">Engine and tanks.</param>
    /// <exception cref="NoSolutionException">
    /// The tanks run empty, or burns, each centred on its instant, would overlap: with what is missing.
    /// </exception>
    public static IReadOnlyList<FeasibleBurn> Check(FlownRendezvous flown, ChaserPropulsion propulsion)
    {
        ArgumentNullException.ThrowIfNull(flown);
        var burns = new List<FeasibleBurn>(flown.Burns.Count);
        var (mass, left) = (propulsion.Mass, propulsion.Propellant);
        for (var i = 0; i < flown.Burns.Count; i++)
        {
            var burn = flown.Burns[i];
            var used = mass * (1 - Math.Exp(-burn.Size / propulsion.ExhaustVelocity));
            if (!(used <= left))
                throw new NoSolutionException(
                    Text($"the tanks run empty in {burn.Name}: it takes {used:F1} kg, {left:F1} kg are left"),
                    Text(
                        $"load {used - left:F1} kg more, or spend less before: {propulsion.ExhaustVelocity * Math.Log(mass / (mass - Math.Max(0, left))):F1} m/s of its {burn.Size:F1} m/s can be made"
                    )
                );
            var seconds = used * propulsion.ExhaustVelocity / propulsion.Thrust;
            burns.Add(new(burn.Name, seconds, used, mass - used));
            (mass, left) = (mass - used, left - used);
            if (i == 0)
                continue;
            var coast = burn.Epoch - flown.Burns[i - 1].Epoch;
            var needed = 0.5 * (seconds + burns[i - 1].Seconds);
            if (needed > coast)
                throw new NoSolutionException(
                    Text(
                        $"{flown.Burns[i - 1].Name} of {burns[i - 1].Seconds:F0} s and {burn.Name} of {seconds:F0} s do not fit into the {coast:F0} s between them"
                    ),
                    Text(
                        $"move {burn.Name} by {needed - coast:F0} s, or take {propulsion.Thrust * needed / coast:F0} N"
                    )
                );
        }
        return burns;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
