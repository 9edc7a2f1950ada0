using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perilune.Simulation.Verification;

/// <summary>Verification rows as JSON.</summary>
public static class VerificationJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Writes an array of <c>{id, quantity, unit, computed, reference, tolerance, source, pass}</c>. A computed value that is
    /// no number is null.
    /// </summary>
    public static void Write(Stream stream, IReadOnlyList<VerificationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(rows);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartArray();
            foreach (var row in rows)
                Write(json, row);
            json.WriteEndArray();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, VerificationRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("quantity", row.Quantity);
        json.WriteString("unit", row.Unit);
        if (double.IsFinite(row.Computed))
            json.WriteNumber("computed", row.Computed);
        else
            json.WriteNull("computed");
        json.WriteNumber("reference", row.Reference);
        json.WriteNumber("tolerance", row.Tolerance);
        json.WriteString("source", row.Source);
        json.WriteBoolean("pass", row.Pass);
        json.WriteEndObject();
    }
}
