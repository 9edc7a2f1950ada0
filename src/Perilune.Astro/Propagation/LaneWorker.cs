using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Flies a queue of flights in the lanes of one thread: a lane whose flight has ended takes the next from the queue. What a
/// flight gives depends on nothing but itself.
/// </summary>
internal sealed class LaneWorker<T>
    where T : struct, IScalar<T>
{
    private readonly ForceModel model;
    private readonly FlightQueue queue;
    private readonly ForceEnvironment<T> environment;
    private readonly double[] origins = new double[T.Lanes];
    private readonly DormandPrince853Lanes<EquationsOfMotion<T>> lanes;
    private readonly FlightRun?[] flights = new FlightRun?[T.Lanes];
    private readonly int[] numbers = new int[T.Lanes];
    private readonly bool[] shortened = new bool[T.Lanes];

    public LaneWorker(ForceModel model, Tolerances tolerances, FlightQueue queue)
    {
        (this.model, this.queue) = (model, queue);
        environment = new(model);
        lanes = new(new(model, environment, origins), tolerances, T.Lanes);
        Array.Fill(numbers, -1);
    }

    /// <summary>Numbers of the flights that were taken from the queue and are not finished.</summary>
    public IEnumerable<int> Unfinished => numbers.Where(number => number >= 0);

    /// <summary>Flies until the queue is empty.</summary>
    public void Run(CancellationToken cancellation)
    {
        for (var lane = 0; lane < T.Lanes; lane++)
            Load(lane);
        while (Array.Exists(flights, flight => flight is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            lanes.Advance();
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                if (flights[lane] is { } flight)
                    Continue(lane, flight);
            }
        }
    }

    private void Continue(int lane, FlightRun flight)
    {
        if (lanes.Failure(lane) is { } failure)
        {
            queue.Fail(numbers[lane], failure);
            Load(lane);
            return;
        }
        if (!lanes.HasStepped(lane))
            return;
        if (!shortened[lane] && flight.Examine() is { } cut && cut != lanes.Time(lane))
        {
            shortened[lane] = true;
            lanes.Shorten(lane, cut);
            return;
        }
        shortened[lane] = false;
        flight.Finish();
        if (flight.HasEnded)
        {
            queue.Complete(numbers[lane], flight.Result());
            Load(lane);
        }
        else
        {
            lanes.Aim(lane, flight.Limit);
        }
    }

    /// <summary>Puts the next flight into a lane; without one the lane rests where it is.</summary>
    private void Load(int lane)
    {
        (flights[lane], numbers[lane]) = (null, -1);
        if (queue.Next(out var number))
        {
            var request = queue.Requests[number];
            numbers[lane] = number;
            lanes.Renew(lane);
            origins[lane] = request.Initial.Epoch.SecondsPastJ2000;
            var flight = new FlightRun(
                request,
                new LaneIntegration<EquationsOfMotion<T>>(lanes, lane),
                ForceEvents.Of(model, environment, request, lane)
            );
            flights[lane] = flight;
            shortened[lane] = false;
            lanes.Aim(lane, flight.Limit);
            return;
        }
        // A lane that never had a flight rests at an epoch of the ephemeris, at a place where forces are finite.
        if (lanes.Evaluations(lane) == 0)
            Rest(lane);
    }

    private void Rest(int lane)
    {
        var some = queue.Requests[0].Initial;
        origins[lane] = some.Epoch.SecondsPastJ2000;
        var (r, v) = (some.Position, some.Velocity);
        lanes.Start(lane, 0, [r.X, r.Y, r.Z, v.X, v.Y, v.Z]);
    }
}
