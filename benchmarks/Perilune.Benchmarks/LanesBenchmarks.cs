using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>
/// Many flights side by side against the same flights one after the other, one thread: the time of a flight in lanes over
/// its time alone, so that a quarter is four times as many flights a second.
/// </summary>
internal static class LanesBenchmarks
{
    private const int Flights = 16;
    private const double Duration = 2 * 3600;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        yield return new("lanes.degree-50.vector512", "1", 1 / 4.0, () => Ratio(knowledge, LaneWidth.Eight));
        yield return new("lanes.degree-50.vector256", "1", 1 / 2.5, () => Ratio(knowledge, LaneWidth.Four));
        yield return new("lanes.degree-50.measured", "1", 1 / 2.5, () => Ratio(knowledge, LaneWidth.Measured));
    }

    private static double Ratio(Knowledge knowledge, LaneWidth width)
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
