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
    private static readonly GroundQuestion asked = new("perilune light");

    private const double Day = 86_400;

    public static Command Make(CancellationToken cancellation)
    {
        var at = GroundQuestion.At("Middle of the map");
        var size = GroundQuestion.Number("--size", 24, "Cells a side, 1 to 2000; 24 unless told.");
        var cell = GroundQuestion.Number("--cell", 40, "Side of a cell, m, 1 to 100000; 40 unless told.");
        var mast = GroundQuestion.Number(
            "--mast",
            2,
            "Height of the observers above the ground, m, 0 to 10000; 2 unless told."
        );
        var from = GroundQuestion.From("Start");
        var days = GroundQuestion.Number(
            "--days",
            365.25,
            "Length, days, 1 to 7305; a year unless told. The nodes' cycle is 6798."
        );
        var step = GroundQuestion.Number("--step", 1, "From one look to the next, h, 0.05 to 24; 1 unless told.");
        var azimuths = GroundQuestion.Number(
            "--azimuths",
            720,
            "Azimuths of the horizons, 4 to 3600; 720 unless told."
        );
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
        var series = new Option<bool>("--series")
        {
            Description =
                "One place instead of a map, step by step: light from the mast and on the ground, and contact.",
        };
        var stations = new Option<string[]>("--station")
        {
            Description =
                $"Tracking stations of a series; {string.Join(' ', GroundQuestion.DeepSpaceNetwork)} unless told.",
            AllowMultipleArgumentsPerToken = true,
        };
        var around = GroundQuestion.Number(
            "--around",
            40,
            "Side of the ground that scatters light on the place of a series, km, 1 to 1000; 40 unless told."
        );
        var output = new Option<string?>("--out")
        {
            Description = "Folder for light.csv and light.json, or for series.csv.",
        };
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
            series,
            stations,
            around,
            output,
            json,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var place = asked.Place(parsed.GetValue(at)!, knowledge);
            var side = (int)asked.Within(size.Name, parsed.GetValue(size), 1, 2_000, "");
            var length = asked.Within(cell.Name, parsed.GetValue(cell), 1, 100_000, "");
            var height = asked.Within(mast.Name, parsed.GetValue(mast), 0, 10_000, "");
            var (start, seconds) = (
                asked.Date("--from", parsed.GetValue(from)!, knowledge),
                asked.Within(days.Name, parsed.GetValue(days), 1, 7_305, "") * Day
            );
            var every = asked.Within(step.Name, parsed.GetValue(step), 0.05, 24, "") * 3_600;
            var count = (int)asked.Within(azimuths.Name, parsed.GetValue(azimuths), 4, 3_600, "");
            var disc = parsed.GetValue(limb) switch
            {
                "darkened" => SolarLimb.Visible,
                "even" => SolarLimb.Uniform,
                var other => throw asked.Wrong("--limb", other ?? "", "is no kind of disc", "darkened or even"),
            };
            var edges = new List<double>();
            if (parsed.GetValue(season) is { } period)
            {
                if (!(period * Day >= every))
                    throw asked.Wrong("--season", GroundQuestion.Text(period), "is shorter than a step", "--season 30");
                for (var edge = start + period * Day; edge < start + seconds; edge += period * Day)
                    edges.Add(edge);
            }
            asked.Writable(parsed.GetValue(output), "light.csv");
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            if (parsed.GetValue(series))
            {
                var found = PlaceLight.Find(
                    knowledge,
                    place,
                    height,
                    (start, seconds, every),
                    disc,
                    asked.Stations("--station", parsed.GetValue(stations)!, knowledge),
                    asked.Within(around.Name, parsed.GetValue(around), 1, 1_000, "km") * 1_000,
                    parallel
                );
                if (parsed.GetValue(output) is { } target)
                    OutputFiles.Write(target, [("series.csv", Encoding.UTF8.GetBytes(found.Table(knowledge.Times)))]);
                Console.Out.Write(found.Summary());
                return ExitCode.Success;
            }
            var map = MapGrid.Around(place, side, side, length);
            var (ground, leftOut) = SightedGround.Of(knowledge.Terrain, map);
            if (leftOut.Length > 0)
                Console.Error.WriteLine(leftOut);
            var horizons = parsed.GetValue(keep) is { } file
                ? Kept(file, ground, map, height, count, parallel)
                : Swept(ground, map, height, count, parallel);
            var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, start, start + seconds);
            LightMap light;
            using (var progress = ShareProgress.Start("light"))
            {
                light = LightMapFinder.Find(
                    horizons,
                    sky,
                    start,
                    start + seconds,
                    every,
                    disc,
                    edges,
                    parallel: parallel,
                    progress: progress
                );
            }
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

    private static HorizonMap Swept(
        LunarTerrain ground,
        MapGrid map,
        double mast,
        int azimuths,
        ParallelOptions parallel
    )
    {
        using var progress = ShareProgress.Start("horizons");
        return HorizonSweep.Compute(ground, map, mast, azimuths, parallel, progress);
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
            throw asked.Wrong("--horizons", file, $"cannot be written: {reason}", "name another file");
        if (!File.Exists(file))
            HorizonMapFile.Sweep(file, ground, map, mast, azimuths, parallel);
        return HorizonMapFile.Read(file);
    }
}
