using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Perilune.Cli.Tables;

/// <summary>
/// Results beside their queries: the columns of the query's table in their order, results in those that are named for them,
/// new ones after. Nothing is written before all is known.
/// </summary>
internal sealed class ResultTable
{
    private static readonly SearchValues<char> special = SearchValues.Create(",\"\r\n");

    private readonly List<string> columns;
    private readonly int[] places;
    private readonly List<string[]> rows = [];

    /// <summary>An empty table.</summary>
    /// <param name="queryColumns">Columns of the queries.</param>
    /// <param name="resultColumns">Columns of the results.</param>
    public ResultTable(IReadOnlyList<string> queryColumns, IReadOnlyList<string> resultColumns)
    {
        columns = [.. queryColumns];
        places = new int[resultColumns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var name = resultColumns[i];
            places[i] = columns.FindIndex(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));
            if (places[i] >= 0)
                continue;
            places[i] = columns.Count;
            columns.Add(name);
        }
    }

    /// <summary>Adds a row: the cells of the query, and the results in their columns.</summary>
    public void Add(ReadOnlySpan<string> query, params ReadOnlySpan<string> results)
    {
        var row = new string[columns.Count];
        Array.Fill(row, "");
        query.CopyTo(row);
        for (var i = 0; i < results.Length; i++)
            row[places[i]] = results[i];
        rows.Add(row);
    }

    /// <summary>A number with all its digits.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes the table, as comma-separated values or as a JSON array of objects.</summary>
    public void Write(bool json)
    {
        if (json)
        {
            WriteJson();
            return;
        }
        using var writer = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { NewLine = "\n" };
        WriteLine(writer, columns);
        foreach (var row in rows)
            WriteLine(writer, row);
    }

    private static void WriteLine(StreamWriter writer, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                writer.Write(',');
            var cell = cells[i];
            writer.Write(
                cell.AsSpan().ContainsAny(special)
                    ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : cell
            );
        }
        writer.WriteLine();
    }

    private void WriteJson()
    {
        using var stream = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                writer.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                    WriteValue(writer, columns[i], row[i]);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length == 0)
            writer.WriteNull(name);
        else if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
            writer.WriteNumber(name, number);
        else
            writer.WriteString(name, text);
    }
}
