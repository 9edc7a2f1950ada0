namespace Perilune.Flight.Vehicles;

/// <summary>
/// One kind of engine of a stage: thrust, specific impulse in vacuum and at sea level, throttle bands and start-up. Thrust
/// at a pressure p is throttle x vacuum thrust - p x exit area (G. P. Sutton, O. Biblarz, "Rocket Propulsion Elements",
/// 7th edition, equation 2-14).
/// </summary>
/// <param name="Name">Name.</param>
/// <param name="Thrust">Full thrust of one in vacuum, N, positive.</param>
/// <param name="SpecificImpulse">In vacuum, s, positive.</param>
public sealed record Engine(string Name, double Thrust, double SpecificImpulse)
{
    /// <summary>Pressure at which sea-level figures hold, Pa (U.S. Standard Atmosphere, 1976).</summary>
    public const double SeaLevelPressure = 101_325;

    /// <summary>How many of it the stage has.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Specific impulse at sea level, s; null for an engine that burns in vacuum only.</summary>
    public double? SeaLevelSpecificImpulse { get; init; }

    /// <summary>Ranges of thrust that it can hold, apart and ascending; full thrust alone where nothing is said.</summary>
    public IReadOnlyList<ThrottleBand> ThrottleBands { get; init; } = [ThrottleBand.Full];

    /// <summary>Time from the command to full thrust, s.</summary>
    public double StartUpTime { get; init; }

    /// <summary>Propellant that one burns at full thrust, kg/s.</summary>
    public double MassFlow => Thrust / (SpecificImpulse * Stage.StandardGravity);

    /// <summary>Area by which outer pressure takes from the thrust of one, m2; zero for an engine of vacuum only.</summary>
    public double ExitArea =>
        SeaLevelSpecificImpulse is { } seaLevel
            ? MassFlow * Stage.StandardGravity * (SpecificImpulse - seaLevel) / SeaLevelPressure
            : 0;

    /// <summary>Smallest fraction of full thrust that it can hold.</summary>
    public double LeastThrottle => ThrottleBands.Min(band => band.Least);

    /// <summary>Thrust of one in a surrounding pressure, N.</summary>
    /// <param name="pressure">Pa, not negative.</param>
    /// <param name="throttle">Fraction of full thrust.</param>
    public double ThrustAt(double pressure, double throttle = 1) => throttle * Thrust - pressure * ExitArea;

    /// <summary>
    /// The throttle nearest to a wanted one that the engine can hold; between two bands the nearer edge, the upper one of two
    /// equally near.
    /// </summary>
    /// <param name="wanted">Fraction of full thrust.</param>
    public double NearestThrottle(double wanted)
    {
        var best = double.NaN;
        foreach (var band in ThrottleBands)
        {
            var held = Math.Clamp(wanted, band.Least, band.Greatest);
            if (!(Math.Abs(held - wanted) > Math.Abs(best - wanted)))
                best = held;
        }
        return best;
    }
}
