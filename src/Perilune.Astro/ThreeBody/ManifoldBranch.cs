namespace Perilune.Astro.ThreeBody;

/// <summary>How a trajectory of a manifold ends.</summary>
public enum ManifoldEnd
{
    /// <summary>The time was over.</summary>
    Time,

    /// <summary>At the surface of the larger body.</summary>
    Primary,

    /// <summary>At the surface of the smaller body.</summary>
    Secondary,
}

/// <summary>A trajectory of a manifold.</summary>
/// <param name="Path">Times, in time units from the orbit's neighbourhood, negative on a stable manifold, and states.</param>
/// <param name="End">How it ends.</param>
public sealed record ManifoldBranch(IReadOnlyList<(double Time, RestrictedState State)> Path, ManifoldEnd End);
