using System.Collections.Immutable;

namespace Perilune.Flight.Landing.Touchdown;

/// <summary>
/// What became of a landing, and why: soft, missed, hard (with what broke), tipped or crashed. The worst finding decides;
/// all are told.
/// </summary>
/// <param name="Outcome">The landing as a whole.</param>
/// <param name="Findings">Every limit gone beyond, the worst first, in the order of judging among equals.</param>
/// <param name="TippingMargin">
/// Horizontal speed that was left before the vehicle would have fallen over, m/s, negative where it fell; null without legs.
/// </param>
public sealed record TouchdownVerdict(
    TouchdownOutcome Outcome,
    ImmutableArray<TouchdownFinding> Findings,
    double? TippingMargin
)
{
    private const double Degree = Math.PI / 180;

    /// <summary>Judges a touchdown.</summary>
    /// <exception cref="ArgumentException">The limits contradict themselves, or the state is not finite.</exception>
    public static TouchdownVerdict Judge(TouchdownState state, TouchdownLimits limits)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(limits));
        if (!double.IsFinite(state.VerticalSpeed + state.HorizontalSpeed + state.Tilt + state.Slope))
            throw new ArgumentException("the state at touchdown is not finite", nameof(state));
        var findings = new List<TouchdownFinding>();
        void Check(TouchdownOutcome outcome, string what, double value, double limit, string unit = "m/s")
        {
            if (value > limit)
                findings.Add(new(outcome, what, value, limit, unit));
        }

        var down = state.VerticalSpeed;
        Check(
            TouchdownOutcome.Crashed,
            "speed of contact",
            Math.Sqrt(down * down + state.HorizontalSpeed * state.HorizontalSpeed),
            limits.CrashSpeed
        );
        var margin = Tipping(state, limits, findings);
        foreach (var part in limits.Parts)
            Check(TouchdownOutcome.Hard, $"{part.Name} broken", down, part.VerticalSpeed);
        Check(TouchdownOutcome.Hard, "vertical speed", down, limits.VerticalSpeed);
        Check(TouchdownOutcome.Hard, "horizontal speed", state.HorizontalSpeed, limits.HorizontalSpeed);
        Check(TouchdownOutcome.Hard, "tilt", state.Tilt / Degree, limits.Tilt / Degree, "deg");
        Check(TouchdownOutcome.Hard, "tilt rate", Math.Abs(state.TiltRate) / Degree, limits.TiltRate / Degree, "deg/s");
        Check(TouchdownOutcome.Hard, "slope", state.Slope / Degree, limits.Slope / Degree, "deg");
        Check(TouchdownOutcome.Hard, "roughness", state.Roughness, limits.Roughness, "m");
        Check(TouchdownOutcome.Missed, "distance from the target", state.MissDistance, limits.MissDistance, "m");
        var ordered = findings.OrderByDescending(finding => finding.Outcome).ToImmutableArray();
        return new(ordered.IsEmpty ? TouchdownOutcome.Soft : ordered[0].Outcome, ordered, margin);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Findings.IsEmpty
            ? "soft"
            : $"{Outcome.ToString().ToLowerInvariant()}: {string.Join("; ", Findings.Select(finding => finding.ToString()))}";

    private static double? Tipping(TouchdownState state, TouchdownLimits limits, List<TouchdownFinding> findings)
    {
        if (limits.Gear is not { } gear)
            return null;
        // A foot on a stone leans the feet by the stone over their spread.
        var stone = Math.Atan2(state.Roughness, 2 * gear.EdgeDistance);
        var standing = state.Slope + stone;
        if (standing > gear.StaticLimit)
            findings.Add(
                new(TouchdownOutcome.Tipped, "lean on the ground", standing / Degree, gear.StaticLimit / Degree, "deg")
            );
        // The vertical leans with the motion at worst; uphill the slope helps.
        var lean = state.Slope * Math.Cos(state.AngleToDownhill) + stone + state.Tilt;
        var speed = gear.TippingSpeed(lean, state.TiltRate, state.Gravity);
        if (state.HorizontalSpeed > speed)
            findings.Add(
                new(TouchdownOutcome.Tipped, "horizontal speed over caught feet", state.HorizontalSpeed, speed, "m/s")
            );
        return speed - state.HorizontalSpeed;
    }
}
