using System.Text.Json;
using Perilune.Simulation.Recording;

namespace Perilune.Simulation.Running;

/// <summary>The summary of a run for machines, <c>summary.json</c>, from the record alone.</summary>
public static class Summary
{
    private static readonly JsonWriterOptions options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the summary as UTF-8 JSON.</summary>
    public static void Write(RunRecord record, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var json = new Utf8JsonWriter(stream, options);
        json.WriteStartObject();
        json.WriteString("scenario", record.Identity.Scenario);
        json.WriteString("title", record.Identity.Title);
        json.WriteString("start", record.Identity.StartUtc);
        json.WriteString("end", record.Identity.EndUtc);
        json.WriteNumber("seed", record.Identity.Seed);
        json.WriteString("version", record.Identity.Version);
        Verdicts(json, record);
        if (record.Node is { } node)
            Orbit(json, record, node);
        if (record.Site is not null)
        {
            json.WriteStartObject("site");
            json.WriteNumber("meanSunFraction", record.FindFigure("site.mean-sun"));
            json.WriteNumber("longestDarknessHours", record.FindFigure("site.longest-darkness"));
            json.WriteNumber("earthVisibleFraction", record.FindFigure("site.earth-visible"));
            json.WriteEndObject();
        }
        Habitats(json, record);
        Flights(json, record);
        Partners(json, record);
        json.WriteStartArray("remarks");
        foreach (var remark in record.Remarks)
            json.WriteStringValue(remark);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Verdicts(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteStartArray("verdicts");
        foreach (var verdict in record.Verdicts)
        {
            json.WriteStartObject();
            json.WriteString("id", verdict.Id);
            json.WriteBoolean("pass", verdict.Pass);
            json.WriteNumber("value", verdict.Value);
            json.WriteNumber("limit", verdict.Limit);
            json.WriteString("unit", verdict.Unit);
            json.WriteString("title", verdict.Title);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Orbit(Utf8JsonWriter json, RunRecord record, NodeRecord node)
    {
        json.WriteStartObject("orbit");
        Radii("periluneKm", perilune: true);
        Radii("apoluneKm", perilune: false);
        json.WriteNumber("stationKeepingMps", record.FindFigure("orbit.station-keeping"));
        json.WriteNumber("eclipses", (int)record.FindFigure("orbit.eclipses"));
        json.WriteNumber("longestEclipseMin", record.FindFigure("orbit.eclipse.longest"));
        json.WriteEndObject();

        void Radii(string name, bool perilune)
        {
            json.WriteStartArray(name);
            foreach (var apsis in node.Apsides.Where(a => a.IsPerilune == perilune))
                json.WriteNumberValue(Math.Round(apsis.Radius / 1e3, 6));
            json.WriteEndArray();
        }
    }

    private static void Habitats(Utf8JsonWriter json, RunRecord record)
    {
        // The worst of all habitats; cabins count where people live at any time.
        double? charge = null,
            carbonDioxide = null,
            oxygen = null;
        foreach (var verdict in record.Verdicts)
        {
            if (verdict.Id.EndsWith("-battery", StringComparison.Ordinal))
                charge = Math.Min(charge ?? double.MaxValue, verdict.Value);
            else if (verdict.Id.EndsWith("-carbon-dioxide", StringComparison.Ordinal))
                carbonDioxide = Math.Max(carbonDioxide ?? 0, verdict.Value);
            else if (verdict.Id.EndsWith("-oxygen", StringComparison.Ordinal))
                oxygen = Math.Min(oxygen ?? double.MaxValue, verdict.Value);
        }
        json.WriteStartObject("power");
        Number("minStateOfCharge", charge);
        json.WriteEndObject();
        json.WriteStartObject("atmosphere");
        Number("maxCo2Pa", carbonDioxide);
        Number("minO2Pa", oxygen);
        json.WriteEndObject();

        void Number(string name, double? value)
        {
            if (value is { } v)
                json.WriteNumber(name, v);
            else
                json.WriteNull(name);
        }
    }

    private static void Flights(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteStartArray("flights");
        foreach (var flight in record.Flights)
        {
            json.WriteStartObject();
            json.WriteString("id", flight.Id);
            json.WriteString("from", flight.From);
            json.WriteString("to", flight.To);
            json.WriteString("departure", flight.DepartureUtc);
            json.WriteString("arrival", flight.ArrivalUtc);
            json.WriteNumber("deltaVMps", flight.DeltaV);
            json.WriteBoolean("closes", flight.Closes);
            if (!flight.Closes)
                json.WriteString("shortfall", flight.Shortfall);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Partners(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteStartArray("partners");
        foreach (var account in record.Accounts)
        {
            json.WriteStartObject();
            json.WriteString("id", account.Partner);
            json.WriteString("resource", account.Resource);
            json.WriteString("unit", account.Unit);
            json.WriteNumber("entitled", account.Entitled);
            json.WriteNumber("used", account.Used);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
