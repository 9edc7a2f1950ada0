using System.Globalization;
using System.Text;

namespace Perilune.DataTool.Earth;

/// <summary>
/// Makes <c>data/earth/ocean-tides.txt</c> of tables 8.2 and 8.3 of the IERS Conventions 2010: what ocean tides do to the
/// pole and to UT1 within a day.
/// </summary>
internal static class SubdailyMaker
{
    public static void Make(string source, string data)
    {
        var pole = Path.Combine(source, "iers", "tab8.2ab.txt");
        var rotation = Path.Combine(source, "iers", "tab8.3ab.txt");
        var poleRows = Read(pole, 4);
        var rotationRows = Read(rotation, 2);
        if (
            poleRows.Count != 71
            || !poleRows.Select(r => r.Argument).SequenceEqual(rotationRows.Select(r => r.Argument))
        )
            throw new InvalidDataException($"{pole} and {rotation} do not hold the same 71 tides");
        var text = new StringBuilder();
        text.Append(
            "# Diurnal and semidiurnal variations of pole and UT1 by ocean tides (IERS Conventions 2010, tables 8.2, 8.3)\n"
        );
        text.Append(
            "# multipliers of GMST+pi, l, l', F, D, Om; sine and cosine of x_p, of y_p (microarcsec), of UT1 (microsec)\n"
        );
        for (var i = 0; i < poleRows.Count; i++)
            text.Append(poleRows[i].Argument)
                .Append(' ')
                .AppendJoin(' ', poleRows[i].Amplitudes.Concat(rotationRows[i].Amplitudes))
                .Append('\n');
        Output.Write(
            Path.Combine(data, "earth", "ocean-tides.txt"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new Provenance(
                "Sub-daily variations of Earth rotation by ocean tides",
                "IERS Conventions Centre",
                "IERS Technical Note 36 (2010), tables 8.2a, b and 8.3a, b, with the digits of the Centre's interpolation routine",
                [pole, rotation],
                "the tables joined by their arguments",
                "exact"
            )
        );
    }

    private static List<(string Argument, string[] Amplitudes)> Read(string path, int amplitudes)
    {
        var rows = new List<(string, string[])>();
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // An optional name, six multipliers, Doodson's number, the period, the amplitudes.
            var start = cells.Length - 8 - amplitudes;
            if (start is not (0 or 1) || !double.TryParse(cells[^1], CultureInfo.InvariantCulture, out _))
                continue;
            rows.Add((string.Join(' ', cells[start..(start + 6)]), cells[^amplitudes..]));
        }
        return rows;
    }
}
