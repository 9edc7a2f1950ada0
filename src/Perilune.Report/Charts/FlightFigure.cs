using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>Each flight's delta-v, manoeuvre by manoeuvre, and its tanks, stage by stage: what is there and what is needed.</summary>
internal static class FlightFigure
{
    // Manoeuvres by what they do, with the shade of the bar; what is neither is a correction or a departure.
    private static readonly (string Title, string Style, string[] Words)[] kinds =
    [
        ("descent or ascent under power", "burn shade2", ["powered descent", "powered ascent", "approach"]),
        ("insertion, braking at the Moon", "burn shade3", ["insertion", "circularisation", "flyby"]),
        ("correction, departure", "burn shade1", [""]),
    ];

    private const double BudgetLeft = 236;
    private const double BudgetRight = 640;
    private const double TankLeft = 760;
    private const double TankRight = 962;

    /// <summary>The picture.</summary>
    public static string Draw(IReadOnlyList<FlightRecord> flights, Calendar calendar)
    {
        var longest = Math.Max(flights.Max(f => f.Manoeuvres.Sum(m => m.DeltaV)), 1);
        var scale = new Scale(0, longest, BudgetLeft, BudgetRight);
        var svg = new Svg(1080, 64 + flights.Sum(HeightOf), "Delta-v budget and tanks of each flight");
        svg.Text(0, 14, "flight", "head");
        svg.Text(BudgetLeft, 14, "delta-v by manoeuvre, m/s", "head");
        svg.Text(TankLeft, 14, "propellant or lift: needed of available, kg", "head", "middle");
        var top = 26.0;
        foreach (var flight in flights)
        {
            svg.Line(0, top, 1080, top, "rule");
            Heading(svg, flight, calendar, top);
            Budget(svg, flight, scale, top);
            Tanks(svg, flight, top);
            top += HeightOf(flight);
        }

        svg.Line(0, top, 1080, top, "rule");
        Legend(svg, top + 14);
        return svg.Finish();
    }

    private static void Legend(Svg svg, double top)
    {
        var left = BudgetLeft;
        foreach (
            var (title, style) in kinds.Select(k => (k.Title, k.Style)).Prepend(("launch vehicle", "burn launcher"))
        )
        {
            svg.Rectangle(left, top, 18, 10, style);
            svg.Text(left + 24, top + 9, title, "tick");
            left += 44 + 5.7 * title.Length;
        }
    }

    private static string StyleOf(ManoeuvreRecord manoeuvre) =>
        kinds.First(k => k.Words.Any(w => manoeuvre.Name.Contains(w, StringComparison.OrdinalIgnoreCase))).Style;

    private static double HeightOf(FlightRecord flight) =>
        Math.Max(66, 20 + 20 * flight.Stages.Count + (flight.Closes ? 0 : 16));

    private static void Heading(Svg svg, FlightRecord flight, Calendar calendar, double top)
    {
        svg.Text(0, top + 19, flight.Id, "flight-id");
        svg.Text(
            0,
            top + 35,
            flight.LaunchVehicle.Length > 0 ? $"{flight.Vehicle} on {flight.LaunchVehicle}" : flight.Vehicle,
            "tick"
        );
        var days = Number.Value((flight.Arrival - flight.Departure) / 86400, 3);
        svg.Text(0, top + 50, $"{flight.From} → {flight.To}, {calendar.Date(flight.Departure)}, {days} d", "tick");
    }

    private static void Budget(Svg svg, FlightRecord flight, Scale scale, double top)
    {
        var sum = 0.0;
        for (var i = 0; i < flight.Manoeuvres.Count; i++)
        {
            var manoeuvre = flight.Manoeuvres[i];
            var (left, right) = (scale.At(sum), scale.At(sum + manoeuvre.DeltaV));
            var byLauncher = manoeuvre.Stage == flight.LaunchVehicle && flight.LaunchVehicle.Length > 0;
            svg.Rectangle(
                left,
                top + 14,
                Math.Max(right - left - 1, 0.8),
                17,
                byLauncher ? "burn launcher" : StyleOf(manoeuvre),
                null,
                $"{manoeuvre.Name}: {Number.Value(manoeuvre.DeltaV)} m/s by {manoeuvre.Stage}"
            );
            var name = $"{manoeuvre.Name} {Number.Value(manoeuvre.DeltaV)}";
            if (right - left > 5.4 * name.Length)
                svg.Text(left + 5, top + 26.5, name, byLauncher ? "burn-name dark" : "burn-name");
            else if (right - left > 30)
                svg.Text(
                    left + 4,
                    top + 26.5,
                    Number.Value(manoeuvre.DeltaV),
                    byLauncher ? "burn-name dark" : "burn-name"
                );
            sum += manoeuvre.DeltaV;
        }

        svg.Text(
            BudgetLeft,
            top + 47,
            $"spacecraft {Number.Value(flight.DeltaV)} m/s" + (flight.Closes ? "" : "; does not close"),
            flight.Closes ? "tick" : "tick bad"
        );
    }

    private static void Tanks(Svg svg, FlightRecord flight, double top)
    {
        for (var i = 0; i < flight.Stages.Count; i++)
        {
            var stage = flight.Stages[i];
            var y = top + 14 + 20 * i;
            var full = Math.Max(Math.Max(stage.Available, stage.Needed), 1);
            var width = TankRight - TankLeft;
            var lacks = stage.Needed > stage.Available;
            svg.Text(TankLeft - 8, y + 9.5, stage.Stage, "tick", "end");
            svg.Rectangle(TankLeft, y, width * stage.Available / full, 12, "tank");
            svg.Rectangle(
                TankLeft,
                y + 2.5,
                width * stage.Needed / full,
                7,
                lacks ? "needed lacks" : "needed",
                null,
                $"{stage.Stage}: {Number.Exact(stage.Needed)} of {Number.Exact(stage.Available)} kg"
            );
            svg.Text(
                TankRight + 8,
                y + 9.5,
                $"{Number.Value(stage.Needed)} of {Number.Value(stage.Available)}",
                lacks ? "tick bad" : "tick"
            );
        }

        if (!flight.Closes)
            svg.Text(TankLeft, top + 24 + 20 * flight.Stages.Count, flight.Shortfall, "tick bad");
    }
}
