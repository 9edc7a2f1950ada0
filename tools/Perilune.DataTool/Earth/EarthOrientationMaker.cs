using System.Globalization;
using System.Text;
using Perilune.Astro.Time;

namespace Perilune.DataTool.Earth;

/// <summary>
/// Makes <c>data/earth/earth-orientation.csv</c>: IERS EOP 14 C04 until the end of 1999, finals2000A after (its Bulletin B
/// columns where they are filled, else Bulletin A). Bulletin B's early pole offsets refer to another origin, so the join
/// comes where they agree with C04.
/// </summary>
internal static class EarthOrientationMaker
{
    private const int Join = 51544;

    private static readonly CompositeFormat Row = CompositeFormat.Parse("{0},{1},{2},{3},{4}{5}\n");

    public static void Make(string source, string data)
    {
        var c04 = Path.Combine(source, "eop", "eopc04_14_IAU2000.62-now.txt");
        var finals = Path.Combine(source, "eop", "finals2000A.all");
        var leapSeconds = LeapSeconds.ReadFile(Path.Combine(data, "time", "tai-utc.csv"));
        var rows = ReadC04(c04).Where(r => r.Day < Join).Concat(ReadFinals(finals).Where(r => r.Day >= Join)).ToList();
        var text = new StringBuilder();
        text.Append(
            "# Earth orientation, daily at 0h UTC. pole_x, pole_y, dX, dY: 1e-6 arcsec (dX, dY relative to IAU 2006/2000A);\n"
        );
        text.Append("# ut1_tai: UT1 - TAI, 1e-7 s; a row that ends in P is predicted\n");
        text.Append(CultureInfo.InvariantCulture, $"first_day,{rows[0].Day}\n");
        text.Append("pole_x,pole_y,ut1_tai,dX,dY\n");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Day != rows[0].Day + i)
                throw new InvalidDataException($"Earth orientation misses a day before MJD {row.Day}");
            text.AppendFormat(
                CultureInfo.InvariantCulture,
                Row,
                Scaled(row.PoleX, 1e6),
                Scaled(row.PoleY, 1e6),
                Scaled(row.Ut1MinusUtc - leapSeconds.OffsetAtStartOf(row.Day), 1e7),
                Scaled(row.OffsetX, 1e6),
                Scaled(row.OffsetY, 1e6),
                row.Predicted ? ",P" : ""
            );
        }
        var lastMeasured = rows.FindLastIndex(r => !r.Predicted);
        Output.Write(
            Path.Combine(data, "earth", "earth-orientation.csv"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new Provenance(
                "Earth orientation parameters (pole, UT1, celestial pole offsets)",
                "IERS: Paris Observatory (EOP 14 C04), US Naval Observatory (finals2000A)",
                $"MJD {rows[0].Day} to {rows[^1].Day}, measured through {rows[lastMeasured].Day}, predicted after",
                [c04, finals],
                $"C04 before MJD {Join}, then finals2000A (Bulletin B where filled, else Bulletin A); UT1-UTC turned to UT1-TAI with tai-utc.csv; absent pole offsets of the prediction are zero",
                "digits of the source kept: 1e-6 arcsec, 1e-7 s"
            )
        );
    }

    private static IEnumerable<Entry> ReadC04(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 16 && int.TryParse(cells[3], CultureInfo.InvariantCulture, out var day))
                yield return new(day, N(cells[4]), N(cells[5]), N(cells[6]), N(cells[8]), N(cells[9]), false);
        }
    }

    private static IEnumerable<Entry> ReadFinals(string path)
    {
        // Columns: readme.finals2000A of the US Naval Observatory, counted from 1 there.
        foreach (var line in File.ReadLines(path))
        {
            if (At(line, 19, 27) is not { } poleX)
                continue;
            var predicted = line[16] == 'P' || line[57] == 'P';
            yield return new(
                (int)At(line, 8, 15)!,
                At(line, 135, 144) ?? poleX,
                At(line, 145, 154) ?? At(line, 38, 46)!.Value,
                At(line, 155, 165) ?? At(line, 59, 68)!.Value,
                (At(line, 166, 175) ?? At(line, 98, 106) ?? 0) / 1000,
                (At(line, 176, 185) ?? At(line, 117, 125) ?? 0) / 1000,
                predicted
            );
        }
    }

    private static double? At(string line, int first, int last)
    {
        var text = line.Length < last ? "" : line[(first - 1)..last].Trim();
        return text.Length == 0 ? null : N(text);
    }

    private static double N(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static long Scaled(double value, double scale) => (long)Math.Round(value * scale);

    private readonly record struct Entry(
        int Day,
        double PoleX,
        double PoleY,
        double Ut1MinusUtc,
        double OffsetX,
        double OffsetY,
        bool Predicted
    );
}
