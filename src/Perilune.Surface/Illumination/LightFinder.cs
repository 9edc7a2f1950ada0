using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Work;

namespace Perilune.Surface.Illumination;

/// <summary>
/// Finds the light of a site: clearances of the Sun's and the Earth's discs over its horizon are sampled every 150 s,
/// every change of sign is solved to 0.05 s, and the Sun's fraction is thinned to straight lines. No interval of 150 s or
/// more can be lost; a shorter one may fall between two samples.
/// </summary>
public static class LightFinder
{
    private const double SampleStep = 150;

    // Thinning keeps the samples within this; with the curve between samples the stated tolerance holds (a test).
    private const double ThinningTolerance = 0.003;

    /// <summary>The light of a site over a span.</summary>
    /// <param name="horizon">Its horizon.</param>
    /// <param name="sky">Sun and Earth; covers the span.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, later.</param>
    /// <param name="parallel">Threads and cancellation; each instant is looked at alone, so the result does not depend on
    /// them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span, or it has no length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static LightHistory Find(
        HorizonProfile horizon,
        LunarSky sky,
        double start,
        double end,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(horizon);
        ArgumentNullException.ThrowIfNull(sky);
        if (!(end > start && start >= sky.Start && end <= sky.End))
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"light from {start} to {end} s TDB needs a sky that covers it; this one runs from {sky.Start} to {sky.End}"
            );
        }
        var observer = new Observer(horizon, sky);
        var count = (int)Math.Ceiling((end - start) / SampleStep);
        var times = new double[count + 1];
        var samples = new SkySample[count + 1];
        const int batch = 2_048;
        Parallel.For(
            0,
            count / batch + 1,
            Threads.Of(parallel),
            part =>
            {
                for (var i = part * batch; i < Math.Min((part + 1) * batch, count + 1); i++)
                {
                    times[i] = i == count ? end : start + (end - start) * i / count;
                    samples[i] = observer.Look(times[i]);
                }
            }
        );

        SignChanges Changes(Func<SkySample, double> clearance) => SignChanges.Find(observer, times, samples, clearance);
        var sunTop = Changes(sample => sample.SunTop);
        var sunBottom = Changes(sample => sample.SunBottom);
        var contact = Changes(sample => sample.EclipseContact);
        var total = Changes(sample => sample.EclipseTotal);
        var earthTop = Changes(sample => sample.EarthTop);
        var earthCentre = Changes(sample => sample.EarthCentre);
        var earthBottom = Changes(sample => sample.EarthBottom);

        LightEvent[] sunEvents =
        [
            .. sunTop.Events(LightEventKind.SunFirstLimb, LightEventKind.SunLastLimb),
            .. sunBottom.Events(LightEventKind.SunFull, LightEventKind.SunPartial),
            .. contact.Events(LightEventKind.EclipseEnd, LightEventKind.EclipseStart),
            .. total.Events(LightEventKind.EclipseTotalEnd, LightEventKind.EclipseTotalStart),
        ];
        var span = new TimeInterval(start, end);
        return new(
            horizon,
            span,
            SunLine.Thin(times, samples, sunEvents, observer, ThinningTolerance),
            [
                .. sunEvents
                    .Concat(earthTop.Events(LightEventKind.EarthFirstLimb, LightEventKind.EarthLastLimb))
                    .Concat(earthCentre.Events(LightEventKind.EarthRise, LightEventKind.EarthSet))
                    .Concat(earthBottom.Events(LightEventKind.EarthFull, LightEventKind.EarthPartial))
                    .OrderBy(change => change.Tdb)
                    .ThenBy(change => change.Kind),
            ],
            TimeInterval.Union(sunTop.Intervals(span, positive: false), total.Intervals(span, positive: false)),
            earthTop.Intervals(span, positive: true),
            earthCentre.Intervals(span, positive: true),
            earthBottom.Intervals(span, positive: true)
        );
    }
}
