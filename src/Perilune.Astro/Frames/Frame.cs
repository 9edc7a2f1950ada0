using System.Collections.Frozen;
using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Frames.Iau;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>
/// A reference frame: a set of axes with a name. Two frames are the same only if they are the same value; every
/// conversion goes through a <see cref="FrameSystem"/>. Origins are not part of a frame.
/// </summary>
public sealed class Frame
{
    private Frame(string name, FrameKind kind, int? center = null)
    {
        Name = name;
        Kind = kind;
        IsInertial = center is null;
        Center = center;
    }

    private Frame(string name, Frame parent, bool isInertial, int? center, Func<Epoch, FrameTransformation> fromParent)
    {
        Name = name;
        Kind = FrameKind.Defined;
        Parent = parent;
        IsInertial = isInertial;
        Center = center;
        FromParent = fromParent;
    }

    /// <summary>Axes of the International Celestial Reference Frame (and GCRF); what SPICE calls J2000.</summary>
    public static Frame Icrf { get; } = new("ICRF", FrameKind.Icrf);

    /// <summary>Mean equator and equinox of J2000: ICRF turned by the frame bias, 23 milliarcseconds (IERS Conventions 2010, 5.32).</summary>
    public static Frame Eme2000 { get; } = Fixed("EME2000", InertialFrames.IcrfToEme2000);

    /// <summary>Mean ecliptic and equinox of J2000 as SPICE has it: ICRF turned about X by 84381.448 arcsec.</summary>
    public static Frame EclipticJ2000 { get; } = Fixed("ECLIPJ2000", InertialFrames.IcrfToEclipticJ2000);

    /// <summary>Mean equator and equinox of B1950 as SPICE has it (FK4 precession by Lieske).</summary>
    public static Frame B1950 { get; } = Fixed("B1950", InertialFrames.IcrfToB1950);

    /// <summary>
    /// Mars's equator and the IAU vector (its node on the Earth's equator) of J2000, as SPICE's MARSIAU has it: pole at right
    /// ascension 317.681 deg, declination 52.886 deg (frames required reading).
    /// </summary>
    public static Frame MarsIau { get; } = Fixed("MARSIAU", InertialFrames.IcrfToMarsIau);

    /// <summary>Galactic System II as SPICE has it, defined from B1950 with FK4's equinox.</summary>
    public static Frame Galactic { get; } = Fixed("GALACTIC", InertialFrames.IcrfToGalactic);

    /// <summary>Celestial intermediate axes: the Earth's celestial pole and the celestial intermediate origin (IAU 2006/2000A).</summary>
    public static Frame Cirs { get; } = new("CIRS", FrameKind.Cirs, NaifId.Earth);

    /// <summary>Mean equator and equinox of date, IAU 2006 precession with frame bias (IERS Conventions 2010, section 5.6).</summary>
    public static Frame MeanOfDate { get; } = OfEarth("MOD", EarthAxes.MeanOfDate);

    /// <summary>
    /// True equator and equinox of date: the equator of <see cref="Cirs"/> (IAU 2006/2000A and the observed offsets), x at the
    /// equinox instead of the intermediate origin.
    /// </summary>
    public static Frame TrueOfDate { get; } = new("TOD", FrameKind.TrueOfDate, NaifId.Earth);

    /// <summary>Mean equator and equinox of date, IAU 1976 precession from <see cref="Eme2000"/>.</summary>
    public static Frame MeanOfDate1976 { get; } = OfEarth("MOD_IAU1976", EarthAxes.MeanOfDate1976);

    /// <summary>True equator and equinox of date, IAU 1976 precession and IAU 1980 nutation, without observed offsets.</summary>
    public static Frame TrueOfDate1980 { get; } = OfEarth("TOD_IAU1980", EarthAxes.TrueOfDate1980);

    /// <summary>
    /// True equator, mean equinox: the axes of SGP4 and of two-line elements; <see cref="TrueOfDate1980"/>
    /// turned about z by the equation of the equinoxes (Vallado et al., AIAA 2006-6753, appendix C).
    /// </summary>
    public static Frame Teme { get; } = OfEarth("TEME", EarthAxes.Teme);

    /// <summary>
    /// Greenwich true of date, also pseudo-Earth-fixed: <see cref="Teme"/> turned by Greenwich mean sidereal time of 1982 at UT1.
    /// </summary>
    public static Frame Gtod { get; } = new("GTOD", FrameKind.GreenwichTrueOfDate, NaifId.Earth);

    /// <summary>Terrestrial intermediate axes: CIRS turned by the Earth rotation angle.</summary>
    public static Frame Tirs { get; } = new("TIRS", FrameKind.Tirs, NaifId.Earth);

    /// <summary>Axes fixed to the Earth's crust: the International Terrestrial Reference Frame (IERS Conventions 2010).</summary>
    public static Frame Itrf { get; } = new("ITRF", FrameKind.Itrf, NaifId.Earth);

    /// <summary>
    /// Axes of ITRF93, in which SPICE's kernels of tracking stations stand: <see cref="Itrf"/> turned by 2.5 to 6 milliarcseconds
    /// (2007 to 2025; 0.2 m on the ground). The two differ in origin by 6 cm and in scale by 4e-9 too, which axes cannot hold.
    /// </summary>
    public static Frame Itrf93 { get; } = new("ITRF93", Itrf, false, NaifId.Earth, EarthAxes.ItrfToItrf93);

    /// <summary>Principal axes of the Moon in DE440.</summary>
    public static Frame MoonPrincipalAxesDe440 { get; } =
        new("MOON_PA_DE440", FrameKind.MoonPrincipalAxesDe440, NaifId.Moon);

    /// <summary>Mean-Earth/polar axes of the Moon in DE440, aligned with those of DE421: the frame of maps and sites.</summary>
    public static Frame MoonMeanEarthDe440 { get; } =
        new("MOON_ME_DE440_ME421", FrameKind.MoonMeanEarthDe440, NaifId.Moon);

    /// <summary>Principal axes of the Moon in DE421.</summary>
    public static Frame MoonPrincipalAxesDe421 { get; } =
        new("MOON_PA_DE421", FrameKind.MoonPrincipalAxesDe421, NaifId.Moon);

    /// <summary>Mean-Earth/polar axes of the Moon in DE421.</summary>
    public static Frame MoonMeanEarthDe421 { get; } = new("MOON_ME_DE421", FrameKind.MoonMeanEarthDe421, NaifId.Moon);

    /// <summary>The Sun's axes of the IAU working group, 2015.</summary>
    public static Frame IauSun { get; } = Of(IauCatalogue.Of(NaifId.Sun));

    /// <summary>Mercury's axes of the IAU working group, 2015.</summary>
    public static Frame IauMercury { get; } = Of(IauCatalogue.Of(NaifId.Mercury));

    /// <summary>Venus's axes of the IAU working group, 2015.</summary>
    public static Frame IauVenus { get; } = Of(IauCatalogue.Of(NaifId.Venus));

    /// <summary>The Earth's axes of the IAU working group: right to some arcminutes only; use <see cref="Itrf"/>.</summary>
    public static Frame IauEarth { get; } = Of(IauCatalogue.Of(NaifId.Earth));

    /// <summary>The Moon's axes of the IAU working group: right to 150 m on the ground; use <see cref="MoonMeanEarthDe440"/>.</summary>
    public static Frame IauMoon { get; } = Of(IauCatalogue.Of(NaifId.Moon));

    /// <summary>Mars's axes of the IAU working group, 2015.</summary>
    public static Frame IauMars { get; } = Of(IauCatalogue.Of(NaifId.Mars));

    /// <summary>Jupiter's axes of the IAU working group, 2015 (System III).</summary>
    public static Frame IauJupiter { get; } = Of(IauCatalogue.Of(599));

    /// <summary>Mars's axes of the IAU working group, 2000 (<see cref="IauCatalogue.Mars2000"/>).</summary>
    public static Frame IauMars2000 { get; } = Of(IauCatalogue.Mars2000);

    /// <summary>
    /// Earth-Moon rotating: x from the Earth to the Moon, z along the Moon's angular momentum about the Earth (NASA
    /// TP-20220014814; with its origin, <see cref="RotatingSystem.EarthMoon"/>).
    /// </summary>
    public static Frame EarthMoonRotating { get; } =
        new("EMR", FrameKind.EarthMoonRotating, NaifId.EarthMoonBarycenter);

    /// <summary>
    /// Sun-Earth rotating: x from the Sun to the Earth, z along the Earth's angular momentum about the Sun (NASA
    /// TP-20220014814; with its origin, <see cref="RotatingSystem.SunEarth"/>).
    /// </summary>
    public static Frame SunEarthRotating { get; } = new("SER", FrameKind.SunEarthRotating, NaifId.Sun);

    /// <summary>
    /// Geocentric solar ecliptic: x from the Earth to the Sun, z along the Sun's angular momentum about the Earth (NASA
    /// TP-20220014814).
    /// </summary>
    public static Frame GeocentricSolarEcliptic { get; } = new("GSE", FrameKind.GeocentricSolarEcliptic, NaifId.Earth);

    /// <summary>Every frame that has a name of its own: those of no user, orbit or place.</summary>
    public static IReadOnlyList<Frame> All { get; } =
    [
        Icrf,
        Eme2000,
        EclipticJ2000,
        B1950,
        Galactic,
        MarsIau,
        Cirs,
        MeanOfDate,
        TrueOfDate,
        MeanOfDate1976,
        TrueOfDate1980,
        Teme,
        Gtod,
        Tirs,
        Itrf,
        Itrf93,
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
        IauMars2000,
        EarthMoonRotating,
        SunEarthRotating,
        GeocentricSolarEcliptic,
        .. IauCatalogue.All.Where(rotation => !NamedBodies.Contains(rotation.Body)).Select(Of),
    ];

    private static readonly FrozenDictionary<string, Frame> ByName = All.ToFrozenDictionary(
        frame => frame.Name,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The frame's name; SPICE's where SPICE has one.</summary>
    public string Name { get; }

    /// <summary>Whether the axes do not turn.</summary>
    public bool IsInertial { get; }

    /// <summary>NAIF code of the body whose turning or motion the axes follow; null for inertial axes.</summary>
    public int? Center { get; }

    internal FrameKind Kind { get; }

    /// <summary>The frame that this one is defined in, or null.</summary>
    internal Frame? Parent { get; }

    /// <summary>The transformation from the parent.</summary>
    internal Func<Epoch, FrameTransformation>? FromParent { get; }

    // Those of the catalogue that are properties here.
    private static ReadOnlySpan<int> NamedBodies => [10, 199, 299, 399, 301, 499, 599];

    /// <summary>
    /// A frame of one's own, defined in another. It is a value like any other and every <see cref="FrameSystem"/> that has the
    /// parent's data can use it.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="parent">The frame in which it is defined.</param>
    /// <param name="isInertial">Whether its axes do not turn.</param>
    /// <param name="center">NAIF code of the body whose turning or motion the axes follow; null if they follow none.</param>
    /// <param name="fromParent">The transformation from the parent, with its rate; called from any thread.</param>
    public static Frame Define(
        string name,
        Frame parent,
        bool isInertial,
        int? center,
        Func<Epoch, FrameTransformation> fromParent
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(fromParent);
        return new(name, parent, isInertial, center, fromParent);
    }

    /// <summary>The axes of a rotation of the IAU's kind, such as one read from a constants kernel.</summary>
    public static Frame Of(IauRotation rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        return new(rotation.Name, Icrf, false, rotation.Body, rotation.FromIcrf);
    }

    /// <summary>The frame of a name, or null.</summary>
    public static Frame? Find(string name) => ByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Frame Fixed(string name, Matrix3 fromIcrf) =>
        new(name, Icrf, true, null, _ => new(fromIcrf, Vector3.Zero));

    private static Frame OfEarth(string name, Func<Epoch, FrameTransformation> fromIcrf) =>
        new(name, Icrf, false, NaifId.Earth, fromIcrf);
}

/// <summary>What <see cref="FrameSystem"/> chooses by: frames that need its data, and those that bring their own.</summary>
internal enum FrameKind
{
    Icrf,
    Defined,
    TrueOfDate,
    GreenwichTrueOfDate,
    EarthMoonRotating,
    SunEarthRotating,
    GeocentricSolarEcliptic,
    Cirs,
    Tirs,
    Itrf,
    MoonPrincipalAxesDe440,
    MoonMeanEarthDe440,
    MoonPrincipalAxesDe421,
    MoonMeanEarthDe421,
}
