using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Astro.Uncertainty;

/// <summary>Flies samples of everything that is uncertain.</summary>
internal static class MonteCarloPropagation
{
    public static IReadOnlyList<SampledState> Run(
        UncertainFlight flight,
        IReadOnlyList<Epoch> epochs,
        int samples,
        long seed,
        int threads,
        CancellationToken cancellation
    )
    {
        var burns = flight.Made(epochs[^1]);
        var factor = CovarianceMatrix.Factor(flight.InitialCovariance.Matrix);
        Matrix3[] execution = [.. burns.Select(burn => burn.Errors.Factor(burn.Commanded.DeltaV))];
        FlightErrors Draw(CounterRandom random)
        {
            var (position, velocity) = factor.Times(Three(random), Three(random));
            var errors = new Vector3[burns.Count];
            for (var i = 0; i < errors.Length; i++)
                errors[i] = execution[i] * Three(random);
            return new(position, velocity, errors);
        }

        var flown = flight.Noise is { } noise
            ? SampledFlights.ForEach(
                samples,
                threads,
                index =>
                {
                    var random = Stream(seed, index);
                    return FlyWithNoise(flight, burns, epochs, Draw(random), noise, random, cancellation);
                },
                cancellation
            )
            : SampledFlights.Fly(
                flight,
                burns,
                epochs,
                [.. Enumerable.Range(0, samples).Select(index => Draw(Stream(seed, index)))],
                threads,
                cancellation
            );
        return
        [
            .. epochs.Select(
                (epoch, i) => SampledState.Of(epoch, flight.Initial.Origin, [.. flown.Select(states => states[i])])
            ),
        ];
    }

    /// <summary>
    /// From epoch to epoch; at each the state gets what the noise since the last has brought, drawn from its covariance along
    /// this very sample.
    /// </summary>
    private static PositionVelocity[] FlyWithNoise(
        UncertainFlight flight,
        IReadOnlyList<UncertainManoeuvre> burns,
        IReadOnlyList<Epoch> epochs,
        FlightErrors errors,
        AccelerationNoise noise,
        CounterRandom random,
        CancellationToken cancellation
    )
    {
        var state = errors.Disturb(flight.Initial);
        var made = errors.Disturb(burns);
        foreach (var burn in made.Where(burn => burn.Epoch == state.Epoch))
            state = state with { Velocity = state.Velocity + burn.DeltaV };
        var states = new PositionVelocity[epochs.Count];
        for (var i = 0; i < states.Length; i++)
        {
            var start = state.Epoch;
            if (epochs[i] != start)
            {
                var flown = flight.Propagator.Propagate(
                    state,
                    epochs[i],
                    [.. made.Where(burn => burn.Epoch > start && burn.Epoch <= epochs[i])],
                    stateTransition: true,
                    cancellation: cancellation
                );
                var added = new AccumulatedNoise(flown.Trajectory, noise).Advance(epochs[i] - start);
                var (position, velocity) = CovarianceMatrix.Factor(added).Times(Three(random), Three(random));
                state = flown.Final with
                {
                    Epoch = epochs[i],
                    Position = flown.Final.Position + position,
                    Velocity = flown.Final.Velocity + velocity,
                };
            }
            states[i] = new(state.Position, state.Velocity);
        }
        return states;
    }

    // A stream for each sample: the same however many are flown, and on whatever thread.
    private static CounterRandom Stream(long seed, int sample) =>
        new(seed, string.Create(CultureInfo.InvariantCulture, $"uncertainty {sample}"));

    private static Vector3 Three(CounterRandom random) => new(random.Normal(), random.Normal(), random.Normal());
}
