using System.Globalization;
using System.Text;
using System.Text.Json;
using Perilune.Simulation.Layouts;

namespace Perilune.Cli.Grounds;

/// <summary>A layout's answers as text and as JSON.</summary>
internal static class LayoutFiles
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86400;
    private const double MegawattHour = 3.6e9;

    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    /// <summary>What a person reads at the terminal.</summary>
    public static string Summary(LayoutResult result)
    {
        var text = new StringBuilder();
        Line(
            $"{result.Plan.Document.Case.Title}: {result.Plan.Elements.Length} elements around {result.Plan.Frame.Origin}"
        );
        if (result.Arrays.Length > 0)
        {
            Line($"");
            Line($"arrays                 lit alone  among others  sunlight MWh   lost");
            foreach (var (name, light) in result.Arrays)
                Line(
                    $"  {name, -20} {100 * light.Alone, 7:F2} %    {100 * light.Together, 7:F2} %  {light.EnergyTogether / MegawattHour, 12:F2} {100 * light.Loss, 6:F2} %"
                );
        }
        if (result.Variants.Length > 0)
        {
            Line($"");
            Line($"all arrays             turned    sunlight MWh   lost (horizons as they stand)");
            foreach (var one in result.Variants)
            {
                var left = one.Energy is { } energy
                    ? FormattableString.Invariant($"{energy / MegawattHour, 12:F2} {100 * one.Loss, 6:F2} %")
                    : "leave the terrain";
                Line($"  spacing x {one.Spacing, -10:0.##} {one.Turn / Degree, 6:F0} deg  {left}");
            }
        }
        foreach (var mast in result.Masts)
        {
            Line($"");
            Line($"{"mast " + mast.Name, -22}      lit  longest dark  Earth in view");
            foreach (var one in mast.Heights)
                Line(
                    $"  {one.Height, 5:0.#} m              {100 * one.Light.MeanSunFraction, 6:F2} % {one.Light.LongestDarkness.Duration / Day, 9:F2} d {100 * one.Light.EarthVisibleFraction, 10:F2} %"
                );
        }
        if (result.Radiators.Length > 0)
        {
            Line($"");
            Line($"radiators, a lunar day   sky view  arrays'   radiates   net W/m2 mean  least   most  least in all");
            foreach (var (name, area, day) in result.Radiators)
                Line(
                    $"  {name, -20} {string.Join(" ", day.SkyViews.Select(view => view.ToString("F3", CultureInfo.InvariantCulture))), 12} {day.ArrayViews.Sum(), 8:F4} {day.Radiated, 10:F1} {day.Heat.Average(h => h.Net), 15:F1} {day.Heat.Min(h => h.Net), 6:F1} {day.Heat.Max(h => h.Net), 6:F1} {area * day.Heat.Min(h => h.Net) / 1000, 9:F2} kW"
                );
        }
        foreach (var pad in result.Exposures.GroupBy(exposure => exposure.Pad))
        {
            Line($"");
            var grains = pad.First().Exposure.Reaches;
            var slope = result.Plan.Elements.First(element => element.Name == pad.Key).Slope.Angle / Degree;
            Line(
                $"pad {pad.Key}, on ground that leans {slope:F1} deg, throws {string.Join(", ", grains.Select(g => FormattableString.Invariant($"{g.Grains.Name} at {g.Grains.Speed:F0} m/s as far as {Far(g.Range)}")))}"
            );
            foreach (var (_, element, exposure) in pad)
            {
                var reached = string.Join(", ", exposure.Reaches.Where(r => r.Reaches).Select(r => r.Grains.Name));
                var shield = FormattableString.Invariant(
                    $"ground {exposure.ShieldElevation / Degree:F1} deg high, {exposure.ShieldDistance:F0} m off"
                );
                Line(
                    $"  {element, -20} {exposure.Distance, 7:F0} m  {(exposure.Shielded ? $"shielded by {shield}"
                        : reached.Length == 0 ? "beyond all of it"
                        : $"in reach of {reached}, {exposure.Thinning:0.#} times thinner than at Surveyor 3; {shield}")}"
                );
            }
        }
        if (result.Exposures.Length > 0)
            Line($"  Pads are level, paths straight at first: ground higher than all that is thrown stops it.");
        Line($"");
        if (result.Violations.Length == 0)
            Line($"every element stands clear of pads and of other partners' zones");
        foreach (var violation in result.Violations)
            Line($"NOT CLEAR  {violation}");
        foreach (var warning in result.Warnings)
            Line($"horizon: {warning}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line).TrimEnd()).Append('\n');
    }

    /// <summary>Everything, for a program.</summary>
    public static string Json(LayoutResult result) =>
        JsonSerializer.Serialize(
            new
            {
                title = result.Plan.Document.Case.Title,
                elements = result.Plan.Elements.Select(e => new
                {
                    name = e.Name,
                    kind = e.Kind,
                    owner = e.Element.Owner,
                    latitude_deg = e.Place.Latitude / Degree,
                    longitude_deg = e.Place.Longitude / Degree,
                    east_m = e.Foot.X,
                    north_m = e.Foot.Y,
                    up_m = e.Foot.Z,
                    slope_deg = e.Slope.Angle / Degree,
                }),
                arrays = result.Arrays.Select(a => new
                {
                    name = a.Name,
                    lit_alone = a.Light.Alone,
                    lit_together = a.Light.Together,
                    sunlight_alone_j = a.Light.EnergyAlone,
                    sunlight_together_j = a.Light.EnergyTogether,
                    loss = a.Light.Loss,
                }),
                arrangements = result.Variants.Select(v => new
                {
                    spacing = v.Spacing,
                    turn_deg = v.Turn / Degree,
                    sunlight_j = v.Energy,
                    loss = v.Loss,
                }),
                masts = result.Masts.Select(m => new
                {
                    name = m.Name,
                    heights = m.Heights.Select(h => new
                    {
                        height_m = h.Height,
                        lit = h.Light.MeanSunFraction,
                        longest_dark_s = h.Light.LongestDarkness.Duration,
                        earth_visible = h.Light.EarthVisibleFraction,
                    }),
                }),
                radiators = result.Radiators.Select(r => new
                {
                    name = r.Name,
                    area_m2 = r.Area,
                    sky_views = r.Day.SkyViews,
                    array_views = r.Day.ArrayViews,
                    radiated_w_m2 = r.Day.Radiated,
                    mean_net_w_m2 = r.Day.Heat.Average(h => h.Net),
                    least_net_w_m2 = r.Day.Heat.Min(h => h.Net),
                    most_net_w_m2 = r.Day.Heat.Max(h => h.Net),
                    mean_sunlight_w_m2 = r.Day.Heat.Average(h => h.Sunlight),
                    mean_infrared_w_m2 = r.Day.Heat.Average(h => h.Infrared),
                }),
                exposures = result.Exposures.Select(x => new
                {
                    pad = x.Pad,
                    element = x.Element,
                    distance_m = x.Exposure.Distance,
                    shield_elevation_deg = x.Exposure.ShieldElevation / Degree,
                    shielded = x.Exposure.Shielded,
                    reached_by = x.Exposure.Reaches.Where(r => r.Reaches).Select(r => r.Grains.Name),
                    thinning = x.Exposure.Thinning,
                }),
                violations = result.Violations.Select(v => new
                {
                    element = v.Element,
                    owner = v.Owner,
                    against = v.Against,
                    distance_m = v.Distance,
                    needed_m = v.Needed,
                    move_m = v.Move,
                    azimuth_deg = v.Azimuth / Degree,
                }),
                warnings = result.Warnings,
            },
            indented
        ) + "\n";

    private static string Far(double range) =>
        double.IsInfinity(range) ? "space"
        : range >= 2000 ? FormattableString.Invariant($"{range / 1000:F1} km")
        : FormattableString.Invariant($"{range:F0} m");
}
