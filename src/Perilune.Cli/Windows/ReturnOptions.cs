using System.CommandLine;
using System.Globalization;
using Perilune.Cli.Commands;
using Perilune.Flight.Transfers.Returns;

namespace Perilune.Cli.Windows;

/// <summary>Reads the options of <c>perilune window --to earth</c>.</summary>
internal sealed class ReturnOptionReader
{
    private const double Degree = Math.PI / 180;
    private static readonly string[] orbits = ["llo", "frozen", "nrho", "halo", "dro"];

    private readonly Option<string> leaving = new("--leaving")
    {
        Description = $"Orbit that a way home leaves: {string.Join(", ", orbits)}; llo unless told (earth).",
        DefaultValueFactory = _ => "llo",
    };

    private readonly Option<string?> landing = new("--landing")
    {
        Description = "Landing place, degrees north and east: 13.3:-169.15 (earth).",
    };

    private readonly Option<string> range = new("--entry-range")
    {
        Description =
            "Shortest and longest way from entry to landing, km; 2200:4600 unless told, 0:0 for the entry itself (earth).",
        DefaultValueFactory = _ => "2200:4600",
    };

    private readonly Option<double> angle = new("--entry-angle")
    {
        Description = "Flight-path angle of the entry, deg; -6.5 unless told (earth).",
        DefaultValueFactory = _ => -6.5,
    };

    public IEnumerable<Option> All => [leaving, landing, range, angle];

    public string Leaving(ParseResult parsed)
    {
        var name = parsed.GetValue(leaving)!;
        return orbits.Contains(name)
            ? name
            : throw OrbitFamiliesCommand.Wrong("--leaving", name, "no such orbit", string.Join(", ", orbits));
    }

    public EarthReturnGoal Goal(ParseResult parsed, double leastDays, double mostDays)
    {
        var text = parsed.GetValue(landing);
        if (Pair(text) is not var (latitude, longitude) || Math.Abs(latitude) > 90 || Math.Abs(longitude) > 360)
            throw OrbitFamiliesCommand.Wrong(
                "--landing",
                text,
                "no place on the Earth, degrees north and east",
                "--landing 13.3:-169.15"
            );
        var span = parsed.GetValue(range);
        if (Pair(span) is not var (shortest, longest) || shortest < 0 || longest < shortest || longest > 15_000)
            throw OrbitFamiliesCommand.Wrong("--entry-range", span, "no span of ranges", "--entry-range 2200:4600");
        var entry = parsed.GetValue(angle);
        if (!(entry is >= -80 and <= -1))
            throw OrbitFamiliesCommand.Wrong(
                "--entry-angle",
                entry.ToString(CultureInfo.InvariantCulture),
                "not -80 to -1 deg",
                "--entry-angle -6.5"
            );
        return new(latitude * Degree, longitude * Degree)
        {
            LeastRange = shortest * 1000,
            GreatestRange = longest * 1000,
            EntryAngle = entry * Degree,
            LeastFlight = leastDays * 86400,
            GreatestFlight = mostDays * 86400,
        };
    }

    private static (double, double)? Pair(string? text)
    {
        var parts = (text ?? "").Split(':');
        return
            parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var first)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;
    }
}
