using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>What the commands about the ground ask alike: where, from when, how long; and how they refuse it.</summary>
/// <param name="command">Name of the command, as its errors say it.</param>
internal sealed class GroundQuestion(string command)
{
    /// <summary>The option <c>--at</c>.</summary>
    /// <param name="meaning">What stands at the place.</param>
    public static Option<string> At(string meaning) =>
        new("--at")
        {
            Description =
                $"{meaning}: latitude and east longitude, deg, or a name of the catalogue's places; 89.45 S, 222.69 E unless told.",
            DefaultValueFactory = _ => "-89.45,222.69",
        };

    /// <summary>The option <c>--from</c>.</summary>
    /// <param name="meaning">What starts then.</param>
    public static Option<string> From(string meaning) =>
        new("--from")
        {
            Description = $"{meaning}, UTC unless it says so; 2028-01-01 unless told.",
            DefaultValueFactory = _ => "2028-01-01T00:00:00",
        };

    /// <summary>An option that takes a number.</summary>
    public static Option<double> Number(string name, double unlessTold, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => unlessTold };

    /// <summary>A 70 m antenna of each complex of the Deep Space Network: what is asked for unless told.</summary>
    public static ImmutableArray<string> DeepSpaceNetwork { get; } = ["goldstone-14", "madrid-63", "canberra-43"];

    /// <summary>Tracking stations by their names in the catalogue; the Deep Space Network's for none.</summary>
    /// <exception cref="InputException">No such station.</exception>
    public IReadOnlyList<EarthStation> Stations(string option, IReadOnlyList<string> names, Knowledge knowledge) =>
        [
            .. (names.Count > 0 ? names : DeepSpaceNetwork)
                .Distinct()
                .Select(name =>
                {
                    var station = CatalogueEntries.Find<TrackingStation>(
                        knowledge.Catalogue,
                        knowledge.Times,
                        name,
                        command,
                        option,
                        "tracking station"
                    );
                    return new EarthStation(
                        Astro.Visibility.SurfacePoint.OnEarth(
                            name,
                            new(station.Latitude, station.Longitude, station.Height)
                        ),
                        station.Mask
                    );
                }),
        ];

    /// <summary>Finite numbers between colons; null where one is none.</summary>
    public static double[]? Numbers(string text)
    {
        var parts = text.Split(':');
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (
                !double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !double.IsFinite(numbers[i])
            )
                return null;
        }
        return numbers;
    }

    /// <summary>The place of <c>--at</c>, on the terrain.</summary>
    /// <exception cref="InputException">No place, or none that the terrain covers.</exception>
    public SurfacePoint Place(string text, Knowledge knowledge)
    {
        var place = PlaceText.Read(command, "--at", text, knowledge);
        return knowledge.Terrain.TryHeight(place.Up, out _, out _)
            ? place
            : throw Wrong("--at", text, "lies outside the terrain", "a place that a grid covers");
    }

    /// <summary>A date, TDB seconds past J2000.</summary>
    /// <exception cref="InputException">It is no date.</exception>
    public double Date(string option, string text, Knowledge knowledge) =>
        knowledge.Times.TryParse(text, out var epoch, out var error)
            ? epoch.SecondsPastJ2000
            : throw Wrong(option, text, error, $"{option} 2028-01-01T00:00:00");

    /// <summary>A number between two.</summary>
    /// <exception cref="InputException">It lies outside.</exception>
    public double Within(string option, double value, double least, double most, string unit) =>
        value >= least && value <= most
            ? value
            : throw Wrong(
                option,
                Text(value),
                $"is not {Text(least)} to {Text(most)}{(unit.Length > 0 ? " " : "")}{unit}",
                $"{option} {Text(Math.Clamp(double.IsNaN(value) ? least : value, least, most))}"
            );

    /// <summary>Refuses a folder or file that cannot be written, before any work is done.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Writable(string? folder, string file)
    {
        if (folder is not null && OutputFiles.WhyNotWritable(folder, file) is { } reason)
            throw Wrong("--out", folder, $"cannot be written: {reason}", "name another folder");
    }

    /// <summary>What is wrong with an option, and what to do.</summary>
    public InputException Wrong(string option, string value, string message, string mend) =>
        new([new(command, 0, 0, option, value, message, mend)]);

    /// <summary>A number as errors print it.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
