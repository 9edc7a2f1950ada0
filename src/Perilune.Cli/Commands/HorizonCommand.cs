using System.CommandLine;
using System.Globalization;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Cli.Grounds;
using Perilune.Report.Maps;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune horizon</c>.</summary>
internal static class HorizonCommand
{
    private const double Day = 86400;

    public static Command Make(CancellationToken cancellation)
    {
        var at = new Option<string>("--at")
        {
            Description = "Latitude and east longitude, deg; 89.45 S, 222.69 E unless told.",
            DefaultValueFactory = _ => "-89.45,222.69",
        };
        var mast = new Option<double>("--mast")
        {
            Description = "Height of the eye above the ground, m, 0 to 10000; 2 unless told.",
            DefaultValueFactory = _ => 2,
        };
        var from = new Option<string>("--from")
        {
            Description = "Start of the Sun's and the Earth's ways, UTC unless it says so; 2028-01-01 unless told.",
            DefaultValueFactory = _ => "2028-01-01T00:00:00",
        };
        var days = new Option<double>("--days")
        {
            Description = "Their length, days, 1 to 7305; a year unless told.",
            DefaultValueFactory = _ => 365.25,
        };
        var output = new Option<string?>("--out")
        {
            Description = "Folder for horizon.csv, horizon.svg and horizon.png.",
        };
        var command = new Command("horizon", "The horizon of a place, with the ways of Sun and Earth.")
        {
            at,
            mast,
            from,
            days,
            output,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var place = PlaceText.Read("perilune horizon", "--at", parsed.GetValue(at)!);
            var height = parsed.GetValue(mast);
            if (!(height is >= 0 and <= 10_000))
                throw Wrong("--mast", Text(height), "is not 0 to 10000 m", "--mast 2");
            if (!knowledge.Times.TryParse(parsed.GetValue(from)!, out var first, out var error))
                throw Wrong("--from", parsed.GetValue(from)!, error, "--from 2028-01-01");
            var length = parsed.GetValue(days);
            if (!(length is >= 1 and <= 7305))
                throw Wrong("--days", Text(length), "is not 1 to 7305 days", "--days 365.25");
            if (!knowledge.Terrain.TryHeight(place.Up, out _, out _))
                throw Wrong("--at", parsed.GetValue(at)!, "lies outside the terrain", "a place that a grid covers");
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            var horizon = HorizonFinder.Find(knowledge.Terrain, place, height, parallel);
            if (parsed.GetValue(output) is { } folder)
            {
                if (OutputFiles.WhyNotWritable(folder, "horizon.csv") is { } reason)
                    throw Wrong("--out", folder, $"cannot be written: {reason}", "name another folder");
                var start = first.SecondsPastJ2000;
                var sky = LunarSky.From(
                    knowledge.Ephemeris,
                    knowledge.Moon,
                    start,
                    start + length * Day + HorizonFiles.Step
                );
                var picture = HorizonFiles.Picture(knowledge.Times, horizon, sky, start, length * Day);
                OutputFiles.Write(
                    folder,
                    [
                        ("horizon.csv", Encoding.UTF8.GetBytes(HorizonFiles.Table(horizon))),
                        ("horizon.svg", Encoding.UTF8.GetBytes(HorizonFigure.ToSvg(picture))),
                        ("horizon.png", HorizonFigure.ToPng(picture)),
                    ]
                );
            }
            Console.Out.Write(HorizonFiles.Summary(horizon));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static InputException Wrong(string option, string value, string message, string mend) =>
        new([new("perilune horizon", 0, 0, option, value, message, mend)]);
}
