using Perilune.Simulation.Language;

namespace Perilune.Cli.Tables;

/// <summary>
/// What the user asks, one query a row: a table of comma-separated values with a line of column names (RFC 4180; lines that
/// begin with '#' are comments), or the options alone.
/// </summary>
internal sealed class QueryTable
{
    private const string OptionsAlone = "";

    // Longer lists of problems help nobody.
    private const int LongestList = 20;

    private QueryTable(string source, string[] columns, List<(int Line, string[] Cells)> rows) =>
        (Source, Columns, Rows) = (source, columns, rows);

    /// <summary>Name of the file as the user gave it; empty for options alone.</summary>
    public string Source { get; }

    /// <summary>Whether options alone ask.</summary>
    public bool IsOfOptions => Source.Length == 0;

    /// <summary>Names of the columns, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows with their lines, counted from 1.</summary>
    public IReadOnlyList<(int Line, string[] Cells)> Rows { get; }

    /// <summary>Queries that options alone make: their names are the columns.</summary>
    /// <param name="columns">Names of the options that are given.</param>
    /// <param name="rows">Their values, once for each query.</param>
    public static QueryTable OfOptions(IReadOnlyList<string> columns, IEnumerable<string[]> rows) =>
        new(OptionsAlone, [.. columns], [.. rows.Select(row => (0, row))]);

    /// <summary>Reads a file, or standard input for "-".</summary>
    /// <exception cref="InputException">It cannot be read, has no columns, or rows of other lengths.</exception>
    public static QueryTable Load(string path)
    {
        if (path == "-")
            return Read(Console.In, "standard input");
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new(path, 0, 0, "", "", $"cannot be read: {error.Message}", "check the path")]);
        }
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InputException">It has no columns, or rows of other lengths.</exception>
    public static QueryTable Read(TextReader reader, string source)
    {
        string[]? columns = null;
        var rows = new List<(int, string[])>();
        var problems = new List<InputProblem>();
        var records = new CsvReader(reader);
        while (problems.Count < LongestList && records.Next() is { } cells)
        {
            if (records.Unclosed)
                problems.Add(
                    Problem(records.Line, "a quotation mark is not closed", "close it, or double it within a cell")
                );
            else if (columns is null)
                columns = [.. cells.Select(cell => cell.Trim())];
            else if (cells.Length != columns.Length)
                problems.Add(
                    Problem(
                        records.Line,
                        $"the row has {cells.Length} cells, the table {columns.Length} columns",
                        "mend the row"
                    )
                );
            else
                rows.Add((records.Line, cells));
        }
        if (columns is null)
            problems.Add(Problem(0, "is empty", "give a line of column names and a row for each query"));
        else if (
            columns.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
        )
            problems.Add(Problem(0, $"has the column '{twice.Key}' twice", "leave one out"));
        return problems.Count == 0 ? new(source, columns!, rows) : throw new InputException(problems);

        InputProblem Problem(int line, string message, string mend) => new(source, line, 0, "", "", message, mend);
    }

    /// <summary>The index of the first of some columns that the table has, or -1.</summary>
    public int IndexOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (string.Equals(Columns[i], name, StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }
        return -1;
    }
}
