namespace Perilune.Astro.Bodies;

/// <summary>NAIF integer codes of the bodies that Perilune names (NAIF, "NAIF Integer ID codes", required reading).</summary>
public static class NaifId
{
    /// <summary>Solar-system barycentre.</summary>
    public const int SolarSystemBarycenter = 0;

    /// <summary>Barycentre of Mercury's system.</summary>
    public const int MercuryBarycenter = 1;

    /// <summary>Barycentre of Venus's system.</summary>
    public const int VenusBarycenter = 2;

    /// <summary>Earth-Moon barycentre.</summary>
    public const int EarthMoonBarycenter = 3;

    /// <summary>Barycentre of Mars's system.</summary>
    public const int MarsBarycenter = 4;

    /// <summary>Barycentre of Jupiter's system.</summary>
    public const int JupiterBarycenter = 5;

    /// <summary>Barycentre of Saturn's system.</summary>
    public const int SaturnBarycenter = 6;

    /// <summary>Barycentre of Uranus's system.</summary>
    public const int UranusBarycenter = 7;

    /// <summary>Barycentre of Neptune's system.</summary>
    public const int NeptuneBarycenter = 8;

    /// <summary>Barycentre of Pluto's system.</summary>
    public const int PlutoBarycenter = 9;

    /// <summary>The Sun.</summary>
    public const int Sun = 10;

    /// <summary>Mercury.</summary>
    public const int Mercury = 199;

    /// <summary>Venus.</summary>
    public const int Venus = 299;

    /// <summary>The Moon.</summary>
    public const int Moon = 301;

    /// <summary>The Earth.</summary>
    public const int Earth = 399;

    /// <summary>Mars.</summary>
    public const int Mars = 499;
}
