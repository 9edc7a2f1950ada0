using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Temperature;

namespace Perilune.Surface.Layout;

/// <summary>
/// Panels that turn with the Sun's azimuth in the outlook of a radiator. Immutable.
/// </summary>
/// <param name="Frame">The layout's axes.</param>
/// <param name="Panels">The panels.</param>
/// <param name="Horizons">The horizon behind each panel's light.</param>
/// <param name="Heat">Share of the sunlight on a panel that becomes heat in it, by panels, 0 to 1: what is neither reflected nor turned into
/// power. It leaves as infrared by both faces alike.</param>
public sealed record PanelsInView(
    LayoutFrame Frame,
    ImmutableArray<StandingPanel> Panels,
    ImmutableArray<HorizonProfile> Horizons,
    ImmutableArray<double> Heat
)
{
    private const double EdgeOn = 1e-9;

    /// <summary>What a face of each panel gives off at an instant, W/m2.</summary>
    /// <param name="sky">Sun and Earth.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    public double[] Emission(LunarSky sky, double tdb)
    {
        ArgumentNullException.ThrowIfNull(sky);
        var emission = new double[Panels.Length];
        for (var i = 0; i < emission.Length; i++)
        {
            var observer = new Observer(Horizons[i], sky);
            var sunlight = LevelGround.Sunlight(sky.Sun(tdb).Norm) * observer.Look(tdb).SunFraction;
            emission[i] = 0.5 * Heat[i] * sunlight * Math.Cos(observer.Sun(tdb).Elevation);
        }
        return emission;
    }

    /// <summary>
    /// How much of a radiator's outlook each panel takes from the sky, when all face an azimuth: the nearer one where two stand in one
    /// line.
    /// </summary>
    /// <param name="side">The radiator's plane, in azimuths of its own place.</param>
    /// <param name="horizon">The horizon of its middle, which hides what is below it.</param>
    /// <param name="facing">Azimuth of the Sun in the layout's axes, rad clockwise from north.</param>
    /// <returns>Parts of the outlook, as <see cref="GroundPlane.SkyView"/> counts them: view factors from the radiator's middle.</returns>
    public double[] Views(GroundPlane side, HorizonProfile horizon, double facing)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        var views = new double[Panels.Length];
        var foot = Frame.Foot(horizon.Site);
        var eye = foot with { Z = foot.Z + horizon.MastHeight };
        var turn = Frame.OwnAzimuth(horizon.Site, 0);
        var (sinFacing, cosFacing) = Math.SinCos(facing);
        var met = new List<(double Distance, int Panel, double From, double To)>();
        var taken = new List<(double From, double To)>();
        for (var i = 0; i < HorizonProfile.AzimuthCount; i++)
        {
            var azimuth = i * HorizonProfile.AzimuthStep;
            var (sin, cos) = Math.SinCos(azimuth - turn);
            met.Clear();
            for (var k = 0; k < Panels.Length; k++)
            {
                var panel = Panels[k];
                var (x, y) = (panel.Foot.X - eye.X, panel.Foot.Y - eye.Y);
                var toward = sin * sinFacing + cos * cosFacing;
                var distance = (x * sinFacing + y * cosFacing) / toward;
                // Seen edge on, or behind the eye.
                if (Math.Abs(toward) < EdgeOn || !(distance > 0))
                    continue;
                var aside = (distance * sin - x) * cosFacing - (distance * cos - y) * sinFacing;
                if (Math.Abs(aside) > 0.5 * panel.Width)
                    continue;
                var rise = panel.Foot.Z - eye.Z;
                var from = Math.Max(horizon.Elevations[i], Math.Atan2(rise + panel.Bottom, distance));
                var to = Math.Atan2(rise + panel.Top, distance);
                if (to > from)
                    met.Add((distance, k, from, to));
            }
            if (met.Count == 0)
                continue;
            met.Sort();
            taken.Clear();
            foreach (var (_, panel, from, to) in met)
            {
                views[panel] += Free(side, azimuth, from, to, taken);
                taken.Add((from, to));
                taken.Sort();
            }
        }
        for (var k = 0; k < views.Length; k++)
            views[k] *= HorizonProfile.AzimuthStep / Math.PI;
        return views;
    }

    // The part of a stretch of elevation that nothing nearer has taken.
    private static double Free(
        GroundPlane side,
        double azimuth,
        double from,
        double to,
        List<(double From, double To)> taken
    )
    {
        var sum = 0.0;
        foreach (var (low, high) in taken)
        {
            if (high <= from)
                continue;
            if (low >= to)
                break;
            if (low > from)
                sum += side.Outlook(azimuth, from, low);
            from = high;
        }
        return from < to ? sum + side.Outlook(azimuth, from, to) : sum;
    }
}
