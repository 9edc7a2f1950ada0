using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// Looks at the ground from a height and goes on to the nearest safe place that the change of velocity suffices for. The ground
/// is seen as it is: sensors are not modelled.
/// </summary>
/// <param name="scene">Where.</param>
/// <param name="before">Until then, and where no place within reach is safe.</param>
/// <param name="onward">Steers from there to a place in the body's axes.</param>
/// <param name="height">Over the target, at which the ground is looked at, m.</param>
/// <param name="budget">Change of velocity across that may be spent, m/s.</param>
/// <param name="limits">What is safe.</param>
public sealed class DivertingGuidance(
    DescentScene scene,
    IPoweredGuidance before,
    Func<Vector3, IPoweredGuidance> onward,
    double height,
    double budget,
    SafeGround limits
) : IPoweredGuidance
{
    private IPoweredGuidance steering = before;
    private bool hasLooked;

    /// <inheritdoc/>
    public double Period => steering.Period;

    /// <summary>How far the budget reaches, m; not a number before the ground is looked at.</summary>
    public double Reach { get; private set; } = double.NaN;

    /// <summary>The place that is landed at; null where none within reach is safe, or before the ground is looked at.</summary>
    public Vector3? Place { get; private set; }

    /// <inheritdoc/>
    public DescentCommand Steer(in DescentState estimate)
    {
        if (!hasLooked && estimate.Position.Norm - scene.Target.Norm <= height)
            Look(estimate);
        return steering.Steer(estimate);
    }

    private void Look(in DescentState estimate)
    {
        hasLooked = true;
        var gravity =
            estimate.Position * (-scene.Body.GravitationalParameter / Math.Pow(estimate.Position.NormSquared, 1.5));
        var time = TerminalGuidance.LeastEffortTime(
            scene.Target - estimate.Position,
            estimate.Velocity,
            Vector3.Zero,
            gravity
        );
        // From rest to rest across, the least-effort acceleration falls evenly from 6 d / t2 to its opposite: 3 d / t in all.
        Reach = budget * time / 3;
        Place = limits.Nearest(scene.Ground, scene.Target, Reach);
        if (Place is { } place && (place - scene.Target).Norm > 1e-3)
            steering = onward(place);
    }
}
