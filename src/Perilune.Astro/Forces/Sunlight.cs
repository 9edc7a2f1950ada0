using Perilune.Astro.Eclipses;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// What one occulter is known to do to sunlight in each lane, so that a step sees one smooth law and its end is found as an
/// event. Where nothing is known geometry decides.
/// </summary>
internal sealed class Sunlight<T>
    where T : struct, IScalar<T>
{
    private const double ByGeometry = -1;
    private readonly Lighting?[] known = new Lighting?[T.Lanes];
    private readonly double[] values = new double[T.Lanes];
    private T fixedFraction = T.FromDouble(ByGeometry);
    private bool allSunlit;
    private bool noneByGeometry;

    public Lighting? this[int lane]
    {
        get => known[lane];
        set
        {
            known[lane] = value;
            for (var i = 0; i < values.Length; i++)
                values[i] = known[i] switch
                {
                    Lighting.Sunlit => 1,
                    Lighting.Umbra => 0,
                    _ => ByGeometry,
                };
            fixedFraction = T.FromLanes(values);
            allSunlit = values.AsSpan().IndexOfAnyExcept(1) < 0;
            noneByGeometry = !values.AsSpan().Contains(ByGeometry);
        }
    }

    /// <summary>The part of the Sun's disc that the occulter covers, 0 to 1.</summary>
    public T Covered(Vector3<T> toSun, Vector3<T> toBody, double radius)
    {
        if (allSunlit)
            return T.FromDouble(0);
        if (noneByGeometry)
            return T.FromDouble(1) - fixedFraction;
        var visible = SolarDisc.VisibleFraction(toSun, toBody, radius);
        return T.FromDouble(1) - T.WhereLess(fixedFraction, T.FromDouble(0), visible, fixedFraction);
    }
}
