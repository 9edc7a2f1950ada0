using SpiceNames = Perilune.Astro.Bodies.BodyNames;

namespace Perilune.Simulation.Propagation;

/// <summary>Names of bodies as one writes them, for their NAIF codes (NAIF, "NAIF Integer ID codes", required reading).</summary>
public static class BodyNames
{
    /// <summary>The names, as one writes them here.</summary>
    public static IReadOnlyList<string> All { get; } = [.. SpiceNames.All.Select(Written).Distinct()];

    /// <summary>The code of a name or of a code's digits; capitals and the choice between blank, hyphen and underscore do not matter.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="code">The NAIF code.</param>
    public static bool TryFind(string text, out int code)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim();
        // A hyphen in front is the sign of a spacecraft's code.
        return SpiceNames.TryFind(name, out code) || SpiceNames.TryFind(name.Replace('-', ' '), out code);
    }

    /// <summary>The name of a code; its digits where it has none.</summary>
    /// <param name="code">NAIF code.</param>
    public static string Of(int code) =>
        SpiceNames.Of(code) is var name && char.IsAsciiLetter(name[0]) ? Written(name) : name;

    private static string Written(string name) => name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>
    /// The code of a planet, or that of its system's barycentre where no kernel holds the planet itself; the two lie within
    /// 0.2 m of each other for Mars, and within 340 km for the giants.
    /// </summary>
    /// <param name="code">NAIF code.</param>
    /// <param name="held">Codes that the kernels hold.</param>
    public static int Held(int code, IReadOnlyCollection<int> held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return code is >= 400 and < 1000 && code % 100 == 99 && !held.Contains(code) && held.Contains(code / 100)
            ? code / 100
            : code;
    }
}
