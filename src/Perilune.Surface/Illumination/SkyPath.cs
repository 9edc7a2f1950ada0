using System.Collections.Immutable;
using Perilune.Surface.Horizons;

namespace Perilune.Surface.Illumination;

/// <summary>Where Sun and Earth stand in the sky of a place at an instant, whether the ground hides them or not.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="Sun">The Sun.</param>
/// <param name="Earth">The Earth.</param>
public readonly record struct SkySight(double Time, ApparentDisc Sun, ApparentDisc Earth);

/// <summary>The ways of Sun and Earth over the sky of a place.</summary>
public static class SkyPath
{
    /// <summary>Sun and Earth at equal steps.</summary>
    /// <param name="horizon">The place and the mast from which they are seen.</param>
    /// <param name="sky">Sun and Earth; covers the span.</param>
    /// <param name="start">First instant, TDB seconds past J2000.</param>
    /// <param name="step">From one instant to the next, s.</param>
    /// <param name="count">Number of instants.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span.</exception>
    public static ImmutableArray<SkySight> Sample(
        HorizonProfile horizon,
        LunarSky sky,
        double start,
        double step,
        int count
    )
    {
        ArgumentNullException.ThrowIfNull(horizon);
        ArgumentNullException.ThrowIfNull(sky);
        var observer = new Observer(horizon, sky);
        var sights = ImmutableArray.CreateBuilder<SkySight>(count);
        for (var i = 0; i < count; i++)
        {
            var time = start + i * step;
            sights.Add(new(time, observer.Sun(time), observer.Earth(time)));
        }
        return sights.MoveToImmutable();
    }
}
