using System.Text.Json;
using Perilune.Astro.Time;

namespace Perilune.Simulation.Flights;

/// <summary>A flight as JSON: numbers in SI, instants in UTC and TDB; differences and tolerances in the unit that was written.</summary>
public static class FlightJson
{
    private const int DateDigits = 6;

    /// <summary>Writes it, indented, with a line feed at the end.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="outcome">The flight.</param>
    /// <param name="times">Time scales for dates.</param>
    public static void Write(Stream stream, FlightOutcome outcome, TimeScales times)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(times);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("flight", outcome.Document.Name);
            json.WriteString("title", outcome.Document.Case.Title);
            json.WriteBoolean("pass", outcome.Pass);
            json.WriteStartArray("flown");
            foreach (var row in outcome.Comparisons)
                Row(json, row, times);
            json.WriteEndArray();
            json.WriteStartArray("phases");
            foreach (var phase in outcome.Phases)
                Phase(json, phase, times);
            json.WriteEndArray();
            json.WriteStartArray("assumptions");
            foreach (var one in outcome.Sensitivities)
                Assumption(json, one, times);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void Row(Utf8JsonWriter json, FlownComparison row, TimeScales times)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Flown.Name);
        json.WriteString("of", row.Flown.Of);
        json.WriteString("flown", row.Flown.Value);
        json.WritePropertyName("computed");
        Value(json, row.Computed, times);
        if (row.Unit.Length > 0)
            json.WriteString("unit", row.Unit);
        if (double.IsFinite(row.Difference))
            json.WriteNumber("difference", row.Difference);
        if (row.Tolerance is { } tolerance)
            json.WriteNumber("tolerance", tolerance);
        if (row.Pass is { } pass)
            json.WriteBoolean("pass", pass);
        json.WriteString("source", row.Flown.Source);
        json.WriteEndObject();
    }

    private static void Phase(Utf8JsonWriter json, PhaseOutcome phase, TimeScales times)
    {
        json.WriteStartObject();
        json.WriteString("name", phase.Name);
        json.WriteString("kind", phase.Kind);
        json.WriteStartObject("results");
        foreach (var result in phase.Results)
        {
            json.WritePropertyName(result.Result.Name);
            Value(json, result, times);
        }
        json.WriteEndObject();
        json.WriteStartArray("moments");
        foreach (var moment in phase.Moments)
        {
            json.WriteStartObject();
            json.WriteString("utc", times.Format(moment.Epoch, TimeScale.Utc, DateDigits));
            json.WriteString("what", moment.Words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Assumption(Utf8JsonWriter json, Sensitivity one, TimeScales times)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Assumption.Name);
        json.WriteString("key", one.Assumption.Key);
        json.WriteString("value", one.Value);
        json.WriteString("low", one.Assumption.Low);
        json.WriteString("high", one.Assumption.High);
        json.WriteString("why", one.Assumption.Why);
        json.WriteString("low_fails", one.LowFails);
        json.WriteString("high_fails", one.HighFails);
        json.WriteStartArray("moved");
        foreach (var moved in one.Moved)
        {
            json.WriteStartObject();
            json.WriteString("result", moved.Result);
            json.WritePropertyName("low");
            Value(json, moved.Low, times);
            json.WritePropertyName("here");
            Value(json, moved.Here, times);
            json.WritePropertyName("high");
            Value(json, moved.High, times);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, ResultValue? value, TimeScales times)
    {
        switch (value?.Result.Kind)
        {
            case ResultKind.Number when double.IsFinite(value.Number):
                json.WriteNumberValue(value.Number);
                break;
            case ResultKind.Instant:
                json.WriteStringValue(times.Format(value.Epoch, TimeScale.Utc, DateDigits));
                break;
            case ResultKind.Word:
                json.WriteStringValue(value.Word);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
