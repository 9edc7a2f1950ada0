using System.CommandLine;
using System.Globalization;
using Perilune.Astro.Analytic;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Windows;

/// <summary>What is asked of a table of launch windows.</summary>
/// <param name="Site">The launch site.</param>
/// <param name="Target">plane, satellite or moon.</param>
/// <param name="First">Where the table begins.</param>
/// <param name="Last">Where it ends.</param>
/// <param name="Inclination">Of the plane to the true equator of date, rad.</param>
/// <param name="Node">Of the plane from the true equinox of date, rad.</param>
/// <param name="Elements">Of the satellite; null for other targets.</param>
/// <param name="Arrival">When the Moon is reached; null where the flight's duration is given.</param>
/// <param name="FlightDays">From lift-off to the Moon, d.</param>
/// <param name="LeastAzimuth">Over the ground, rad.</param>
/// <param name="MostAzimuth">Over the ground, rad.</param>
/// <param name="Altitude">Of the circular orbit, m.</param>
/// <param name="Allowance">Change of plane after insertion, m/s.</param>
internal sealed record LaunchWindowOptions(
    SurfacePoint Site,
    string Target,
    Epoch First,
    Epoch Last,
    double Inclination,
    double Node,
    TwoLineElements? Elements,
    Epoch? Arrival,
    double FlightDays,
    double LeastAzimuth,
    double MostAzimuth,
    double Altitude,
    double Allowance
);

/// <summary>Reads the options of <c>perilune window launch</c>.</summary>
internal sealed class LaunchWindowOptionReader
{
    private const string Asked = "perilune window launch";
    private const double Degree = Math.PI / 180;
    private const double Day = 86400;

    private readonly Option<string?> site = new("--site")
    {
        Description = "Launch site of the catalogue, or LATITUDE,LONGITUDE[,HEIGHT]: degrees north and east, metres.",
    };

    private readonly Option<string?> target = new("--to")
    {
        Description =
            "plane (--inclination, --node), satellite (--elements) or moon (--flight or --arrival, --azimuth); what the other options say unless told.",
    };

    private readonly Option<double?> inclination = new("--inclination")
    {
        Description = "Of the plane to the true equator of date, deg.",
    };

    private readonly Option<double?> node = new("--node")
    {
        Description = "Right ascension of the plane's ascending node, true equinox of date, deg.",
    };

    private readonly Option<string?> elements = new("--elements")
    {
        Description = "File with a satellite's two-line elements; a line with its name may stand before them.",
    };

    private readonly Option<double> flight = new("--flight")
    {
        Description = "To the Moon: days from lift-off to arrival; 3.2 unless told.",
        DefaultValueFactory = _ => 3.2,
    };

    private readonly Option<string?> arrival = new("--arrival")
    {
        Description = "To the Moon: date of the arrival, for all lift-offs, instead of --flight.",
    };

    private readonly Option<string> azimuth = new("--azimuth")
    {
        Description = "To the Moon: azimuths over the ground that the range allows, deg; 72:108 unless told.",
        DefaultValueFactory = _ => "72:108",
    };

    private readonly Option<double> altitude = new("--altitude")
    {
        Description = "Altitude of the circular orbit of insertion, km; 185 unless told.",
        DefaultValueFactory = _ => 185,
    };

    private readonly Option<double> allowance = new("--plane-change")
    {
        Description = "Greatest change of plane after insertion, m/s: opens and closes windows; 100 unless told.",
        DefaultValueFactory = _ => 100,
    };

    private readonly Option<string?> from = new("--from")
    {
        Description = "Where the table begins, UTC unless it says so; the elements' epoch, or 2028-01-01.",
    };

    private readonly Option<string?> until = new("--until") { Description = "Where it ends; ten days later." };

    /// <summary>The options themselves.</summary>
    public IEnumerable<Option> All =>
        [site, target, inclination, node, elements, flight, arrival, azimuth, altitude, allowance, from, until];

    /// <summary>Reads them.</summary>
    public LaunchWindowOptions Read(ParseResult parsed, Knowledge knowledge)
    {
        var to = Target(parsed);
        var set = parsed.GetValue(elements) is { } file ? Elements(file) : null;
        if (to == "satellite" && set is null)
            throw Wrong("--elements", "", "is missing", "name a file with the satellite's two-line elements");
        var start = parsed.GetValue(from) switch
        {
            { } text => Date(knowledge, "--from", text),
            _ when set is not null => set.EpochOf(knowledge.Times),
            _ => Date(knowledge, "--from", "2028-01-01T00:00:00"),
        };
        var end = parsed.GetValue(until) is { } last ? Date(knowledge, "--until", last) : start + 10 * Day;
        if (!(end > start))
            throw Wrong("--until", parsed.GetValue(until), "is not after --from", "give a later date");
        if (end - start > 10 * 366 * Day)
            throw Wrong("--until", parsed.GetValue(until), "is more than ten years after --from", "ask for less");
        var (least, most) = Azimuths(parsed.GetValue(azimuth)!);
        return new(
            Site(parsed, knowledge),
            to,
            start,
            end,
            Angle(parsed, inclination, 180, to == "plane"),
            Angle(parsed, node, 360, to == "plane"),
            set,
            parsed.GetValue(arrival) is { } there ? Date(knowledge, "--arrival", there) : null,
            Number("--flight", parsed.GetValue(flight), 0.5, 30),
            least,
            most,
            Number("--altitude", parsed.GetValue(altitude), 100, 2000) * 1000,
            Number("--plane-change", parsed.GetValue(allowance), 0.1, 3000)
        );
    }

    private string Target(ParseResult parsed)
    {
        var named = parsed.GetValue(target);
        if (named is "plane" or "satellite" or "moon")
            return named;
        if (named is not null)
            throw Wrong("--to", named, "is no target", Spelling.Suggest(named, ["plane", "satellite", "moon"]));
        return parsed.GetValue(elements) is not null ? "satellite"
            : parsed.GetValue(inclination) is not null || parsed.GetValue(node) is not null ? "plane"
            : throw Wrong(
                "--to",
                "",
                "is missing",
                "write --to moon, or --elements FILE, or --inclination DEG with --node DEG"
            );
    }

    private SurfacePoint Site(ParseResult parsed, Knowledge knowledge)
    {
        const string form = "name one of the catalogue, or write LATITUDE,LONGITUDE as 28.6084,-80.6041";
        if (parsed.GetValue(site) is not { } text)
            throw Wrong("--site", "", "is missing", form);
        var parts = text.Split(',');
        if (parts.Length is not (2 or 3))
        {
            var known = CatalogueEntries.Find<LaunchSite>(
                knowledge.Catalogue,
                knowledge.Times,
                text,
                Asked,
                "--site",
                "launch site"
            );
            return SurfacePoint.OnEarth(text, known.Place);
        }
        double Part(int i) =>
            double.TryParse(parts[i], CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Wrong("--site", text, $"has '{parts[i]}' for a number", form);
        var (latitude, longitude) = (Part(0), Part(1));
        if (!(Math.Abs(latitude) < 90 && Math.Abs(longitude) <= 360))
            throw Wrong("--site", text, "is no place from which there is an east", form);
        return SurfacePoint.OnEarth(text, Geodetic.FromDegrees(latitude, longitude, parts.Length == 3 ? Part(2) : 0));
    }

    private static TwoLineElements Elements(string file)
    {
        const string mend = "copy both lines as they were published";
        string[] lines;
        try
        {
            lines = [.. File.ReadAllLines(file).Where(line => line.Trim().Length > 0)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new(file, 0, 0, "--elements", "", $"cannot be read: {error.Message}", mend)]);
        }
        var first = Array.FindIndex(lines, line => line.StartsWith("1 ", StringComparison.Ordinal));
        if (first < 0 || first + 1 >= lines.Length)
            throw new InputException([new(file, 0, 0, "--elements", "", "has no two-line elements", mend)]);
        try
        {
            return TwoLineElements.Parse(lines[first].TrimEnd(), lines[first + 1].TrimEnd());
        }
        catch (FormatException error)
        {
            throw new InputException([new(file, 0, 0, "--elements", "", error.Message, mend)]);
        }
    }

    private static Epoch Date(Knowledge knowledge, string option, string text) =>
        knowledge.Times.TryParse(text, out var epoch, out var error)
            ? epoch
            : throw Wrong(option, text, error, $"write {option} 2028-01-01T00:00:00");

    private static (double, double) Azimuths(string text)
    {
        var parts = text.Split(':');
        if (
            parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var least)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var most)
            && least >= 0
            && most <= 180
            && most - least >= 5
        )
            return (least * Degree, most * Degree);
        throw Wrong("--azimuth", text, "is no span of 5 deg or more between 0 and 180", "write --azimuth 72:108");
    }

    private static double Angle(ParseResult parsed, Option<double?> option, double most, bool isNeeded)
    {
        if (parsed.GetValue(option) is { } degrees)
            return Number(option.Name, degrees, 0, most) * Degree;
        return isNeeded
            ? throw Wrong(option.Name, "", "is missing", $"a plane wants --inclination and --node")
            : double.NaN;
    }

    private static double Number(string option, double value, double least, double most) =>
        value >= least && value <= most
            ? value
            : throw Wrong(option, Text(value), $"is not {Text(least)} to {Text(most)}", "write a number of that span");

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static InputException Wrong(string field, string? value, string message, string mend) =>
        new([new(Asked, 0, 0, field, value ?? "", message, mend)]);
}
