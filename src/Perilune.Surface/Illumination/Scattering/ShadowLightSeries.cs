using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Temperature;
using Perilune.Surface.Work;

namespace Perilune.Surface.Illumination.Scattering;

/// <summary>
/// Light on the ground of one place at even steps, W/m2 of the ground as it leans. Immutable.
/// </summary>
/// <param name="Start">First sample, TDB seconds past J2000.</param>
/// <param name="Step">From one sample to the next, s.</param>
/// <param name="Sunlight">From the Sun itself.</param>
/// <param name="Scattered">Sunlight that the ground in view scatters here, once.</param>
/// <param name="Earthshine">Sunlight that the Earth scatters here.</param>
/// <param name="EarthInfrared">Heat that the Earth radiates here.</param>
/// <param name="View">The ground in view.</param>
public sealed record ShadowLightSeries(
    double Start,
    double Step,
    ImmutableArray<float> Sunlight,
    ImmutableArray<float> Scattered,
    ImmutableArray<float> Earthshine,
    ImmutableArray<float> EarthInfrared,
    GroundView View
)
{
    /// <summary>Samples a span from its start.</summary>
    /// <param name="horizon">The place's horizon, without a mast.</param>
    /// <param name="plane">How the ground leans.</param>
    /// <param name="ground">The ground that scatters; the place lies on its map.</param>
    /// <param name="sky">Sun and Earth; covers the span.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">s, above 0.</param>
    /// <param name="count">Samples, at least 1.</param>
    /// <param name="parallel">Threads and cancellation; each instant is looked at alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span, or the place lies off the ground's map.</exception>
    public static ShadowLightSeries Sample(
        HorizonProfile horizon,
        GroundPlane plane,
        ScatteringGround ground,
        LunarSky sky,
        double start,
        double step,
        int count,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(horizon);
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(sky);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var view = ground.ViewFrom(horizon.Site, plane, horizon);
        var steps = SkySteps.Over(sky, start, step, count);
        var place = new SkySteps.Standpoint(horizon.Site, horizon.GroundHeight);
        var (sunlight, scattered) = (new float[count], new float[count]);
        var (earthshine, infrared) = (new float[count], new float[count]);
        Parallel.For(
            0,
            count,
            Threads.Of(parallel),
            i =>
            {
                sunlight[i] = (float)(steps.Beam(i) * Part(steps.Sun(i, place)));
                scattered[i] = (float)ground.Scattered(view, steps, i);
                var (reflected, radiated) = steps.Earthshine(i);
                var part = Part(steps.Earth(i, place));
                (earthshine[i], infrared[i]) = ((float)(reflected * part), (float)(radiated * part));
            }
        );
        return new(start, step, [.. sunlight], [.. scattered], [.. earthshine], [.. infrared], view);

        // Cosine to the normal, times the share of the disc that shows.
        double Part(ApparentDisc disc)
        {
            var cosine = plane.Cosine(disc.Azimuth, disc.Elevation);
            return cosine > 0 ? cosine * DiscOnHorizon.VisibleFraction(horizon, disc) : 0;
        }
    }
}
