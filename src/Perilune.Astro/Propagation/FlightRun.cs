using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Propagation;

/// <summary>
/// One flight through its impulses and events, whatever takes its steps: after each step <see cref="Examine"/>, then, once
/// the step is as short as that says, <see cref="Finish"/>, and on towards <see cref="Limit"/> until it has ended.
/// </summary>
internal sealed class FlightRun
{
    private readonly State initial;
    private readonly double duration;
    private readonly IIntegration integration;
    private readonly StepEvents events;
    private readonly List<PropagationOccurrence> found = [];
    private readonly DenseSolution.Builder record = new();
    private readonly ScheduledChange[] changes;
    private readonly IReadOnlyList<ForceParameter> parameters;
    private int leg;
    private bool stopped;

    /// <summary>Starts the integration of a flight that was asked for.</summary>
    public FlightRun(FlightRequest request, IIntegration integration, in ForceEvents ofForces)
    {
        (initial, this.integration) = (request.Initial, integration);
        duration = request.End - initial.Epoch;
        parameters = request.Parameters;
        changes = [.. Scheduled(Impulses(request.Manoeuvres ?? []).Concat(ofForces.Changes))];
        var origin = initial.Epoch.SecondsPastJ2000;
        events = new(
            integration,
            [
                .. (request.Events ?? []).Select(wanted => Observe(wanted, initial.Epoch, origin, found)),
                .. ofForces.Events,
            ]
        );
        Span<double> state = stackalloc double[integration.Dimension];
        (state[0], state[1], state[2]) = (initial.Position.X, initial.Position.Y, initial.Position.Z);
        (state[3], state[4], state[5]) = (initial.Velocity.X, initial.Velocity.Y, initial.Velocity.Z);
        // The matrix is one; its columns follow the state.
        for (var column = 0; column < 6 && VariationalEquations.StateLength < state.Length; column++)
            state[VariationalEquations.StateLength + 7 * column] = 1;
        integration.Start(0, state);
        BeginLeg();
    }

    /// <summary>Where the present leg ends, seconds from the initial epoch.</summary>
    public double Limit { get; private set; }

    /// <summary>Whether the flight is over.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Finds the events of the step just taken; the time to which the step is to be shortened, or null.</summary>
    public double? Examine() => events.Examine();

    /// <summary>Keeps the step, acts on events at its end, and makes the impulse that comes there.</summary>
    public void Finish()
    {
        stopped = events.Finish(record);
        if (stopped)
            HasEnded = true;
        else if (integration.Time == Limit)
            EndLeg();
    }

    /// <summary>What the flight gave, once it has ended.</summary>
    public PropagationResult Result()
    {
        var final = Read(integration.State);
        return new(
            new(initial.Origin, initial.Epoch, record.Build(), parameters),
            new(initial.Epoch + integration.Time, initial.Origin, Frame.Icrf, final.Position, final.Velocity),
            found,
            stopped,
            integration.Evaluations,
            integration.AcceptedSteps
        );
    }

    private void BeginLeg()
    {
        Limit = leg < changes.Length ? changes[leg].Time : duration;
        events.Begin();
        if (integration.Time == Limit)
            EndLeg();
    }

    private void EndLeg()
    {
        if (leg == changes.Length)
        {
            HasEnded = true;
            return;
        }
        Span<double> state = stackalloc double[integration.Dimension];
        integration.State.CopyTo(state);
        changes[leg].Change(state);
        integration.Start(integration.Time, state);
        leg++;
        BeginLeg();
    }

    private IEnumerable<ScheduledChange> Impulses(IReadOnlyList<ImpulsiveManoeuvre> manoeuvres)
    {
        foreach (var manoeuvre in manoeuvres)
        {
            var deltaV = manoeuvre.DeltaV * Math.Sign(duration);
            yield return new(
                manoeuvre.Epoch - initial.Epoch,
                state =>
                {
                    state[3] += deltaV.X;
                    state[4] += deltaV.Y;
                    state[5] += deltaV.Z;
                }
            );
        }
    }

    /// <summary>Those on the way, both ends among them, in its order.</summary>
    private IEnumerable<ScheduledChange> Scheduled(IEnumerable<ScheduledChange> all)
    {
        var direction = Math.Sign(duration);
        return all.Where(change => change.Time * direction >= 0 && change.Time * direction <= Math.Abs(duration))
            .OrderBy(change => change.Time * direction);
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
}
