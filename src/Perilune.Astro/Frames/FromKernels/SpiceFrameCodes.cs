using Perilune.Astro.Orientation;

namespace Perilune.Astro.Frames.FromKernels;

/// <summary>Codes of the frames that SPICE knows without a kernel (NAIF, "Frames Required Reading", appendix).</summary>
internal static class SpiceFrameCodes
{
    /// <summary>Frame class of the high-precision Earth axes, ITRF93.</summary>
    public const int Itrf93Class = 3000;

    /// <summary>Code of ITRF93.</summary>
    public const int Itrf93 = 13000;

    /// <summary>Code of EARTH_FIXED, an alias that a kernel gives a meaning.</summary>
    public const int EarthFixed = 10081;

    /// <summary>Whether a frame is one of the IAU working group's last report, which SPICE's names mean.</summary>
    public static bool IsIau(Frame frame) =>
        frame.Center is not null
        && frame.Name.StartsWith("IAU_", StringComparison.Ordinal)
        && frame != Frame.IauMars2000;

    /// <summary>The library's own frame of a code, or null.</summary>
    public static Frame? Shipped(int code) =>
        code switch
        {
            1 or 14 => Frame.Icrf,
            2 => Frame.B1950,
            13 => Frame.Galactic,
            16 => Frame.MarsIau,
            17 => Frame.EclipticJ2000,
            Itrf93 => Frame.Itrf93,
            LunarOrientation.PrincipalAxesDe421 => Frame.MoonPrincipalAxesDe421,
            31007 => Frame.MoonMeanEarthDe421,
            LunarOrientation.PrincipalAxesDe440 => Frame.MoonPrincipalAxesDe440,
            31009 => Frame.MoonMeanEarthDe440,
            _ => IauBody(code) is { } body ? Frame.All.FirstOrDefault(f => IsIau(f) && f.Center == body) : null,
        };

    /// <summary>The library's own frame of SPICE's name, or null.</summary>
    public static Frame? Shipped(string name) =>
        name.ToUpperInvariant() switch
        {
            "J2000" => Frame.Icrf,
            _ => Frame.Find(name),
        };

    /// <summary>The body whose axes of the IAU working group have a code, or null.</summary>
    public static int? IauBody(int code) =>
        code switch
        {
            10010 => 10,
            >= 10011 and <= 10019 => 100 * (code - 10010) + 99,
            10020 => 301,
            10021 or 10022 => code - 10021 + 401,
            >= 10023 and <= 10038 => code - 10023 + 501,
            >= 10039 and <= 10055 => code - 10039 + 601,
            >= 10056 and <= 10070 => code - 10056 + 701,
            >= 10071 and <= 10078 => code - 10071 + 801,
            10079 => 901,
            10082 => 618,
            10083 => 9511010,
            10084 => 2431010,
            10085 => 2000433,
            _ => null,
        };
}
