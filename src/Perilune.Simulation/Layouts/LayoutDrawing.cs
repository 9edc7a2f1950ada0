using System.Collections.Immutable;
using Perilune.Astro.Time;
using Perilune.Surface.Illumination;
using Perilune.Surface.Layout;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Layouts;

/// <summary>Computes what a picture of a layout shows.</summary>
internal static class LayoutDrawing
{
    private const int MapSize = 480;
    private const double LeastSide = 120;
    private const double LampElevation = 25 * Math.PI / 180;

    public static LayoutScene Scene(LayoutGroundPlan plan, PanelLight? light, LunarSky sky)
    {
        var layout = plan.Document.Case;
        var told = layout.ShadowsAt is { } epoch ? epoch.SecondsPastJ2000 : (double?)null;
        if (told is { } wanted && !(wanted >= sky.Start && wanted <= sky.End))
        {
            var problems = new Language.Problems();
            plan.Document.Tell(
                problems,
                layout,
                nameof(layout.ShadowsAt),
                "",
                "lies outside the time that is asked for",
                "write an instant between start: and its duration: later"
            );
            problems.ThrowIfAny();
        }
        var tdb = told ?? FirstLight(light);
        var (azimuth, elevation) = tdb is { } at
            ? plan.Frame.Look(sky.Sun(at) - plan.Frame.FromCentre(default))
            : (-Math.PI / 4, LampElevation);
        var near = Map(plan, plan.Elements.Where(e => e.Element is not LandingPad), 1.3);
        var whole = Map(plan, plan.Elements, 1.2);
        return new(
            whole,
            near,
            tdb is { } instant ? Epoch.FromSecondsPastJ2000(instant) : null,
            azimuth,
            elevation,
            tdb is null || Math.Abs(elevation) > 1.5 ? [] : Shadows(plan, whole, azimuth, elevation),
            Zones(plan)
        );
    }

    // The first instant at which every array sees most of the Sun, or else the one at which they see most of it.
    private static double? FirstLight(PanelLight? light)
    {
        if (light is null)
            return null;
        var (best, most) = (-1, 0.0);
        for (var n = 0; n < light.Sun.Length; n++)
        {
            var least = 1.0;
            for (var i = 0; i < light.Panels.Length; i++)
                least = Math.Min(least, light.Fraction(n, i, PanelLight.Bands - 1));
            if (least > most)
                (best, most) = (n, least);
            if (least > 0.9)
                break;
        }
        return best < 0 ? null : light.Start + (best + 0.5) * light.Step;
    }

    private static SiteMap Map(LayoutGroundPlan plan, IEnumerable<PlacedElement> elements, double margin)
    {
        PlacedElement[] shown = [.. elements];
        if (shown.Length == 0)
            shown = [.. plan.Elements];
        var (west, east) = Span(shown.Select(e => e.Foot.X));
        var (south, north) = Span(shown.Select(e => e.Foot.Y));
        var middle = plan.Frame.PointAt(0.5 * (west + east), 0.5 * (south + north));
        // The map may be turned: its side spans the diagonal.
        var side = Math.Max(
            LeastSide,
            margin * Math.Sqrt((east - west) * (east - west) + (north - south) * (north - south))
        );
        return SiteMap.Draw(plan.Frame.Terrain, middle, MapSize, side / MapSize, LampAzimuth(middle), LampElevation);

        static (double Low, double High) Span(IEnumerable<double> values)
        {
            double[] all = [.. values.DefaultIfEmpty()];
            return (all.Min(), all.Max());
        }
    }

    // From the upper left, where maps are lit from; of a polar map the meridian of longitude 0 is up.
    private static double LampAzimuth(SurfacePoint middle) =>
        (middle.Latitude < -Math.PI / 3 ? -middle.Longitude : 0) - Math.PI / 4;

    private static ImmutableArray<DrawnShadow> Shadows(
        LayoutGroundPlan plan,
        SiteMap map,
        double azimuth,
        double elevation
    )
    {
        var shadows = ImmutableArray.CreateBuilder<DrawnShadow>();
        var reach = map.Size * map.CellSize;
        foreach (var element in plan.Elements)
        {
            var (width, bottom, top) = element.Element switch
            {
                SolarArray array => (array.Width, array.Bottom, array.Top),
                Module module => (LayoutRun.Box(element).Across(azimuth), 0.0, module.Height),
                _ => (0.0, 0.0, 0.0),
            };
            if (width == 0)
                continue;
            var parts = GroundShadow.Find(plan.Frame, element.Foot, bottom, top, azimuth, elevation, reach, 1);
            shadows.AddRange(parts.Select(p => new DrawnShadow(element.Foot.X, element.Foot.Y, width, p.From, p.To)));
        }
        return shadows.ToImmutable();
    }

    private static ImmutableArray<DrawnZone> Zones(LayoutGroundPlan plan) =>
        [
            .. plan
                .Elements.Where(e => e.Element is LandingPad { KeepOut: > 0 })
                .Select(e => new DrawnZone(
                    $"{e.Name} ({e.Element.Owner})",
                    e.Foot.X,
                    e.Foot.Y,
                    ((LandingPad)e.Element).KeepOut,
                    true
                )),
            .. plan.Document.Case.Zones.Select(zone =>
            {
                var middle = plan.Middle(zone);
                return new DrawnZone($"{zone.Name} ({zone.Owner})", middle.X, middle.Y, zone.Radius, false);
            }),
        ];
}
