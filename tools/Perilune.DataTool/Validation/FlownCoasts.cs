using System.Globalization;
using System.Text;

namespace Perilune.DataTool.Validation;

/// <summary>Three coasts of six hours of Artemis I: the states of NASA's as-flown trajectory at their start and about every half hour.</summary>
internal static class FlownCoasts
{
    public static void Make(string source, string place)
    {
        var path = Path.Combine(source, "trajectories", "Artemis_I_Post_TLI_Orion_AsFlown_20221213_EPH_OEM.asc");
        var lines = File.ReadLines(path).Where(line => line.StartsWith("2022-", StringComparison.Ordinal)).ToList();
        var text = new StringBuilder();
        text.Append("# source: NASA/JSC, Artemis I as flown, CCSDS OEM of 2022-12-13\n");
        text.Append(
            "# geocentric states of Orion in EME2000, UTC, km, km/s; lines 867, 3935 and 7770 of the states and six hours on\n"
        );
        text.Append("coast,utc,x_km,y_km,z_km,vx,vy,vz\n");
        foreach (var first in (int[])[867, 3935, 7770])
        {
            var start = Instant(lines[first]);
            foreach (var line in lines.Skip(first).Where((_, i) => i % 8 == 0))
            {
                if ((Instant(line) - start).TotalHours > 6)
                    break;
                text.Append(CultureInfo.InvariantCulture, $"{first},");
                text.AppendJoin(',', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Append('\n');
            }
        }
        Output.Write(
            Path.Combine(place, "artemis-1.csv"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new(
                "states of Orion in three coasts of Artemis I",
                "NASA/JSC",
                "2022-12-13",
                [path],
                "every eighth state of three stretches of six hours without burns",
                "exact"
            )
        );
    }

    private static DateTime Instant(string line) =>
        DateTime.Parse(line.AsSpan(0, 23), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
