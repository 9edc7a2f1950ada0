using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// How much of the Sun's disc a spherical body leaves visible (O. Montenbruck and E. Gill, "Satellite Orbits", 2000,
/// section 3.4.2, equations 3.85 to 3.94), over any scalar.
/// </summary>
public static class SolarDisc
{
    /// <summary>Radius of the Sun, m (IAU 2015 Resolution B3, nominal solar radius).</summary>
    public const double SunRadius = 695_700_000;

    /// <summary>Visible fraction of the disc, 0 to 1; exactly 1 outside the penumbra and 0 in the umbra.</summary>
    /// <param name="toSun">From the observer to the Sun's centre, m.</param>
    /// <param name="toBody">From the observer, outside the body, to the body's centre, m.</param>
    /// <param name="bodyRadius">Radius of the body, m.</param>
    public static T VisibleFraction<T>(Vector3<T> toSun, Vector3<T> toBody, double bodyRadius)
        where T : struct, IScalar<T>
    {
        var sunDistance = toSun.Norm;
        var bodyDistance = toBody.Norm;
        var one = T.FromDouble(1);
        var a = T.Asin(T.FromDouble(SunRadius) / sunDistance);
        var b = T.Asin(Limit(T.FromDouble(bodyRadius) / bodyDistance));
        // By the chord, which a small angle does not round away.
        var chord = toSun * (one / sunDistance) - toBody * (one / bodyDistance);
        var c = T.Asin(Limit(chord.Norm * 0.5)) * 2.0;
        var partial = one - Lens(a, b, c) / (a * a * Math.PI);
        var covered = T.WhereLess(a, b, T.FromDouble(0), one - b * b / (a * a));
        var inner = T.WhereLess(a, b, b - a, a - b);
        return T.WhereLess(c, inner, covered, T.WhereLess(a + b, c, one, partial));
    }

    /// <summary>
    /// Area common to two discs of radii a and b whose centres are c apart. Its terms have derivatives that grow without
    /// bound towards the edges and cancel there, and nothing would be left of the sum; so its own derivatives are given: the
    /// arcs of the two circles inside each other, and the chord.
    /// </summary>
    private static T Lens<T>(T a, T b, T c)
        where T : struct, IScalar<T>
    {
        var (a0, b0, c0) = (Value(a), Value(b), Value(c));
        // The triangle of the centres and a point where the circles meet, by its sides: near a contact and for a body far wider
        // than the Sun the cosines of its angles would lose all.
        var (sum, depth, besideA, besideB) = (a0 + b0 + c0, a0 + b0 - c0, b0 + c0 - a0, a0 + c0 - b0);
        var alpha = AngleByHalf(depth * besideA, besideB * sum, a0 * c0);
        var beta = AngleByHalf(depth * besideB, besideA * sum, b0 * c0);
        var halfChord = T.Sqrt(Positive(depth * besideA * (besideB * sum))) / (c0 * 2.0);
        var area = a0 * a0 * alpha + b0 * b0 * beta - c0 * halfChord;
        return area + ((a - a0) * a0 * alpha + (b - b0) * b0 * beta - (c - c0) * halfChord) * 2.0;
    }

    /// <summary>The same number as a constant, without its derivatives.</summary>
    private static T Value<T>(T number)
        where T : struct, IScalar<T>
    {
        Span<double> lanes = stackalloc double[T.Lanes];
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = number.Lane(i);
        return T.FromLanes(lanes);
    }

    private static T Limit<T>(T value)
        where T : struct, IScalar<T>
    {
        const double most = 1 - 1e-15;
        var upper = T.FromDouble(most);
        var lower = T.FromDouble(-most);
        return T.WhereLess(value, lower, lower, T.WhereLess(upper, value, upper, value));
    }

    /// <summary>An angle between two sides, from the squares of sine and cosine of its half, each times four products of the sides.</summary>
    private static T AngleByHalf<T>(T sine, T cosine, T product)
        where T : struct, IScalar<T>
    {
        var acute = T.Asin(T.Sqrt(Positive(T.WhereLess(sine, cosine, sine, cosine)) / (product * 4.0))) * 2.0;
        return T.WhereLess(sine, cosine, acute, T.FromDouble(Math.PI) - acute);
    }

    /// <summary>Positive, so that a root has derivatives: outside the range of partial overlap there is no triangle.</summary>
    private static T Positive<T>(T value)
        where T : struct, IScalar<T>
    {
        var least = T.FromDouble(1e-300);
        return T.WhereLess(value, least, least, value);
    }
}
