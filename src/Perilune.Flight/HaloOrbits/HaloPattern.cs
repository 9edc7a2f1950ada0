using Perilune.Astro.Ephemerides;
using Perilune.Astro.ThreeBody;
using Perilune.Numerics.Integration;

namespace Perilune.Flight.HaloOrbits;

/// <summary>
/// A periodic orbit of the three-body model hung into the real Earth-Moon geometry, revolution after revolution: the first
/// guess of an orbit in the ephemeris. It turns with the real line from Earth to Moon, but keeps its size.
/// </summary>
/// <remarks>
/// Lengths are not stretched with the distance of Earth and Moon, as the pulsating frame would: near the Moon, where the
/// motion is fast, the Moon's own attraction sets the scale, and that does not pulsate. The discontinuities of the first guess
/// are then 1,000 to 2,000 km after a perilune instead of 4,000 to 7,000 km.
/// </remarks>
public sealed class HaloPattern
{
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

    /// <summary>Number of the revolution, from apolune to apolune, that an epoch falls in; the one of the given perilune is 0.</summary>
    public int Revolution(double tdb) => (int)Math.Floor((tdb - perilune) / Orbit.PeriodSeconds + 0.5);

    /// <summary>TDB seconds past J2000 at which a revolution has run through a part of its period since its apolune.</summary>
    public double Time(int revolution, double phase) => perilune + (revolution + phase - 0.5) * Orbit.PeriodSeconds;

    /// <summary>State at a phase (0 at apolune, 0.5 at perilune) of a revolution, Moon-centred, ICRF axes, m and m/s.</summary>
    public PositionVelocity At(int revolution, double phase)
    {
        Span<double> y = stackalloc double[6];
        path.Evaluate(phase * Orbit.Period, y);
        var system = Orbit.System;
        var frame = RotatingFrame.At(ephemeris, Time(revolution, phase));
        return frame.ToInertial(
            new(
                new((y[0] - system.SecondaryX) * system.LengthUnit, y[1] * system.LengthUnit, y[2] * system.LengthUnit),
                new(y[3] * system.VelocityUnit, y[4] * system.VelocityUnit, y[5] * system.VelocityUnit)
            )
        );
    }
}
