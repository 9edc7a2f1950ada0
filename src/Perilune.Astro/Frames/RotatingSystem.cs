using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>
/// The rotating frame of two bodies of an ephemeris: x from the first to the second, z along the angular momentum of the second
/// about the first, origin at their barycentre or at one of them (NASA TP-20220014814, "Astrodynamics Convention and Modeling
/// Reference for Lunar, Cislunar, and Libration Point Orbits", sections 2.5 and 4.6). The rate is exact: the relative
/// acceleration turns z, and is the derivative of the ephemeris's own velocity. Immutable, safe from any thread.
/// </summary>
public sealed class RotatingSystem
{
    // A stencil of four velocities a minute apart: 1e-13 of the acceleration by rounding, less by truncation.
    private const double Step = 60;

    private readonly Ephemeris ephemeris;
    private readonly int first;
    private readonly int second;
    private readonly double weight;

    private RotatingSystem(string name, Ephemeris ephemeris, int first, int second, int center, double weight)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        this.ephemeris = ephemeris;
        this.first = first;
        this.second = second;
        this.weight = weight;
        Axes = Frame.Define(name, Frame.Icrf, false, center, epoch => FromIcrf(ephemeris, first, second, epoch));
    }

    /// <summary>The axes, as a frame.</summary>
    public Frame Axes { get; }

    /// <summary>
    /// Earth-Moon rotating: x from the Earth to the Moon, origin at their barycentre. The axes alone are
    /// <see cref="Frame.EarthMoonRotating"/>.
    /// </summary>
    public static RotatingSystem EarthMoon(Ephemeris ephemeris, BodyConstants constants) =>
        AtBarycenter("EMR", ephemeris, constants, NaifId.Earth, NaifId.Moon, NaifId.EarthMoonBarycenter);

    /// <summary>
    /// Sun-Earth rotating: x from the Sun to the Earth, origin at the barycentre of those two. The axes alone are
    /// <see cref="Frame.SunEarthRotating"/>.
    /// </summary>
    public static RotatingSystem SunEarth(Ephemeris ephemeris, BodyConstants constants) =>
        AtBarycenter("SER", ephemeris, constants, NaifId.Sun, NaifId.Earth, NaifId.Sun);

    /// <summary>
    /// Geocentric solar ecliptic: x from the Earth to the Sun, origin at the Earth. The axes alone are
    /// <see cref="Frame.GeocentricSolarEcliptic"/>.
    /// </summary>
    public static RotatingSystem GeocentricSolarEcliptic(Ephemeris ephemeris) =>
        new("GSE", ephemeris, NaifId.Earth, NaifId.Sun, NaifId.Earth, 0);

    /// <summary>The frame of any two bodies about their barycentre, by their gravitational parameters.</summary>
    /// <param name="name">Name of the axes.</param>
    /// <param name="ephemeris">Ephemeris.</param>
    /// <param name="constants">Gravitational parameters.</param>
    /// <param name="first">NAIF code of the first body.</param>
    /// <param name="second">NAIF code of the second body, to which x points.</param>
    /// <param name="center">NAIF code of the body whose motion the axes follow.</param>
    public static RotatingSystem AtBarycenter(
        string name,
        Ephemeris ephemeris,
        BodyConstants constants,
        int first,
        int second,
        int center
    )
    {
        ArgumentNullException.ThrowIfNull(constants);
        var (m1, m2) = (constants.GravitationalParameter(first), constants.GravitationalParameter(second));
        return new(name, ephemeris, first, second, center, m2 / (m1 + m2));
    }

    /// <summary>The distance of the two bodies, m, and its rate, m/s.</summary>
    public (double Distance, double Rate) Separation(Epoch epoch)
    {
        var (r, v) = ephemeris.State(second, first, epoch.SecondsPastJ2000);
        var distance = r.Norm;
        return (distance, Vector3.Dot(r, v) / distance);
    }

    /// <summary>A state about any body and in ICRF axes, relative to the origin and the axes of this frame; m and m/s.</summary>
    /// <param name="state">Position and velocity, ICRF axes, m and m/s.</param>
    /// <param name="center">NAIF code of the body that they are relative to.</param>
    /// <param name="epoch">The instant.</param>
    public PositionVelocity FromIcrf(PositionVelocity state, int center, Epoch epoch)
    {
        var origin = OriginFrom(center, epoch);
        return FromIcrf(ephemeris, first, second, epoch)
            .Apply(new(state.Position - origin.Position, state.Velocity - origin.Velocity));
    }

    /// <summary>The inverse of <see cref="FromIcrf(PositionVelocity, int, Epoch)"/>.</summary>
    public PositionVelocity ToIcrf(PositionVelocity state, int center, Epoch epoch)
    {
        var origin = OriginFrom(center, epoch);
        var (position, velocity) = FromIcrf(ephemeris, first, second, epoch).Inverse.Apply(state);
        return new(position + origin.Position, velocity + origin.Velocity);
    }

    /// <summary>
    /// A state of this frame in pulsating coordinates, in which the two bodies stand still: lengths in their distance at that
    /// instant, velocities in it a second.
    /// </summary>
    public PositionVelocity ToPulsating(PositionVelocity state, Epoch epoch)
    {
        var (distance, rate) = Separation(epoch);
        var position = state.Position / distance;
        return new(position, (state.Velocity - position * rate) / distance);
    }

    /// <summary>The inverse of <see cref="ToPulsating"/>.</summary>
    public PositionVelocity FromPulsating(PositionVelocity state, Epoch epoch)
    {
        var (distance, rate) = Separation(epoch);
        return new(state.Position * distance, state.Velocity * distance + state.Position * rate);
    }

    /// <summary>From ICRF to the axes of two bodies.</summary>
    internal static FrameTransformation FromIcrf(Ephemeris ephemeris, int first, int second, Epoch epoch)
    {
        var tdb = epoch.SecondsPastJ2000;
        var (r, v) = ephemeris.State(second, first, tdb);
        Vector3 Velocity(double steps) => ephemeris.State(second, first, tdb + steps * Step).Velocity;
        var acceleration = ((Velocity(1) - Velocity(-1)) * 8 - (Velocity(2) - Velocity(-2))) / (12 * Step);
        return new OrbitalMotion(r, v, acceleration).ToAxes(LocalOrbitalAxes.Rtn);
    }

    private PositionVelocity OriginFrom(int center, Epoch epoch)
    {
        var tdb = epoch.SecondsPastJ2000;
        var (r1, v1) = ephemeris.State(first, center, tdb);
        if (weight == 0)
            return new(r1, v1);
        var (r, v) = ephemeris.State(second, first, tdb);
        return new(r1 + r * weight, v1 + v * weight);
    }
}
