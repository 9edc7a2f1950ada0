using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Perilune.Astro.Time;

namespace Perilune.DataTool.Earth;

/// <summary>Makes <c>data/time/tai-utc.csv</c> of the IERS's list of TAI - UTC, checked against NAIF's leap seconds.</summary>
internal static class LeapSecondsMaker
{
    private static readonly Regex Line = new(
        @"^\s*\d{4} [A-Z]{3} +\d+ =JD (?<julian>\d+\.5) +TAI-UTC= *(?<offset>[\d.]+) +S \+ \(MJD - (?<reference>\d+)\.\) X (?<rate>[\d.]+) *S\s*$",
        RegexOptions.ExplicitCapture
    );

    private static readonly Regex Naif = new(
        @"(?<offset>\d+), +@(?<year>\d{4})-(?<month>JAN|JUL)-1\b",
        RegexOptions.ExplicitCapture
    );

    public static void Make(string source, string data)
    {
        var path = Path.Combine(source, "iers", "tai-utc.dat");
        var check = Path.Combine(source, "kernels", "naif0012.tls");
        var rows = new List<LeapSeconds.Entry>();
        foreach (var line in File.ReadLines(path))
        {
            // The stored copy carries a few lines of remarks between the data.
            if (Line.Match(line) is not { Success: true } match)
                continue;
            var julian = Number(match.Groups["julian"].Value);
            rows.Add(
                new LeapSeconds.Entry(
                    (int)(julian - 2400000.5),
                    Number(match.Groups["offset"].Value),
                    Number(match.Groups["reference"].Value),
                    Number(match.Groups["rate"].Value)
                )
            );
        }
        var table = new LeapSeconds(rows);
        var compared = 0;
        foreach (Match match in Naif.Matches(File.ReadAllText(check)))
        {
            var month = match.Groups["month"].Value == "JAN" ? 1 : 7;
            var day = GregorianDays.ModifiedJulianDay((int)Number(match.Groups["year"].Value), month, 1);
            if (table.OffsetAtStartOf(day) != Number(match.Groups["offset"].Value))
                throw new InvalidDataException($"TAI-UTC at MJD {day} differs between {path} and {check}");
            compared++;
        }
        if (compared != 28 || rows.Count != 41)
            throw new InvalidDataException(
                $"{rows.Count} entries in {path} and {compared} in {check}: read them again"
            );
        var text = new StringBuilder();
        text.Append(
            "# TAI - UTC = offset_s + (MJD(UTC) - reference_day) * rate_s_per_day, from the start of first_day (MJD, UTC)\n"
        );
        text.Append("first_day,offset_s,reference_day,rate_s_per_day\n");
        foreach (var row in rows)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.FirstDay},{row.Offset:R},{row.ReferenceDay:R},{row.Rate:R}\n"
            );
        Output.Write(
            Path.Combine(data, "time", "tai-utc.csv"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new Provenance(
                "TAI - UTC, 1961 to now",
                "IERS, US Naval Observatory",
                "through the leap second of 2017-01-01; none announced since",
                [path, check],
                "entries copied line by line; offsets since 1972 compared with NAIF's naif0012 and equal",
                "exact"
            )
        );
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
