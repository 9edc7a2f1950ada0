namespace Perilune.Flight.Ascent;

/// <summary>
/// Integrals of the thrust acceleration a(t) over the time to go, by which guidance predicts: once for velocity, twice for the
/// shift of place, with the weights 1, t and t squared (Brand, Higgins, Brown, "Unified Powered Flight Guidance", 1973).
/// </summary>
/// <param name="Time">Time to go, s.</param>
/// <param name="Velocity">Of a, m/s.</param>
/// <param name="Moment">Of t a, m.</param>
/// <param name="SecondMoment">Of t2 a, m s.</param>
/// <param name="Shift">Of a, twice, m.</param>
/// <param name="ShiftMoment">Of t a, twice, m s.</param>
/// <param name="ShiftSecondMoment">Of t2 a, twice, m s2.</param>
internal readonly record struct ThrustIntegrals(
    double Time,
    double Velocity,
    double Moment,
    double SecondMoment,
    double Shift,
    double ShiftMoment,
    double ShiftSecondMoment
)
{
    /// <summary>The integrals up to a change of velocity; the last stage ends it at the latest.</summary>
    /// <param name="deltaV">m/s.</param>
    /// <param name="stages">What is ahead.</param>
    public static ThrustIntegrals Over(double deltaV, IReadOnlyList<GuidanceStage> stages)
    {
        var sum = default(ThrustIntegrals);
        foreach (var stage in stages)
        {
            var rest = deltaV - sum.Velocity;
            if (!(rest > 0))
                break;
            // A stage that gives less than what is wanted burns to its end; its own law says how long the rest takes.
            var whole = stage.DeltaV(stage.Duration) <= rest;
            sum = sum.Then(Of(stage, whole ? stage.Duration : stage.TimeFor(rest)));
        }
        return sum;
    }

    private static ThrustIntegrals Of(GuidanceStage stage, double t)
    {
        if (stage.HoldsAcceleration)
        {
            var a = stage.Acceleration;
            var square = a * t * t;
            return new(t, a * t, square / 2, square * t / 3, square / 2, square * t / 6, square * t * t / 12);
        }
        var exhaust = stage.ExhaustVelocity;
        var burnUp = exhaust / stage.Acceleration;
        var velocity = stage.DeltaV(t);
        var moment = burnUp * velocity - exhaust * t;
        var secondMoment = burnUp * moment - exhaust * t * t / 2;
        var shiftMoment = t * moment - secondMoment;
        return new(
            t,
            velocity,
            moment,
            secondMoment,
            t * velocity - moment,
            shiftMoment,
            burnUp * shiftMoment - exhaust * t * t * t / 6
        );
    }

    /// <summary>These, followed by those of a stage whose time starts at zero.</summary>
    private ThrustIntegrals Then(in ThrustIntegrals next) =>
        new(
            Time + next.Time,
            Velocity + next.Velocity,
            Moment + next.Moment + Time * next.Velocity,
            SecondMoment + next.SecondMoment + Time * (2 * next.Moment + Time * next.Velocity),
            Shift + Velocity * next.Time + next.Shift,
            ShiftMoment + Moment * next.Time + next.ShiftMoment + Time * next.Shift,
            ShiftSecondMoment
                + SecondMoment * next.Time
                + next.ShiftSecondMoment
                + Time * (2 * next.ShiftMoment + Time * next.Shift)
        );
}
