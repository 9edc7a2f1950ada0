using System.Globalization;
using Perilune.Simulation.Language;

namespace Perilune.Cli.Tables;

/// <summary>One query: cells of a row of the table, and options for what the table does not say.</summary>
internal sealed class Query(QueryTable table, int row, IReadOnlyDictionary<string, string> options)
{
    /// <summary>The value under the first of some names that the row or, after it, the options give; null for none.</summary>
    public Given? Find(params ReadOnlySpan<string> names)
    {
        var (line, cells) = table.Rows[row];
        foreach (var name in names)
        {
            if (table.IndexOf(name) is >= 0 and var index && cells[index].Trim() is { Length: > 0 } text)
                return !table.IsOfOptions
                    ? new(table.Source, line, $"column '{table.Columns[index]}': value", text)
                    : Option(table.Columns[index], text);
        }
        foreach (var name in names)
        {
            if (options.TryGetValue(name, out var text))
                return Option(name, text);
        }
        return null;

        static Given Option(string name, string text) => new("--" + name, 0, "value", text);
    }

    /// <summary>Whether the table has a column.</summary>
    public bool Has(string column) => table.IndexOf(column) >= 0;

    /// <summary>Whether options alone ask.</summary>
    public bool IsOfOptions => table.IsOfOptions;

    /// <summary>The cells of the row.</summary>
    public string[] Cells => table.Rows[row].Cells;

    /// <summary>The complaint about the row as a whole.</summary>
    public InputProblem Problem(string message, string mend) =>
        new(!table.IsOfOptions ? table.Source : "perilune", table.Rows[row].Line, 0, "", "", message, mend);

    /// <summary>As <see cref="Find"/>, where there must be one.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Given Need(string mend, params ReadOnlySpan<string> names)
    {
        if (Find(names) is { } given)
            return given;
        throw new InputException([
            Problem(!table.IsOfOptions ? $"column '{names[0]}' is missing or empty" : $"no {names[0]} is given", mend),
        ]);
    }
}

/// <summary>A value as the user gave it, and where.</summary>
/// <param name="File">File or option.</param>
/// <param name="Line">Line, or 0 for an option.</param>
/// <param name="Field">The column.</param>
/// <param name="Text">The value.</param>
internal readonly record struct Given(string File, int Line, string Field, string Text)
{
    /// <summary>The complaint about the value.</summary>
    public InputException Wrong(string message, string mend) => new([new(File, Line, 0, Field, Text, message, mend)]);

    /// <summary>The value as a finite number.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public double Number(string mend) =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw Wrong("is not a number", mend);
}
