using System.Globalization;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Illumination.Scattering;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>Light of one place at even steps: from a mast, on the ground, and which tracking stations it sees.</summary>
/// <param name="Mast">The horizon from the mast.</param>
/// <param name="Light">Sun, Earth and stations from the mast.</param>
/// <param name="Ground">Light on the ground.</param>
/// <param name="Names">Names of the stations.</param>
internal sealed record PlaceLight(
    HorizonProfile Mast,
    LightSeries Light,
    ShadowLightSeries Ground,
    IReadOnlyList<string> Names
)
{
    /// <summary>Finds it.</summary>
    /// <param name="knowledge">Terrain, ephemeris, frames.</param>
    /// <param name="place">The place.</param>
    /// <param name="mast">Height of the mast, m.</param>
    /// <param name="span">Start, TDB seconds past J2000, length, s, and step, s.</param>
    /// <param name="limb">The Sun's disc.</param>
    /// <param name="stations">Tracking stations.</param>
    /// <param name="around">Side of the ground that scatters light, m.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public static PlaceLight Find(
        Knowledge knowledge,
        SurfacePoint place,
        double mast,
        (double Start, double Length, double Step) span,
        SolarLimb limb,
        IReadOnlyList<EarthStation> stations,
        double around,
        ParallelOptions parallel
    )
    {
        var terrain = knowledge.Terrain;
        var end = span.Start + span.Length;
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, span.Start, end);
        var antennas = EarthStations.Over(stations, place, knowledge.Ephemeris, knowledge.Frames, sky, parallel);
        var horizon = HorizonFinder.Find(terrain, place, mast, parallel);
        var light = LightSeries.Sample(horizon, sky, span.Start, end, span.Step, limb, antennas);
        var slope = terrain.SlopeAt(place);
        var ground = ShadowLightSeries.Sample(
            HorizonFinder.Find(terrain, place, 0, parallel),
            new GroundPlane(slope.Angle, slope.Aspect),
            ShadowLight.Ground(terrain, place, around, parallel),
            sky,
            span.Start,
            span.Step,
            light.Sun.Length,
            parallel
        );
        return new(horizon, light, ground, antennas.Names);
    }

    /// <summary>What a person reads at the terminal.</summary>
    public string Summary()
    {
        var text = new StringBuilder();
        void Line(string name, FormattableString value) =>
            text.Append(CultureInfo.InvariantCulture, $"{name, -10} {FormattableString.Invariant(value)}\n");
        var dark = Enumerable.Range(0, Light.Sun.Length).Where(i => Ground.Sunlight[i] == 0).ToList();
        Line("place", $"{Mast.Site}, {Mast.GroundHeight:F0} m, mast {Mast.MastHeight:0.##} m");
        Line("span", $"{(Light.Sun.Length - 1) * Light.Step / 86_400:0.##} d, every {Light.Step / 3_600:0.##} h");
        Line(
            "mast",
            $"Sun {100 * Light.MeanSun:F2} %, Earth {100.0 * Light.EarthCentre.Count(seen => seen) / Light.EarthCentre.Length:F2} %"
        );
        foreach (var (i, name) in Names.Index())
            Line(
                i == 0 ? "contact" : "",
                $"{name} {100.0 * Light.Stations[i].Count(seen => seen) / Light.Sun.Length:F2} %"
            );
        if (Names.Count > 1)
            Line(
                "",
                $"any of them {100.0 * Enumerable.Range(0, Light.Sun.Length).Count(i => Light.Stations.Any(seen => seen[i])) / Light.Sun.Length:F2} %"
            );
        Line(
            "ground",
            $"in shadow {100.0 * dark.Count / Light.Sun.Length:F2} % of the time; {100 * Ground.View.Ground:F2} % of its outlook is ground that scatters, {100 * Ground.View.Beyond:F2} % ground beyond"
        );
        if (dark.Count > 0)
        {
            Line("in shadow", $"W/m2           mean      most");
            foreach (
                var (name, values) in new[]
                {
                    ("scattered", Ground.Scattered),
                    ("earthshine", Ground.Earthshine),
                    ("Earth's IR", Ground.EarthInfrared),
                }
            )
                Line(
                    "",
                    $"{name, -12} {dark.Average(i => (double)values[i]), 7:F4}   {dark.Max(i => values[i]), 7:F4}"
                );
        }
        foreach (var warning in Mast.Coverage.Warnings)
            Line("warning", $"{warning}");
        return text.ToString();
    }

    /// <summary>A row for each step.</summary>
    public string Table(TimeScales times)
    {
        var text = new StringBuilder(
            "utc,sun,earth,earth_centre,sunlight_w_m2,scattered_w_m2,earthshine_w_m2,earth_infrared_w_m2"
        );
        foreach (var name in Names)
            text.Append(',').Append(name);
        text.Append('\n');
        for (var i = 0; i < Light.Sun.Length; i++)
        {
            var epoch = Epoch.FromSecondsPastJ2000(Light.Start + i * Light.Step);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{times.Format(epoch, TimeScale.Utc, 0)},{Light.Sun[i]:F5},{Light.Earth[i]:F5},{(Light.EarthCentre[i] ? 1 : 0)},{Ground.Sunlight[i]:F3},{Ground.Scattered[i]:F5},{Ground.Earthshine[i]:F5},{Ground.EarthInfrared[i]:F5}"
            );
            foreach (var seen in Light.Stations)
                text.Append(seen[i] ? ",1" : ",0");
            text.Append('\n');
        }
        return text.ToString();
    }
}
