using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Perilune.Simulation.Language;
using Perilune.Surface.Topography.Products;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune terrain add</c>.</summary>
internal static class TerrainAddCommand
{
    public static Command Make(CancellationToken cancellation)
    {
        var file = new Argument<string>("file")
        {
            Description = "PDS3 image or label, GeoTIFF, PNG or plain samples with a sidecar, or terrain file.",
        };
        var name = new Option<string?>("--name")
        {
            Description = "Name by which results call it; the file's unless told.",
        };
        var holes = new Option<string?>("--holes")
        {
            Description = "Cells without a height: refuse (unless told), fill from coarser ground, or keep.",
        };
        var unit = new Option<string?>("--unit")
        {
            Description = "Unit of its heights, m or km, whatever it says itself.",
        };
        var radius = new Option<string?>("--radius")
        {
            Description = "Radius of the sphere from which its heights count, km, whatever it says itself.",
        };
        var force = new Option<bool>("--force") { Description = "Register it although known ground contradicts it." };
        var json = new Option<bool>("--json") { Description = "Print the record in JSON." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress." };
        var command = new Command("add", "Registers a product, and says what it covers.")
        {
            file,
            name,
            holes,
            unit,
            radius,
            force,
            json,
            quiet,
        };
        command.SetAction(parsed =>
        {
            var options = new RegistrationOptions
            {
                Name = parsed.GetValue(name),
                Holes = Holes(parsed.GetValue(holes)),
                Reading = new(Unit(parsed.GetValue(unit)), Radius(parsed.GetValue(radius))),
                IsForced = parsed.GetValue(force),
            };
            var library = TerrainCommand.Library();
            var registration = new TerrainRegistration(library, TerrainCommand.Shipped());
            RegisteredTerrain record;
            var progress = parsed.GetValue(quiet) || Console.IsErrorRedirected ? null : new Percent();
            try
            {
                record = registration.Add(parsed.GetValue(file)!, options, progress, cancellation);
            }
            finally
            {
                progress?.Clear();
            }
            if (parsed.GetValue(json))
            {
                TerrainCommand.WriteJson(record);
                return ExitCode.Success;
            }
            TerrainCommand.Print(record);
            foreach (var line in GroundAround.Find(library.Grid(record.Name), registration.Known(record.Name)))
                TerrainCommand.Line("around", line);
            Console.Out.WriteLine(
                $"registered in {library.Folder}; every command about the ground takes it where it is the finest"
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static HoleTreatment Holes(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null or "refuse" => HoleTreatment.Refuse,
            "fill" => HoleTreatment.Fill,
            "keep" => HoleTreatment.Keep,
            _ => throw Wrong("--holes", text, "is no way to treat holes", "give refuse, fill or keep"),
        };

    private static double? Unit(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null => null,
            "m" => 1,
            "km" => 1000,
            _ => throw Wrong("--unit", text, "is no unit of height", "give m or km"),
        };

    private static double? Radius(string? text)
    {
        if (text is null)
            return null;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var kilometres);
        return isNumber && kilometres is > 1_700 and < 1_800
            ? kilometres * 1000
            : throw Wrong("--radius", text, "is no radius of the Moon in km", "give a number such as 1737.4");
    }

    private static InputException Wrong(string option, string value, string problem, string mend) =>
        new([new("perilune", 0, 0, option, value, problem, mend)]);

    /// <summary>How far a product is read, on a terminal.</summary>
    private sealed class Percent : IProgress<double>
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private long shown;

        public void Report(double value)
        {
            if (clock.ElapsedMilliseconds < shown + 500)
                return;
            shown = clock.ElapsedMilliseconds;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r  {100 * value:F0} % read"));
        }

        public void Clear()
        {
            if (shown > 0)
                Console.Error.Write("\r" + new string(' ', 20) + "\r");
        }
    }
}
