using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Work;

namespace Perilune.Surface.Temperature;

/// <summary>Heat that a patch of ground absorbs through a span of the real sky, over its own horizon.</summary>
public static class GroundHeating
{
    /// <summary>
    /// Heat absorbed, W/m2, at the start of each step: sunlight past horizon and Earth, and what the ground around scatters
    /// and radiates (<see cref="Surroundings"/>). Earthshine, at most 0.2 W/m2, is left out.
    /// </summary>
    /// <param name="regolith">The ground.</param>
    /// <param name="plane">How it leans.</param>
    /// <param name="horizon">Its horizon, without a mast.</param>
    /// <param name="sky">Sun and Earth.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">s, above 0.</param>
    /// <param name="count">Steps, at least 1.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span.</exception>
    public static double[] Absorbed(
        Regolith regolith,
        GroundPlane plane,
        HorizonProfile horizon,
        LunarSky sky,
        double start,
        double step,
        int count,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(regolith);
        ArgumentNullException.ThrowIfNull(horizon);
        ArgumentNullException.ThrowIfNull(sky);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var end = start + (count - 1) * step;
        if (!(start >= sky.Start && end <= sky.End))
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"heating from {start} to {end} s TDB needs a sky that covers it; this one runs from {sky.Start} to {sky.End}"
            );
        var observer = new Observer(horizon, sky);
        var groundView = 1 - plane.SkyView(horizon);
        var absorbed = new double[count];
        Parallel.For(
            0,
            count,
            Threads.Of(parallel),
            i =>
            {
                var tdb = start + i * step;
                var look = observer.Look(tdb);
                var sun = observer.Sun(tdb);
                var beam = LevelGround.Sunlight(sky.Sun(tdb).Norm);
                var direct = LevelGround.Absorbed(
                    regolith,
                    beam * look.SunFraction,
                    plane.Cosine(sun.Azimuth, sun.Elevation)
                );
                // The Earth's shadow falls on the ground around as well.
                if (look.EclipseContact < 0)
                {
                    var earth = observer.Earth(tdb);
                    var separation = look.EclipseContact + earth.Radius + sun.Radius;
                    beam *= 1 - DiscOverlap.CoveredFraction(sun.Radius, earth.Radius, separation);
                }
                absorbed[i] = direct + Surroundings.Absorbed(regolith, groundView, beam, sun.Elevation);
            }
        );
        return absorbed;
    }
}
