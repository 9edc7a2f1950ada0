namespace Perilune.Astro.Frames;

/// <summary>
/// A reference frame: a set of axes with a name. Two frames are the same only if they are the same value; every
/// conversion goes through a <see cref="FrameSystem"/>. Origins are not part of a frame.
/// </summary>
public sealed class Frame
{
    private Frame(string name, FrameKind kind, bool isInertial)
    {
        Name = name;
        Kind = kind;
        IsInertial = isInertial;
    }

    /// <summary>Axes of the International Celestial Reference Frame (and GCRF); what SPICE calls J2000.</summary>
    public static Frame Icrf { get; } = new("ICRF", FrameKind.Icrf, true);

    /// <summary>Mean equator and equinox of J2000: ICRF turned by the frame bias, 23 milliarcseconds (IERS Conventions 2010, 5.32).</summary>
    public static Frame Eme2000 { get; } = new("EME2000", FrameKind.Eme2000, true);

    /// <summary>Mean ecliptic and equinox of J2000 as SPICE has it: ICRF turned about X by 84381.448 arcsec.</summary>
    public static Frame EclipticJ2000 { get; } = new("ECLIPJ2000", FrameKind.EclipticJ2000, true);

    /// <summary>Mean equator and equinox of B1950 as SPICE has it (FK4 precession by Lieske).</summary>
    public static Frame B1950 { get; } = new("B1950", FrameKind.B1950, true);

    /// <summary>Galactic System II as SPICE has it, defined from B1950 with FK4's equinox.</summary>
    public static Frame Galactic { get; } = new("GALACTIC", FrameKind.Galactic, true);

    /// <summary>Celestial intermediate axes: the Earth's celestial pole and the celestial intermediate origin (IAU 2006/2000A).</summary>
    public static Frame Cirs { get; } = new("CIRS", FrameKind.Cirs, false);

    /// <summary>Terrestrial intermediate axes: CIRS turned by the Earth rotation angle.</summary>
    public static Frame Tirs { get; } = new("TIRS", FrameKind.Tirs, false);

    /// <summary>Axes fixed to the Earth's crust: the International Terrestrial Reference Frame (IERS Conventions 2010).</summary>
    public static Frame Itrf { get; } = new("ITRF", FrameKind.Itrf, false);

    /// <summary>Principal axes of the Moon in DE440.</summary>
    public static Frame MoonPrincipalAxesDe440 { get; } = new("MOON_PA_DE440", FrameKind.MoonPrincipalAxesDe440, false);

    /// <summary>Mean-Earth/polar axes of the Moon in DE440, aligned with those of DE421: the frame of maps and sites.</summary>
    public static Frame MoonMeanEarthDe440 { get; } = new("MOON_ME_DE440_ME421", FrameKind.MoonMeanEarthDe440, false);

    /// <summary>Principal axes of the Moon in DE421.</summary>
    public static Frame MoonPrincipalAxesDe421 { get; } = new("MOON_PA_DE421", FrameKind.MoonPrincipalAxesDe421, false);

    /// <summary>Mean-Earth/polar axes of the Moon in DE421.</summary>
    public static Frame MoonMeanEarthDe421 { get; } = new("MOON_ME_DE421", FrameKind.MoonMeanEarthDe421, false);

    /// <summary>The Sun's axes of the IAU working group, 2015.</summary>
    public static Frame IauSun { get; } = new("IAU_SUN", FrameKind.IauSun, false);

    /// <summary>Mercury's axes of the IAU working group, 2015.</summary>
    public static Frame IauMercury { get; } = new("IAU_MERCURY", FrameKind.IauMercury, false);

    /// <summary>Venus's axes of the IAU working group, 2015.</summary>
    public static Frame IauVenus { get; } = new("IAU_VENUS", FrameKind.IauVenus, false);

    /// <summary>The Earth's axes of the IAU working group: right to some arcminutes only; use <see cref="Itrf"/>.</summary>
    public static Frame IauEarth { get; } = new("IAU_EARTH", FrameKind.IauEarth, false);

    /// <summary>The Moon's axes of the IAU working group: right to 150 m on the ground; use <see cref="MoonMeanEarthDe440"/>.</summary>
    public static Frame IauMoon { get; } = new("IAU_MOON", FrameKind.IauMoon, false);

    /// <summary>Mars's axes of the IAU working group, 2015.</summary>
    public static Frame IauMars { get; } = new("IAU_MARS", FrameKind.IauMars, false);

    /// <summary>Jupiter's axes of the IAU working group, 2015 (System III).</summary>
    public static Frame IauJupiter { get; } = new("IAU_JUPITER", FrameKind.IauJupiter, false);

    /// <summary>Every frame.</summary>
    public static IReadOnlyList<Frame> All { get; } =
    [
        Icrf,
        Eme2000,
        EclipticJ2000,
        B1950,
        Galactic,
        Cirs,
        Tirs,
        Itrf,
        MoonPrincipalAxesDe440,
        MoonMeanEarthDe440,
        MoonPrincipalAxesDe421,
        MoonMeanEarthDe421,
        IauSun,
        IauMercury,
        IauVenus,
        IauEarth,
        IauMoon,
        IauMars,
        IauJupiter,
    ];

    /// <summary>The frame's name; SPICE's where SPICE has one.</summary>
    public string Name { get; }

    /// <summary>Whether the axes do not turn.</summary>
    public bool IsInertial { get; }

    internal FrameKind Kind { get; }

    /// <summary>The frame of a name, or null.</summary>
    public static Frame? Find(string name) =>
        All.FirstOrDefault(frame => string.Equals(frame.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What <see cref="FrameSystem"/> chooses by.</summary>
internal enum FrameKind
{
    Icrf,
    Eme2000,
    EclipticJ2000,
    B1950,
    Galactic,
    Cirs,
    Tirs,
    Itrf,
    MoonPrincipalAxesDe440,
    MoonMeanEarthDe440,
    MoonPrincipalAxesDe421,
    MoonMeanEarthDe421,
    IauSun,
    IauMercury,
    IauVenus,
    IauEarth,
    IauMoon,
    IauMars,
    IauJupiter,
}
