namespace Perilune.Astro.ThreeBody;

/// <summary>A collinear libration point.</summary>
public enum LibrationPoint
{
    /// <summary>Between the two bodies.</summary>
    L1 = 1,

    /// <summary>Beyond the smaller body.</summary>
    L2 = 2,

    /// <summary>Beyond the larger body.</summary>
    L3 = 3,
}
