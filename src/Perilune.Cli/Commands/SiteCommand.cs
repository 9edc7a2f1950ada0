using System.CommandLine;
using System.Globalization;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Cli.Grounds;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Surface.Hazards;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune site</c>: ranks places for a station, and shows the trade.</summary>
internal static class SiteCommand
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86_400;

    private static readonly string keys = string.Join(", ", SiteSurvey.Scales.Select(scale => scale.Key));

    public static Command Make(CancellationToken cancellation)
    {
        var at = new Option<string>("--at")
        {
            Description = "Middle of the map: latitude and east longitude, deg; 89.45 S, 222.69 E unless told.",
            DefaultValueFactory = _ => "-89.45,222.69",
        };
        var size = Number("--size", 4, "Side of the map, km, 0.2 to 100; 4 unless told.");
        var cell = Number("--cell", 40, "Side of a cell, m, 1 to 5000; 40 unless told.");
        var mast = Number("--mast", 10, "Height of the solar arrays above the ground, m; 10 unless told.");
        var module = Number("--module", 100, "Side of the ground for modules, m; 100 unless told.");
        var from = new Option<string>("--from")
        {
            Description = "Start, UTC unless it says so; 2028-01-01 unless told.",
            DefaultValueFactory = _ => "2028-01-01T00:00:00",
        };
        var days = Number("--days", 365.25, "Length, days, 29.5 to 7305; a year unless told.");
        var step = Number("--step", 2, "From one look at the sky to the next, h, 0.1 to 12; 2 unless told.");
        var weights = new Option<string?>("--weights")
        {
            Description = $"What counts how much, as light=3,night=2,trap=0: {keys}.",
        };
        var limits = new Option<string?>("--limits")
        {
            Description = "What is not borne, in the units of the table, as slope=10,night=120.",
        };
        var separation = Number("--apart", 300, "Least distance between two sites, m; 300 unless told.");
        var count = Number("--count", 10, "Most sites, 1 to 1000; 10 unless told.");
        var ellipse = new Option<string?>("--ellipse")
        {
            Description =
                "Landing error, standard deviations along and across, m, and azimuth on the map, deg: 100:50:30.",
        };
        var output = new Option<string?>("--out") { Description = "Folder for sites.csv and sites.json." };
        var json = new Option<bool>("--json") { Description = "Print sites.json instead of the table." };
        var command = new Command(
            "site",
            "Ranks places for a station by light, nights, Earth view, slope and cold traps."
        )
        {
            at,
            size,
            cell,
            mast,
            module,
            from,
            days,
            step,
            weights,
            limits,
            separation,
            count,
            ellipse,
            output,
            json,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            if (!knowledge.Times.TryParse(parsed.GetValue(from)!, out var first, out var error))
                throw Wrong("--from", parsed.GetValue(from)!, error, "--from 2028-01-01T00:00:00");
            var middle = PlaceText.Read("perilune site", "--at", parsed.GetValue(at)!);
            if (!knowledge.Terrain.TryHeight(middle.Up, out _, out _))
                throw Wrong("--at", parsed.GetValue(at)!, "lies outside the terrain", "a place that a grid covers");
            var side = Within(parsed, cell, 1, 5_000);
            var cells = (int)Math.Round(Within(parsed, size, 0.2, 100) * 1000 / side);
            if (cells is < 5 or > 2_000)
                throw Wrong("--cell", Text(side), $"makes {cells} cells a side", "5 to 2000 cells a side");
            var question = new SiteQuestion(
                middle,
                cells,
                side,
                Within(parsed, mast, 0, 10_000),
                Within(parsed, module, side, cells * side / 2),
                first.SecondsPastJ2000,
                Within(parsed, days, 29.5, 7_305) * Day,
                Within(parsed, step, 0.1, 12) * 3_600,
                parsed.GetValue(ellipse) is { } text ? Ellipse(text) : null,
                // What a lander of the kind of Vikram bears: 12 deg (Hindustan Times, 23 August 2023); half a metre of roughness is assumed.
                new(12 * Degree, 0.5)
            );
            var heed = Read("--weights", parsed.GetValue(weights));
            var told = SiteSurvey.Scales.ToDictionary(
                scale => scale.Key,
                scale => heed.TryGetValue(scale.Key, out var weight) ? weight : scale.Weight
            );
            if (question.Ellipse is null)
                told.Remove("landing");
            if (told["trap"] == 0)
                told.Remove("trap");
            if (told.Values.Any(weight => weight < 0) || told.Values.Sum() <= 0)
                throw Wrong(
                    "--weights",
                    parsed.GetValue(weights) ?? "",
                    "weighs nothing, or less",
                    "weights of 0 and more"
                );
            if (parsed.GetValue(output) is { } target && OutputFiles.WhyNotWritable(target, "sites.csv") is { } reason)
                throw Wrong("--out", target, $"cannot be written: {reason}", "name another folder");
            var (ranking, horizons) = SiteSurvey.Rank(
                knowledge,
                question,
                told,
                Read("--limits", parsed.GetValue(limits)),
                (Within(parsed, separation, 0, 100_000), (int)Within(parsed, count, 1, 1_000)),
                new() { CancellationToken = cancellation }
            );
            if (parsed.GetValue(output) is { } folder)
            {
                OutputFiles.Write(
                    folder,
                    [
                        ("sites.csv", Encoding.UTF8.GetBytes(SiteFiles.Table(ranking))),
                        ("sites.json", Encoding.UTF8.GetBytes(SiteFiles.Json(ranking, horizons))),
                    ]
                );
            }
            Console.Out.Write(
                parsed.GetValue(json) ? SiteFiles.Json(ranking, horizons) : SiteFiles.Summary(ranking, horizons)
            );
            return ranking.Sites.IsEmpty ? ExitCode.VerdictFailed : ExitCode.Success;
        });
        return command;
    }

    private static Dictionary<string, double> Read(string option, string? text)
    {
        var told = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (
            var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            var pair = part.Split('=');
            if (
                pair.Length != 2
                || SiteSurvey.Scales.All(scale => scale.Key != pair[0])
                || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value)
            )
                throw Wrong(option, part, "is no criterion with a number", $"one of {keys}, as light=3");
            told[pair[0]] = value;
        }
        return told;
    }

    private static LandingEllipse Ellipse(string text)
    {
        var parts = text.Split(':');
        var numbers = new double[3];
        if (parts.Length != 3)
            throw Wrong("--ellipse", text, "is no ellipse", "--ellipse 100:50:30");
        for (var i = 0; i < 3; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                throw Wrong("--ellipse", text, "is no ellipse", "--ellipse 100:50:30");
        }
        return numbers[0] > 0 && numbers[1] > 0
            ? new(numbers[0], numbers[1], numbers[2] * Degree)
            : throw Wrong("--ellipse", text, "has no area", "--ellipse 100:50:30");
    }

    private static Option<double> Number(string name, double value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static double Within(ParseResult parsed, Option<double> option, double least, double most)
    {
        var value = parsed.GetValue(option);
        return value >= least && value <= most
            ? value
            : throw Wrong(option.Name, Text(value), $"is not {Text(least)} to {Text(most)}", "a value between them");
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static InputException Wrong(string option, string value, string message, string mend) =>
        new([new("perilune site", 0, 0, option, value, message, mend)]);
}
