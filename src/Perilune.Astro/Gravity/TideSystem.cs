namespace Perilune.Astro.Gravity;

/// <summary>
/// What part of the permanent tide the second zonal coefficient holds (IERS Conventions 2010, section 1.1). It shifts C20 of
/// the Earth by 4e-9.
/// </summary>
public enum TideSystem
{
    /// <summary>The source does not say.</summary>
    NotStated,

    /// <summary>Without any tide.</summary>
    TideFree,

    /// <summary>With the deformation by the permanent tide, without its direct attraction.</summary>
    ZeroTide,
}
