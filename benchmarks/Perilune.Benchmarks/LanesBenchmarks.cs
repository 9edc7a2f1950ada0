using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>
/// Many flights side by side, one thread. First all forces at degree 50, each lane at its own epoch, against the same in
/// plain doubles, one number after the other: a quarter of the time a lane is four times as many flights a second. Then
/// whole flights against flights one by one, whose forces already use the vector registers, many harmonics at once.
/// </summary>
internal static class LanesBenchmarks
{
    private const int Flights = 16;
    private const double Duration = 2 * 3600;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        yield return new("lanes.degree-50.vector512", "1", 1 / 4.0, () => Forces<Lanes8>(knowledge));
        yield return new("lanes.degree-50.vector256", "1", 1 / 2.5, () => Forces<Lanes4>(knowledge));
        yield return new("lanes.degree-50.single-flight", "1", null, () => Forces<Real>(knowledge));
        yield return new("lanes.flights.vector512", "1", 1, () => Whole(knowledge, LaneWidth.Eight));
        yield return new("lanes.flights.vector256", "1", 1, () => Whole(knowledge, LaneWidth.Four));
        yield return new("lanes.flights.measured", "1", 1, () => Whole(knowledge, LaneWidth.Measured));
    }

    private static double Forces<T>(Knowledge knowledge)
        where T : struct, IScalar<T>
    {
        var model = PropagationBenchmarks.Low(knowledge);
        var (lanes, plain) = (Evaluation<T>(model), Evaluation<PlainDouble>(model));
        return Clock.Ratio(lanes, plain) / T.Lanes;
    }

    /// <summary>All forces at places of the low orbit, a little later each time.</summary>
    private static Func<double> Evaluation<T>(ForceModel model)
        where T : struct, IScalar<T>
    {
        var environment = new ForceEnvironment<T>(model);
        var epochs = new double[T.Lanes];
        for (var lane = 0; lane < epochs.Length; lane++)
            epochs[lane] = PropagationBenchmarks.Start.SecondsPastJ2000 + 100 * lane;
        var states = States();
        var position = Vector3<T>.FromLanes([.. states.Take(T.Lanes).Select(state => state.Position)]);
        var velocity = Vector3<T>.FromLanes([.. states.Take(T.Lanes).Select(state => state.Velocity)]);
        return () =>
        {
            for (var lane = 0; lane < epochs.Length; lane++)
                epochs[lane] += 1;
            environment.MoveTo(epochs);
            return model.Acceleration(environment, position, velocity).X.Lane(0);
        };
    }

    private static double Whole(Knowledge knowledge, LaneWidth width)
    {
        var model = PropagationBenchmarks.Low(knowledge);
        var states = States();
        var end = PropagationBenchmarks.Start + Duration;
        var alone = new Propagator(model, 1e-6, 1e-10);
        var together = new BatchPropagator(model, 1e-6, 1e-10, width);
        return Clock.Ratio(
            () => together.Propagate(states, end).Sum(flight => flight.Final.Position.X),
            () => states.Sum(state => alone.Propagate(state, end).Final.Position.X)
        );
    }

    /// <summary>The low orbit and its neighbours, 1 km and 1 m/s apart.</summary>
    private static State[] States()
    {
        var state = PropagationBenchmarks.LowState;
        return
        [
            .. Enumerable
                .Range(0, Flights)
                .Select(i =>
                    state with
                    {
                        Position = state.Position + new Vector3(1000, -300, 200) * i,
                        Velocity = state.Velocity + new Vector3(0.1, 0.2, -1) * i,
                    }
                ),
        ];
    }
}
