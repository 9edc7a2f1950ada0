namespace Perilune.Astro.ThreeBody.Families;

/// <summary>
/// The families of symmetric periodic orbits around the libration points and the smaller body of any restricted three-body
/// problem, found from motions that need no table: the planar and vertical ones from small oscillations, all others where
/// they branch off (D. J. Grebow, thesis, Purdue University, 2006, draws the map of them).
/// </summary>
public static class OrbitFamilies
{
    /// <summary>Planar Lyapunov orbits about a collinear point.</summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="point">The libration point.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The first orbit is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily Lyapunov(
        ThreeBodySystem system,
        LibrationPoint point,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    ) => Lyapunov(system, point, limits, _ => false, cancellation);

    /// <summary>
    /// Halo orbits about a collinear point, which branch off from the planar ones where these lose their vertical stability
    /// for the first time; near the Moon they are the near-rectilinear ones.
    /// </summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="point">The libration point.</param>
    /// <param name="north">
    /// True when the crossing far from the smaller body lies on the side of positive z; false for the southern ones.
    /// </param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The branch is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily Halo(
        ThreeBodySystem system,
        LibrationPoint point,
        bool north,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        BranchPoint? branch = null;
        Lyapunov(
            system,
            point,
            limits,
            found => (branch = FirstOf(found, BifurcationKind.Branch, OrbitSymmetry.Plane)) is not null,
            cancellation
        );
        if (branch is null)
            throw new ArithmeticException($"no halo orbits branch off from the planar orbits about {point}");
        var first = branch.Leave(branch.Across[1] > 0 == north ? 1 : -1);
        return new FamilyTracer(system, branch.Curve, limits ?? FamilyLimits.Usual)
        {
            Mirror = orbit => orbit.Start.Position.Z,
        }.Follow($"halo {point} {(north ? "north" : "south")}", first, cancellation);
    }

    private static OrbitFamily Lyapunov(
        ThreeBodySystem system,
        LibrationPoint point,
        FamilyLimits? limits,
        Func<FamilyBifurcation, bool> until,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        var curve = new FamilyCurve(system.MassRatio, OrbitSymmetry.Plane, FamilySeeds.Scale(system.MassRatio, point));
        return new FamilyTracer(system, curve, limits ?? FamilyLimits.Usual) { Until = until }.Follow(
            $"lyapunov {point}",
            FamilySeeds.Planar(curve, point),
            cancellation
        );
    }

    private static BranchPoint? FirstOf(FamilyBifurcation bifurcation, BifurcationKind kind, OrbitSymmetry symmetry) =>
        bifurcation.Kind == kind
            ? BranchPoint.Of(bifurcation).FirstOrDefault(branch => branch.Curve.Symmetry == symmetry)
            : null;
}
