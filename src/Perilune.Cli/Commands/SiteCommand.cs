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
    private static readonly GroundQuestion asked = new("perilune site");

    private const double Degree = Math.PI / 180;
    private const double Day = 86_400;

    private static readonly string keys = string.Join(", ", SiteSurvey.Scales.Select(scale => scale.Key));

    public static Command Make(CancellationToken cancellation)
    {
        var at = GroundQuestion.At("Middle of the map");
        var size = GroundQuestion.Number("--size", 4, "Side of the map, km, 0.2 to 100; 4 unless told.");
        var cell = GroundQuestion.Number("--cell", 40, "Side of a cell, m, 1 to 5000; 40 unless told.");
        var mast = GroundQuestion.Number(
            "--mast",
            10,
            "Height of the solar arrays above the ground, m; 10 unless told."
        );
        var module = GroundQuestion.Number("--module", 100, "Side of the ground for modules, m; 100 unless told.");
        var from = GroundQuestion.From("Start");
        var days = GroundQuestion.Number("--days", 365.25, "Length, days, 29.5 to 7305; a year unless told.");
        var step = GroundQuestion.Number(
            "--step",
            2,
            "From one look at the sky to the next, h, 0.1 to 12; 2 unless told."
        );
        var weights = new Option<string?>("--weights")
        {
            Description = $"What counts how much, as light=3,night=2,trap=0: {keys}.",
        };
        var limits = new Option<string?>("--limits")
        {
            Description = "What is not borne, in the units of the table, as slope=10,night=120.",
        };
        var separation = GroundQuestion.Number("--apart", 300, "Least distance between two sites, m; 300 unless told.");
        var count = GroundQuestion.Number("--count", 10, "Most sites, 1 to 1000; 10 unless told.");
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
            var middle = asked.Place(parsed.GetValue(at)!, knowledge);
            var side = asked.Within(cell.Name, parsed.GetValue(cell), 1, 5_000, "");
            var cells = (int)Math.Round(asked.Within(size.Name, parsed.GetValue(size), 0.2, 100, "") * 1000 / side);
            if (cells is < 5 or > 2_000)
                throw asked.Wrong(
                    "--cell",
                    GroundQuestion.Text(side),
                    $"makes {cells} cells a side",
                    "5 to 2000 cells a side"
                );
            var question = new SiteQuestion(
                middle,
                cells,
                side,
                asked.Within(mast.Name, parsed.GetValue(mast), 0, 10_000, ""),
                asked.Within(module.Name, parsed.GetValue(module), side, cells * side / 2, ""),
                asked.Date("--from", parsed.GetValue(from)!, knowledge),
                asked.Within(days.Name, parsed.GetValue(days), 29.5, 7_305, "") * Day,
                asked.Within(step.Name, parsed.GetValue(step), 0.1, 12, "") * 3_600,
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
                throw asked.Wrong(
                    "--weights",
                    parsed.GetValue(weights) ?? "",
                    "weighs nothing, or less",
                    "weights of 0 and more"
                );
            asked.Writable(parsed.GetValue(output), "sites.csv");
            var (ranking, horizons) = SiteSurvey.Rank(
                knowledge,
                question,
                told,
                Read("--limits", parsed.GetValue(limits)),
                (
                    asked.Within(separation.Name, parsed.GetValue(separation), 0, 100_000, ""),
                    (int)asked.Within(count.Name, parsed.GetValue(count), 1, 1_000, "")
                ),
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
                throw asked.Wrong(option, part, "is no criterion with a number", $"one of {keys}, as light=3");
            told[pair[0]] = value;
        }
        return told;
    }

    private static LandingEllipse Ellipse(string text)
    {
        if (GroundQuestion.Numbers(text) is not { Length: 3 } numbers)
            throw asked.Wrong("--ellipse", text, "is no ellipse", "--ellipse 100:50:30");
        return numbers[0] > 0 && numbers[1] > 0
            ? new(numbers[0], numbers[1], numbers[2] * Degree)
            : throw asked.Wrong("--ellipse", text, "has no area", "--ellipse 100:50:30");
    }
}
