using Perilune.Astro.Forces;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Ends a propagation that goes into a body whose radius is known: below its surface the harmonics of its field mean
/// nothing.
/// </summary>
internal static class BodySurfaces
{
    /// <summary>Checks the start, and gives the events that watch over the rest.</summary>
    /// <param name="model">The forces.</param>
    /// <param name="start">Epoch of the start.</param>
    /// <param name="position">Position there from the central body, ICRF axes, m.</param>
    /// <exception cref="InsideBodyException">The start is inside a body.</exception>
    internal static IEnumerable<StateEvent> Events(ForceModel model, Epoch start, Vector3 position)
    {
        var origin = start.SecondsPastJ2000;
        foreach (var body in model.Others.Append(model.Central).Where(body => body.Radius > 0))
        {
            if (Height(model, body, origin, position) < 0)
                throw Inside(model, body, start, position);
            yield return new(
                (t, y) => Height(model, body, origin + t, new(y[0], y[1], y[2])),
                EventDirection.Either,
                EventAction.Stop,
                (t, _, y) => throw Inside(model, body, start + t, new(y[0], y[1], y[2]))
            );
        }
    }

    /// <summary>Height over the inner sphere, m; negative inside.</summary>
    private static double Height(ForceModel model, AttractingBody body, double tdb, Vector3 position)
    {
        var centre =
            body.Body == model.Central.Body
                ? Vector3.Zero
                : model.Ephemeris.Position(body.Body, model.Central.Body, tdb);
        return Vector3.Distance(position, centre) - body.InnerRadius;
    }

    private static InsideBodyException Inside(ForceModel model, AttractingBody body, Epoch epoch, Vector3 position) =>
        new(
            body.Body,
            epoch,
            body.InnerRadius + Height(model, body, epoch.SecondsPastJ2000, position),
            body.InnerRadius
        );
}
