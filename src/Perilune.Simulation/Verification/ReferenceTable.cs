using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>A table of <c>data/validation</c>: comment lines, a line of column names, rows split at commas.</summary>
internal static class ReferenceTable
{
    private const string Mend = "restore it from the distribution, or make it again with tools/Perilune.DataTool";

    /// <summary>The rows of a table of <c>data/validation</c>; the last column keeps its commas.</summary>
    /// <exception cref="DataFileException">
    /// The file is not the manifest's, or a row has fewer cells than there are columns.
    /// </exception>
    public static IEnumerable<string[]> Read(Knowledge knowledge, string name)
    {
        var path = knowledge.Data.Check("validation/" + name);
        var columns = 0;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = columns == 0 ? line.Split(',') : line.Split(',', columns);
            if (columns == 0)
                columns = cells.Length;
            else if (cells.Length == columns)
                yield return cells;
            else
                throw new DataFileException(path, $"line {number} has {cells.Length} of {columns} columns", Mend);
        }
    }

    /// <summary>A number of a cell.</summary>
    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The numbers of a row from a column on.</summary>
    public static double[] Numbers(string[] row, int first) => [.. row.Skip(first).Select(Number)];
}
