using System.Text;

namespace Perilune.Cli.Tables;

/// <summary>Splits comma-separated values (RFC 4180) into records; comment lines and empty ones are passed over.</summary>
internal sealed class CsvReader(TextReader reader)
{
    private readonly StringBuilder cell = new();
    private int read;

    /// <summary>Line on which the last record began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the last record ended within quotation marks.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>The cells of the next record, or null at the end.</summary>
    public string[]? Next()
    {
        string? line;
        do
        {
            line = reader.ReadLine();
            read++;
        } while (line is not null && (string.IsNullOrWhiteSpace(line) || line[0] == '#'));
        if (line is null)
            return null;
        // A mark of the byte order is no part of the first name.
        line = line.TrimStart('\uFEFF');
        Line = read;
        Unclosed = false;
        if (!line.Contains('"', StringComparison.Ordinal))
            return line.Split(',');
        var cells = new List<string>();
        var quoted = false;
        for (var i = 0; ; i++)
        {
            if (i == line.Length)
            {
                if (!quoted)
                    break;
                // A quoted cell goes on in the next line.
                var more = reader.ReadLine();
                read++;
                if (more is null)
                {
                    Unclosed = true;
                    break;
                }
                cell.Append('\n');
                (line, i) = (more, -1);
                continue;
            }
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                End();
            else
                cell.Append(c);
        }
        End();
        return [.. cells];

        void End()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
