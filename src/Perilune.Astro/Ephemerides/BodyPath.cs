using System.Runtime.InteropServices;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Ephemerides;

/// <summary>
/// The path of a body relative to another for many evaluations: in each lane the series for its epoch is kept, so that an
/// evaluation is one short sum. Where there is no such series the ephemeris itself answers. The same numbers in every kind
/// of scalar, whatever was asked before; within rounding they are those of <see cref="Ephemeris.Position"/>. Memory of one
/// propagation: not for several threads at once.
/// </summary>
internal sealed class BodyPath<T>
    where T : struct, IScalar<T>
{
    private readonly Ephemeris ephemeris;
    private readonly int target;
    private readonly int center;
    private readonly PositionArc[] arcs = new PositionArc[T.Lanes];
    private readonly PositionArc aside = new();
    private readonly double[] values = new double[T.Lanes];
    private readonly Vector3[] places = new Vector3[T.Lanes];
    private T[] coefficients = [];
    private int count;
    private T middle;
    private T radius;
    private bool complete;

    public BodyPath(Ephemeris ephemeris, int target, int center)
    {
        (this.ephemeris, this.target, this.center) = (ephemeris, target, center);
        for (var lane = 0; lane < arcs.Length; lane++)
            arcs[lane] = new();
    }

    /// <summary>The place at the epochs of the lanes, m.</summary>
    /// <param name="tdb">TDB seconds past J2000, one for each lane.</param>
    /// <exception cref="EphemerisCoverageException">A body between the two has no state at an epoch.</exception>
    public Vector3<T> At(ReadOnlySpan<double> tdb)
    {
        var changed = false;
        for (var lane = 0; lane < arcs.Length; lane++)
        {
            if (arcs[lane].Holds(tdb[lane]))
                continue;
            ephemeris.Expand(target, center, tdb[lane], arcs[lane]);
            changed = true;
        }
        if (changed)
            Pack();
        if (complete)
            return PositionArc.Evaluate<T>(coefficients.AsSpan(0, count), (T.FromLanes(tdb) - middle) / radius);
        for (var lane = 0; lane < arcs.Length; lane++)
            places[lane] = Evaluate(arcs[lane], tdb[lane]);
        return Vector3<T>.FromLanes(places);
    }

    /// <summary>The place at another epoch near that of a lane, m.</summary>
    public Vector3 At(double tdb, int lane)
    {
        if (arcs[lane].Holds(tdb))
            return Evaluate(arcs[lane], tdb);
        if (!aside.Holds(tdb))
            ephemeris.Expand(target, center, tdb, aside);
        return Evaluate(aside, tdb);
    }

    private Vector3 Evaluate(PositionArc arc, double tdb) =>
        arc.Terms == 0
            ? ephemeris.Position(target, center, tdb)
            : PositionArc
                .Evaluate<Real>(MemoryMarshal.Cast<double, Real>(arc.Coefficients), (tdb - arc.Middle) / arc.Radius)
                .Lane(0);

    /// <summary>Puts the series of all lanes into one; where a lane has fewer terms, zeros change nothing.</summary>
    private void Pack()
    {
        complete = true;
        count = 0;
        foreach (var arc in arcs)
        {
            complete &= arc.Terms > 0;
            count = Math.Max(count, arc.Coefficients.Length);
        }
        if (coefficients.Length < count)
            coefficients = new T[2 * count];
        for (var k = 0; k < count; k++)
        {
            for (var lane = 0; lane < arcs.Length; lane++)
                values[lane] = k < arcs[lane].Coefficients.Length ? arcs[lane].Coefficients[k] : 0;
            coefficients[k] = T.FromLanes(values);
        }
        middle = Gather(arcs, arc => arc.Middle);
        radius = Gather(arcs, arc => arc.Radius);
    }

    private T Gather(PositionArc[] from, Func<PositionArc, double> value)
    {
        for (var lane = 0; lane < from.Length; lane++)
            values[lane] = value(from[lane]);
        return T.FromLanes(values);
    }
}
