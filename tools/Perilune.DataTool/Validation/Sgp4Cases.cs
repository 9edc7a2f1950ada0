using System.Text;

namespace Perilune.DataTool.Validation;

/// <summary>
/// The public verification set of SGP4 as two tables. One case is left out: its program met an error at once
/// and printed the state of the case before.
/// </summary>
internal static class Sgp4Cases
{
    private const int LineLength = 69;
    private const string Erroneous = "33334";

    public static void Make(string truth, string place)
    {
        var source = Path.Combine(truth, "sgp4", "SGP4-VER.TLE");
        var lines = File.ReadLines(source)
            .Where(line =>
                line.StartsWith("1 ", StringComparison.Ordinal) || line.StartsWith("2 ", StringComparison.Ordinal)
            );
        var text = new StringBuilder("# source: verification set of AIAA 2006-6753 (SGP4-VER)\ncase,line1,line2\n");
        foreach (
            var (pair, number) in lines
                .Chunk(2)
                .Where(pair => !pair[0].Contains(Erroneous, StringComparison.Ordinal))
                .Select((pair, i) => (pair, i))
        )
            text.Append(number).Append(',').AppendJoin(',', pair.Select(line => line[..LineLength])).Append('\n');
        Write(place, "sgp4-elements.csv", "two-line elements", source, text);

        source = Path.Combine(truth, "sgp4", "tcppver.out");
        text = new StringBuilder("# source: verification set of AIAA 2006-6753 (tcppver.out)\n");
        text.Append("# minutes after the elements' epoch; TEME, km, km/s\ncase,minutes,x,y,z,vx,vy,vz\n");
        var current = -1;
        var skipped = false;
        foreach (var line in File.ReadLines(source))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [var satellite, "xx"])
                skipped = satellite == Erroneous;
            if (skipped)
                continue;
            if (words is [_, "xx"])
                current++;
            else
                text.Append(current).Append(',').AppendJoin(',', words.Take(7)).Append('\n');
        }
        Write(place, "sgp4-states.csv", "states of SGP4 and SDP4", source, text);
    }

    private static void Write(string place, string name, string what, string source, StringBuilder text) =>
        Output.Write(
            Path.Combine(place, name),
            Encoding.UTF8.GetBytes(text.ToString()),
            new(what, "Vallado et al., AIAA 2006-6753", "2006", [source], "columns that the case uses", "exact")
        );
}
