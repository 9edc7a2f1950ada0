using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// How two ellipsoids stand against each other in a sky, as smooth functions of position. A linear map about the observer
/// takes rays to rays, so that one of the two may be made the unit sphere; the other's outline is then held against a round
/// disc by the planes through the observer that touch it. No approximation is made.
/// </summary>
internal static class DiscGeometry
{
    private const int Samples = 8;
    private const int Steps = 20;
    private const double AngleTolerance = 1e-9;

    /// <summary>Positive where the discs stand apart, zero where they touch from outside.</summary>
    public static double Apart(in SeenDisc front, in SeenDisc back) =>
        front.IsSphere && back.IsSphere ? Separation(front, back) - Radius(front) - Radius(back)
        // The point of the two, or else either, is the one that is made round.
        : front.IsPoint ? Distance(back, front)
        : Distance(front, back) - back.NormalizedRadius;

    /// <summary>Negative where the front disc hides the whole of the back one, zero where it touches it from within.</summary>
    public static double Full(in SeenDisc front, in SeenDisc back)
    {
        if (front.IsSphere && back.IsSphere)
            return Separation(front, back) + Radius(back) - Radius(front);
        return front.IsPoint ? back.NormalizedRadius : Distance(front, back) + back.NormalizedRadius;
    }

    /// <summary>Negative where the front disc is seen within the back one, zero where it touches it from within.</summary>
    public static double Annular(in SeenDisc front, in SeenDisc back) => Full(back, front);

    private static double Separation(in SeenDisc a, in SeenDisc b) => Vector3.Angle(a.ToCentre, b.ToCentre);

    private static double Radius(in SeenDisc sphere) =>
        ShadowGeometry.AngularRadius(sphere.ToCentre, sphere.SemiAxes.X);

    /// <summary>
    /// Angle from the centre of a disc that is made round to the outline of another, rad: positive outside it, negative inside.
    /// </summary>
    private static double Distance(in SeenDisc outlined, in SeenDisc round)
    {
        // Where the outlined ellipsoid is a unit sphere about k, planes that touch it have normals m with m.k = 1.
        var k = outlined.Normalize(outlined.ToCentre);
        var toRound = outlined.Normalize(round.ToCentre);
        var length = k.Norm;
        var cosine = Math.Min(1, 1 / length);
        var sine = Math.Sqrt(1 - cosine * cosine);
        var axis = k / length;
        var away = Perpendicular(axis, toRound);
        var rim = new Rim(axis * cosine, away * -sine, Vector3.Cross(axis, away) * sine);
        var center = round.Normalize(round.ToCentre);
        if (Vector3.Dot(center, round.Normalize(outlined.ToCentre)) <= 0)
        {
            // On the far side of the sky only the sign matters: the outline is taken in the plane of both centres.
            var touch = round.Normalize(outlined.Denormalize(k - rim.At(0)));
            return Vector3.Angle(touch, center);
        }
        var toPlane = toRound / center.Norm;
        return Math.Asin(Math.Clamp(Greatest(rim, toPlane, outlined, round), -1, 1));
    }

    /// <summary>
    /// Greatest sine of the angle from the round disc's centre to a touching plane, over all of them: where the centre is outside,
    /// to the one that parts it from the outline, and inside, less that to the nearest.
    /// </summary>
    private static double Greatest(in Rim rim, Vector3 toPlane, in SeenDisc outlined, in SeenDisc round)
    {
        var (best, angle) = (double.NegativeInfinity, 0.0);
        for (var i = 0; i < Samples; i++)
        {
            var sample = i * (Math.Tau / Samples);
            var m = rim.At(sample);
            var value = -Vector3.Dot(m, toPlane) / Normal(m, outlined, round).Norm;
            if (value > best)
                (best, angle) = (value, sample);
        }
        // Newton's method on the derivative of -m.q / |n|.
        for (var step = 0; step < Steps; step++)
        {
            var (m, first, second) = (rim.At(angle), rim.First(angle), rim.Second(angle));
            var (n, n1, n2) = (
                Normal(m, outlined, round),
                Normal(first, outlined, round),
                Normal(second, outlined, round)
            );
            var (value, value1, value2) = (
                -Vector3.Dot(m, toPlane),
                -Vector3.Dot(first, toPlane),
                -Vector3.Dot(second, toPlane)
            );
            var (square, square1, square2) = (
                n.NormSquared,
                2 * Vector3.Dot(n, n1),
                2 * (n1.NormSquared + Vector3.Dot(n, n2))
            );
            best = Math.Max(best, value / Math.Sqrt(square));
            var slope = value1 * square - 0.5 * value * square1;
            var curvature = value2 * square + 0.5 * value1 * square1 - 0.5 * value * square2;
            var change = curvature < 0 ? -slope / curvature : Math.CopySign(0.1, slope);
            if (!(Math.Abs(change) > AngleTolerance))
                break;
            angle += Math.Clamp(change, -Math.Tau / Samples, Math.Tau / Samples);
        }
        return best;
    }

    /// <summary>Normal of a plane where the round disc is a sphere, from that where the outlined one is.</summary>
    private static Vector3 Normal(Vector3 m, in SeenDisc outlined, in SeenDisc round) =>
        round.NormalizeNormal(outlined.DenormalizeNormal(m));

    /// <summary>The unit vector across an axis nearest to another vector; any where the two are parallel.</summary>
    private static Vector3 Perpendicular(Vector3 axis, Vector3 other)
    {
        var across = other - axis * Vector3.Dot(axis, other);
        if (across.NormSquared > 1e-24 * other.NormSquared)
        {
            // A second time, because what is left of a nearly parallel vector is not across to its last digits.
            return (across - axis * Vector3.Dot(axis, across)).Unit;
        }
        return Vector3.Cross(axis, Math.Abs(axis.X) < 0.5 ? Vector3.UnitX : Vector3.UnitY).Unit;
    }

    /// <summary>The normals of the touching planes: a circle.</summary>
    private readonly record struct Rim(Vector3 Middle, Vector3 Cosine, Vector3 Sine)
    {
        public Vector3 At(double angle)
        {
            var (sin, cos) = Math.SinCos(angle);
            return Middle + Cosine * cos + Sine * sin;
        }

        public Vector3 First(double angle)
        {
            var (sin, cos) = Math.SinCos(angle);
            return Sine * cos - Cosine * sin;
        }

        public Vector3 Second(double angle) => Middle - At(angle);
    }
}
