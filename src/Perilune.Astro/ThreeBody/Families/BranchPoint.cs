namespace Perilune.Astro.ThreeBody.Families;

/// <summary>A point where another family crosses, and the direction in which it leaves.</summary>
/// <param name="Curve">Symmetry and scale of the new family.</param>
/// <param name="Scaled">Scaled unknowns of the orbit at the bifurcation, begun at one of its crossings.</param>
/// <param name="Across">Unit direction in which the new family leaves, at right angles to the known one.</param>
internal sealed record BranchPoint(FamilyCurve Curve, double[] Scaled, double[] Across)
{
    // The second free direction counts as free when its singular value is this small against the largest.
    private const double Singular = 1e-7;

    // How far the first orbit of the new family stands from the bifurcation, in the scale of the region.
    private const double FirstDistance = 1e-2;

    // From the bifurcation to the neighbour that shows how the known family runs through it.
    private const double NeighbourDistance = 1e-4;

    /// <summary>
    /// The families that leave a bifurcation, for every symmetry and crossing from which its orbit can be begun: the
    /// linearised conditions of half a period (or of the whole, for twice the period) leave a second direction free there.
    /// </summary>
    public static IReadOnlyList<BranchPoint> Of(FamilyBifurcation bifurcation)
    {
        var (known, here) = (bifurcation.Curve, bifurcation.Point);
        var beside =
            known.Correct([.. here.Scaled.Select((q, i) => q + NeighbourDistance * here.Tangent[i])], here.Tangent)
            ?? throw new ArithmeticException("the family has no orbit beside its bifurcation");
        var times = bifurcation.Kind == BifurcationKind.PeriodDoubling ? 2 : 1;
        var found = new List<BranchPoint>();
        var (crossings, neighbours) = (Crossings(here.Orbit), Crossings(beside.Orbit));
        for (var i = 0; i < crossings.Count; i++)
        {
            var (symmetry, state) = crossings[i];
            // Of a small mass ratio the other symmetry is nearly free too.
            if (bifurcation.Towards is { } towards && towards != symmetry)
                continue;
            var curve = new FamilyCurve(known.MassRatio, symmetry, known.Scale);
            var scaled = Scale(curve, state, times * here.Orbit.Period);
            var next = Scale(curve, neighbours[i].State, times * beside.Orbit.Period);
            var (across, singular) = curve.Branch(curve.Orbit(scaled), [.. next.Select((q, k) => q - scaled[k])]);
            if (singular < Singular)
                found.Add(new(curve, scaled, across));
        }
        return found;
    }

    /// <summary>The first orbit of the new family, on one of its two sides.</summary>
    /// <param name="side">1 or -1.</param>
    public FamilyCurve.Point Leave(int side)
    {
        var direction = Across.Select(value => side * value).ToArray();
        for (var distance = FirstDistance; distance > 1e-5; distance /= 2)
        {
            if (Curve.Correct([.. Scaled.Select((q, i) => q + distance * direction[i])], direction) is { } point)
                return point;
        }
        throw new ArithmeticException("no orbit of the branching family was found beside the bifurcation");
    }

    private static double[] Scale(FamilyCurve curve, RestrictedState state, double period) =>
        curve.ToScaled(HalfOrbit.UnknownsOf(curve.Symmetry, state, period));

    /// <summary>The crossings at which an orbit can be begun: two for each symmetry that it has.</summary>
    private static List<(OrbitSymmetry Symmetry, RestrictedState State)> Crossings(HalfOrbit orbit)
    {
        var own = orbit.Symmetry;
        var other = own == OrbitSymmetry.Plane ? OrbitSymmetry.Axis : OrbitSymmetry.Plane;
        List<(OrbitSymmetry, RestrictedState)> crossings = [(own, orbit.Start), (own, orbit.End)];
        if (orbit.IsPlanar)
        {
            crossings.Add((other, orbit.Start));
            crossings.Add((other, orbit.End));
        }
        else if (HasBothSymmetries(orbit))
        {
            foreach (var quarter in (double[])[orbit.Period / 4, -orbit.Period / 4])
                crossings.Add((other, RestrictedFlow.Propagate(orbit.MassRatio, orbit.Start, quarter)));
        }
        return crossings;
    }

    /// <summary>An orbit with both symmetries comes to the mirror image of its start after half a period.</summary>
    private static bool HasBothSymmetries(HalfOrbit orbit)
    {
        var ((r, v), (p, w)) = (orbit.Start, orbit.End);
        return (p - (r with { Z = -r.Z })).Norm < 1e-8 && (w - (v with { Z = -v.Z })).Norm < 1e-8;
    }
}
