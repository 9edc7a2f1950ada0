using System.Globalization;
using Perilune.Astro.Bodies;

namespace Perilune.Simulation.Propagation;

/// <summary>Names of bodies as one writes them, for their NAIF codes (NAIF, "NAIF Integer ID codes", required reading).</summary>
public static class BodyNames
{
    private static readonly (string Name, int Code)[] Table =
    [
        ("sun", NaifId.Sun),
        ("mercury", NaifId.Mercury),
        ("venus", NaifId.Venus),
        ("earth", NaifId.Earth),
        ("moon", NaifId.Moon),
        ("mars", NaifId.Mars),
        ("phobos", 401),
        ("deimos", 402),
        ("jupiter", 599),
        ("saturn", 699),
        ("uranus", 799),
        ("neptune", 899),
        ("pluto", 999),
        ("solar-system-barycenter", NaifId.SolarSystemBarycenter),
        ("mercury-barycenter", NaifId.MercuryBarycenter),
        ("venus-barycenter", NaifId.VenusBarycenter),
        ("earth-moon-barycenter", NaifId.EarthMoonBarycenter),
        ("mars-barycenter", NaifId.MarsBarycenter),
        ("jupiter-barycenter", NaifId.JupiterBarycenter),
        ("saturn-barycenter", NaifId.SaturnBarycenter),
        ("uranus-barycenter", NaifId.UranusBarycenter),
        ("neptune-barycenter", NaifId.NeptuneBarycenter),
        ("pluto-barycenter", NaifId.PlutoBarycenter),
    ];

    /// <summary>The names, in the order of the Sun, the planets and their systems' barycentres.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(body => body.Name)];

    /// <summary>The code of a name or of a code's digits; case and the choice between blank, hyphen and underscore do not matter.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="code">The NAIF code.</param>
    public static bool TryFind(string text, out int code)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out code))
            return true;
        var name = text.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        foreach (var body in Table)
        {
            if (body.Name == name)
            {
                code = body.Code;
                return true;
            }
        }
        return false;
    }

    /// <summary>The name of a code; its digits where it has none.</summary>
    /// <param name="code">NAIF code.</param>
    public static string Of(int code)
    {
        foreach (var body in Table)
        {
            if (body.Code == code)
                return body.Name;
        }
        return code.ToString(CultureInfo.InvariantCulture);
    }

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
