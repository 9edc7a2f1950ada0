using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>What the forces themselves ask of an integration.</summary>
/// <param name="Events">Edges of shadows, and surfaces of bodies.</param>
/// <param name="Changes">Switches of burns.</param>
internal readonly record struct ForceEvents(StateEvent[] Events, ScheduledChange[] Changes)
{
    /// <summary>Brings an environment to a start, and gives what keeps it right from there on.</summary>
    /// <param name="model">The forces.</param>
    /// <param name="environment">Memory of the propagation.</param>
    /// <param name="request">The flight.</param>
    /// <param name="lane">The lane.</param>
    /// <exception cref="InsideBodyException">The start is inside a body.</exception>
    internal static ForceEvents Of<T>(
        ForceModel model,
        ForceEnvironment<T> environment,
        FlightRequest request,
        int lane = 0
    )
        where T : struct, IScalar<T>
    {
        var initial = request.Initial;
        var forwards = request.End > initial.Epoch;
        var shadows = new ShadowEdges<T>(model, environment, initial.Epoch.SecondsPastJ2000, forwards, lane);
        var others = WithoutShadows(model, environment, request, lane);
        return others with { Events = [.. shadows.Events(initial.Position), .. others.Events] };
    }

    /// <summary>As the other, for a method that sees shadows in another way.</summary>
    /// <exception cref="InsideBodyException">The start is inside a body.</exception>
    internal static ForceEvents WithoutShadows<T>(
        ForceModel model,
        ForceEnvironment<T> environment,
        FlightRequest request,
        int lane = 0
    )
        where T : struct, IScalar<T>
    {
        var initial = request.Initial;
        var forwards = request.End > initial.Epoch;
        var switches = new ThrustSwitches<T>(model, environment, initial.Epoch, forwards, request.Parameters, lane);
        return new([.. BodySurfaces.Events(model, initial.Epoch, initial.Position)], [.. switches.Changes()]);
    }
}
