using System.Globalization;
using System.Text;
using System.Text.Json;
using Perilune.Astro.Time;
using Perilune.Report.Flights;
using Perilune.Simulation.Flights;
using Perilune.Surface.Temperature;

namespace Perilune.Cli.Grounds;

/// <summary>Temperatures of a place as text, table, picture and JSON.</summary>
internal static class TemperatureFiles
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86400;

    /// <summary>What a person reads at the terminal.</summary>
    public static string Summary(PointTemperature found, Regolith regolith)
    {
        var cycle = found.Cycle;
        var text = new StringBuilder();
        Line(
            "place",
            $"{found.Horizon.Site}, {found.Horizon.GroundHeight:F0} m, leaning {found.Plane.Slope / Degree:F1} deg to azimuth {found.Plane.Aspect / Degree:F0}"
        );
        Line(
            "ground",
            $"albedo {regolith.NormalAlbedo:F2}, heat from inside {regolith.HeatFlow * 1000:F0} mW/m2; sky view {found.SkyView:F3}"
        );
        Line("absorbed", $"mean {found.Absorbed.Average():F2}, most {found.Absorbed.Max():F1} W/m2");
        Line("surface", $"mean {cycle.Mean[0]:F1}, least {cycle.Minimum[0]:F1}, most {cycle.Maximum[0]:F1} K");
        foreach (var depth in (ReadOnlySpan<double>)[0.1, 0.3, 1])
        {
            var (least, most) = At(cycle, depth);
            Line(
                string.Create(CultureInfo.InvariantCulture, $"{depth:0.0} m down"),
                $"mean {cycle.MeanAt(depth):F1}, least {least:F1}, most {most:F1} K"
            );
        }
        foreach (var warning in found.Horizon.Coverage.Warnings)
            Line("horizon", $"{warning}");
        return text.ToString();

        void Line(string name, FormattableString value) =>
            text.Append(name.PadRight(12)).Append(FormattableString.Invariant(value)).Append('\n');
    }

    /// <summary>The surface through the span, a row for each step.</summary>
    public static string Table(TimeScales times, PointTemperature found)
    {
        var text = new StringBuilder("utc,absorbed_w_m2,surface_k\n");
        for (var i = 0; i < found.Absorbed.Count; i++)
        {
            var epoch = Epoch.FromSecondsPastJ2000(found.Start + i * found.Cycle.Step);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{times.Format(epoch, TimeScale.Utc, 0)},{found.Absorbed[i]:F4},{found.Cycle.Surface[i]:F3}\n"
            );
        }
        return text.ToString();
    }

    /// <summary>Surface and heat through the span, and the least, mean and most at depth.</summary>
    public static string Picture(TimeScales times, PointTemperature found)
    {
        var cycle = found.Cycle;
        var days = cycle.Step / Day;
        var start = times.Format(Epoch.FromSecondsPastJ2000(found.Start), TimeScale.Utc, 0)[..10];
        return PlotSheet.Draw(
            $"Temperature of the ground at {found.Horizon.Site}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"From {start}; the ground leans {found.Plane.Slope / Degree:F1} deg to azimuth {found.Plane.Aspect / Degree:F0}; {100 * (1 - found.SkyView):F1} % of its outlook is ground."
            ),
            [
                new("Surface", "days", "K", [new("surface", Series(cycle.Surface))]),
                new("Absorbed heat", "days", "W/m2", [new("absorbed", Series(found.Absorbed))]),
                new(
                    "With depth",
                    "K",
                    "metres down",
                    [
                        new("least", Profile(cycle.Minimum)),
                        new("mean", Profile(cycle.Mean)),
                        new("most", Profile(cycle.Maximum)),
                    ]
                ),
            ]
        );

        List<(double, double)> Series(IReadOnlyList<double> values) =>
            [.. values.Select((value, i) => (i * days, value))];
        List<(double, double)> Profile(IReadOnlyList<double> values) =>
            [.. values.Select((value, i) => (value, -cycle.Depths[i])).Where(point => point.Item2 >= -1)];
    }

    /// <summary>Everything but the series, for a program.</summary>
    public static string Json(PointTemperature found)
    {
        var cycle = found.Cycle;
        return JsonSerializer.Serialize(
                new
                {
                    latitude_deg = found.Horizon.Site.Latitude / Degree,
                    longitude_deg = found.Horizon.Site.Longitude / Degree,
                    height_m = found.Horizon.GroundHeight,
                    slope_deg = found.Plane.Slope / Degree,
                    aspect_deg = found.Plane.Aspect / Degree,
                    sky_view = found.SkyView,
                    mean_absorbed_w_m2 = found.Absorbed.Average(),
                    depth_m = cycle.Depths,
                    mean_k = cycle.Mean,
                    least_k = cycle.Minimum,
                    most_k = cycle.Maximum,
                    warnings = found.Horizon.Coverage.Warnings,
                },
                indented
            ) + "\n";
    }

    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    private static (double Least, double Most) At(TemperatureCycle cycle, double depth)
    {
        var node = 1;
        while (node < cycle.Depths.Length - 1 && cycle.Depths[node] < depth)
            node++;
        var share = (depth - cycle.Depths[node - 1]) / (cycle.Depths[node] - cycle.Depths[node - 1]);
        return (Between(cycle.Minimum), Between(cycle.Maximum));

        double Between(IReadOnlyList<double> values) => values[node - 1] + (values[node] - values[node - 1]) * share;
    }
}
