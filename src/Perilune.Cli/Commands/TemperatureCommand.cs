using System.CommandLine;
using System.Globalization;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Cli.Grounds;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Surface.Illumination;
using Perilune.Surface.Temperature;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune temperature</c>.</summary>
internal static class TemperatureCommand
{
    private static readonly GroundQuestion asked = new("perilune temperature");

    private const double Degree = Math.PI / 180;
    private const double Hour = 3600;

    public static Command Make(CancellationToken cancellation)
    {
        var at = GroundQuestion.At("The place");
        var from = GroundQuestion.From("Start");
        var days = new Option<double>("--days")
        {
            Description =
                "Length, days, 29.53 to 7305; a year unless told. Seasons need a year, the nodes' cycle 6798.",
            DefaultValueFactory = _ => 365.25,
        };
        var ground = new Option<string>("--ground")
        {
            Description = "highland (albedo 0.12, unless told) or mare (0.06).",
            DefaultValueFactory = _ => "highland",
        };
        var albedo = new Option<double?>("--albedo")
        {
            Description = "Albedo of the ground under a high Sun, 0 to 0.25.",
        };
        var slope = new Option<string?>("--slope")
        {
            Description =
                "How the ground leans, deg, and the azimuth it falls to: 10:180; the terrain's own unless told.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of the summary." };
        var output = new Option<string?>("--out") { Description = "Folder for temperature.csv and temperature.svg." };
        var command = new Command("temperature", "Temperatures of the ground at a place through a year.")
        {
            at,
            from,
            days,
            ground,
            albedo,
            slope,
            json,
            output,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var place = asked.Place(parsed.GetValue(at)!, knowledge);
            var length = asked.Within("--days", parsed.GetValue(days), 29.53, 7305, "days");
            var regolith = Ground(parsed.GetValue(ground)!, parsed.GetValue(albedo));
            var start = asked.Date("--from", parsed.GetValue(from)!, knowledge);
            var steps = (int)Math.Round(length * 24);
            var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, start, start + steps * Hour);
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            asked.Writable(parsed.GetValue(output), "temperature.csv");
            var found = parsed.GetValue(slope) is { } lean
                ? PointTemperature.Find(
                    Surface.Horizons.HorizonFinder.Find(knowledge.Terrain, place, 0, parallel),
                    sky,
                    Plane(lean),
                    regolith,
                    start,
                    Hour,
                    steps,
                    parallel
                )
                : PointTemperature.Find(knowledge.Terrain, sky, place, regolith, start, Hour, steps, parallel);
            if (parsed.GetValue(output) is { } folder)
            {
                OutputFiles.Write(
                    folder,
                    [
                        ("temperature.csv", Encoding.UTF8.GetBytes(TemperatureFiles.Table(knowledge.Times, found))),
                        ("temperature.svg", Encoding.UTF8.GetBytes(TemperatureFiles.Picture(knowledge.Times, found))),
                    ]
                );
            }
            Console.Out.Write(
                parsed.GetValue(json) ? TemperatureFiles.Json(found) : TemperatureFiles.Summary(found, regolith)
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static Regolith Ground(string name, double? albedo)
    {
        var regolith = name switch
        {
            "highland" => Regolith.Highland,
            "mare" => Regolith.Mare,
            _ => throw asked.Wrong("--ground", name, "is no kind of ground", "highland or mare"),
        };
        if (albedo is not { } told)
            return regolith;
        // Under a grazing Sun 0.48 + 0.25 is added.
        return told is >= 0 and <= 0.25
            ? regolith with
            {
                NormalAlbedo = told,
            }
            : throw asked.Wrong(
                "--albedo",
                GroundQuestion.Text(told),
                "is not 0 to 0.25, beyond which grazing light would be more than reflected",
                "--albedo 0.12"
            );
    }

    private static GroundPlane Plane(string text)
    {
        var parts = text.Split(':');
        return
            parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var angle)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var aspect)
            && angle is >= 0 and <= 80
            && aspect is >= 0 and <= 360
            ? new(angle * Degree, aspect * Degree)
            : throw asked.Wrong("--slope", text, "is no slope and azimuth", "--slope 10:180, slope up to 80 deg");
    }
}
