using System.Collections.Immutable;
using Perilune.Surface.Horizons;

namespace Perilune.Surface.Illumination;

/// <summary>Sun and Earth over the horizon of one place, sampled at even steps. Immutable.</summary>
public sealed class LightSeries
{
    private LightSeries(
        double start,
        double step,
        float[] sun,
        float[] earth,
        bool[] earthCentre,
        IEnumerable<bool[]> stations
    )
    {
        (Start, Step) = (start, step);
        (Sun, Earth) = (ImmutableArray.Create(sun), ImmutableArray.Create(earth));
        EarthCentre = ImmutableArray.Create(earthCentre);
        Stations = [.. stations.Select(ImmutableArray.Create<bool>)];
    }

    /// <summary>First sample, TDB seconds past J2000.</summary>
    public double Start { get; }

    /// <summary>From one sample to the next, s.</summary>
    public double Step { get; }

    /// <summary>Visible share of the Sun's light, 0 to 1; what the Earth hides is left out of it.</summary>
    public ImmutableArray<float> Sun { get; }

    /// <summary>Visible share of the Earth's disc, 0 to 1.</summary>
    public ImmutableArray<float> Earth { get; }

    /// <summary>Whether the Earth's centre stands above the horizon.</summary>
    public ImmutableArray<bool> EarthCentre { get; }

    /// <summary>
    /// For each tracking station, whether it stands above the horizon while the place stands over its mask; empty where none
    /// was asked for.
    /// </summary>
    public ImmutableArray<ImmutableArray<bool>> Stations { get; }

    /// <summary>Mean of <see cref="Sun"/>.</summary>
    public double MeanSun => Sun.Average(each => (double)each);

    /// <summary>Samples a span, both ends included where the step meets the end.</summary>
    /// <param name="horizon">The horizon.</param>
    /// <param name="sky">Sun and Earth; covers the span.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, not earlier.</param>
    /// <param name="step">From one sample to the next, s, above 0.</param>
    /// <param name="limb">Brightness of the Sun's disc; <see cref="SolarLimb.Visible"/> unless told.</param>
    /// <param name="stations">Tracking stations on the Earth; none unless told.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span, or a step not above 0.</exception>
    public static LightSeries Sample(
        HorizonProfile horizon,
        LunarSky sky,
        double start,
        double end,
        double step,
        SolarLimb? limb = null,
        EarthStations? stations = null
    )
    {
        ArgumentNullException.ThrowIfNull(sky);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        if (!(end >= start && start >= sky.Start && end <= sky.End))
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"light from {start} to {end} s TDB needs a sky that covers it; this one runs from {sky.Start} to {sky.End}"
            );
        }
        var observer = new Observer(horizon, sky);
        var light = new SunlightOnHorizon(limb ?? SolarLimb.Visible);
        var count = (int)((end - start) / step * (1 + 1e-12)) + 1;
        var (sun, earth, centre) = (new float[count], new float[count], new bool[count]);
        var seen = new bool[stations?.Count ?? 0][];
        for (var station = 0; station < seen.Length; station++)
            seen[station] = new bool[count];
        for (var i = 0; i < count; i++)
        {
            var tdb = Math.Min(start + i * step, end);
            var (sunDisc, earthDisc, separation) = observer.Discs(tdb);
            var fraction = light.VisibleFraction(horizon, sunDisc);
            if (separation < sunDisc.Radius + earthDisc.Radius)
                fraction *= 1 - DiscOverlap.CoveredFraction(sunDisc.Radius, earthDisc.Radius, separation);
            sun[i] = (float)fraction;
            earth[i] = (float)DiscOnHorizon.VisibleFraction(horizon, earthDisc);
            centre[i] = earthDisc.Elevation > horizon.ElevationAt(earthDisc.Azimuth);
            for (var station = 0; station < seen.Length; station++)
                seen[station][i] = stations!.IsUp(station, tdb) && observer.Sees(stations.Position(station, tdb));
        }
        return new(start, step, sun, earth, centre, seen);
    }
}
