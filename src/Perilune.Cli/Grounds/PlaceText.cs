using System.Globalization;
using Perilune.Simulation.Language;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>Reads places on the Moon as users write them: <c>-89.45,222.69</c>, <c>89.45S 137.31W</c>.</summary>
internal static class PlaceText
{
    private const string Mend = "latitude and east longitude in degrees, as -89.45,222.69 or 89.45S,137.31W";

    /// <summary>The place.</summary>
    /// <exception cref="InputException">It is no place.</exception>
    public static SurfacePoint Read(string command, string option, string text)
    {
        var parts = text.Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            parts.Length != 2
            || Angle(parts[0], 'N', 'S') is not { } latitude
            || Angle(parts[1], 'E', 'W') is not { } longitude
        )
            throw Wrong(command, option, text, "is no place");
        if (Math.Abs(latitude) > 90)
            throw Wrong(command, option, text, "has a latitude beyond a pole");
        return SurfacePoint.FromDegrees(latitude, longitude);
    }

    private static InputException Wrong(string command, string option, string text, string message) =>
        new([new(command, 0, 0, option, text, message, Mend)]);

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
