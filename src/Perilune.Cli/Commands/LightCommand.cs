using System.CommandLine;
using System.Globalization;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Cli.Grounds;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune light</c>: maps of sunlight, nights and Earth visibility.</summary>
internal static class LightCommand
{
    private const double Day = 86_400;

    public static Command Make(CancellationToken cancellation)
    {
        var at = new Option<string>("--at")
        {
            Description = "Middle of the map: latitude and east longitude, deg; 89.45 S, 222.69 E unless told.",
            DefaultValueFactory = _ => "-89.45,222.69",
        };
        var size = Number("--size", 24, "Cells a side, 1 to 2000; 24 unless told.");
        var cell = Number("--cell", 40, "Side of a cell, m, 1 to 100000; 40 unless told.");
        var mast = Number("--mast", 2, "Height of the observers above the ground, m, 0 to 10000; 2 unless told.");
        var from = new Option<string>("--from")
        {
            Description = "Start, UTC unless it says so; 2028-01-01 unless told.",
            DefaultValueFactory = _ => "2028-01-01T00:00:00",
        };
        var days = Number("--days", 365.25, "Length, days, 1 to 7305; a year unless told. The nodes' cycle is 6798.");
        var step = Number("--step", 1, "From one look to the next, h, 0.05 to 24; 1 unless told.");
        var azimuths = Number("--azimuths", 720, "Azimuths of the horizons, 4 to 3600; 720 unless told.");
        var limb = new Option<string>("--limb")
        {
            Description = "The Sun's disc: darkened (at 550 nm, unless told) or even.",
            DefaultValueFactory = _ => "darkened",
        };
        var season = new Option<double?>("--season")
        {
            Description = "Length of a season, days: adds the mean light of each to light.csv.",
        };
        var keep = new Option<string?>("--horizons")
        {
            Description = "File of horizons: read where it exists, which then says map and mast; written otherwise.",
        };
        var output = new Option<string?>("--out") { Description = "Folder for light.csv and light.json." };
        var json = new Option<bool>("--json") { Description = "Print light.json instead of the summary." };
        var command = new Command("light", "Maps of sunlight, nights and Earth visibility from exact horizons.")
        {
            at,
            size,
            cell,
            mast,
            from,
            days,
            step,
            azimuths,
            limb,
            season,
            keep,
            output,
            json,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var place = PlaceText.Read("perilune light", "--at", parsed.GetValue(at)!);
            if (!knowledge.Times.TryParse(parsed.GetValue(from)!, out var first, out var error))
                throw Wrong("--from", parsed.GetValue(from)!, error, "--from 2028-01-01T00:00:00");
            var side = (int)Within(parsed, size, 1, 2_000);
            var length = Within(parsed, cell, 1, 100_000);
            var height = Within(parsed, mast, 0, 10_000);
            var (start, seconds) = (first.SecondsPastJ2000, Within(parsed, days, 1, 7_305) * Day);
            var every = Within(parsed, step, 0.05, 24) * 3_600;
            var count = (int)Within(parsed, azimuths, 4, 3_600);
            var disc = parsed.GetValue(limb) switch
            {
                "darkened" => SolarLimb.Visible,
                "even" => SolarLimb.Uniform,
                var other => throw Wrong("--limb", other ?? "", "is no kind of disc", "darkened or even"),
            };
            var edges = new List<double>();
            if (parsed.GetValue(season) is { } period)
            {
                if (!(period * Day >= every))
                    throw Wrong("--season", Text(period), "is shorter than a step", "--season 30");
                for (var edge = start + period * Day; edge < start + seconds; edge += period * Day)
                    edges.Add(edge);
            }
            if (parsed.GetValue(output) is { } target && OutputFiles.WhyNotWritable(target, "light.csv") is { } reason)
                throw Wrong("--out", target, $"cannot be written: {reason}", "name another folder");
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            if (!knowledge.Terrain.TryHeight(place.Up, out _, out _))
                throw Wrong("--at", parsed.GetValue(at)!, "lies outside the terrain", "a place that a grid covers");
            var map = MapGrid.Around(place, side, side, length);
            var (ground, leftOut) = SightedGround.Of(knowledge.Terrain, map);
            if (leftOut.Length > 0)
                Console.Error.WriteLine(leftOut);
            var horizons = parsed.GetValue(keep) is { } file
                ? Kept(file, ground, map, height, count, parallel)
                : HorizonSweep.Compute(ground, map, height, count, parallel);
            var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, start, start + seconds);
            var light = LightMapFinder.Find(horizons, sky, start, start + seconds, every, disc, edges, parallel);
            if (parsed.GetValue(output) is { } folder)
            {
                OutputFiles.Write(
                    folder,
                    [
                        ("light.csv", Encoding.UTF8.GetBytes(LightFiles.Table(light, horizons))),
                        ("light.json", Encoding.UTF8.GetBytes(LightFiles.Json(light))),
                    ]
                );
            }
            Console.Out.Write(parsed.GetValue(json) ? LightFiles.Json(light) : LightFiles.Summary(light));
            return ExitCode.Success;
        });
        return command;
    }

    private static HorizonMap Kept(
        string file,
        LunarTerrain ground,
        MapGrid map,
        double mast,
        int azimuths,
        ParallelOptions parallel
    )
    {
        if (OutputFiles.WhyNotWritable(".", file) is { } reason)
            throw Wrong("--horizons", file, $"cannot be written: {reason}", "name another file");
        if (!File.Exists(file))
            HorizonMapFile.Sweep(file, ground, map, mast, azimuths, parallel);
        return HorizonMapFile.Read(file);
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
        new([new("perilune light", 0, 0, option, value, message, mend)]);
}
