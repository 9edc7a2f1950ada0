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
        var branch = FirstBranch(
            until => Lyapunov(system, point, limits, until, cancellation),
            BifurcationKind.Branch,
            OrbitSymmetry.Plane,
            $"halo orbits about {point}"
        );
        var first = branch.Leave(branch.Across[1] > 0 == north ? 1 : -1);
        return new FamilyTracer(system, branch.Curve, limits) { Mirror = orbit => orbit.Start.Position.Z }.Follow(
            $"halo {point} {(north ? "north" : "south")}",
            first,
            cancellation
        );
    }

    /// <summary>Vertical orbits about a collinear point: figures of eight across the plane, begun at their crossing of the x axis.</summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="point">The libration point.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The first orbit is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily Vertical(
        ThreeBodySystem system,
        LibrationPoint point,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        var curve = Curve(system, OrbitSymmetry.Axis, point);
        // Where it becomes planar it goes on into its own mirror image.
        return new FamilyTracer(system, curve, limits) { Mirror = orbit => orbit.Start.Velocity.Z }.Follow(
            $"vertical {point}",
            FamilySeeds.Vertical(curve, point),
            cancellation
        );
    }

    /// <summary>
    /// Axial orbits about a collinear point: they branch off from the planar ones at their second loss of vertical stability,
    /// and end in the vertical ones.
    /// </summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="point">The libration point.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The branch is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily Axial(
        ThreeBodySystem system,
        LibrationPoint point,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        var branch = FirstBranch(
            until => Lyapunov(system, point, limits, until, cancellation),
            BifurcationKind.Branch,
            OrbitSymmetry.Axis,
            $"axial orbits about {point}"
        );
        // Both sides are mirror images; the one that rises at the crossing is taken.
        return new FamilyTracer(system, branch.Curve, limits)
        {
            Mirror = orbit => orbit.End.Position.X - orbit.Start.Position.X,
        }.Follow($"axial {point}", branch.Leave(branch.Across[2] > 0 ? 1 : -1), cancellation);
    }

    /// <summary>
    /// Butterfly orbits: of twice the period, they branch off from the halo orbits of L2 where a multiplier passes -1 the second
    /// time.
    /// </summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="north">Whether they branch off from the northern halo orbits.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The branch is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily Butterfly(
        ThreeBodySystem system,
        bool north,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        // The first time opens the band in which the index exceeds 1 again, the second one closes it; both may lie under the
        // surface.
        var through = (limits ?? FamilyLimits.Usual) with
        {
            ThroughBodies = true,
        };
        var doublings = Halo(system, LibrationPoint.L2, north, through, cancellation)
            .Bifurcations.Where(found => found.Kind == BifurcationKind.PeriodDoubling)
            .ToList();
        if (doublings.Count < 2)
            throw new ArithmeticException("the halo orbits of L2 do not double their period twice");
        var doubling = doublings[1];
        var branch = BranchPoint.Of(doubling)[0];
        return new FamilyTracer(system, branch.Curve, limits).Follow(
            $"butterfly {(north ? "north" : "south")}",
            branch.Leave(1),
            cancellation
        );
    }

    /// <summary>Distant retrograde orbits, from a small retrograde circle about the smaller body outwards.</summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The first orbit is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily DistantRetrograde(
        ThreeBodySystem system,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    ) => AroundSecondary(system, "distant retrograde", retrograde: true, limits, cancellation);

    /// <summary>
    /// Prograde orbits about the smaller body, from a small circle outwards to the distant prograde ones (Henon's family g).
    /// </summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArithmeticException">The first orbit is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily DistantPrograde(
        ThreeBodySystem system,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    ) => AroundSecondary(system, "distant prograde", retrograde: false, limits, cancellation);

    /// <summary>
    /// Planar orbits about the larger body in resonance with the smaller one: p revolutions of the spacecraft while the two
    /// bodies make q, from an ellipse of the two-body problem by raising the mass of the smaller body from nothing.
    /// </summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="revolutions">Revolutions of the spacecraft, p.</param>
    /// <param name="months">Revolutions of the two bodies, q; no common divisor with p.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or both have a common divisor.</exception>
    /// <exception cref="ArithmeticException">The ellipse does not lead to an orbit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily Resonant(
        ThreeBodySystem system,
        int revolutions,
        int months,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        var first = ResonantSeed.Find(system, revolutions, months, cancellation);
        var wide = limits ?? FamilyLimits.Usual;
        return new FamilyTracer(
            system,
            new(system.MassRatio, OrbitSymmetry.Plane, 1),
            wide with
            {
                LongestPeriod = Math.Max(wide.LongestPeriod, 4 * Math.PI * months),
            }
        ).Follow($"resonant {revolutions}:{months}", first, cancellation);
    }

    private static OrbitFamily AroundSecondary(
        ThreeBodySystem system,
        string name,
        bool retrograde,
        FamilyLimits? limits,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        var curve = Curve(system, OrbitSymmetry.Plane, LibrationPoint.L2);
        return new FamilyTracer(system, curve, limits).Follow(
            name,
            FamilySeeds.Circle(curve, retrograde, 1.01 * system.SecondaryRadius / system.LengthUnit),
            cancellation
        );
    }

    private static FamilyCurve Curve(ThreeBodySystem system, OrbitSymmetry symmetry, LibrationPoint point) =>
        new(system.MassRatio, symmetry, FamilySeeds.Scale(system.MassRatio, point));

    private static OrbitFamily Lyapunov(
        ThreeBodySystem system,
        LibrationPoint point,
        FamilyLimits? limits,
        Func<FamilyBifurcation, bool> until,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        var curve = Curve(system, OrbitSymmetry.Plane, point);
        return new FamilyTracer(system, curve, limits) { Until = until }.Follow(
            $"lyapunov {point}",
            FamilySeeds.Planar(curve, point),
            cancellation
        );
    }

    /// <summary>Follows a family as far as the first bifurcation from which a family of the symmetry branches off.</summary>
    private static BranchPoint FirstBranch(
        Func<Func<FamilyBifurcation, bool>, OrbitFamily> follow,
        BifurcationKind kind,
        OrbitSymmetry symmetry,
        string what
    )
    {
        BranchPoint? branch = null;
        follow(found =>
        {
            if (found.Kind == kind)
                branch = BranchPoint.Of(found).FirstOrDefault(b => b.Curve.Symmetry == symmetry);
            return branch is not null;
        });
        return branch ?? throw new ArithmeticException($"no {what} branch off");
    }
}
