using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Makes the functions whose sign changes are the wanted events.</summary>
internal static class EventBinding
{
    /// <summary>The events; where something is wrong it is told, and the event left out.</summary>
    public static IReadOnlyList<PropagationEvent> Bind(
        PropagationDocument document,
        PropagationSky sky,
        ForceModel model,
        Problems problems
    )
    {
        var bound = new List<PropagationEvent>();
        foreach (var wanted in document.Case.Events)
        {
            if (KindOf(wanted) is not { } kind)
            {
                var kinds = Enum.GetValues<EventKind>().Select(value => Kebab.Of($"{value}")).ToList();
                document.Tell(
                    problems,
                    wanted,
                    nameof(wanted.Kind),
                    wanted.Name,
                    "is not known",
                    $"name a kind; {Spelling.Suggest(wanted.Name, kinds)}"
                );
            }
            else if (sky.Body(wanted, nameof(wanted.Body), wanted.Body) is { } body)
            {
                var function = Function(document, sky, model, problems, wanted, kind, body);
                if (function is not null)
                    bound.Add(new(wanted.Name, function, Direction(kind, wanted.Direction), wanted.Stop));
            }
        }
        return bound;
    }

    /// <summary>The kind of an event: the one written, or the one that its name is.</summary>
    public static EventKind? KindOf(WantedEvent wanted)
    {
        if (wanted.Kind is { } kind)
            return kind;
        foreach (var value in Enum.GetValues<EventKind>())
        {
            if (Kebab.Of($"{value}") == wanted.Name)
                return value;
        }
        return null;
    }

    private static EventDirection Direction(EventKind kind, Passage passage) =>
        kind switch
        {
            EventKind.Periapsis or EventKind.AscendingNode => EventDirection.Rising,
            EventKind.Apoapsis or EventKind.DescendingNode => EventDirection.Falling,
            _ => passage switch
            {
                Passage.Rising => EventDirection.Rising,
                Passage.Falling => EventDirection.Falling,
                _ => EventDirection.Either,
            },
        };

    private static TrajectoryFunction? Function(
        PropagationDocument document,
        PropagationSky sky,
        ForceModel model,
        Problems problems,
        WantedEvent wanted,
        EventKind kind,
        int body
    )
    {
        var center = model.Central.Body;
        var ephemeris = sky.Ephemeris;
        PositionVelocity Relative(double tdb, PositionVelocity state) =>
            body == center ? state : state - ephemeris.State(body, center, tdb);
        Vector3 Toward(int other, double tdb, PositionVelocity state) =>
            (other == center ? Vector3.Zero : ephemeris.Position(other, center, tdb)) - state.Position;

        switch (kind)
        {
            case EventKind.Periapsis or EventKind.Apoapsis:
                return (tdb, state) =>
                {
                    var (position, velocity) = Relative(tdb, state);
                    return Vector3.Dot(position, velocity);
                };
            case EventKind.AscendingNode or EventKind.DescendingNode:
                var given = document.Case.State;
                var frame = wanted.Frame is null
                    ? sky.FrameOf(given, nameof(given.Frame), given.Frame)
                    : sky.FrameOf(wanted, nameof(wanted.Frame), wanted.Frame);
                return frame is null
                    ? null
                    : (tdb, state) => (sky.Frames.Rotation(Frame.Icrf, frame, tdb) * Relative(tdb, state).Position).Z;
        }
        if ((wanted.Radius ?? sky.Radius(body)) is not { } radius)
        {
            document.Tell(problems, wanted, nameof(wanted.Radius), wanted.Body ?? "", "is not known", "add 'radius:'");
            return null;
        }
        if (kind == EventKind.Penumbra)
            return (tdb, state) =>
                ShadowGeometry.OuterEdge(Toward(NaifId.Sun, tdb, state), Toward(body, tdb, state), radius);
        if (kind == EventKind.Umbra)
            return (tdb, state) =>
                ShadowGeometry.InnerEdge(Toward(NaifId.Sun, tdb, state), Toward(body, tdb, state), radius);
        if (wanted.Height is { } height)
            return (tdb, state) => Relative(tdb, state).Position.Norm - radius - height;
        document.Tell(problems, wanted, nameof(wanted.Height), "", "is missing", "add 'height: 100 km'");
        return null;
    }
}
