using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.Landing.Descent;

/// <summary>
/// Many flights of one descent with dispersed beginnings, navigation and engines. Each sample has its own random stream, so
/// the results are the same bits on any number of threads.
/// </summary>
public static class DescentMonteCarlo
{
    /// <summary>Flies the samples; the results are in their order.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="vehicle">As designed.</param>
    /// <param name="start">As planned.</param>
    /// <param name="guidance">Makes the guidance of one flight.</param>
    /// <param name="dispersions">What differs.</param>
    /// <param name="samples">Number of flights.</param>
    /// <param name="seed">Of the random streams.</param>
    /// <param name="threads">Number of threads, positive.</param>
    /// <param name="cancellation">Ends early.</param>
    public static IReadOnlyList<DispersedDescent> Run(
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState start,
        Func<IPoweredGuidance> guidance,
        DescentDispersions dispersions,
        int samples,
        long seed,
        int threads,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(guidance);
        ArgumentNullException.ThrowIfNull(dispersions);
        ArgumentNullException.ThrowIfNull(vehicle);
        var results = new DispersedDescent[samples];
        Parallel.For(
            0,
            samples,
            new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i => results[i] = One(i)
        );
        return results;

        DispersedDescent One(int index)
        {
            var random = new CounterRandom(seed, $"descent-{index}");
            Vector3 Normal(Vector3 deviation, Matrix3 axes)
            {
                var (x, y, z) = (random.Normal(), random.Normal(), random.Normal());
                return axes.TransposeTimes(new(deviation.X * x, deviation.Y * y, deviation.Z * z));
            }
            var up = start.Position.Unit;
            var side = Vector3.Cross(up, start.Velocity).Unit;
            var axes = Matrix3.FromRows(up, Vector3.Cross(side, up), side);
            var flown = start with
            {
                Position = start.Position + Normal(dispersions.Position, axes),
                Velocity = start.Velocity + Normal(dispersions.Velocity, axes),
                Mass = start.Mass + dispersions.Mass * random.Normal(),
            };
            // What was dispersed is measured, but for what navigation has wrong.
            var error = new NavigationError(
                Normal(dispersions.NavigationPosition, axes),
                Normal(dispersions.NavigationVelocity, axes),
                dispersions.RadarHeight,
                dispersions.RadarTime
            );
            var engine = vehicle.Engine with
            {
                Thrust = vehicle.Engine.Thrust * (1 + dispersions.Thrust * random.Normal()),
                SpecificImpulse = vehicle.Engine.SpecificImpulse * (1 + dispersions.SpecificImpulse * random.Normal()),
            };
            DescentFlight flight;
            try
            {
                flight = DescentSimulation.Fly(
                    scene,
                    vehicle with
                    {
                        Engine = engine,
                    },
                    flown,
                    guidance(),
                    error,
                    record: false
                );
            }
            catch (InvalidOperationException none)
            {
                // Guidance found no landing from where it was dispersed to.
                return new(index, null, none.Message, 0, 0, double.NaN, double.NaN, double.NaN);
            }
            return new(
                index,
                flight.Verdict?.Outcome,
                flight.Verdict?.ToString() ?? "did not reach the ground",
                flight.End.Time - start.Time,
                flight.Propellant,
                flight.Touchdown?.MissDistance ?? double.NaN,
                flight.Touchdown?.VerticalSpeed ?? double.NaN,
                flight.Touchdown?.HorizontalSpeed ?? double.NaN
            );
        }
    }
}
