using Perilune.Flight.Landing.Touchdown;
using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Landing.Descent;

/// <summary>A vehicle that lands or lifts off under one kind of engine.</summary>
public sealed record DescentVehicle
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Engines, all throttled alike; what they push is along the vehicle's axis.</summary>
    public required Engine Engine { get; init; }

    /// <summary>Mass with the tanks of these engines empty, kg.</summary>
    public required double DryMass { get; init; }

    /// <summary>What it bears at touchdown.</summary>
    public required TouchdownLimits Limits { get; init; }

    /// <summary>Time constant with which thrust follows its command, s; zero for at once.</summary>
    public double ThrottleLag { get; init; }

    /// <summary>Greatest rate at which the vehicle turns its axis, rad/s.</summary>
    public double TurnRate { get; init; } = double.PositiveInfinity;

    /// <summary>Height of the feet above the ground at which contact is felt, m: the length of probes.</summary>
    public double ContactHeight { get; init; }

    /// <summary>Time from contact to the engine's end, s; engines that burn to the ground have infinity.</summary>
    public double ShutdownDelay { get; init; }

    /// <summary>Full thrust, N.</summary>
    public double FullThrust => Engine.Thrust * Engine.Count;

    /// <summary>What is wrong with it, in words; none when it is in order.</summary>
    public IEnumerable<string> Problems()
    {
        if (!(DryMass > 0))
            yield return $"{Name}: dry mass {DryMass} kg is not positive";
        if (!(FullThrust > 0 && Engine.SpecificImpulse > 0))
            yield return $"{Name}: engine {Engine.Name} gives no thrust";
        if (!(ThrottleLag >= 0 && TurnRate > 0 && ContactHeight >= 0 && ShutdownDelay >= 0))
            yield return $"{Name}: lag, turn rate, contact height or shutdown delay is negative";
        foreach (var problem in Limits.Problems())
            yield return $"{Name}: {problem}";
    }
}
