using System.CommandLine;
using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Cli.Commands;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Returns;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Windows;

/// <summary>What is asked of a window table.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="First">First departure.</param>
/// <param name="Last">Last departure.</param>
/// <param name="Count">How many departures.</param>
/// <param name="LeastDays">Shortest flight, d.</param>
/// <param name="MostDays">Longest flight, d.</param>
/// <param name="ParkingAltitude">m.</param>
/// <param name="Inclination">rad.</param>
/// <param name="PeriluneAltitude">m.</param>
/// <param name="ApoluneAltitude">m.</param>
/// <param name="LunarInclination">rad.</param>
/// <param name="PeriodDays">Period of a three-body orbit, d.</param>
/// <param name="Via">Which way to a three-body orbit.</param>
/// <param name="Perilune">A perilune of a station in a three-body orbit; null where the phase suits each departure.</param>
/// <param name="Threads">Threads.</param>
internal sealed record WindowOptions(
    string Target,
    Epoch First,
    Epoch Last,
    int Count,
    double LeastDays,
    double MostDays,
    double ParkingAltitude,
    double Inclination,
    double PeriluneAltitude,
    double ApoluneAltitude,
    double LunarInclination,
    double PeriodDays,
    TransferVia Via,
    Epoch? Perilune,
    int Threads
)
{
    /// <summary>Argument of perilune, rad; not a number where the date decides it.</summary>
    public double ArgumentOfPerilune { get; init; } = double.NaN;

    /// <summary>Orbit that a way home leaves: a name among the targets.</summary>
    public string Leaving { get; init; } = "llo";

    /// <summary>Where a way home comes down; null for other tables.</summary>
    public EarthReturnGoal? Landing { get; init; }

    /// <summary>Targets, with what is usual for each.</summary>
    public static IReadOnlyList<(
        string Name,
        string Meaning,
        double LeastDays,
        double MostDays,
        double Perilune,
        double Apolune,
        double Inclination,
        double Period
    )> Targets { get; } =
    [
        ("llo", "low lunar orbit, entered at perilune", 3, 5.5, 100, 100, 90, double.NaN),
        ("frozen", "elliptical orbit, by its apsides and inclination", 3, 5.5, 720, 8090, 57.7, double.NaN),
        // Two ninths and so on of the synodic month of 29.530589 d.
        ("nrho", "near-rectilinear halo orbit", 3, 5.5, 100, double.NaN, double.NaN, 2 * 29.530589 / 9),
        ("halo", "L2 halo orbit", 3, 5.5, 100, double.NaN, double.NaN, 8),
        ("dro", "distant retrograde orbit", 3, 5.5, 100, double.NaN, double.NaN, 13.7),
        ("free-return", "around the Moon and home", 5, 7.5, 200, double.NaN, double.NaN, double.NaN),
        (
            "earth",
            "home from the orbit of --leaving to the place of --landing",
            2.4,
            5,
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN
        ),
        ("mars", "Earth to Mars, conics about the Sun", 120, 420, double.NaN, double.NaN, double.NaN, double.NaN),
    ];
}

/// <summary>Reads the options of <c>perilune window</c>.</summary>
internal sealed class WindowOptionReader
{
    private const double Degree = Math.PI / 180;

    private readonly Option<string> target = new("--to")
    {
        Description =
            "Target: "
            + string.Join(", ", WindowOptions.Targets.Select(t => $"{t.Name} ({t.Meaning})"))
            + "; llo unless told.",
        DefaultValueFactory = _ => "llo",
    };

    private readonly Option<string> from = new("--from")
    {
        Description = "First departure, UTC unless it says so; 2028-01-01 unless told.",
        DefaultValueFactory = _ => "2028-01-01T00:00:00",
    };

    private readonly Option<string?> until = new("--until")
    {
        Description = "Last departure; a year (to Mars: three) later unless told.",
    };

    private readonly Option<int> count = new("--count")
    {
        Description = "Departures, both ends included; 366 unless told.",
        DefaultValueFactory = _ => 366,
    };

    private readonly Option<string?> days = new("--days") { Description = "Shortest and longest flight, days: 3:5.5." };

    private readonly Option<double> parking = new("--parking")
    {
        Description = "Altitude of the circular parking orbit, km; 185 unless told.",
        DefaultValueFactory = _ => 185,
    };

    private readonly Option<double> inclination = new("--inclination")
    {
        Description = "Of the parking orbit: the launch site's latitude or more, deg; 28.5 unless told.",
        DefaultValueFactory = _ => 28.5,
    };

    private readonly Option<double?> perilune = new("--perilune")
    {
        Description = "Altitude of perilune or flyby, km.",
    };

    private readonly Option<double?> apolune = new("--apolune")
    {
        Description = "Altitude of apolune, km (llo, frozen).",
    };

    private readonly Option<double?> lunar = new("--lunar-inclination")
    {
        Description = "To the Moon's equator, deg (llo, frozen).",
    };

    private readonly Option<double?> argument = new("--argument-of-perilune")
    {
        Description = "Of an elliptical orbit, deg, 90 or 270 to stay frozen (frozen); left to the date unless told.",
    };

    private readonly ReturnOptionReader home = new();

    private readonly Option<double?> period = new("--period") { Description = "Period, days (nrho, halo, dro)." };

    private readonly Option<string> via = new("--via")
    {
        Description =
            "Way to nrho, halo, dro: direct (one burn there), flyby (powered, then one there) or best; best unless told.",
        DefaultValueFactory = _ => "best",
    };

    private readonly Option<string?> phase = new("--station-perilune")
    {
        Description =
            "A perilune of a station that flies there already (nrho, halo, dro); its phase suits each departure unless told (by the Sun, and home: that of the first departure).",
    };

    private readonly Option<int?> threads = new("--threads")
    {
        Description = "Threads; the result does not depend on it.",
    };

    /// <summary>The options themselves.</summary>
    public IEnumerable<Option> All =>
        [
            target,
            from,
            until,
            count,
            days,
            parking,
            inclination,
            perilune,
            apolune,
            lunar,
            argument,
            period,
            via,
            phase,
            .. home.All,
            threads,
        ];

    /// <summary>Reads them.</summary>
    public WindowOptions Read(ParseResult parsed, Knowledge knowledge)
    {
        var name = parsed.GetValue(target)!;
        var usual = WindowOptions.Targets.FirstOrDefault(t => t.Name == name);
        if (usual.Name is null)
            throw OrbitFamiliesCommand.Wrong(
                "--to",
                name,
                "no such target",
                string.Join(", ", WindowOptions.Targets.Select(t => t.Name))
            );
        var first = Date(knowledge, "--from", parsed.GetValue(from)!);
        var year = 365.25 * 86400;
        var last = parsed.GetValue(until) is { } text
            ? Date(knowledge, "--until", text)
            : first + (name == "mars" ? 3 : 1) * year;
        if (!(last > first))
            throw OrbitFamiliesCommand.Wrong("--until", parsed.GetValue(until), "not after --from", "a later date");
        var number = parsed.GetValue(count);
        if (number is < 2 or > 100_000)
            throw OrbitFamiliesCommand.Wrong(
                "--count",
                number.ToString(CultureInfo.InvariantCulture),
                "not 2 to 100000",
                "--count 366"
            );
        var (least, most) = parsed.GetValue(days) is { } span ? Span(span) : (usual.LeastDays, usual.MostDays);
        var leaving = name == "earth" ? home.Leaving(parsed) : "llo";
        if (name == "earth")
            usual = WindowOptions.Targets.First(t => t.Name == leaving);
        var low = Altitude("--perilune", parsed.GetValue(perilune) ?? usual.Perilune);
        var high = Altitude("--apolune", parsed.GetValue(apolune) ?? Math.Max(low / 1000, usual.Apolune));
        if (high < low)
            throw OrbitFamiliesCommand.Wrong("--apolune", Text(high / 1000), "under the perilune", Text(low / 1000));
        var turned = Angle("--argument-of-perilune", parsed.GetValue(argument) ?? double.NaN, 360);
        if (!double.IsNaN(turned) && (name != "frozen" || !(high > low)))
            throw OrbitFamiliesCommand.Wrong(
                "--argument-of-perilune",
                Text(turned / Degree),
                "only an elliptical orbit has a perilune that can be turned",
                "--to frozen"
            );
        return new(
            name,
            first,
            last,
            number,
            least,
            most,
            Altitude("--parking", parsed.GetValue(parking)),
            Angle("--inclination", parsed.GetValue(inclination), 90),
            low,
            high,
            Angle("--lunar-inclination", parsed.GetValue(lunar) ?? usual.Inclination, 180),
            parsed.GetValue(period) ?? usual.Period,
            Way(parsed.GetValue(via)!),
            parsed.GetValue(phase) is { } date ? Date(knowledge, "--station-perilune", date) : null,
            parsed.GetValue(threads) ?? Environment.ProcessorCount
        )
        {
            ArgumentOfPerilune = turned,
            Leaving = leaving,
            Landing = name == "earth" ? home.Goal(parsed, least, most) : null,
        };
    }

    private static TransferVia Way(string text) =>
        text switch
        {
            "direct" => TransferVia.Direct,
            "flyby" => TransferVia.Flyby,
            "best" => TransferVia.Best,
            _ => throw OrbitFamiliesCommand.Wrong("--via", text, "no such way", "direct, flyby, best"),
        };

    private static Epoch Date(Knowledge knowledge, string option, string text) =>
        knowledge.Times.TryParse(text, out var epoch, out var error)
            ? epoch
            : throw OrbitFamiliesCommand.Wrong(option, text, error, $"{option} 2028-01-01T00:00:00");

    private static (double, double) Span(string text)
    {
        var parts = text.Split(':');
        if (
            parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var least)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var most)
            && least > 0
            && most > least
        )
            return (least, most);
        throw OrbitFamiliesCommand.Wrong("--days", text, "no span of flights", "--days 3:5.5");
    }

    // Not a number stands for what the target has not.
    private static double Altitude(string option, double kilometres) =>
        double.IsNaN(kilometres) || kilometres is > 0 and < 100_000
            ? kilometres * 1000
            : throw OrbitFamiliesCommand.Wrong(
                option,
                Text(kilometres),
                "no altitude over the ground",
                $"{option} 200"
            );

    private static double Angle(string option, double degrees, double most) =>
        double.IsNaN(degrees) || (degrees >= 0 && degrees <= most)
            ? degrees * Degree
            : throw OrbitFamiliesCommand.Wrong(option, Text(degrees), $"not 0 to {Text(most)} deg", $"{option} 45");

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
