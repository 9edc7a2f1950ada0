namespace Perilune.Flight.Ascent;

/// <summary>A stretch of burning ahead, as guidance sees it: constant thrust, or constant acceleration.</summary>
/// <param name="Mass">At its start, kg.</param>
/// <param name="Thrust">N; of constant acceleration, at its start.</param>
/// <param name="ExhaustVelocity">m/s.</param>
/// <param name="Duration">s.</param>
/// <param name="HoldsAcceleration">Whether the thrust falls with the mass.</param>
public readonly record struct GuidanceStage(
    double Mass,
    double Thrust,
    double ExhaustVelocity,
    double Duration,
    bool HoldsAcceleration
)
{
    /// <summary>Acceleration at its start, m/s2.</summary>
    public double Acceleration => Thrust / Mass;

    /// <summary>Change of velocity over a part of it, m/s.</summary>
    /// <param name="duration">s.</param>
    public double DeltaV(double duration) =>
        HoldsAcceleration
            ? Acceleration * duration
            : -ExhaustVelocity * Math.Log(1 - duration * Acceleration / ExhaustVelocity);

    /// <summary>Time that it takes for a change of velocity, s.</summary>
    /// <param name="deltaV">m/s.</param>
    public double TimeFor(double deltaV) =>
        HoldsAcceleration
            ? deltaV / Acceleration
            : ExhaustVelocity / Acceleration * (1 - Math.Exp(-deltaV / ExhaustVelocity));

    /// <summary>A burn of constant thrust until an acceleration is reached, then at that acceleration.</summary>
    /// <param name="mass">At its start, kg.</param>
    /// <param name="thrust">N.</param>
    /// <param name="exhaustVelocity">m/s.</param>
    /// <param name="propellant">To be burnt, kg.</param>
    /// <param name="greatestAcceleration">m/s2; infinite for none.</param>
    /// <param name="leastThrottle">Smallest fraction of the thrust that can be held.</param>
    public static IEnumerable<GuidanceStage> Burn(
        double mass,
        double thrust,
        double exhaustVelocity,
        double propellant,
        double greatestAcceleration,
        double leastThrottle
    )
    {
        var flow = thrust / exhaustVelocity;
        var limit = Math.Clamp(mass - thrust / greatestAcceleration, 0, propellant);
        if (limit > 0)
            yield return new(mass, thrust, exhaustVelocity, limit / flow, false);
        if (limit >= propellant)
            yield break;
        // Held until the engine can be throttled no further.
        var (from, end) = (mass - limit, mass - propellant);
        var least = leastThrottle * thrust / greatestAcceleration;
        var held = Math.Clamp(least, end, from);
        var start = Math.Min(thrust, greatestAcceleration * from);
        if (held < from)
            yield return new(
                from,
                start,
                exhaustVelocity,
                exhaustVelocity / greatestAcceleration * Math.Log(from / held),
                true
            );
        if (held > end)
            yield return new(
                held,
                leastThrottle * thrust,
                exhaustVelocity,
                (held - end) / (leastThrottle * flow),
                false
            );
    }
}
