using Perilune.Astro.Propagation;
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
        var trajectory = flight
            .Propagator.Propagate(
                flight.Initial,
                epochs[^1],
                flight.Commanded,
                stateTransition: true,
                cancellation: cancellation
            )
            .Trajectory;
        var factor = CovarianceMatrix.Factor(flight.InitialCovariance.Matrix);
        var burns = flight
            .Manoeuvres.Where(manoeuvre => manoeuvre.Commanded.Epoch >= flight.Initial.Epoch)
            .OrderBy(manoeuvre => manoeuvre.Commanded.Epoch - flight.Initial.Epoch)
            .ToList();
        var added = default(Matrix6);
        var (time, burn) = (0.0, 0);
        var results = new List<UncertainState>(epochs.Count);
        foreach (var epoch in epochs)
        {
            cancellation.ThrowIfCancellationRequested();
            for (; burn < burns.Count && burns[burn].Commanded.Epoch <= epoch; burn++)
            {
                Advance(burns[burn].Commanded.Epoch);
                var error = burns[burn].Errors.Covariance(burns[burn].Commanded.DeltaV);
                added += new Matrix6(default, default, default, error);
            }
            Advance(epoch);
            var mapped = (trajectory.TransitionTo(epoch).Matrix * factor).TimesOwnTranspose();
            results.Add(
                new(trajectory.StateAt(epoch), new(epoch, trajectory.Center, flight.Initial.Frame, mapped + added))
            );
        }
        return results;

        void Advance(Epoch epoch)
        {
            var next = epoch - flight.Initial.Epoch;
            if (next == time)
                return;
            if (flight.Noise is { } noise)
            {
                added =
                    CovarianceMatrix.Mapped(AccumulatedNoise.Transition(trajectory, time, next), added)
                    + AccumulatedNoise.Between(trajectory, noise, time, next);
            }
            else if (added != default)
            {
                added = CovarianceMatrix.Mapped(AccumulatedNoise.Transition(trajectory, time, next), added);
            }
            time = next;
        }
    }
}
