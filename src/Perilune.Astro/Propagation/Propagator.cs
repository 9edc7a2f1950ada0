using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Flies a state through a force model by the method of Dormand and Prince of order 8, forwards or backwards, through
/// impulses and events, with the edges of shadows as events of their own. Immutable and safe from any thread.
/// </summary>
public sealed class Propagator
{
    private readonly ForceModel model;
    private readonly Tolerances tolerances;
    private readonly Tolerances tolerancesWithMatrix;

    /// <summary>A propagator with local tolerances for each step.</summary>
    /// <param name="model">The forces; they give the central body.</param>
    /// <param name="positionTolerance">Local error of position allowed in a step, m.</param>
    /// <param name="velocityTolerance">Local error of velocity allowed in a step, m/s.</param>
    public Propagator(ForceModel model, double positionTolerance = 1e-6, double velocityTolerance = 1e-10)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        var position = new Tolerances.Group(3, positionTolerance, 0);
        var velocity = new Tolerances.Group(3, velocityTolerance, 0);
        tolerances = Tolerances.ByGroup(position, velocity);
        // The matrix follows the steps that the state needs, so that a trajectory is the same with and without it.
        tolerancesWithMatrix = Tolerances.ByGroup(position, velocity, new(36, double.PositiveInfinity, 0));
    }

    /// <summary>The forces.</summary>
    public ForceModel Model => model;

    /// <summary>Propagates a state to an epoch.</summary>
    /// <param name="initial">State relative to the model's central body, in ICRF axes.</param>
    /// <param name="end">Where to end; before the state's epoch propagates backwards.</param>
    /// <param name="manoeuvres">Impulses; those between both epochs, these among them, are made (backwards: undone).</param>
    /// <param name="events">What to look for on the way.</param>
    /// <param name="stateTransition">Whether to integrate the state-transition matrix too.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <exception cref="ArgumentException">
    /// The state is of another origin or frame, or not finite, or the epochs are the same.
    /// </exception>
    /// <exception cref="InsideBodyException">The state is inside a body whose radius is known, or comes there.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not cover the flight.</exception>
    /// <exception cref="IntegrationException">The step became too small, as on the way through a centre.</exception>
    public PropagationResult Propagate(
        State initial,
        Epoch end,
        IReadOnlyList<ImpulsiveManoeuvre>? manoeuvres = null,
        IReadOnlyList<PropagationEvent>? events = null,
        bool stateTransition = false,
        CancellationToken cancellation = default
    )
    {
        var duration = end - initial.Epoch;
        if (initial.Origin != model.Central.Body || initial.Frame != Frame.Icrf)
            throw new ArgumentException(
                $"the state is relative to {initial.Origin} in {initial.Frame}, the model to {model.Central.Body} in ICRF",
                nameof(initial)
            );
        if (!(double.IsFinite(initial.Position.Norm) && double.IsFinite(initial.Velocity.Norm)))
            throw new ArgumentException(
                $"the state holds what is not a finite number: {initial.Position}, {initial.Velocity}",
                nameof(initial)
            );
        if (duration == 0)
            throw new ArgumentException("the state is already at the end", nameof(end));
        var origin = initial.Epoch.SecondsPastJ2000;
        IIntegrator method;
        IEnumerable<StateEvent> shadows;
        if (stateTransition)
        {
            var environment = new ForceEnvironment<Dual3>(model);
            method = new DormandPrince853<VariationalEquations>(new(model, environment, origin), tolerancesWithMatrix);
            shadows = new ShadowEdges<Dual3>(model, environment, origin, duration > 0).Events(initial.Position);
        }
        else
        {
            var environment = new ForceEnvironment<Real>(model);
            method = new DormandPrince853<EquationsOfMotion>(new(model, environment, origin), tolerances);
            shadows = new ShadowEdges<Real>(model, environment, origin, duration > 0).Events(initial.Position);
        }
        Span<double> state = stackalloc double[method.Dimension];
        Write(state, initial.Position, initial.Velocity);
        for (var i = 6; i < state.Length; i += 7)
            state[i] = 1;

        var found = new List<PropagationOccurrence>();
        StateEvent[] looked =
        [
            .. (events ?? []).Select(wanted => Observe(wanted, initial.Epoch, origin, found)),
            .. shadows,
            .. BodySurfaces.Events(model, initial.Epoch, initial.Position),
        ];
        var run = new IntegrationRun(method, looked);
        var record = new DenseSolution.Builder();
        method.Start(0, state);
        var reached = true;
        foreach (var (time, deltaV) in Impulses(manoeuvres ?? [], initial.Epoch, duration))
        {
            reached = run.Run(time, record, cancellation);
            if (!reached)
                break;
            method.State.CopyTo(state);
            state[3] += deltaV.X;
            state[4] += deltaV.Y;
            state[5] += deltaV.Z;
            method.Start(time, state);
        }
        reached = reached && run.Run(duration, record, cancellation);
        var final = method.State;
        return new(
            new(initial.Origin, initial.Epoch, record.Build()),
            new(
                initial.Epoch + method.Time,
                initial.Origin,
                Frame.Icrf,
                new(final[0], final[1], final[2]),
                new(final[3], final[4], final[5])
            ),
            found,
            !reached,
            method.Evaluations,
            method.AcceptedSteps
        );
    }

    private static IEnumerable<(double Time, Vector3 DeltaV)> Impulses(
        IReadOnlyList<ImpulsiveManoeuvre> manoeuvres,
        Epoch start,
        double duration
    )
    {
        var direction = Math.Sign(duration);
        return manoeuvres
            .Select(manoeuvre => (Time: manoeuvre.Epoch - start, DeltaV: manoeuvre.DeltaV * direction))
            .Where(impulse => impulse.Time * direction >= 0 && impulse.Time * direction <= Math.Abs(duration))
            .OrderBy(impulse => impulse.Time * direction);
    }

    private static StateEvent Observe(
        PropagationEvent wanted,
        Epoch start,
        double origin,
        List<PropagationOccurrence> found
    ) =>
        new(
            (t, y) => wanted.Function(origin + t, Read(y)),
            wanted.Direction,
            wanted.Stops ? EventAction.Stop : EventAction.Continue,
            (t, rising, y) => found.Add(new(wanted.Name, start + t, rising, Read(y)))
        );

    private static PositionVelocity Read(ReadOnlySpan<double> y) => new(new(y[0], y[1], y[2]), new(y[3], y[4], y[5]));

    private static void Write(Span<double> state, Vector3 position, Vector3 velocity)
    {
        (state[0], state[1], state[2]) = (position.X, position.Y, position.Z);
        (state[3], state[4], state[5]) = (velocity.X, velocity.Y, velocity.Z);
    }
}
