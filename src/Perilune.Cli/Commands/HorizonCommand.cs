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
    private static readonly GroundQuestion asked = new("perilune horizon");

    private const double Day = 86400;

    public static Command Make(CancellationToken cancellation)
    {
        var at = GroundQuestion.At("The place");
        var mast = new Option<double>("--mast")
        {
            Description = "Height of the eye above the ground, m, 0 to 10000; 2 unless told.",
            DefaultValueFactory = _ => 2,
        };
        var from = GroundQuestion.From("Start of the Sun's and the Earth's ways");
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
            var place = asked.Place(parsed.GetValue(at)!, knowledge);
            var height = asked.Within("--mast", parsed.GetValue(mast), 0, 10_000, "m");
            var start = asked.Date("--from", parsed.GetValue(from)!, knowledge);
            var length = asked.Within("--days", parsed.GetValue(days), 1, 7305, "days");
            asked.Writable(parsed.GetValue(output), "horizon.csv");
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            var horizon = HorizonFinder.Find(knowledge.Terrain, place, height, parallel);
            if (parsed.GetValue(output) is { } folder)
            {
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
}
