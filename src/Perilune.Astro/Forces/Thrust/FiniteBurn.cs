using Perilune.Astro.Time;

namespace Perilune.Astro.Forces.Thrust;

/// <summary>A burn of constant thrust and mass flow between two epochs.</summary>
public sealed record FiniteBurn
{
    /// <summary>Standard gravity, m/s2, exact (3rd CGPM, 1901), which turns a specific impulse into a speed.</summary>
    public const double StandardGravity = 9.80665;

    /// <summary>A burn.</summary>
    /// <param name="start">When it starts.</param>
    /// <param name="duration">How long it lasts, s, more than zero.</param>
    /// <param name="thrust">Thrust, N, more than zero.</param>
    /// <param name="specificImpulse">Specific impulse, s, more than zero.</param>
    /// <param name="direction">Where the acceleration points.</param>
    /// <exception cref="ArgumentException">A number is not positive and finite.</exception>
    public FiniteBurn(Epoch start, double duration, double thrust, double specificImpulse, ThrustDirection direction)
    {
        ArgumentNullException.ThrowIfNull(direction);
        if (!(Positive(duration) && Positive(thrust) && Positive(specificImpulse)))
            throw new ArgumentException(
                $"a burn of {duration} s, {thrust} N and {specificImpulse} s of specific impulse is none",
                nameof(duration)
            );
        (Start, Duration, Thrust, SpecificImpulse, Direction) = (start, duration, thrust, specificImpulse, direction);

        static bool Positive(double value) => value > 0 && double.IsFinite(value);
    }

    /// <summary>When it starts.</summary>
    public Epoch Start { get; init; }

    /// <summary>How long it lasts, s.</summary>
    public double Duration { get; init; }

    /// <summary>Thrust, N.</summary>
    public double Thrust { get; init; }

    /// <summary>Specific impulse, s.</summary>
    public double SpecificImpulse { get; init; }

    /// <summary>Where the acceleration points.</summary>
    public ThrustDirection Direction { get; init; }

    /// <summary>When it stops.</summary>
    public Epoch Stop => Start + Duration;

    /// <summary>Mass flow, kg/s.</summary>
    public double MassFlow => Thrust / (SpecificImpulse * StandardGravity);

    /// <summary>The duration that gives a change of velocity without gravity, s, by the rocket equation (K. Tsiolkovsky, 1903).</summary>
    /// <param name="deltaV">Change of velocity, m/s.</param>
    /// <param name="mass">Mass at the start, kg.</param>
    /// <param name="thrust">Thrust, N.</param>
    /// <param name="specificImpulse">Specific impulse, s.</param>
    public static double DurationFor(double deltaV, double mass, double thrust, double specificImpulse)
    {
        var exhaust = specificImpulse * StandardGravity;
        return -double.ExpM1(-deltaV / exhaust) * mass * exhaust / thrust;
    }
}
