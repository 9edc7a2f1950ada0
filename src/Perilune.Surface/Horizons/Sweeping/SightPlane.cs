using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Perilune.Surface.Topography;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The plane of a line through the Moon's centre, drawn so that X depends on the arc alone. A straight sight is
/// 1/r = a cos(arc) + b sin(arc), so that 1/(r cos(arc)) is linear in tan(arc): with X = R tan(arc) and
/// Y = R - R^2 / (r cos(arc)) sights stay straight, higher ground stays higher, and hulls and tangents are what they were.
/// With h = z / (1 + z/R) of a height z above the reference sphere, Y = h sec(arc) - R (sec(arc) - 1).
/// </summary>
/// <param name="X">R tan(arc), m.</param>
/// <param name="Secant">sec(arc).</param>
/// <param name="Fall">R (sec(arc) - 1), m.</param>
internal readonly record struct SightPlane(double X, double Secant, double Fall)
{
    private const double R = SurfacePoint.ReferenceRadius;

    /// <summary>The vertical at an arc in rad.</summary>
    public static SightPlane At(double arc)
    {
        var (sin, cos) = Math.SinCos(arc);
        // 1 - cos without its cancellation.
        return new(R * sin / cos, 1 / cos, R * sin * sin / ((1 + cos) * cos));
    }

    /// <summary>The same for arcs below 0.1 rad: the next terms are below a centimetre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SightPlane AtSmall(double arc)
    {
        var square = arc * arc;
        var rise = square * (0.5 + square * (5.0 / 24));
        return new(R * arc * (1 + square * (1.0 / 3 + square * (2.0 / 15))), 1 + rise, R * rise);
    }

    /// <summary>Y of ground at a height z, m.</summary>
    public double Y(double z) => Secant * z / (1 + z / R) - Fall;

    /// <summary>Y of ground at heights z, m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Y(Lane z) =>
        Vector512.FusedMultiplyAdd(z / Stretch(z), Vector512.Create((float)Secant), Vector512.Create((float)-Fall));

    /// <summary>
    /// Tangents of the elevation of sights from eyes at heights z whose slope in this plane is given: the derivative of 1/r
    /// along the sight over 1/r is tan(arc) + slope (1 + z/R) sec(arc).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Tangent(Lane slope, Lane z) =>
        Vector512.FusedMultiplyAdd(
            slope * Vector512.Create((float)Secant),
            Stretch(z),
            Vector512.Create((float)(X / R))
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Stretch(Lane z) => Vector512.FusedMultiplyAdd(z, Vector512.Create((float)(1 / R)), Lane.One);
}
