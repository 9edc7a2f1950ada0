using System.Collections.Immutable;

namespace Perilune.Astro.Frames.Iau;

/// <summary>Every rotation of the IAU working group that is shipped, and Mars as it was in 2000.</summary>
public static class IauCatalogue
{
    /// <summary>
    /// Mars of the IAU/IAG working group's report of 2000 (Seidelmann et al., Celestial Mechanics and Dynamical Astronomy 82, 83,
    /// 2002; NAIF's mars_iau2000_v1): the axes of most maps and gravity fields of Mars until today.
    /// </summary>
    public static IauRotation Mars2000 { get; } =
        new("IAU_MARS_2000", 499, (317.68143, -0.1061, 0), (52.88650, -0.0609, 0), (176.630, 350.89198226, 0));

    /// <summary>Sun, planets, moons, asteroids and comets, of the report of 2015.</summary>
    public static ImmutableArray<IauRotation> All { get; } =
    [
        .. InnerBodies.All,
        .. JupiterSystem.All,
        .. SaturnSystem.All,
        .. UranusSystem.All,
        .. OuterBodies.All,
        .. SmallBodies.All,
    ];

    internal static IauRotation Of(int body) => All.First(rotation => rotation.Body == body);
}
