namespace Perilune.Astro.Frames.Iau;

/// <summary>
/// Poles and prime meridians of asteroids and comets: numbers of NAIF's pck00011 (Archinal et al. 2018, see <see cref="IauRotation"/>).
/// </summary>
internal static class SmallBodies
{
    public static readonly IauRotation[] All =
    [
        new("IAU_CERES", 2000001, (291.418, 0, 0), (66.764, 0, 0), (170.65, 952.1532, 0)),
        new("IAU_PALLAS", 2000002, (33, 0, 0), (-3, 0, 0), (38, 1105.8036, 0)),
        new("IAU_VESTA", 2000004, (309.031, 0, 0), (42.235, 0, 0), (285.39, 1617.3329428, 0)),
        new("IAU_52_EUROPA", 2000052, (257, 0, 0), (12, 0, 0), (55, 1534.6472187, 0)),
        new("IAU_LUTETIA", 2000021, (52, 0, 0), (12, 0, 0), (94, 1057.7515, 0)),
        new("IAU_IDA", 2431010, (168.76, 0, 0), (-87.12, 0, 0), (274.05, 1864.628007, 0)),
        new("IAU_EROS", 2000433, (11.35, 0, 0), (17.22, 0, 0), (326.07, 1639.38864745, 0)),
        new("IAU_DAVIDA", 2000511, (297, 0, 0), (5, 0, 0), (268.1, 1684.4193549, 0)),
        new("IAU_GASPRA", 9511010, (9.47, 0, 0), (26.7, 0, 0), (83.67, 1226.911485, 0)),
        new("IAU_STEINS", 2002867, (91, 0, 0), (-62, 0, 0), (321.76, 1428.09917, 0)),
        new("IAU_ITOKAWA", 2025143, (90.53, 0, 0), (-66.3, 0, 0), (0, 712.143, 0)),
        new("IAU_TEMPEL_1", 1000093, (255, 0, 0), (64.5, 0, 0), (69.2, 212.807, 0)),
        new("IAU_BORRELLY", 1000005, (218.5, 0, 0), (-12.5, 0, 0), (0, 324.3, 0)),
    ];
}
