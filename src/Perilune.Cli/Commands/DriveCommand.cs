using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Cli.Grounds;
using Perilune.Report.Traverses;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Simulation.Units;
using Perilune.Surface.Illumination;
using Perilune.Surface.Roving;
using Perilune.Surface.Topography;
using Perilune.Surface.Traverses;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune drive</c>.</summary>
internal static class DriveCommand
{
    private const string Name = "perilune drive";
    private const double Hour = 3600;
    private const double Day = 86400;
    private const double LongestDays = 120;

    // Later than this a deadline is not looked for where there is no route.
    private const double LaterDays = 15;

    public static Command Make(CancellationToken cancellation)
    {
        var rover = new Option<string>("--rover")
        {
            Description = "A rover of the catalogue: viper unless told.",
            DefaultValueFactory = _ => "viper",
        };
        var from = new Option<string?>("--from")
        {
            Description =
                "Where it starts: latitude and east longitude, deg; a name of the catalogue's places; or X and Y of the south polar map, -11.2km,-12.2km.",
        };
        var to = new Option<string?>("--to") { Description = "Where it goes." };
        var via = new Option<string[]>("--via")
        {
            Description = "A stop on the way and hours to stay there, any number of times: 89.46S,222.1E@6.",
        };
        var start = new Option<string?>("--start") { Description = "When it starts, UTC unless it says so." };
        var deadline = new Option<string?>("--deadline") { Description = "When it must be there." };
        var survive = new Option<string?>("--survive")
        {
            Description = "Until when it must live at the goal, standing: through the night, say.",
        };
        var goal = new Option<string>("--goal")
        {
            Description = "earliest (unless told), energy or margin.",
            DefaultValueFactory = _ => "earliest",
        };
        var charge = new Option<double>("--charge")
        {
            Description = "Charge at the start, %; 100 unless told.",
            DefaultValueFactory = _ => 100,
        };
        var walkBack = new Option<string?>("--walk-back")
        {
            Description =
                "How far it may be from the start, or the nearest --haven, in a straight line: what a crew can walk back, 5km; no limit unless told.",
        };
        var haven = new Option<string[]>("--haven")
        {
            Description = "A place that a crew can walk back to instead of the start, any number of times.",
        };
        var coldest = new Option<double?>("--coldest")
        {
            Description = "Coldest ground to drive on, K; the rover's own unless told.",
        };
        var warmest = new Option<double?>("--warmest")
        {
            Description = "Warmest ground to drive on, K; the rover's own unless told.",
        };
        var cell = new Option<double?>("--cell")
        {
            Description = "Side of a cell, m; the terrain's own unless told, or more where the map is large.",
        };
        var output = new Option<string?>("--out") { Description = "Folder to write to; out/drive unless told." };
        var json = new Option<bool>("--json") { Description = "Print traverse.json instead of the summary." };
        var command = new Command("drive", "Plans a rover's way in space and time, proves it, and draws it.")
        {
            rover,
            from,
            to,
            via,
            start,
            deadline,
            survive,
            goal,
            charge,
            walkBack,
            haven,
            coldest,
            warmest,
            cell,
            output,
            json,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var vehicle = RoverReader.Read(knowledge.Catalogue, knowledge.Times, Name, parsed.GetValue(rover)!);
            vehicle = vehicle with
            {
                ColdestGround = Ground("--coldest", parsed.GetValue(coldest)) ?? vehicle.ColdestGround,
                WarmestGround = Ground("--warmest", parsed.GetValue(warmest)) ?? vehicle.WarmestGround,
            };
            if (vehicle.ColdestGround >= vehicle.WarmestGround)
                throw Wrong(
                    "--coldest",
                    Text(vehicle.ColdestGround!.Value),
                    $"is not under the warmest ground, {Text(vehicle.WarmestGround!.Value)} K",
                    "give the colder one first"
                );
            var places = ImmutableArray.CreateBuilder<(SurfacePoint Place, double Dwell, string Option, string Text)>();
            places.Add((Place(knowledge, "--from", parsed.GetValue(from)), 0, "--from", parsed.GetValue(from)!));
            foreach (var stop in parsed.GetValue(via) ?? [])
                places.Add(Stop(knowledge, stop));
            places.Add((Place(knowledge, "--to", parsed.GetValue(to)), 0, "--to", parsed.GetValue(to)!));
            var begins = Date(knowledge, "--start", parsed.GetValue(start));
            var ends = Date(knowledge, "--deadline", parsed.GetValue(deadline));
            var lives = parsed.GetValue(survive) is { } text ? Date(knowledge, "--survive", text) : begins;
            if (!(ends > begins))
                throw Wrong(
                    "--deadline",
                    parsed.GetValue(deadline),
                    $"is not after the start, {parsed.GetValue(start)}",
                    "give a later date"
                );
            if (Math.Max(ends, lives) - begins > LongestDays * Day)
                throw Wrong(
                    "--deadline",
                    parsed.GetValue(deadline),
                    $"lies more than {LongestDays:F0} days after the start",
                    "plan it in parts"
                );
            var best = parsed.GetValue(goal) switch
            {
                "earliest" => TraverseGoal.EarliestArrival,
                "energy" => TraverseGoal.LeastEnergy,
                "margin" => TraverseGoal.MostMargin,
                var other => throw Wrong("--goal", other, "is no goal", "earliest, energy or margin"),
            };
            var share = parsed.GetValue(charge) / 100;
            if (!(share is >= 0 and <= 1))
                throw Wrong("--charge", Text(100 * share), "is not 0 to 100 %", "--charge 100");
            if (!(parsed.GetValue(cell) is null or >= 1 and <= 10_000))
                throw Wrong("--cell", Text(parsed.GetValue(cell)!.Value), "is not 1 to 10000 m", "--cell 20");
            var folder = parsed.GetValue(output) ?? Path.Combine("out", "drive");
            if (OutputFiles.WhyNotWritable(folder, DriveFiles.Page) is { } reason)
                throw Wrong("--out", folder, $"cannot be written: {reason}", "name another folder");
            var request = new DriveRequest(
                vehicle,
                [.. places.Select(one => (one.Place, one.Dwell))],
                begins,
                ends - begins,
                lives - begins,
                best,
                share,
                parsed.GetValue(cell),
                parsed.GetValue(walkBack) is { } metres ? WalkBack(metres) : double.PositiveInfinity,
                [.. (parsed.GetValue(haven) ?? []).Select(one => Place(knowledge, "--haven", one))]
            );
            if (!request.Havens.IsEmpty && double.IsPositiveInfinity(request.WalkBack))
                throw Wrong(
                    "--haven",
                    parsed.GetValue(haven)![0],
                    "is of no use without --walk-back",
                    "--walk-back 5km"
                );
            return Run(knowledge, request, places.ToImmutable(), folder, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static int Run(
        Knowledge knowledge,
        DriveRequest request,
        ImmutableArray<(SurfacePoint Place, double Dwell, string Option, string Text)> told,
        string folder,
        bool json,
        CancellationToken cancellation
    )
    {
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        DriveStudy study;
        try
        {
            study = DriveStudy.Prepare(knowledge, request, LaterDays * Day, parallel);
        }
        catch (EphemerisCoverageException error)
        {
            throw Wrong("--start", "", $"lies outside the ephemeris: {error.Message}", "a date from 1960 to 2050");
        }
        catch (ArgumentException error) when (error is not ArgumentNullException)
        {
            throw Wrong(
                "--rover",
                request.Vehicle.Title,
                $"cannot drive so: {error.Message}",
                "change the rover or the cells"
            );
        }
        for (var i = 1; i < told.Length; i++)
        {
            if (study.Cells[i] == study.Cells[i - 1])
                throw Wrong(
                    told[i].Option,
                    told[i].Text,
                    "lies in the cell before it",
                    "a place farther off, or smaller cells"
                );
        }
        if (study.Site.Plan(study.Task, parallel) is not { } proven)
        {
            var obstacles = TraverseDiagnosis.Explain(study.Task, study.SkyUntil, parallel);
            throw new InputException([
                .. obstacles
                    .Where(one => one.Frees)
                    .Select(one => new InputProblem(
                        Name,
                        0,
                        0,
                        one.Constraint,
                        one.Has,
                        "stands in the way",
                        $"alone it would have to be: {one.Needs}"
                    ))
                    .DefaultIfEmpty(
                        new(
                            Name,
                            0,
                            0,
                            "route",
                            "",
                            $"is impossible, and no single limit frees it; tried {string.Join(", ", obstacles.Select(one => one.Constraint))}",
                            "change several, the date or the places"
                        )
                    ),
            ]);
        }
        var files = new DriveFiles(knowledge.Times, request, study, proven);
        cancellation.ThrowIfCancellationRequested();
        OutputFiles.Write(
            folder,
            [
                (DriveFiles.Page, Encoding.UTF8.GetBytes(TraversePage.Write(files.Story()))),
                (DriveFiles.Data, Encoding.UTF8.GetBytes(files.Json())),
            ]
        );
        Console.Out.Write(
            json ? files.Json() : files.Summary() + $"page         {Path.Combine(folder, DriveFiles.Page)}\n"
        );
        return proven.Check.Holds ? ExitCode.Success : ExitCode.VerdictFailed;
    }

    private static SurfacePoint Place(Knowledge knowledge, string option, string? text)
    {
        if (text is null)
            throw Wrong(option, "", "is missing", $"{option} 89.45S,222.69E");
        var place = PlaceText.Read(Name, option, text, knowledge);
        if (!knowledge.Terrain.TryHeight(place.Up, out _, out var source) || source.CellSize > 1_000)
            throw Wrong(
                option,
                text,
                "lies outside the terrain that is known finely enough to drive on",
                $"a place on one of {string.Join(", ", knowledge.Terrain.Grids.Where(grid => grid.CellSize <= 1_000).Select(grid => grid.Name))}"
            );
        return place;
    }

    private static (SurfacePoint, double, string, string) Stop(Knowledge knowledge, string text)
    {
        var parts = text.Split('@');
        var hours = 0.0;
        if (
            parts.Length > 2
            || parts.Length == 2
                && !(
                    double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out hours) && hours >= 0
                )
        )
            throw Wrong("--via", text, "is no place with hours", "--via 89.46S,222.1E@6");
        return (Place(knowledge, "--via", parts[0]), hours * Hour, "--via", text);
    }

    private static double? Ground(string option, double? kelvin) =>
        kelvin is null or >= 0 and <= 1000
            ? kelvin
            : throw Wrong(option, Text(kelvin.Value), "is not 0 to 1000 K", $"{option} 100");

    private static double WalkBack(string text)
    {
        var reading = Quantity.Read(text, Measure.Length);
        if (!reading.Ok)
            throw Wrong("--walk-back", text, reading.Message ?? "is no length", reading.Mend ?? "--walk-back 5km");
        return reading.Value > 0
            ? reading.Value
            : throw Wrong("--walk-back", text, "is not above 0 m", "--walk-back 5km");
    }

    private static double Date(Knowledge knowledge, string option, string? text)
    {
        if (text is null)
            throw Wrong(option, "", "is missing", $"{option} 2028-03-01");
        return knowledge.Times.TryParse(text, out var epoch, out var error)
            ? epoch.SecondsPastJ2000
            : throw Wrong(option, text, error, $"{option} 2028-03-01T00:00:00");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static InputException Wrong(string option, string? value, string message, string mend) =>
        new([new(Name, 0, 0, option, value ?? "", message, mend)]);
}
