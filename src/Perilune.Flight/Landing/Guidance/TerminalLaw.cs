using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// The family of landing laws whose acceleration is a polynomial of the time to go: Apollo's quadratic law, the E law and its
/// equal, zero-effort-miss and zero-effort-velocity feedback (P. Lu, "Augmented Apollo powered descent guidance", Journal of
/// Guidance, Control, and Dynamics 42, 2019).
/// </summary>
public static class TerminalLaw
{
    /// <summary>Gain of Apollo's quadratic law, which holds the acceleration at the end too.</summary>
    public const double Apollo = 12;

    /// <summary>Gain of the E law, the optimum of the integral of the squared acceleration in uniform gravity.</summary>
    public const double Energy = 6;

    /// <summary>Thrust acceleration, m/s2.</summary>
    /// <param name="timeToGo">s, positive.</param>
    /// <param name="position">m.</param>
    /// <param name="velocity">m/s.</param>
    /// <param name="endPosition">At the end, m.</param>
    /// <param name="endVelocity">At the end, m/s.</param>
    /// <param name="endAcceleration">Of the thrust at the end, m/s2; without effect at a gain of six.</param>
    /// <param name="gravity">m/s2.</param>
    /// <param name="gain">k_r, from <see cref="Energy"/> to <see cref="Apollo"/> or above.</param>
    public static Vector3 ThrustAcceleration(
        double timeToGo,
        Vector3 position,
        Vector3 velocity,
        Vector3 endPosition,
        Vector3 endVelocity,
        Vector3 endAcceleration,
        Vector3 gravity,
        double gain
    ) =>
        2 / timeToGo * (1 - gain / 3) * (endVelocity - velocity)
        + gain / (timeToGo * timeToGo) * (endPosition - position - timeToGo * velocity)
        + (gain / 6 - 1) * endAcceleration
        + (gain / 6 - 2) * gravity;
}
