using Perilune.Astro.Eclipses;
using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Edges of shadows as events of an integration: between two of them sunlight follows one smooth law, and at each the
/// integration starts again, so that no step goes across an edge unseen.
/// </summary>
internal sealed class ShadowEdges<T>(
    ForceModel model,
    ForceEnvironment<T> environment,
    double origin,
    bool forwards,
    int lane = 0
)
    where T : struct, IScalar<T>
{
    /// <summary>Accuracy of an edge's time, s: at orbital speed a millimetre of path, far under the width of a penumbra.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Whether an occulter hides a part of the Sun that changes from place to place as near an edge.</summary>
    public bool AnyPenumbra
    {
        get
        {
            for (var i = 0; i < (model.RadiationPressure?.Occulters.Length ?? 0); i++)
            {
                if (environment.Sunlight(i)[lane] is Lighting.Penumbra)
                    return true;
            }
            return false;
        }
    }

    /// <summary>Functions whose sign changes are the edges that can be the next.</summary>
    public IEnumerable<EventFunction> Edges()
    {
        for (var i = 0; i < (model.RadiationPressure?.Occulters.Length ?? 0); i++)
        {
            var occulter = i;
            yield return (t, y) => Outer(occulter, t, y);
            yield return (t, y) => Inner(occulter, t, y);
        }
    }

    /// <summary>Sets what each occulter does at the start, and gives the events that change it.</summary>
    public IEnumerable<StateEvent> Events(Vector3 position)
    {
        var occulters = model.RadiationPressure?.Occulters ?? [];
        for (var i = 0; i < occulters.Length; i++)
        {
            var occulter = i;
            var (toSun, toBody, radius) = Directions(occulter, 0, [position.X, position.Y, position.Z]);
            Change(occulter, ShadowGeometry.Classify(toSun, toBody, radius));
            yield return new(
                (t, y) => Outer(occulter, t, y),
                EventDirection.Either,
                EventAction.Restart,
                (t, rising, y) => Change(occulter, rising == forwards ? Lighting.Sunlit : Lighting.Penumbra),
                Tolerance
            );
            yield return new(
                (t, y) => Inner(occulter, t, y),
                EventDirection.Either,
                EventAction.Restart,
                (t, rising, y) => Change(occulter, rising == forwards ? Lighting.Penumbra : Inside(occulter, t, y)),
                Tolerance
            );
        }
    }

    // An edge that cannot be the next answers with its sign alone.
    private double Outer(int occulter, double t, ReadOnlySpan<double> state)
    {
        if (environment.Sunlight(occulter)[lane] is Lighting.Umbra or Lighting.Annular)
            return -1;
        var (toSun, toBody, radius) = Directions(occulter, t, state);
        return ShadowGeometry.OuterEdge(toSun, toBody, radius);
    }

    private double Inner(int occulter, double t, ReadOnlySpan<double> state)
    {
        if (environment.Sunlight(occulter)[lane] is Lighting.Sunlit)
            return 1;
        var (toSun, toBody, radius) = Directions(occulter, t, state);
        return ShadowGeometry.InnerEdge(toSun, toBody, radius);
    }

    private Lighting Inside(int occulter, double t, ReadOnlySpan<double> state)
    {
        var (toSun, toBody, radius) = Directions(occulter, t, state);
        return ShadowGeometry.AngularRadius(toBody, radius) < ShadowGeometry.AngularRadius(toSun, SolarDisc.SunRadius)
            ? Lighting.Annular
            : Lighting.Umbra;
    }

    private (Vector3 ToSun, Vector3 ToBody, double Radius) Directions(
        int occulter,
        double t,
        ReadOnlySpan<double> state
    )
    {
        var position = new Vector3(state[0], state[1], state[2]);
        var (sun, body) = environment.Lights(occulter, origin + t, lane);
        return (sun - position, body - position, model.RadiationPressure!.Occulters[occulter].Radius);
    }

    private void Change(int occulter, Lighting lighting) => environment.Sunlight(occulter)[lane] = lighting;
}
