using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Propagation;

/// <summary>A propagation file made ready to fly: sky, forces, state, events. Everything that is wrong is told at once.</summary>
public sealed class PropagationRun
{
    // Errors of rounding in a state far from its centre: 1e-15 of it, some units in the last place.
    private const double PositionTolerance = 1e-8;
    private const double RelativeTolerance = 1e-15;
    private const double VelocityPerPosition = 1e-4;

    private readonly PropagationDocument document;
    private readonly ForceModel model;
    private readonly State initial;
    private readonly IReadOnlyList<BoundManoeuvre> manoeuvres;
    private readonly IReadOnlyList<PropagationEvent> events;

    /// <summary>Binds a propagation file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="knowledge">The shipped data.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public PropagationRun(PropagationDocument document, Knowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(knowledge);
        this.document = document;
        var problems = new Problems();
        Sky = PropagationSky.Open(document, knowledge, problems);
        var forces = new ForceBinding(document, Sky, problems).Bind();
        Outputs = OutputBinding.Bind(document, Sky, problems);
        if (forces is null)
            throw new InputException(problems.InOrder());
        model = forces;
        manoeuvres = ManoeuvreBinding.Bind(document, Sky, problems);
        events = EventBinding.Bind(document, Sky, model, problems);
        initial = Guarded(() => StateBinding.Bind(document, Sky, model, problems)) ?? default;
        problems.ThrowIfAny();
    }

    /// <summary>Where the bodies are and how they are turned.</summary>
    public PropagationSky Sky { get; }

    /// <summary>What accelerates the spacecraft.</summary>
    public ForceModel Model => model;

    /// <summary>Files to write.</summary>
    public IReadOnlyList<BoundOutput> Outputs { get; }

    /// <summary>The file.</summary>
    public PropagationDocument Document => document;

    /// <summary>Flies it.</summary>
    /// <param name="progress">Receives the part that is flown, 0 to 1, now and then.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <exception cref="InputException">A kernel does not cover the flight, or the motion cannot be integrated.</exception>
    public PropagationOutcome Fly(IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Guarded(() => Legs(progress, cancellation));

    private PropagationOutcome Legs(IProgress<double>? progress, CancellationToken cancellation)
    {
        var wanted = document.Case;
        var span = wanted.Duration ?? wanted.End!.Value - wanted.Epoch;
        var forwards = span > 0;
        var propagator = new Propagator(
            model,
            TolerancePosition,
            ToleranceVelocity,
            wanted.Integrator == Integrator.Adams ? IntegrationMethod.Adams : IntegrationMethod.DormandPrince853
        );
        var looked = progress is null ? events : [.. events, Watch(span, progress)];
        var (legs, burns, found) = (new List<Trajectory>(), new List<BurnMade>(), new List<PropagationOccurrence>());
        var (state, steps, evaluations) = (initial, 0L, 0L);
        string? stopped = null;
        foreach (var (end, burn) in Cuts(span))
        {
            if (end != state.Epoch)
            {
                var flown = propagator.Propagate(state, end, null, looked, false, cancellation);
                legs.Add(flown.Trajectory);
                found.AddRange(flown.Occurrences);
                // Counted from the first epoch, so that a leg's end is not rounded at the size of the date.
                (state, steps, evaluations) = (
                    flown.Stopped ? flown.Final : flown.Final with { Epoch = end },
                    steps + flown.Steps,
                    evaluations + flown.Evaluations
                );
                if (flown.Stopped)
                {
                    stopped = flown.Occurrences[^1].Name;
                    break;
                }
            }
            if (burn is null)
                continue;
            var now = new PositionVelocity(state.Position, state.Velocity);
            var change = forwards ? burn.After(state.Epoch, now) : burn.Before(state.Epoch, now);
            burns.Add(new(burn.Name, state.Epoch, change));
            state = state with { Velocity = forwards ? state.Velocity + change : state.Velocity - change };
        }
        return new(initial, legs, state, burns, found, stopped, steps, evaluations);
    }

    /// <summary>Where the motion bends, in the order of the flight, and its end: impulses, and edges of burns without one.</summary>
    private IEnumerable<(Epoch Epoch, BoundManoeuvre? Impulse)> Cuts(double span)
    {
        var cuts = new List<(Epoch Epoch, BoundManoeuvre? Impulse)>();
        foreach (var burn in manoeuvres)
            cuts.Add((initial.Epoch + burn.Elapsed, burn));
        foreach (var edge in (model.Thrust?.Burns ?? []).SelectMany(burn => new[] { burn.Start, burn.Stop }))
        {
            if ((edge - initial.Epoch) / span is > 0 and < 1)
                cuts.Add((edge, null));
        }
        cuts.Add((initial.Epoch + span, null));
        return cuts.OrderBy(cut => Math.Sign(span) * (cut.Epoch - initial.Epoch));
    }

    private double TolerancePosition =>
        document.Case.Tolerance.Position ?? Math.Max(PositionTolerance, RelativeTolerance * initial.Position.Norm);

    private double ToleranceVelocity => document.Case.Tolerance.Velocity ?? VelocityPerPosition * TolerancePosition;

    /// <summary>An event that never happens, whose function tells how far the flight is.</summary>
    private PropagationEvent Watch(double span, IProgress<double> progress)
    {
        var start = initial.Epoch.SecondsPastJ2000;
        return new(
            "",
            (tdb, _) =>
            {
                progress.Report((tdb - start) / span);
                return 1;
            }
        );
    }

    private T Guarded<T>(Func<T> work)
    {
        var problems = new Problems();
        var wanted = document.Case;
        try
        {
            return work();
        }
        catch (EphemerisCoverageException error)
        {
            document.Tell(
                problems,
                wanted,
                nameof(wanted.Epoch),
                "",
                $"meets a gap: {error.Message}",
                "name a kernel that covers it under 'kernels:', or fly less"
            );
        }
        catch (InsideBodyException error)
        {
            document.Tell(
                problems,
                wanted,
                nameof(wanted.State),
                "",
                FormattableString.Invariant(
                    $"is inside {BodyNames.Of(error.Body)} at {Sky.Times.Format(error.Epoch, TimeScale.Tdb, 3)}, {error.Distance / 1000:F3} km from its centre"
                ),
                "begin outside it, or stop before it with an event: { kind: altitude, height: 0 km, stop: yes }"
            );
        }
        catch (IntegrationException error)
        {
            document.Tell(
                problems,
                wanted,
                nameof(wanted.State),
                "",
                $"cannot be flown: {error.Message}",
                "see whether it falls into a body, or allow a greater tolerance"
            );
        }
        catch (FrameNotLoadedException error)
        {
            document.Tell(
                problems,
                wanted,
                nameof(wanted.Kernels),
                "",
                $"lack an orientation: {error.Message}",
                "name its kernel"
            );
        }
        throw new InputException(problems.InOrder());
    }
}
