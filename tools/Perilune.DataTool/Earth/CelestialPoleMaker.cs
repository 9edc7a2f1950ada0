using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Perilune.DataTool.Earth;

/// <summary>
/// Makes <c>data/earth/celestial-pole.txt</c> of tables 5.2a, 5.2b and 5.2d of the IERS Conventions 2010: the series of the
/// celestial intermediate pole and origin, with terms of one argument in X, Y and s + XY/2 brought together.
/// </summary>
internal static class CelestialPoleMaker
{
    private static readonly Regex Power = new(
        @"^\s*j = (?<power>\d)\s+Number of terms = (?<count>\d+)",
        RegexOptions.ExplicitCapture
    );

    private static readonly (string File, double[] Polynomial)[] Tables =
    [
        // The polynomials stand as prose in the tables; microarcseconds, powers 0 to 5 of Julian centuries of TT.
        ("tab5.2a.txt", [-16617, 2004191898, -429782.9, -198618.34, 7.578, 5.9285]),
        ("tab5.2b.txt", [-6951, -25896, -22407274.7, 1900.59, 1112.526, 0.1358]),
        ("tab5.2d.txt", [94, 3808.65, -122.68, -72574.11, 27.98, 15.62]),
    ];

    public static void Make(string source, string data)
    {
        var paths = Tables.Select(t => Path.Combine(source, "iers", t.File)).ToList();
        // Rows: power and argument; columns: sine and cosine amplitudes of X, Y, s.
        var terms = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
        var order = new List<string>();
        for (var series = 0; series < 3; series++)
        {
            CheckPolynomial(paths[series], Tables[series].Polynomial);
            foreach (var (power, sine, cosine, argument) in Read(paths[series]))
            {
                var key = $"{power} {argument}";
                if (!terms.TryGetValue(key, out var row))
                {
                    terms[key] = row = new double[6];
                    order.Add(key);
                }
                row[2 * series] += sine;
                row[2 * series + 1] += cosine;
            }
        }
        var text = new StringBuilder();
        text.Append(
            "# Celestial intermediate pole X, Y and s + XY/2, IAU 2006/2000A (IERS Conventions 2010, tables 5.2a, b, d), microarcsec\n"
        );
        text.Append("# polynomial: coefficients of powers 0 to 5 of t, Julian centuries of TT past J2000\n");
        text.Append(
            "# term: power of t; sine and cosine amplitudes of X, Y, s; then multipliers of l l' F D Om L_Me L_Ve L_E L_Ma L_J L_Sa L_U L_Ne p_A (zeros at the end left out)\n"
        );
        foreach (var (_, polynomial) in Tables)
            text.Append("polynomial ").AppendJoin(' ', polynomial.Select(Text)).Append('\n');
        foreach (var key in order)
        {
            var split = key.IndexOf(' ');
            text.Append(key[..split])
                .Append(' ')
                .AppendJoin(' ', terms[key].Select(Text))
                .Append(key[split..])
                .Append('\n');
        }
        Output.Write(
            Path.Combine(data, "earth", "celestial-pole.txt"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new Provenance(
                "Series of the celestial intermediate pole and origin, IAU 2006/2000A",
                "IERS Conventions Centre",
                "IERS Technical Note 36 (2010), tables 5.2a, 5.2b, 5.2d",
                paths,
                "every term kept; amplitudes of one argument in the three series written on one line",
                "exact"
            )
        );
    }

    private static IEnumerable<(int Power, double Sine, double Cosine, string Argument)> Read(string path)
    {
        var power = -1;
        var (expected, found) = (0, 0);
        foreach (var line in File.ReadLines(path))
        {
            if (Power.Match(line) is { Success: true } match)
            {
                power = int.Parse(match.Groups["power"].Value, CultureInfo.InvariantCulture);
                expected += int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
                continue;
            }
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (power < 0 || cells.Length != 17)
                continue;
            found++;
            yield return (power, N(cells[1]), N(cells[2]), Trim(cells[3..]));
        }
        if (found != expected)
            throw new InvalidDataException($"{path}: {found} terms of {expected}");
    }

    private static string Trim(string[] multipliers)
    {
        var last = Array.FindLastIndex(multipliers, m => m != "0");
        return string.Join(' ', multipliers[..(last + 1)]);
    }

    private static void CheckPolynomial(string path, double[] polynomial)
    {
        var line = File.ReadLines(path).First(l => l.Contains("t^5", StringComparison.Ordinal)).Replace(" ", "");
        var bare = Regex.Replace(line, @"t(\^\d)?", ";");
        var numbers = Regex.Matches(bare, @"[+-]?\d+\.?\d*").Select(m => N(m.Value)).ToArray();
        if (!numbers.SequenceEqual(polynomial))
            throw new InvalidDataException($"{path}: polynomial reads {string.Join(' ', numbers)}");
    }

    private static double N(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
