using Perilune.Astro.Ephemerides;
using Perilune.Astro.ThreeBody;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.HaloOrbits;

/// <summary>
/// A periodic orbit of the three-body model hung into the real Earth-Moon geometry, revolution after revolution: the first
/// guess of an orbit in the ephemeris. It turns with the real line from Earth to Moon.
/// </summary>
/// <remarks>
/// Where the orbit comes near the Moon and is fast there, the Moon's own attraction sets the scale, and that does not pulsate:
/// it keeps its size. The discontinuities of the first guess are then 1,000 to 2,000 km after a perilune instead of 4,000 to
/// 7,000 km. Where it stays far from the Moon it follows the libration point, which moves by 3,500 km in a month: it is
/// stretched with the distance of Earth and Moon. Only so do the planar and halo orbits of L2 converge.
/// </remarks>
public sealed class HaloPattern
{
    // Between the halo orbits of L1 and L2 that converge in either way, m.
    private const double FarFromMoon = 25_000e3;

    private readonly Ephemeris ephemeris;
    private readonly DenseSolution path;
    private readonly double perilune;

    /// <summary>A pattern with a perilune at an epoch.</summary>
    /// <param name="orbit">The periodic orbit, which starts at its apolune.</param>
    /// <param name="ephemeris">Where the Earth and the Moon are.</param>
    /// <param name="perilune">TDB seconds past J2000 of one of its perilunes.</param>
    public HaloPattern(PeriodicOrbit orbit, Ephemeris ephemeris, double perilune)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(ephemeris);
        (Orbit, this.ephemeris, this.perilune) = (orbit, ephemeris, perilune);
        var record = new DenseSolution.Builder();
        RestrictedFlow.Propagate(orbit.System.MassRatio, orbit.Initial, orbit.Period, record);
        path = record.Build();
    }

    /// <summary>The periodic orbit.</summary>
    public PeriodicOrbit Orbit { get; }

    /// <summary>Whether the orbit is stretched with the distance of Earth and Moon: where it stays far from the Moon.</summary>
    public bool IsStretched => Math.Min(Orbit.PeriluneRadius, Orbit.ApoluneRadius) > FarFromMoon;

    /// <summary>Number of the revolution, from apolune to apolune, that an epoch falls in; the one of the given perilune is 0.</summary>
    public int Revolution(double tdb) => (int)Math.Floor((tdb - perilune) / Orbit.PeriodSeconds + 0.5);

    /// <summary>TDB seconds past J2000 at which a revolution has run through a part of its period since its apolune.</summary>
    public double Time(int revolution, double phase) => perilune + (revolution + phase - 0.5) * Orbit.PeriodSeconds;

    /// <summary>State at a phase (0 at apolune, 0.5 at perilune) of a revolution, Moon-centred, ICRF axes, m and m/s.</summary>
    public PositionVelocity At(int revolution, double phase) => Hung(phase, Time(revolution, phase));

    /// <summary>State at a time of the pattern flown so many seconds later, Moon-centred, ICRF axes, m and m/s.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="later">By how much all perilunes come later, s.</param>
    public PositionVelocity Later(double tdb, double later)
    {
        var revolutions = (tdb - later - perilune) / Orbit.PeriodSeconds + 0.5;
        return Hung(revolutions - Math.Floor(revolutions), tdb);
    }

    /// <summary>The pattern flown so many seconds later.</summary>
    public HaloPattern Delayed(double later) => new(Orbit, ephemeris, perilune + later);

    private PositionVelocity Hung(double phase, double tdb)
    {
        Span<double> y = stackalloc double[6];
        path.Evaluate(phase * Orbit.Period, y);
        var system = Orbit.System;
        var frame = RotatingFrame.At(ephemeris, tdb);
        var r = new Vector3(y[0] - system.SecondaryX, y[1], y[2]);
        var v = new Vector3(y[3], y[4], y[5]);
        if (!IsStretched)
            return frame.ToInertial(new(r * system.LengthUnit, v * system.VelocityUnit));
        return frame.ToInertial(
            new(r * frame.Distance, v * (frame.Distance * frame.AngularRate) + r * frame.DistanceRate)
        );
    }
}
