using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Radiation;

/// <summary>
/// Light that a body reflects and heat that it sends out. The cap of the body that a spacecraft sees is a spot below it and
/// rings of 6, 12, 18 ... pieces about the spot, all of the same solid angle, as Knocke, Ries and Tapley (AIAA 88-4292,
/// 1988) divide it; their 19 pieces are two rings. Each piece counts as its centre does. The pieces go with the spacecraft,
/// so that the force is smooth; shadows on the body itself are not seen.
/// </summary>
public sealed class PlanetaryRadiation
{
    // About this axis the pieces are laid out; above its ends the layout turns fast, so it is one that no orbit is made for.
    private static readonly Vector3 layout = new Vector3(1, -1.4142, 0.57721).Unit;
    private readonly (double Fraction, double Cos, double Sin)[] pieces;

    /// <summary>Radiation of a body.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="radius">Radius of the sphere that sends, m.</param>
    /// <param name="surface">What it sends.</param>
    /// <param name="rings">Rings about the spot below, 0 to 20: 1 + 3 n (n + 1) pieces in all.</param>
    /// <exception cref="ArgumentException">The radius is not positive, or the rings are too many.</exception>
    public PlanetaryRadiation(int body, double radius, SurfaceRadiation surface, int rings = 2)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (!(radius > 0) || rings is < 0 or > 20)
            throw new ArgumentException($"a radius of {radius} m or {rings} rings cannot be", nameof(radius));
        (Body, Radius, Surface, Rings) = (body, radius, surface, rings);
        var count = 1 + 3 * rings * (rings + 1);
        pieces = new (double, double, double)[count];
        pieces[0] = (0, 1, 0);
        var place = 1;
        for (var ring = 1; ring <= rings; ring++)
        {
            // Pieces of rings further in, and half of this one's, lie within its middle.
            var fraction = (1 + 3.0 * (ring - 1) * ring + 3 * ring) / count;
            for (var piece = 0; piece < 6 * ring; piece++)
            {
                var (sin, cos) = Math.SinCos(Math.Tau * (piece + 0.5) / (6 * ring));
                pieces[place++] = (fraction, cos, sin);
            }
        }
    }

    /// <summary>NAIF code.</summary>
    public int Body { get; }

    /// <summary>Radius of the sphere that sends, m.</summary>
    public double Radius { get; }

    /// <summary>What it sends.</summary>
    public SurfaceRadiation Surface { get; }

    /// <summary>Rings about the spot below.</summary>
    public int Rings { get; }

    /// <summary>The acceleration of a spacecraft by its surfaces, ICRF axes, m/s2.</summary>
    /// <param name="pressure">The spacecraft's surfaces.</param>
    /// <param name="environment">Memory of the propagation, with the normals of the plates set.</param>
    /// <param name="position">Position from the body, outside it, m.</param>
    /// <param name="toSun">The Sun from the body, m.</param>
    internal Vector3<T> Acceleration<T>(
        RadiationPressure pressure,
        ForceEnvironment<T> environment,
        Vector3<T> position,
        Vector3<T> toSun
    )
        where T : struct, IScalar<T>
    {
        const double unit = RadiationPressure.AstronomicalUnit * RadiationPressure.AstronomicalUnit;
        var one = T.FromDouble(1);
        var irradiance =
            T.FromDouble(pressure.PressureAtAstronomicalUnit * SchwarzschildCorrection.SpeedOfLight * unit)
            / toSun.NormSquared;
        var sun = LocalAxes.Unit(toSun);
        var distance = position.Norm;
        var up = position * (one / distance);
        var east = LocalAxes.Unit(Vector3<T>.Cross(Vector3<T>.FromVector(layout), up));
        var north = Vector3<T>.Cross(up, east);
        var ratio = T.FromDouble(Radius) / distance;
        // One less the cosine of the angle under which the radius is seen: the cap's solid angle over 2 pi.
        var cap = ratio * ratio / (one + T.Sqrt(one - ratio * ratio));
        var sum = Vector3<T>.FromVector(Vector3.Zero);
        foreach (ref readonly var piece in pieces.AsSpan())
        {
            var versine = cap * piece.Fraction;
            var cos = one - versine;
            var squaredSine = versine * (cos + 1);
            // The root of zero at the spot below has no derivative, and none is needed: its direction is fixed.
            var sin = piece.Fraction == 0 ? T.FromDouble(0) : T.Sqrt(squaredSine);
            var ray = (east * piece.Cos + north * piece.Sin) * sin - up * cos;
            var far = distance * (cos - T.Sqrt(ratio * ratio - squaredSine));
            var ground = (position + ray * far) * (1 / Radius);
            var sent = Surface.Exitance(ground.Z, Vector3<T>.Dot(ground, sun), irradiance, environment.Tdb);
            sum += pressure.Response(environment, ray) * sent;
        }
        // Lambert's law: radiance is exitance over pi; its pressure is that over the speed of light, by solid angle.
        return sum * (cap * (2 / (pieces.Length * SchwarzschildCorrection.SpeedOfLight)));
    }
}
