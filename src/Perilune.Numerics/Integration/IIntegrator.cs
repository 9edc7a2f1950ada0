namespace Perilune.Numerics.Integration;

/// <summary>
/// A method that integrates an ordinary differential equation step by step, with adaptive steps and dense output. One
/// instance serves one integration at a time.
/// </summary>
public interface IIntegrator : IIntegration
{
    /// <summary>Takes one step towards a limit, never beyond it, and lands on it exactly when it is near enough.</summary>
    /// <param name="limit">Where the integration may go at most; before the present time integrates backwards.</param>
    /// <returns>True when the limit was reached.</returns>
    /// <exception cref="IntegrationException">The step became smaller than the resolution of the time.</exception>
    bool Step(double limit);

    /// <summary>Takes the last step once more, only as far as a time within it.</summary>
    /// <param name="end">A time between the start and the end of the last step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not within the last step.</exception>
    void ShortenLastStep(double end);
}
