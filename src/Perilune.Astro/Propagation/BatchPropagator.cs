using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Flies many states through one force model, several side by side in the lanes of vector registers and on several threads.
/// Each flight has its own epochs, direction, steps, impulses, events and shadow edges, and is the same, bit for bit, as
/// that of a <see cref="Propagator"/>, whatever the others are and however many lanes and threads there are. Immutable and
/// safe from any thread.
/// </summary>
public sealed class BatchPropagator
{
    private readonly Propagator single;
    private readonly LaneWidth width;
    private readonly int threads;

    /// <summary>A propagator with local tolerances for each step.</summary>
    /// <param name="model">The forces; they give the central body.</param>
    /// <param name="positionTolerance">Local error of position allowed in a step, m.</param>
    /// <param name="velocityTolerance">Local error of velocity allowed in a step, m/s.</param>
    /// <param name="width">How many flights go side by side.</param>
    /// <param name="threads">How many threads fly.</param>
    public BatchPropagator(
        ForceModel model,
        double positionTolerance = 1e-6,
        double velocityTolerance = 1e-10,
        LaneWidth width = LaneWidth.Measured,
        int threads = 1
    )
        : this(new Propagator(model, positionTolerance, velocityTolerance), width, threads) { }

    /// <summary>A propagator that flies as another does, which integrates by Dormand and Prince.</summary>
    internal BatchPropagator(Propagator single, LaneWidth width, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        this.single = single;
        this.width = width == LaneWidth.Measured ? LaneWidthMeasurement.Fastest : width;
        this.threads = threads;
    }

    /// <summary>Propagates states to one epoch.</summary>
    /// <param name="initials">States relative to the model's central body, in ICRF axes.</param>
    /// <param name="end">Where to end.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <exception cref="ArgumentException">A state is of another origin or frame, or not finite, or already at the end.</exception>
    /// <exception cref="InsideBodyException">A state is inside a body whose radius is known, or comes there.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not cover a flight.</exception>
    /// <exception cref="IntegrationException">A step became too small, as on the way through a centre.</exception>
    public IReadOnlyList<PropagationResult> Propagate(
        IReadOnlyList<State> initials,
        Epoch end,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(initials);
        return Propagate([.. initials.Select(initial => new FlightRequest(initial, end))], cancellation);
    }

    /// <summary>Propagates flights; functions of events are called from every thread.</summary>
    /// <param name="flights">The flights, of any epochs and lengths.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <returns>The results in the order of the flights.</returns>
    /// <exception cref="ArgumentException">A state is of another origin or frame, or not finite, or already at the end.</exception>
    /// <exception cref="InsideBodyException">A state is inside a body whose radius is known, or comes there.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not cover a flight; of several the first is told.</exception>
    /// <exception cref="IntegrationException">A step became too small, as on the way through a centre.</exception>
    public IReadOnlyList<PropagationResult> Propagate(
        IReadOnlyList<FlightRequest> flights,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(flights);
        foreach (var flight in flights)
            flight.Check(single.Model.Central.Body);
        var queue = new FlightQueue(flights);
        if (threads == 1)
            Work(queue, cancellation);
        else
            Parallel.For(
                0,
                threads,
                new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                _ => Work(queue, cancellation)
            );
        return queue.Results();
    }

    private void Work(FlightQueue queue, CancellationToken cancellation)
    {
        switch (width)
        {
            case LaneWidth.Eight:
                Work<Lanes8>(queue, cancellation);
                break;
            case LaneWidth.Four:
                Work<Lanes4>(queue, cancellation);
                break;
            default:
                Work<Real>(queue, cancellation);
                break;
        }
    }

    private void Work<T>(FlightQueue queue, CancellationToken cancellation)
        where T : struct, IScalar<T>
    {
        while (!queue.IsEmpty)
        {
            var worker = new LaneWorker<T>(single.Model, single.Tolerances, queue);
            try
            {
                worker.Run(cancellation);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Something that a lane cannot answer for, such as an epoch that is not covered: each flies by itself.
                foreach (var number in worker.Unfinished)
                    FlyAlone(queue, number, cancellation);
            }
        }
    }

    private void FlyAlone(FlightQueue queue, int number, CancellationToken cancellation)
    {
        try
        {
            queue.Complete(number, single.Propagate(queue.Requests[number], cancellation: cancellation));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            queue.Fail(number, error);
        }
    }
}
