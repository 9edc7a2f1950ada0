using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>The flights: what they carry, what they burn, whether they close.</summary>
internal static class FlightSection
{
    /// <summary>Writes it, when there are flights.</summary>
    public static void Write(Html html, RunRecord record, Calendar calendar)
    {
        if (record.Flights.Count == 0)
            return;
        var open = record.Flights.Where(f => !f.Closes).ToList();
        var lead =
            open.Count == 0
                ? $"{(record.Flights.Count == 1 ? "The flight closes" : $"All {record.Flights.Count} flights close")}: every stage has the propellant, every launch vehicle the lift."
                : $"{record.Flights.Count - open.Count} of {record.Flights.Count} flights close. "
                    + string.Join(" ", open.Select(f => $"<b>{Html.Safe(f.Id)}</b>: {Html.Safe(f.Shortfall)}."));
        html.Section("flights", "Flights", lead);
        List<FlightRecord> flown = [.. record.Flights.Where(f => f.Path.Count > 1)];
        if (flown.Count > 0)
            html.Figure(
                FlightPathFigure.Draw(flown),
                "Paths of the flights with the Moon at rest, seen from the north of the ICRF. Far from the Moon each path begins, or ends, where the Earth then was. Full: with crew. Dashed: cargo."
            );
        html.Figure(
                FlightFigure.Draw(record.Flights, calendar),
                "Left: each manoeuvre's delta-v by its kind; grey where the launch vehicle makes it. Right: what each tank or launch vehicle has (frame) and what the flight needs of it (bar)."
            )
            .Table(
                [
                    "Flight",
                    "Partner",
                    "Vehicle",
                    "Route",
                    "Departure",
                    "Arrival",
                    ">Delta-v",
                    ">Crew",
                    ">Cargo",
                    "Closes",
                ],
                record.Flights.Select(f => Row(f, calendar))
            )
            .Raw(
                $"<details><summary>All {record.Flights.Sum(f => f.Manoeuvres.Count)} manoeuvres of the flights</summary>"
            )
            .Table(
                ["Flight", "Manoeuvre", "Time (UTC)", ">Delta-v", "Stage", ">Propellant"],
                record.Flights.SelectMany(f => f.Manoeuvres.Select(m => Manoeuvre(f, m, calendar)))
            )
            .Raw("</details>")
            .EndSection();
    }

    private static IReadOnlyList<string> Manoeuvre(FlightRecord flight, ManoeuvreRecord manoeuvre, Calendar calendar) =>
        [
            Html.Safe(flight.Id),
            Html.Safe(manoeuvre.Name),
            calendar.DateAndTime(manoeuvre.Time),
            Html.Data(manoeuvre.DeltaV, "m/s"),
            Html.Safe(manoeuvre.Stage),
            Html.DataOrDash(manoeuvre.Propellant, "kg"),
        ];

    private static IReadOnlyList<string> Row(FlightRecord flight, Calendar calendar) =>
        [
            $"<b>{Html.Safe(flight.Id)}</b>",
            Html.Safe(flight.Partner),
            Html.Safe(flight.Vehicle),
            $"{Html.Safe(flight.From)} → {Html.Safe(flight.To)}",
            $"<time datetime=\"{Html.Safe(flight.DepartureUtc)}\">{calendar.DateAndTime(flight.Departure)}</time>",
            $"<time datetime=\"{Html.Safe(flight.ArrivalUtc)}\">{calendar.DateAndTime(flight.Arrival)}</time>",
            Html.Data(flight.DeltaV, "m/s"),
            Html.DataOrDash(flight.Crew.Count, ""),
            Html.DataOrDash(flight.Cargo.Sum(c => c.Mass), "kg"),
            flight.Closes ? "<span class=\"yes\">✓ closes</span>" : "<span class=\"no\">✗ lacks</span>",
        ];
}
