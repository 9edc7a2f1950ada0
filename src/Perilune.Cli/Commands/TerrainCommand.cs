using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Perilune.Cli.Queries;
using Perilune.Cli.Tables;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Products;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune terrain</c>: products that the user brings, and the ground as it is known.</summary>
internal static class TerrainCommand
{
    private const double Degree = Math.PI / 180;
    private static readonly JsonSerializerOptions indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly string[] answers = ["height_m", "slope_deg", "aspect_deg", "grid", "cell_m"];

    public static Command Make(CancellationToken cancellation) =>
        new("terrain", "Terrain products: add, list, show, remove; heights at places.")
        {
            TerrainAddCommand.Make(cancellation),
            List(),
            Show(),
            At(cancellation),
            Remove(),
        };

    /// <summary>The grids that ship.</summary>
    public static LunarTerrain Shipped() => new Knowledge(ShippedData.FindFolder()).Terrain;

    public static TerrainLibrary Library() => new(TerrainLibrary.FindFolder());

    /// <summary>A record for people.</summary>
    public static void Print(RegisteredTerrain record)
    {
        Console.Out.WriteLine(record.Name);
        Line("covers", record.Covers);
        Line(
            "heights",
            Text($"{record.Least:0.##} to {record.Greatest:0.##} m, kept in counts of {record.Resolution:0.#####} m")
        );
        Line("datum", record.Datum);
        Line("format", record.Format);
        foreach (var source in record.Sources)
            Line("source", Text($"{source.Name}, {source.Bytes} bytes, SHA-256 {source.Sha256}"));
        Line("holes", record.Holes == 0 ? "none" : record.HoleTreatment);
        Line("agreement", record.Agreement);
        foreach (var problem in record.Overruled)
            Line("overruled", problem);
        foreach (var note in record.Notes)
            Line("note", note);
    }

    public static void Line(string name, string value) => Console.Out.WriteLine($"  {name, -10} {value}");

    public static void WriteJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, indented));

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list", "The grids in use, finest first, with what each covers.") { json };
        command.SetAction(parsed =>
        {
            var library = Library();
            var terrain = new Knowledge(ShippedData.FindFolder(), library).Terrain;
            var widths = terrain.BlendWidths;
            var rows = terrain
                .Grids.Select(
                    (grid, i) =>
                        new
                        {
                            grid.Name,
                            Origin = library.Names.Contains(grid.Name) ? "registered" : "shipped",
                            CellM = grid.CellSize,
                            BlendM = widths[i],
                            Covers = grid.Placement.ToString(),
                        }
                )
                .ToList();
            if (parsed.GetValue(json))
            {
                WriteJson(rows);
                return ExitCode.Success;
            }
            foreach (var row in rows)
                Console.Out.WriteLine(Text($"{row.Name, -24} {row.Origin, -10} {row.CellM, 9:0.##} m  {row.Covers}"));
            Console.Out.WriteLine($"registered terrain is kept in {library.Folder}");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("name") { Description = "A grid of 'perilune terrain list'." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("show", "What a grid covers, where it came from, and how it agrees with the others.")
        {
            name,
            json,
        };
        command.SetAction(parsed =>
        {
            var library = Library();
            var asked = parsed.GetValue(name)!;
            var terrain = new Knowledge(ShippedData.FindFolder(), library).Terrain;
            if (terrain.Grids.FirstOrDefault(grid => grid.Name == asked) is not { } found)
            {
                throw new InputException([
                    new(
                        "perilune",
                        0,
                        0,
                        "terrain",
                        asked,
                        "is not known",
                        $"give one of {string.Join(", ", terrain.Grids.Select(grid => grid.Name))}; a file is taken in with 'perilune terrain add'"
                    ),
                ]);
            }
            var record = library.Names.Contains(asked) ? library.Record(asked) : null;
            var others = terrain.Grids.Where(grid => grid != found).ToList();
            var around = GroundAround.Find(found, terrain);
            var agreement = TerrainComparison.Compare(found, new LunarTerrain(others));
            if (parsed.GetValue(json))
            {
                WriteJson(
                    new
                    {
                        found.Name,
                        Covers = found.Placement.ToString(),
                        CellM = found.CellSize,
                        BlendM = terrain.BlendWidths[terrain.Grids.IndexOf(found)],
                        LeastM = found.Minimum,
                        GreatestM = found.Maximum,
                        Around = around,
                        Agreement = agreement,
                        Record = record,
                    }
                );
                return ExitCode.Success;
            }
            if (record is not null)
            {
                Print(record);
            }
            else
            {
                Console.Out.WriteLine($"{found.Name} (shipped; data/terrain/README.md has its source)");
                Line("covers", found.Placement.ToString());
                Line("heights", Text($"{found.Minimum:0.##} to {found.Maximum:0.##} m"));
            }
            Line(
                "rim",
                Text($"passes into the coarser ground over {terrain.BlendWidths[terrain.Grids.IndexOf(found)]:0} m")
            );
            foreach (var line in around)
                Line("around", line);
            Line("now", agreement.ToString());
            return ExitCode.Success;
        });
        return command;
    }

    private static Command At(CancellationToken cancellation)
    {
        var command = new Command("at", "Height and slope at places, with the grid that answers.");
        var run = new QueryRun(
            command,
            series: false,
            echo: true,
            ("lat", "Planetocentric latitude, deg."),
            ("lon", "East longitude, deg.")
        );
        command.SetAction(parsed =>
        {
            var terrain = new Knowledge(ShippedData.FindFolder(), Library()).Terrain;
            return run.Answer(
                parsed,
                "lat",
                _ => answers,
                given => given.Number("give degrees"),
                query => [Answer(terrain, query)],
                cancellation
            );
        });
        return command;
    }

    private static string[] Answer(LunarTerrain terrain, Query query)
    {
        const string mend = "give it as a column or an option";
        var latitude = query.Need(mend, "lat", "lat_deg", "latitude");
        var longitude = query.Need(mend, "lon", "lon_deg", "longitude");
        var north = latitude.Number("give degrees");
        if (!(Math.Abs(north) <= 90))
            throw latitude.Wrong("is no latitude", "give degrees from -90 to 90");
        var point = SurfacePoint.FromDegrees(north, longitude.Number("give degrees"));
        if (!terrain.TryHeight(point.Up, out var height, out var source))
        {
            throw new InputException([
                query.Problem(
                    $"lies off the map: no terrain at {point}",
                    "add a product that covers it with 'perilune terrain add FILE'"
                ),
            ]);
        }
        var slope = terrain.SlopeAt(point);
        return
        [
            height.ToString("F3", CultureInfo.InvariantCulture),
            (slope.Angle / Degree).ToString("F4", CultureInfo.InvariantCulture),
            (slope.Aspect / Degree).ToString("F3", CultureInfo.InvariantCulture),
            source.Name,
            source.CellSize.ToString("0.###", CultureInfo.InvariantCulture),
        ];
    }

    private static Command Remove()
    {
        var name = new Argument<string>("name") { Description = "A registered product." };
        var command = new Command("remove", "Forgets a registered product; the file that it came from stays.") { name };
        command.SetAction(parsed =>
        {
            Library().Remove(parsed.GetValue(name)!);
            Console.Out.WriteLine($"{parsed.GetValue(name)} is forgotten");
            return ExitCode.Success;
        });
        return command;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
