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
using Perilune.Surface.Maps;
using Perilune.Surface.Sites;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune map</c>.</summary>
internal static class MapCommand
{
    private static readonly GroundQuestion asked = new(Name);

    private const string Name = "perilune map";
    private const double Degree = Math.PI / 180;
    private const double Hour = 3600;
    private const double Day = 86400;
    private const int MostCells = 4_000_000;

    // Cells along a side unless told: what is read, what is seen through a year, and what is heated through one.
    private const int ManyCells = 400;
    private const int SomeCells = 150;
    private const int FewCells = 16;

    public static Command Make(CancellationToken cancellation)
    {
        var what = new Option<string[]>("--what")
        {
            Description = $"{string.Join(", ", MapLayers.Names)}; hillshade unless told, any number of them.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["hillshade"],
        };
        var at = GroundQuestion.At("Middle of the map");
        var size = new Option<double>("--size")
        {
            Description = "Side of the map, km; 20 unless told.",
            DefaultValueFactory = _ => 20,
        };
        var cell = new Option<double?>("--cell")
        {
            Description =
                "Side of a cell, m; unless told a 400th of the map's side, a 150th for light, a 16th for heat.",
        };
        var mast = new Option<double>("--mast")
        {
            Description = "Height above the ground from which Sun and Earth are seen, m; 2 unless told.",
            DefaultValueFactory = _ => 2,
        };
        var from = GroundQuestion.From("Start of the span of light and heat");
        var days = new Option<double>("--days")
        {
            Description = "Length of the span, days, 1 to 7305; a year unless told.",
            DefaultValueFactory = _ => 365.25,
        };
        var step = new Option<double>("--step")
        {
            Description = "From one look at the sky to the next, h; 2 unless told.",
            DefaultValueFactory = _ => 2,
        };
        var footprint = new Option<double?>("--footprint")
        {
            Description = "Side of the square whose plane gives slope and roughness, m; two cells unless told.",
        };
        var stations = new Option<string[]>("--station")
        {
            Description =
                $"Tracking stations for contact; {string.Join(' ', GroundQuestion.DeepSpaceNetwork)} unless told.",
            AllowMultipleArgumentsPerToken = true,
        };
        var havens = new Option<string>("--haven")
        {
            Description =
                "Limits of a safe haven: longest night, h; slope, deg; Earth in view, %; 50:15:0 unless told.",
            DefaultValueFactory = _ => "50:15:0",
        };
        var around = new Option<double?>("--around")
        {
            Description =
                "Side of the ground that scatters light onto the map, km; four times the map's, at least 40, unless told.",
        };
        var marks = new Option<string[]>("--mark")
        {
            Description = "A place to mark, any number of times: Base=-89.45,222.69.",
        };
        var sun = new Option<string?>("--sun") { Description = "Draw where the Sun stands at a date." };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the SVG, the PNG and the values; out/map unless told.",
            DefaultValueFactory = _ => "out/map",
        };
        var command = new Command("map", "Draws maps of the ground: relief, slopes, light, shadow, heat.")
        {
            what,
            at,
            size,
            cell,
            mast,
            from,
            days,
            step,
            footprint,
            stations,
            havens,
            around,
            marks,
            sun,
            output,
        };
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(what)!.Distinct().ToList();
            if (names.Find(name => !MapLayers.Names.Contains(name)) is { } unknown)
                throw asked.Wrong("--what", unknown, "is no map", $"one of {string.Join(", ", MapLayers.Names)}");
            var isHeat = names.Exists(name => name is "temperature" or "hottest" or "coldest" or "deep");
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var grid = Grid(
                knowledge,
                parsed.GetValue(at)!,
                asked.Within("--size", parsed.GetValue(size), 0.01, 3000, "km"),
                parsed.GetValue(cell),
                isHeat ? FewCells
                    : names.Exists(IsLight) ? SomeCells
                    : ManyCells
            );
            var start = asked.Date("--from", parsed.GetValue(from)!, knowledge);
            var length = asked.Within("--days", parsed.GetValue(days), 1, 7305, "days");
            if (isHeat && length < 29.53)
                throw asked.Wrong(
                    "--days",
                    GroundQuestion.Text(length),
                    "is less than a lunar day, after which heat repeats",
                    "--days 29.53"
                );
            var side = grid.Columns * grid.CellSize;
            var request = new MapRequest(
                asked.Within("--mast", parsed.GetValue(mast), 0, 10_000, "m"),
                start,
                length * Day,
                asked.Within("--step", parsed.GetValue(step), 0.05, 24, "h") * Hour,
                asked.Within("--footprint", parsed.GetValue(footprint) ?? 2 * grid.CellSize, 0.001, 100_000, "m"),
                FormattableString.Invariant(
                    $"{length:0.##} days from {knowledge.Times.Format(Epoch.FromSecondsPastJ2000(start), TimeScale.Utc, 0)[..10]}"
                ),
                asked.Stations("--station", parsed.GetValue(stations)!, knowledge),
                Havens(parsed.GetValue(havens)!),
                asked.Within(
                    "--around",
                    parsed.GetValue(around) ?? ShadowLight.AroundUnlessTold(side) / 1000,
                    side / 1000,
                    3000,
                    "km"
                ) * 1000
            );
            var folder = parsed.GetValue(output)!;
            asked.Writable(folder, "map.svg");
            var parallel = new ParallelOptions
            {
                CancellationToken = cancellation,
                // Each thread holds a working set of its own.
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            };
            var ground = GroundPicture.Of(knowledge.Terrain, grid, "", parallel);
            ground = ground with
            {
                Marks = [.. (parsed.GetValue(marks) ?? []).Select(mark => Mark(knowledge, grid, mark))],
            };
            if (parsed.GetValue(sun) is { } date)
                ground = WithSun(ground, grid, knowledge, asked.Date("--sun", date, knowledge), date);
            var files = new List<(string, byte[])>();
            foreach (var (name, found) in MapLayers.Find(names, grid, request, knowledge, parallel))
            {
                var picture = ground with
                {
                    Title = MapLayers.Title(name),
                    Layer = found?.Layer,
                    Notes = [.. ground.Notes, .. found?.Notes ?? []],
                };
                files.Add(($"{name}.svg", Encoding.UTF8.GetBytes(MapFigure.ToSvg(picture))));
                files.Add(($"{name}.png", MapFigure.ToPng(picture)));
                if (found is { Layer: { } layer })
                {
                    files.Add(($"{name}.f32", LayerFile.Samples(layer.Values)));
                    files.Add(
                        ($"{name}.json", LayerFile.Sidecar(grid, layer.Name, layer.Unit, ground.Notes[1], found.Notes))
                    );
                }
                Summarise(picture);
            }
            OutputFiles.Write(folder, files);
            return ExitCode.Success;
        });
        return command;
    }

    private static MapGrid Grid(Knowledge knowledge, string at, double size, double? cell, int unlessTold)
    {
        var place = PlaceText.Read(Name, "--at", at, knowledge);
        var side = cell ?? size * 1000 / unlessTold;
        if (!(side > 0))
            throw asked.Wrong("--cell", GroundQuestion.Text(side), "is not above 0 m", "--cell 50");
        var cells = Math.Round(size * 1000 / side);
        return cells is >= 8 && cells * cells <= MostCells
            ? MapGrid.Around(place, (int)cells, (int)cells, side)
            : throw asked.Wrong(
                "--cell",
                GroundQuestion.Text(side),
                $"makes {GroundQuestion.Text(cells)} cells a side of {GroundQuestion.Text(size)} km, not 8 to {GroundQuestion.Text(Math.Sqrt(MostCells))}",
                FormattableString.Invariant($"--cell {size * 1000 / unlessTold:0.###}")
            );
    }

    private static bool IsLight(string name) =>
        name
            is not (
                "hillshade"
                or "height"
                or "slope"
                or "roughness"
                or "temperature"
                or "hottest"
                or "coldest"
                or "deep"
            );

    private static SafeHavens Havens(string text)
    {
        var numbers = GroundQuestion.Numbers(text);
        return numbers is [>= 0, >= 0 and <= 90, >= 0 and <= 100]
            ? new(numbers[0] * Hour, numbers[1] * Degree, numbers[2] / 100)
            : throw asked.Wrong("--haven", text, "is not hours, degrees and per cent", "--haven 50:15:0");
    }

    private static MapMark Mark(Knowledge knowledge, MapGrid grid, string text)
    {
        var parts = text.Split('=');
        if (parts.Length != 2)
            throw asked.Wrong("--mark", text, "has no name and place", "--mark Base=-89.45,222.69");
        var place = PlaceText.Read(Name, "--mark", parts[1], knowledge);
        var mark = GroundPicture.Mark(grid, parts[0], place);
        return mark.Column >= -0.5 && mark.Column < grid.Columns && mark.Row >= -0.5 && mark.Row < grid.Rows
            ? mark
            : throw asked.Wrong("--mark", text, "lies off the map", "a greater --size, or another --at");
    }

    private static MapPicture WithSun(MapPicture picture, MapGrid grid, Knowledge knowledge, double time, string date)
    {
        var middle = GroundPicture.Middle(grid);
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, time, time + Day);
        var sight = SkyPath.Sample(HorizonProfile.Level(middle), sky, time, 1, 1)[0].Sun;
        var north = grid.NorthAt(0.5 * (grid.Columns - 1), 0.5 * (grid.Rows - 1));
        var note = FormattableString.Invariant(
            $"Sun on {date} at the map's middle: azimuth {(sight.Azimuth / Degree + 360) % 360:0.0}°, elevation {sight.Elevation / Degree:0.0}°."
        );
        return picture with
        {
            Arrows = [.. picture.Arrows, new("Sun", sight.Azimuth + north, IsLight: true)],
            Notes = [picture.Notes[0], picture.Notes[1], note, .. picture.Notes.Skip(2)],
        };
    }

    private static void Summarise(MapPicture picture)
    {
        Console.Out.WriteLine($"{picture.Title}: {picture.Subtitle}");
        if (picture.Layer is { } layer)
        {
            var known = layer.Values.Where(value => !float.IsNaN(value) && value != layer.Special?.Value).ToList();
            if (known.Count > 0)
                Console.Out.WriteLine(
                    FormattableString.Invariant(
                        $"  {layer.Name}: {known.Min():0.###} to {known.Max():0.###}, mean {known.Average():0.###} {layer.Unit}"
                    )
                );
            if (layer.Special is { } special)
                Console.Out.WriteLine(
                    FormattableString.Invariant(
                        $"  {special.Name}: {100.0 * layer.Values.Count(value => value == special.Value) / layer.Values.Count:0.##} % of the cells"
                    )
                );
        }
        foreach (var note in picture.Notes.Skip(2))
            Console.Out.WriteLine($"  {note}");
    }
}
