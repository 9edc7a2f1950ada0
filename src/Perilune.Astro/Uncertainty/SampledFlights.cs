using System.Runtime.ExceptionServices;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>One possible flight: the mean one with errors of its first state and of each of its manoeuvres.</summary>
/// <param name="Position">Error of the first position, ICRF axes, m.</param>
/// <param name="Velocity">Error of the first velocity, m/s.</param>
/// <param name="Burns">Errors of the manoeuvres in the order of time, m/s.</param>
internal readonly record struct FlightErrors(Vector3 Position, Vector3 Velocity, Vector3[] Burns)
{
    /// <summary>The first state with its error.</summary>
    public State Disturb(State mean) =>
        mean with
        {
            Position = mean.Position + Position,
            Velocity = mean.Velocity + Velocity,
        };

    /// <summary>The manoeuvres as they are made.</summary>
    public ImpulsiveManoeuvre[] Disturb(IReadOnlyList<UncertainManoeuvre> burns)
    {
        var made = new ImpulsiveManoeuvre[burns.Count];
        for (var i = 0; i < made.Length; i++)
            made[i] = burns[i].Commanded with { DeltaV = burns[i].Commanded.DeltaV + Burns[i] };
        return made;
    }
}

/// <summary>Many flights at once, each by itself, so that the result does not depend on the number of threads.</summary>
internal static class SampledFlights
{
    // Flights a thread between two pauses: many beside the lanes, so that few of these run empty at the end.
    private const int Together = 64;

    /// <summary>Computes something for each index; of those that fail, the first tells.</summary>
    public static T[] ForEach<T>(int count, int threads, Func<int, T> compute, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var results = new T[count];
        var failures = new ExceptionDispatchInfo?[count];
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            index =>
            {
                try
                {
                    results[index] = compute(index);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    failures[index] = ExceptionDispatchInfo.Capture(failure);
                }
            }
        );
        Array.Find(failures, failure => failure is not null)?.Throw();
        return results;
    }

    /// <summary>
    /// Flies each by itself, side by side where the method allows it, which is the same bit for bit; gives its states at
    /// the epochs.
    /// </summary>
    public static PositionVelocity[][] Fly(
        UncertainFlight flight,
        IReadOnlyList<UncertainManoeuvre> burns,
        IReadOnlyList<Epoch> epochs,
        IReadOnlyList<FlightErrors> errors,
        int threads,
        CancellationToken cancellation
    )
    {
        var propagator = flight.Propagator;
        if (propagator.Integration != IntegrationMethod.DormandPrince853)
            return ForEach(
                errors.Count,
                threads,
                index =>
                    At(propagator.Propagate(Request(errors[index]), cancellation: cancellation).Trajectory, epochs),
                cancellation
            );
        var batch = new BatchPropagator(propagator, LaneWidth.Measured, threads);
        var states = new List<PositionVelocity[]>(errors.Count);
        // A whole trajectory is some hundred kilobytes: only so many are kept at once.
        foreach (var part in errors.Chunk(Together * threads))
        {
            var results = batch.Propagate([.. part.Select(Request)], cancellation);
            states.AddRange(results.Select(result => At(result.Trajectory, epochs)));
        }
        return [.. states];

        FlightRequest Request(FlightErrors error) =>
            new(error.Disturb(flight.Initial), epochs[^1], error.Disturb(burns));
    }

    /// <summary>States of a trajectory at epochs.</summary>
    public static PositionVelocity[] At(Trajectory trajectory, IReadOnlyList<Epoch> epochs)
    {
        var states = new PositionVelocity[epochs.Count];
        for (var i = 0; i < states.Length; i++)
            states[i] = trajectory.At(epochs[i]);
        return states;
    }
}
