using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Layout;

/// <summary>
/// The light that standing panels would have if they stood alone, through a span of the real sky: the visible part of the Sun in
/// bands of their height, over the terrain's horizon at the middle of each band, past the Earth. What they take from each other (<see cref="ArrayLight"/>)
/// is asked of it for one arrangement after another. Immutable.
/// </summary>
public sealed class PanelLight
{
    /// <summary>Bands of a panel's height.</summary>
    public const int Bands = 4;

    private readonly float[] fractions;

    private PanelLight(
        LayoutFrame frame,
        ImmutableArray<SurfacePoint> places,
        ImmutableArray<StandingPanel> panels,
        ImmutableArray<HorizonProfile> horizons,
        double start,
        double step,
        ImmutableArray<SunDirection> sun,
        float[] fractions
    )
    {
        (Frame, Places, Panels, Horizons) = (frame, places, panels, horizons);
        (Start, Step, Sun, this.fractions) = (start, step, sun, fractions);
    }

    /// <summary>The layout's axes.</summary>
    public LayoutFrame Frame { get; }

    /// <summary>Where the panels stand.</summary>
    public ImmutableArray<SurfacePoint> Places { get; }

    /// <summary>The panels.</summary>
    public ImmutableArray<StandingPanel> Panels { get; }

    /// <summary>The horizon of each panel's highest band.</summary>
    public ImmutableArray<HorizonProfile> Horizons { get; }

    /// <summary>Start of the span, TDB seconds past J2000.</summary>
    public double Start { get; }

    /// <summary>Length of a step, s.</summary>
    public double Step { get; }

    /// <summary>The Sun in the middle of each step.</summary>
    public ImmutableArray<SunDirection> Sun { get; }

    /// <summary>Visible fraction of the Sun in the middle of a step, for a band of a panel that stands alone.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="panel">From 0.</param>
    /// <param name="band">From 0, the lowest.</param>
    public double Fraction(int step, int panel, int band) => fractions[(step * Panels.Length + panel) * Bands + band];

    /// <summary>Looks at the Sun through a span.</summary>
    /// <param name="frame">The layout's axes.</param>
    /// <param name="sky">Sun and Earth.</param>
    /// <param name="places">Where the panels stand.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">s; an hour is fine, since the Sun moves by its own breadth in it.</param>
    /// <param name="count">Steps.</param>
    /// <param name="parallel">Threads and cancellation; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">Not a place for each panel, or a panel under ground or upside down.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span.</exception>
    public static PanelLight Find(
        LayoutFrame frame,
        LunarSky sky,
        IReadOnlyList<SurfacePoint> places,
        IReadOnlyList<StandingPanel> panels,
        double start,
        double step,
        int count,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(sky);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (places.Count != panels.Count)
            throw new ArgumentException("a place is needed for each panel", nameof(places));
        if (panels.Any(panel => !(panel.Bottom >= 0 && panel.Top > panel.Bottom && panel.Width > 0)))
            throw new ArgumentException("a panel stands over the ground and has a size", nameof(panels));
        if (!(start >= sky.Start && start + count * step <= sky.End))
            throw new ArgumentOutOfRangeException(nameof(start), start, "the sky does not cover the span");
        var observers = new Observer[panels.Count * Bands];
        var top = ImmutableArray.CreateBuilder<HorizonProfile>(panels.Count);
        for (var i = 0; i < panels.Count; i++)
        {
            for (var k = 0; k < Bands; k++)
            {
                var height = panels[i].Bottom + (panels[i].Top - panels[i].Bottom) * (k + 0.5) / Bands;
                var horizon = HorizonFinder.Find(frame.Terrain, places[i], height, parallel);
                observers[i * Bands + k] = new(horizon, sky);
                if (k == Bands - 1)
                    top.Add(horizon);
            }
        }
        var sun = new SunDirection[count];
        var seen = new float[count * observers.Length];
        Parallel.For(
            0,
            count,
            Threads.Of(parallel),
            n =>
            {
                var tdb = start + (n + 0.5) * step;
                var sight = sky.Sun(tdb) - frame.FromCentre(default);
                var (azimuth, elevation) = frame.Look(sight);
                sun[n] = new(azimuth, elevation, LevelGround.Sunlight(sight.Norm));
                for (var i = 0; i < observers.Length; i++)
                    seen[n * observers.Length + i] = (float)observers[i].Look(tdb).SunFraction;
            }
        );
        return new(frame, [.. places], [.. panels], top.MoveToImmutable(), start, step, [.. sun], seen);
    }
}

/// <summary>The Sun at an instant.</summary>
/// <param name="Azimuth">In the layout's axes, rad clockwise from north.</param>
/// <param name="Elevation">In the layout's axes, rad.</param>
/// <param name="Beam">Sunlight on a plane that faces it, W/m2.</param>
public readonly record struct SunDirection(double Azimuth, double Elevation, double Beam);
