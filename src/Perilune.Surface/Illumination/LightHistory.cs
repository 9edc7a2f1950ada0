using System.Collections.Immutable;
using Perilune.Surface.Horizons;

namespace Perilune.Surface.Illumination;

/// <summary>A point of the piecewise linear history of sunlight.</summary>
/// <param name="Tdb">TDB seconds past J2000.</param>
/// <param name="Fraction">Visible fraction of the Sun's disc, 0 to 1.</param>
public readonly record struct SunPoint(double Tdb, double Fraction);

/// <summary>
/// Sunlight and Earth visibility at a site over a span: the Sun's visible fraction as a piecewise linear function whose
/// points are its change points, and every sunrise, sunset, eclipse, rise and loss of Earth. Immutable.
/// </summary>
public sealed class LightHistory
{
    internal LightHistory(
        HorizonProfile horizon,
        TimeInterval span,
        ImmutableArray<SunPoint> sun,
        ImmutableArray<LightEvent> events,
        ImmutableArray<TimeInterval> darkness,
        ImmutableArray<TimeInterval> earthAny,
        ImmutableArray<TimeInterval> earthCentre,
        ImmutableArray<TimeInterval> earthFull
    )
    {
        (Horizon, Span, Sun, Events, Darkness) = (horizon, span, sun, events, darkness);
        (EarthPartlyVisible, EarthVisible, EarthFullyVisible) = (earthAny, earthCentre, earthFull);
        MeanSunFraction = Mean(sun);
    }

    /// <summary>Greatest error of the piecewise linear sun fraction, of the fraction itself.</summary>
    public const double SunFractionTolerance = 0.005;

    /// <summary>The horizon behind it, with its site, mast and coverage.</summary>
    public HorizonProfile Horizon { get; }

    /// <summary>The span covered.</summary>
    public TimeInterval Span { get; }

    /// <summary>Change points of the Sun's visible fraction, linear between them, from the start to the end of the span.</summary>
    public ImmutableArray<SunPoint> Sun { get; }

    /// <summary>Every change, in order of time.</summary>
    public ImmutableArray<LightEvent> Events { get; }

    /// <summary>Intervals in which nothing of the Sun is seen: behind the horizon or the Earth.</summary>
    public ImmutableArray<TimeInterval> Darkness { get; }

    /// <summary>Intervals in which any part of the Earth's disc is seen.</summary>
    public ImmutableArray<TimeInterval> EarthPartlyVisible { get; }

    /// <summary>Intervals in which the Earth's centre stands above the horizon.</summary>
    public ImmutableArray<TimeInterval> EarthVisible { get; }

    /// <summary>Intervals in which the whole disc of the Earth is seen.</summary>
    public ImmutableArray<TimeInterval> EarthFullyVisible { get; }

    /// <summary>Mean visible fraction of the Sun's disc over the span.</summary>
    public double MeanSunFraction { get; }

    /// <summary>Fraction of the span in which the Earth's centre stands above the horizon.</summary>
    public double EarthVisibleFraction => EarthVisible.Sum(interval => interval.Duration) / Span.Duration;

    /// <summary>The longest interval in <see cref="Darkness"/>; of no length at the start of the span when there is none.</summary>
    public TimeInterval LongestDarkness => Longest(Darkness);

    /// <summary>The Sun's visible fraction at an instant.</summary>
    /// <param name="tdb">TDB seconds past J2000 within the span.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the span.</exception>
    public double SunFractionAt(double tdb)
    {
        if (!(tdb >= Span.Start && tdb <= Span.End))
            throw new ArgumentOutOfRangeException(
                nameof(tdb),
                tdb,
                $"light is known from {Span.Start} to {Span.End} s TDB"
            );
        var (low, high) = (0, Sun.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Sun[middle].Tdb <= tdb)
                low = middle;
            else
                high = middle;
        }
        var (a, b) = (Sun[low], Sun[high]);
        return a.Fraction + (b.Fraction - a.Fraction) * (tdb - a.Tdb) / (b.Tdb - a.Tdb);
    }

    /// <summary>
    /// The longest interval in which the Sun's visible fraction stays below a threshold, on the piecewise linear history:
    /// what a base lives through on its batteries. Of no length at the start of the span when there is none.
    /// </summary>
    /// <param name="threshold">Fraction of the disc, above 0 to 1.</param>
    public TimeInterval LongestBelow(double threshold)
    {
        if (!(threshold is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "a threshold lies above 0 and up to 1");
        var below = ImmutableArray.CreateBuilder<TimeInterval>();
        double? since = Sun[0].Fraction < threshold ? Sun[0].Tdb : null;
        for (var i = 1; i < Sun.Length; i++)
        {
            var (a, b) = (Sun[i - 1], Sun[i]);
            if (a.Fraction < threshold == b.Fraction < threshold)
                continue;
            var crossing = a.Tdb + (b.Tdb - a.Tdb) * (threshold - a.Fraction) / (b.Fraction - a.Fraction);
            if (since is { } start)
                below.Add(new(start, crossing));
            since = since is null ? crossing : null;
        }
        if (since is { } last)
            below.Add(new(last, Span.End));
        return Longest(below.ToImmutable());
    }

    private static double Mean(ImmutableArray<SunPoint> sun)
    {
        double sum = 0;
        for (var i = 1; i < sun.Length; i++)
            sum += 0.5 * (sun[i].Fraction + sun[i - 1].Fraction) * (sun[i].Tdb - sun[i - 1].Tdb);
        return sum / (sun[^1].Tdb - sun[0].Tdb);
    }

    private TimeInterval Longest(ImmutableArray<TimeInterval> intervals)
    {
        var longest = new TimeInterval(Span.Start, Span.Start);
        foreach (var interval in intervals)
        {
            if (interval.Duration > longest.Duration)
                longest = interval;
        }
        return longest;
    }
}
