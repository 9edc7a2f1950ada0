using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>
/// Carries mean and covariance along a flight by three methods with the same inputs and outputs: linear by the exact
/// state-transition matrix, by sigma points, and by Monte Carlo.
/// </summary>
public static class CovariancePropagation
{
    /// <summary>
    /// The textbook's with the widest spread: no weight is negative, no digit is lost to close points, and on the station's halo
    /// orbit it came nearer to Monte Carlo than smaller spreads.
    /// </summary>
    private static readonly UnscentedScaling scalingByDefault = new(1, 2, 0);

    /// <summary>
    /// The linear method: P(t) = Phi P0 Phi^T, plus the noise and the errors of manoeuvres so far, each mapped by the exact
    /// state-transition matrix of the flight without errors. One propagation. Right while the errors are so small that the
    /// forces vary linearly over them.
    /// </summary>
    /// <param name="flight">The flight and its errors.</param>
    /// <param name="epochs">Where the result is wanted, in the order of the flight; a manoeuvre there has been made.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <returns>A mean and a covariance for each epoch, ICRF axes.</returns>
    /// <exception cref="ArgumentException">Epochs are out of order, or ask for noise backwards in time.</exception>
    /// <exception cref="InvalidOperationException">State and covariance differ in epoch, origin or frame; the message names both.</exception>
    public static IReadOnlyList<UncertainState> Linear(
        UncertainFlight flight,
        IReadOnlyList<Epoch> epochs,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(flight);
        flight.Check(epochs);
        var start = flight.Initial.Epoch;
        var burns = flight.Made(epochs[^1]);
        var trajectory = flight
            .Propagator.Propagate(
                flight.Initial,
                epochs[^1],
                [.. burns.Select(burn => burn.Commanded)],
                stateTransition: true,
                cancellation: cancellation
            )
            .Trajectory;
        var factor = CovarianceMatrix.Factor(flight.InitialCovariance.Matrix);
        var noise = new AccumulatedNoise(trajectory, flight.Noise);
        var burned = 0;
        var results = new List<UncertainState>(epochs.Count);
        foreach (var epoch in epochs)
        {
            cancellation.ThrowIfCancellationRequested();
            for (; burned < burns.Count && burns[burned].Commanded.Epoch <= epoch; burned++)
            {
                var (manoeuvre, errors) = burns[burned];
                noise.Advance(manoeuvre.Epoch - start);
                noise.Add(errors.Covariance(manoeuvre.DeltaV));
            }
            var mapped = (trajectory.TransitionTo(epoch).Matrix * factor).TimesOwnTranspose();
            var covariance = mapped + noise.Advance(epoch - start);
            results.Add(
                new(trajectory.StateAt(epoch), new(epoch, flight.Initial.Origin, flight.Initial.Frame, covariance))
            );
        }
        return results;
    }

    /// <summary>
    /// The scaled unscented transform from the first epoch: the mean and a point to both sides of it for each of the six
    /// errors of the first state and the three of each manoeuvre, all flown to the end. Right to the second order of the
    /// errors. Noise of acceleration is mapped linearly along each of these flights and averaged over them.
    /// </summary>
    /// <param name="flight">The flight and its errors.</param>
    /// <param name="epochs">Where the result is wanted, in the order of the flight; a manoeuvre there has been made.</param>
    /// <param name="scaling">Parameters; null for <c>new(1, 2, 0)</c>: points sqrt(n) deviations out, no weight negative.</param>
    /// <param name="threads">Threads that share the flights; the result is the same, bit for bit, for any number.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <returns>A mean and a covariance for each epoch, ICRF axes.</returns>
    /// <exception cref="ArgumentException">
    /// Epochs are out of order, or ask for noise backwards in time; or the scaling gives no points, or an indefinite covariance.
    /// </exception>
    /// <exception cref="InvalidOperationException">State and covariance differ in epoch, origin or frame; the message names both.</exception>
    public static IReadOnlyList<UncertainState> SigmaPoints(
        UncertainFlight flight,
        IReadOnlyList<Epoch> epochs,
        UnscentedScaling? scaling = null,
        int threads = 1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(flight);
        flight.Check(epochs);
        return SigmaPointPropagation.Run(flight, epochs, scaling ?? scalingByDefault, threads, cancellation);
    }

    /// <summary>
    /// Flies samples of the first state, of each manoeuvre and of the noise, and takes their mean and covariance with the
    /// errors that a finite number leaves. Noise is drawn anew at each epoch asked for, from its covariance along the sample
    /// itself.
    /// </summary>
    /// <param name="flight">The flight and its errors.</param>
    /// <param name="epochs">Where the result is wanted, in the order of the flight; a manoeuvre there has been made.</param>
    /// <param name="samples">How many are flown; 2 or more.</param>
    /// <param name="seed">Seed; a sample depends on it and on its own number, not on how many there are.</param>
    /// <param name="threads">Threads that share the flights; the result is the same, bit for bit, for any number.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <returns>Mean, covariance, their standard errors and the samples for each epoch, ICRF axes.</returns>
    /// <exception cref="ArgumentException">Epochs are out of order, or ask for noise backwards in time.</exception>
    /// <exception cref="InvalidOperationException">State and covariance differ in epoch, origin or frame; the message names both.</exception>
    public static IReadOnlyList<SampledState> MonteCarlo(
        UncertainFlight flight,
        IReadOnlyList<Epoch> epochs,
        int samples,
        long seed,
        int threads = 1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        flight.Check(epochs);
        return MonteCarloPropagation.Run(flight, epochs, samples, seed, threads, cancellation);
    }
}
