using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>The scaled unscented transform of the flight of a first state and the errors of its manoeuvres.</summary>
internal static class SigmaPointPropagation
{
    public static IReadOnlyList<UncertainState> Run(
        UncertainFlight flight,
        IReadOnlyList<Epoch> epochs,
        UnscentedScaling scaling,
        int threads,
        CancellationToken cancellation
    )
    {
        var burns = flight.Made(epochs[^1]);
        var errors = 6 + 3 * burns.Count;
        var spread = scaling.Spread(errors);
        var points = Points(flight, burns, Math.Sqrt(spread));
        var flown = flight.Noise is { } white
            ? SampledFlights.ForEach(
                points.Count,
                threads,
                index => FlyWithNoise(flight, burns, epochs, points[index], white, cancellation),
                cancellation
            )
            :
            [
                .. SampledFlights
                    .Fly(flight, burns, epochs, points, threads, cancellation)
                    .Select(states => (states, new Matrix6[epochs.Count])),
            ];
        var weight = 1 / (2 * spread);
        var central = 1 - errors / spread;
        var results = new UncertainState[epochs.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var center = flown[0].States[i];
            var mean = new PositionVelocity();
            var noise = flown[0].Noise[i] * central;
            for (var k = 1; k < flown.Length; k++)
            {
                var away = flown[k].States[i] - center;
                mean += new PositionVelocity(away.Position * weight, away.Velocity * weight);
                // Of a random variable given another, the mean of the covariance adds to the covariance of the mean.
                noise += flown[k].Noise[i] * weight;
            }
            var covariance = Outer(mean) * (central + 1 - scaling.Alpha * scaling.Alpha + scaling.Beta);
            for (var k = 1; k < flown.Length; k++)
                covariance += Outer(flown[k].States[i] - center - mean) * weight;
            var state = center + mean;
            results[i] = new(
                new State(epochs[i], flight.Initial.Origin, Frame.Icrf, state.Position, state.Velocity),
                new(epochs[i], flight.Initial.Origin, Frame.Icrf, covariance + noise)
            );
        }
        return results;
    }

    private static Matrix6 Outer(PositionVelocity d) => Matrix6.Outer(d.Position, d.Velocity, d.Position, d.Velocity);

    /// <summary>The mean, and to both sides of it along each column of the errors' factor.</summary>
    private static List<FlightErrors> Points(
        UncertainFlight flight,
        IReadOnlyList<UncertainManoeuvre> burns,
        double distance
    )
    {
        var none = new Vector3[burns.Count];
        var points = new List<FlightErrors> { new(Vector3.Zero, Vector3.Zero, none) };
        var factor = CovarianceMatrix.Factor(flight.InitialCovariance.Matrix).Transposed;
        Matrix3[] halves = [factor.UpperLeft, factor.LowerLeft];
        Matrix3[] others = [factor.UpperRight, factor.LowerRight];
        for (var half = 0; half < 2; half++)
        {
            Add(halves[half].RowX, others[half].RowX);
            Add(halves[half].RowY, others[half].RowY);
            Add(halves[half].RowZ, others[half].RowZ);
        }
        for (var burn = 0; burn < burns.Count; burn++)
        {
            var rows = burns[burn].Errors.Factor(burns[burn].Commanded.DeltaV).Transposed;
            foreach (var column in (Vector3[])[rows.RowX, rows.RowY, rows.RowZ])
            {
                foreach (var sign in (double[])[distance, -distance])
                {
                    var errors = new Vector3[burns.Count];
                    errors[burn] = column * sign;
                    points.Add(new(Vector3.Zero, Vector3.Zero, errors));
                }
            }
        }
        return points;

        void Add(Vector3 position, Vector3 velocity)
        {
            points.Add(new(position * distance, velocity * distance, none));
            points.Add(new(position * -distance, velocity * -distance, none));
        }
    }

    private static (PositionVelocity[] States, Matrix6[] Noise) FlyWithNoise(
        UncertainFlight flight,
        IReadOnlyList<UncertainManoeuvre> burns,
        IReadOnlyList<Epoch> epochs,
        FlightErrors errors,
        AccelerationNoise noise,
        CancellationToken cancellation
    )
    {
        var trajectory = flight
            .Propagator.Propagate(
                errors.Disturb(flight.Initial),
                epochs[^1],
                errors.Disturb(burns),
                stateTransition: true,
                cancellation: cancellation
            )
            .Trajectory;
        var covariances = new Matrix6[epochs.Count];
        var accumulated = new AccumulatedNoise(trajectory, noise);
        for (var i = 0; i < covariances.Length; i++)
            covariances[i] = accumulated.Advance(epochs[i] - flight.Initial.Epoch);
        return (SampledFlights.At(trajectory, epochs), covariances);
    }
}
