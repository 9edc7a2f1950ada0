using System.Globalization;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Simulation.Units;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>
/// Reads places on the Moon as users write them: <c>-89.45,222.69</c>, <c>89.45S 137.31W</c>; a name of the catalogue's places; or
/// X and Y of the south polar map, <c>-11.2km,-12.2km</c>.
/// </summary>
internal static class PlaceText
{
    private const string Mend =
        "latitude and east longitude in degrees, as -89.45,222.69 or 89.45S,137.31W, a name, or X and Y of the south polar map, as -11.2km,-12.2km";

    // Farther from the pole the south polar map is not used.
    private const double FarthestOnMap = 1_000_000;

    /// <summary>The place.</summary>
    /// <exception cref="InputException">It is no place.</exception>
    public static SurfacePoint Read(string command, string option, string text, Knowledge knowledge)
    {
        if (MoonPlace.Find(knowledge.Catalogue, knowledge.Times, text, command, option) is { } named)
            return named.Point;
        var parts = text.Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Length(parts[0]) is { } x && Length(parts[1]) is { } y)
        {
            return Math.Max(Math.Abs(x), Math.Abs(y)) <= FarthestOnMap
                ? MapGrid.SouthPolar(x, y, 1, 1, 1).PointAt(0, 0)
                : throw Wrong(command, option, text, "lies more than 1000 km off the south pole's map", Mend);
        }
        if (
            parts.Length != 2
            || Angle(parts[0], 'N', 'S') is not { } latitude
            || Angle(parts[1], 'E', 'W') is not { } longitude
        )
        {
            var names = knowledge.Catalogue.Names("places");
            var mend = Spelling.Nearest(text, names) is { } near ? $"did you mean '{near}'? or {Mend}" : Mend;
            throw Wrong(command, option, text, "is no place", mend);
        }
        if (Math.Abs(latitude) > 90)
            throw Wrong(command, option, text, "has a latitude beyond a pole", Mend);
        return SurfacePoint.FromDegrees(latitude, longitude);
    }

    private static InputException Wrong(string command, string option, string text, string message, string mend) =>
        new([new(command, 0, 0, option, text, message, mend)]);

    private static double? Length(string text) =>
        Quantity.Read(text, Measure.Length) is { Ok: true } reading ? reading.Value : null;

    private static double? Angle(string text, char positive, char negative)
    {
        var sign = 1;
        var last = char.ToUpperInvariant(text[^1]);
        if (last == positive || last == negative)
            (sign, text) = (last == negative ? -1 : 1, text[..^1]);
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= 360
            ? sign * degrees
            : null;
    }
}
