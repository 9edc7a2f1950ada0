namespace Perilune.Astro.ThreeBody.Families;

/// <summary>What happens to the multipliers at a bifurcation of a family.</summary>
public enum BifurcationKind
{
    /// <summary>A pair passes 1 and another family branches off.</summary>
    Branch,

    /// <summary>A pair passes 1 where the Jacobi constant has a maximum or minimum along the family; nothing branches off.</summary>
    Fold,

    /// <summary>A pair passes -1: a family of twice the period branches off.</summary>
    PeriodDoubling,

    /// <summary>Two pairs meet and form a complex quadruple, or fall apart from one (Krein collision, secondary Hopf).</summary>
    Collision,
}

/// <summary>A bifurcation of a family.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Orbit">The orbit at which it happens.</param>
/// <param name="Place">Its place in the family: 3.25 lies a quarter of the way from member 3 to member 4.</param>
public sealed record FamilyBifurcation(BifurcationKind Kind, PeriodicOrbit Orbit, double Place)
{
    internal FamilyCurve Curve { get; init; } = null!;

    internal FamilyCurve.Point Point { get; init; } = null!;

    /// <summary>Symmetry of what branches off from a planar orbit out of its plane; null where it is not known.</summary>
    internal OrbitSymmetry? Towards { get; init; }
}
