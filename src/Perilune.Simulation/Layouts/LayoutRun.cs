using System.Collections.Immutable;
using Perilune.Astro.Time;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Layout;
using Perilune.Surface.Temperature;

namespace Perilune.Simulation.Layouts;

/// <summary>Answers what is asked of a layout.</summary>
public static class LayoutRun
{
    private const double Degree = Math.PI / 180;
    private const double Hour = 3600;

    private static readonly ImmutableArray<double> mastHeights = [2, 5, 10, 15, 20];

    private static readonly ImmutableArray<(double Spacing, double Turn)> arrangements =
    [
        (1, 0),
        (0.5, 0),
        (0.75, 0),
        (1.5, 0),
        (2, 0),
        (1, 30 * Degree),
        (1, 60 * Degree),
        (1, 90 * Degree),
        (1, 120 * Degree),
        (1, 150 * Degree),
    ];

    /// <summary>Answers what is asked of a layout.</summary>
    /// <param name="document">The layout.</param>
    /// <param name="knowledge">Sky, axes and terrain.</param>
    /// <param name="parallel">Threads and cancellation; the result does not depend on them.</param>
    /// <exception cref="Language.InputException">What stands off the terrain or in one place with something else.</exception>
    public static LayoutResult Find(LayoutDocument document, Knowledge knowledge, ParallelOptions parallel)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(knowledge);
        var layout = document.Case;
        var plan = LayoutGroundPlan.On(document, knowledge.Terrain);
        var exposures = KeepOutCheck.Exposures(plan);
        var violations = KeepOutCheck.Violations(plan, exposures);
        var start = layout.Start.SecondsPastJ2000;
        var count = (int)Math.Ceiling(layout.Duration / layout.Step);
        var end = start + Math.Max(count * layout.Step, LevelGround.SynodicDay + Hour);
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, start, end);
        StandingBox[] boxes = [.. plan.Elements.Where(e => e.Element is Module).Select(Box)];
        PlacedElement[] arrays = [.. plan.Elements.Where(e => e.Element is SolarArray)];
        var light =
            arrays.Length == 0
                ? null
                : PanelLight.Find(
                    plan.Frame,
                    sky,
                    [.. arrays.Select(e => e.Place)],
                    [.. arrays.Select(Panel)],
                    start,
                    layout.Step,
                    count,
                    parallel
                );
        var found = light is null ? [] : ArrayLight.Find(light, light.Panels, boxes);
        var around = light is null
            ? null
            : new PanelsInView(
                plan.Frame,
                light.Panels,
                light.Horizons,
                [.. arrays.Select(e => ((SolarArray)e.Element).Heat)]
            );
        var warnings = new List<string>();
        var radiators = plan
            .Elements.Where(e => e.Element is RadiatorPanel)
            .Select(e => Radiate(plan, e, boxes, around, sky, layout, parallel, warnings))
            .ToImmutableArray();
        var masts = plan
            .Elements.Where(e => e.Element is Mast)
            .Select(e => new NamedMast(
                e.Name,
                MastLight.Find(
                    plan.Frame.Terrain,
                    sky,
                    e.Place,
                    [.. mastHeights.Append(((Mast)e.Element).Height).Distinct().Order()],
                    start,
                    start + count * layout.Step,
                    parallel
                )
            ))
            .ToImmutableArray();
        warnings.AddRange(light?.Horizons.SelectMany(horizon => horizon.Coverage.Warnings) ?? []);
        warnings.AddRange(masts.SelectMany(mast => mast.Heights[^1].Light.Horizon.Coverage.Warnings));
        return new(
            plan,
            [.. arrays.Zip(found, (e, one) => new NamedLight(e.Name, one))],
            light is null || arrays.Length < 2 ? [] : Variants(light, boxes),
            masts,
            radiators,
            exposures,
            violations,
            LayoutDrawing.Scene(plan, light, sky),
            [.. warnings.Distinct()]
        );
    }

    private static ImmutableArray<ArrayVariant> Variants(PanelLight light, IReadOnlyList<StandingBox> boxes) =>
        [
            .. arrangements
                .AsParallel()
                .AsOrdered()
                .Select(one =>
                {
                    if (ArrayLight.Rearranged(light, one.Spacing, one.Turn) is not { } panels)
                        return new ArrayVariant(one.Spacing, one.Turn, null, 0);
                    var found = ArrayLight.Find(light, panels, boxes);
                    var (alone, together) = (found.Sum(a => a.EnergyAlone), found.Sum(a => a.EnergyTogether));
                    return new ArrayVariant(one.Spacing, one.Turn, together, alone > 0 ? 1 - together / alone : 0);
                }),
        ];

    private static NamedRadiator Radiate(
        LayoutGroundPlan plan,
        PlacedElement element,
        IReadOnlyList<StandingBox> boxes,
        PanelsInView? arrays,
        LunarSky sky,
        LayoutCase layout,
        ParallelOptions parallel,
        List<string> warnings
    )
    {
        var panel = (RadiatorPanel)element.Element;
        var upright = panel.Attitude == RadiatorAttitude.Vertical;
        var middle = panel.Bottom + (upright ? 0.5 * panel.Height : 0);
        var horizon = HorizonFinder.Find(plan.Frame.Terrain, element.Place, middle, parallel);
        warnings.AddRange(horizon.Coverage.Warnings);
        var facing = plan.Frame.OwnAzimuth(element.Place, panel.Facing);
        var side = new GroundPlane(upright ? Math.PI / 2 : 0, facing);
        var radiator = new Radiator(
            upright && panel.Sides == 2 ? [side, side with { Aspect = facing + Math.PI }] : [side],
            panel.Temperature,
            panel.Emissivity,
            panel.Absorptivity
        );
        var regolith = layout.Ground == LayoutGround.Mare ? Regolith.Mare : Regolith.Highland;
        var start = layout.Start.SecondsPastJ2000;
        var day = (int)Math.Ceiling(LevelGround.SynodicDay / Hour);
        var ground = PointTemperature.Find(
            plan.Frame.Terrain,
            sky,
            element.Place,
            regolith,
            start,
            Hour,
            Math.Max(day, (int)(layout.Duration / Hour)),
            parallel
        );
        return new(
            element.Name,
            panel.Width * panel.Height,
            RadiatorDay.Find(
                radiator,
                BoxHorizon.Raise(horizon, plan.Frame, boxes),
                sky,
                regolith,
                [.. ground.Cycle.Surface.Take(day)],
                start,
                Hour,
                arrays
            )
        );
    }

    /// <summary>The panel of an array.</summary>
    internal static StandingPanel Panel(PlacedElement element) =>
        element.Element is SolarArray array
            ? new(element.Foot, array.Width, array.Bottom, array.Top)
            : throw new ArgumentException("is no array", nameof(element));

    /// <summary>The block of a module.</summary>
    internal static StandingBox Box(PlacedElement element) =>
        element.Element is Module module
            ? new(element.Foot, module.Length, module.Width, module.Height, module.Azimuth)
            : throw new ArgumentException("is no module", nameof(element));
}
