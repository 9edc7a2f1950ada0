using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.ThreeBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.HaloOrbits;

/// <summary>
/// The choice of when a halo orbit has its perilunes. In a resonance with the synodic month the Sun returns to the same
/// places against the orbit, so that the phase decides how often the Moon and the Earth take its light (D. C. Davis and
/// others, "Phase control and eclipse avoidance in near rectilinear halo orbits", AAS 20-047).
/// </summary>
public static class HaloPhase
{
    // Steps over r/v: 40 to 60 samples of a revolution, closer where the shadow is passed faster.
    private const double Fineness = 0.15;

    /// <summary>
    /// The perilune epoch, out of equally spaced ones within a period after the start, whose pattern is in the penumbra of the
    /// Moon or the Earth for the least time; of equals the first.
    /// </summary>
    /// <param name="orbit">The periodic orbit.</param>
    /// <param name="ephemeris">Where the bodies are.</param>
    /// <param name="start">Begin of the span that counts, TDB seconds past J2000.</param>
    /// <param name="end">End of the span.</param>
    /// <param name="candidates">Number of phases that are tried, 1 or more.</param>
    /// <returns>The perilune (TDB seconds past J2000) and the pattern's time in eclipse, s: an estimate to compare phases by.</returns>
    public static (double Perilune, double EclipsedSeconds) LeastEclipsed(
        PeriodicOrbit orbit,
        Ephemeris ephemeris,
        double start,
        double end,
        int candidates
    )
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        var best = (Perilune: double.NaN, Seconds: double.PositiveInfinity);
        for (var i = 0; i < candidates; i++)
        {
            var perilune = start + orbit.PeriodSeconds * i / candidates;
            var seconds = Eclipsed(new(orbit, ephemeris, perilune), ephemeris, start, end);
            if (seconds < best.Seconds)
                best = (perilune, seconds);
        }
        return best;
    }

    private static double Eclipsed(HaloPattern pattern, Ephemeris ephemeris, double start, double end)
    {
        var sum = 0.0;
        var period = pattern.Orbit.PeriodSeconds;
        for (var time = start; time < end; )
        {
            var revolution = pattern.Revolution(time);
            var phase = Math.Clamp((time - pattern.Time(revolution, 0)) / period, 0, 1);
            var (r, v) = pattern.At(revolution, phase);
            // A shadow is one radius of the Moon wide: where the orbit is fast, that is a matter of minutes.
            var step = Math.Min(Fineness * r.Norm / v.Norm, period / 100);
            if (IsEclipsed(ephemeris, r, time))
                sum += step;
            time += step;
        }
        return sum;
    }

    private static bool IsEclipsed(Ephemeris ephemeris, Vector3 position, double tdb)
    {
        var toSun = ephemeris.Position(NaifId.Sun, NaifId.Moon, tdb) - position;
        var toEarth = ephemeris.Position(NaifId.Earth, NaifId.Moon, tdb) - position;
        return ShadowGeometry.OuterEdge(toSun, -position, RadiationPressure.MoonRadius) < 0
            || ShadowGeometry.OuterEdge(toSun, toEarth, RadiationPressure.EarthRadius) < 0;
    }
}
