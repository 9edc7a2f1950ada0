using System.Collections.Frozen;
using System.Globalization;

namespace Perilune.Astro.Bodies;

/// <summary>
/// SPICE's names of bodies and their NAIF codes, both ways (NAIF, "NAIF Integer ID codes", required reading): the Sun, planets,
/// barycentres, the moons that ephemerides know best, and the antennas of the Deep Space Network. Immutable.
/// </summary>
public static class BodyNames
{
    // The first name of a code is the one that is written.
    private static readonly (int Code, string Name)[] known =
    [
        (0, "SOLAR SYSTEM BARYCENTER"),
        (0, "SSB"),
        (1, "MERCURY BARYCENTER"),
        (2, "VENUS BARYCENTER"),
        (3, "EARTH MOON BARYCENTER"),
        (3, "EARTH-MOON BARYCENTER"),
        (3, "EARTH BARYCENTER"),
        (3, "EMB"),
        (4, "MARS BARYCENTER"),
        (5, "JUPITER BARYCENTER"),
        (6, "SATURN BARYCENTER"),
        (7, "URANUS BARYCENTER"),
        (8, "NEPTUNE BARYCENTER"),
        (9, "PLUTO BARYCENTER"),
        (10, "SUN"),
        (199, "MERCURY"),
        (299, "VENUS"),
        (399, "EARTH"),
        (301, "MOON"),
        (499, "MARS"),
        (401, "PHOBOS"),
        (402, "DEIMOS"),
        (599, "JUPITER"),
        (501, "IO"),
        (502, "EUROPA"),
        (503, "GANYMEDE"),
        (504, "CALLISTO"),
        (699, "SATURN"),
        (601, "MIMAS"),
        (602, "ENCELADUS"),
        (603, "TETHYS"),
        (604, "DIONE"),
        (605, "RHEA"),
        (606, "TITAN"),
        (607, "HYPERION"),
        (608, "IAPETUS"),
        (609, "PHOEBE"),
        (799, "URANUS"),
        (701, "ARIEL"),
        (702, "UMBRIEL"),
        (703, "TITANIA"),
        (704, "OBERON"),
        (705, "MIRANDA"),
        (899, "NEPTUNE"),
        (801, "TRITON"),
        (802, "NEREID"),
        (999, "PLUTO"),
        (901, "CHARON"),
        // Antennas of the Deep Space Network.
        (399013, "DSS-13"),
        (399014, "DSS-14"),
        (399015, "DSS-15"),
        (399024, "DSS-24"),
        (399025, "DSS-25"),
        (399026, "DSS-26"),
        (399034, "DSS-34"),
        (399035, "DSS-35"),
        (399036, "DSS-36"),
        (399043, "DSS-43"),
        (399045, "DSS-45"),
        (399054, "DSS-54"),
        (399055, "DSS-55"),
        (399063, "DSS-63"),
        (399065, "DSS-65"),
    ];

    private static readonly FrozenDictionary<string, int> codes = known.ToFrozenDictionary(
        body => body.Name,
        body => body.Code,
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly FrozenDictionary<int, string> names = known
        .DistinctBy(body => body.Code)
        .ToFrozenDictionary(body => body.Code, body => body.Name);

    /// <summary>All names in the order of the list.</summary>
    public static IEnumerable<string> All => known.Select(body => body.Name);

    /// <summary>The code of a name, or of a number written out; blanks may be underscores or several, capitals do not matter.</summary>
    public static bool TryFind(string text, out int code)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out code))
            return true;
        var words = text.Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return codes.TryGetValue(string.Join(' ', words), out code);
    }

    /// <summary>The name of a code, or the code written out where there is none.</summary>
    public static string Of(int code) => names.GetValueOrDefault(code) ?? code.ToString(CultureInfo.InvariantCulture);
}
