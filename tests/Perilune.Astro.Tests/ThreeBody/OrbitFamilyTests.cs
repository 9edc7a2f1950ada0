using System.Globalization;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;

namespace Perilune.Astro.Tests.ThreeBody;

public sealed class OrbitFamilyTests
{
    private static readonly ThreeBodySystem Jpl = ThreeBodySystem.EarthMoonJplCatalogue;

    [Fact]
    public void HaloL2_BranchesOffWhereJplsFamilyBegins()
    {
        // The row of the longest period stands 1e-4 in z from the plane: near a pitchfork the period and the Jacobi constant
        // differ from the bifurcation's by the order of z squared. JPL Three-Body Periodic Orbits API 1.0, halo L2 S.
        var branch = Branches(OrbitFamilies.Lyapunov(Jpl, LibrationPoint.L2))[0];
        Assert.Equal(3.4155308065628454, branch.Period, 2e-7);
        Assert.Equal(3.15211885653673, branch.JacobiConstant, 2e-7);
        Assert.Equal(606.112486635999, branch.Stability.Index, 1e-3);
    }

    [Fact]
    public void HaloL2_HasItsBifurcationsWhereJplsRowsChangeTheirStability()
    {
        // The Jacobi constant folds beside the catalogue's least value, 3.01517767456737 (its rows stand 3e-4 apart in period
        // there, C'' = 4, so that the least lies at most 2e-7 below the least row), and the index leaves 1 there.
        var halo = OrbitFamilies.Halo(Jpl, LibrationPoint.L2, north: false);
        Assert.Equal(
            [BifurcationKind.Fold, BifurcationKind.PeriodDoubling, BifurcationKind.PeriodDoubling],
            halo.Bifurcations.Select(b => b.Kind)
        );
        Assert.InRange(halo.Bifurcations[0].Orbit.JacobiConstant, 3.01517767456737 - 2e-7, 3.01517767456737);
        foreach (var doubling in halo.Bifurcations.Skip(1))
            Assert.Equal(-2, doubling.Orbit.Stability.First.Real, 1e-8);
    }

    [Fact]
    public void Family_HoldsTheOrbitsOfJplsCatalogue()
    {
        var halo = OrbitFamilies.Halo(
            Jpl,
            LibrationPoint.L2,
            north: false,
            FamilyLimits.Usual with
            {
                ThroughBodies = true,
            }
        );
        foreach (var row in Excerpt)
        {
            var orbit = Assert.Single(halo.WithPeriod(row[4] * Jpl.TimeUnit));
            // As of HaloFamilyTests: near the bifurcation the orbit changes by dz = 20 dT.
            Assert.Equal(row[0], orbit.Initial.Position.X, 1e-9);
            Assert.Equal(row[1], orbit.Initial.Position.Z, 1e-9);
            Assert.Equal(row[2], orbit.Initial.Velocity.Y, 1e-9);
            Assert.Equal(row[3], orbit.JacobiConstant, 1e-9);
            Assert.Equal(row[5], orbit.Stability.Index, 1e-6 * row[5]);
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void AllOfJplsCatalogue_ClosesAndHasItsConstants()
    {
        using var stream = File.OpenRead(
            TestSupport.ReferenceFiles.Shared("data/three-body/jpl_periodic_orbits_earth-moon_halo_L2_S.json")
        );
        using var catalogue = System.Text.Json.JsonDocument.Parse(stream);
        var count = 0;
        var (closure, jacobi, index) = (0.0, 0.0, 0.0);
        foreach (var entry in catalogue.RootElement.GetProperty("data").EnumerateArray())
        {
            var row = entry.EnumerateArray().Select(Number).ToArray();
            var state = new RestrictedState(new(row[0], 0, row[2]), new(0, row[4], 0));
            var orbit = PeriodicOrbit.Near(Jpl, OrbitSymmetry.Plane, state, row[7] * Jpl.TimeUnit);
            closure = Math.Max(closure, orbit.Closure);
            jacobi = Math.Max(jacobi, Math.Abs(RestrictedProblem.JacobiConstant(Jpl.MassRatio, state) - row[6]));
            if (row[8] > 1.001)
                index = Math.Max(index, Math.Abs(orbit.Stability.Index / row[8] - 1));
            count++;
        }
        Assert.Equal(1535, count);
        Assert.InRange(closure, 0, 1e-9);
        Assert.InRange(jacobi, 0, 1e-12);
        Assert.InRange(index, 0, 1e-6);
        TestContext.Current.SendDiagnosticMessage($"closure {closure:E2}, Jacobi {jacobi:E2}, index {index:E2}");
    }

    [Fact]
    public void MonodromyFromHalfAPeriod_IsThatOfTheWholePeriod()
    {
        // Relative to the greatest element, for an orbit whose errors grow 200-fold in a period.
        var orbit = OrbitFamilies.Halo(Jpl, LibrationPoint.L2, north: true).WithPeriod(3.3 * Jpl.TimeUnit)[0];
        var whole = new double[36];
        RestrictedFlow.PropagateWithTransition(Jpl.MassRatio, orbit.Initial, orbit.Period, whole);
        var size = whole.Max(Math.Abs);
        for (var i = 0; i < 36; i++)
            Assert.Equal(whole[i], orbit.Monodromy[i], 1e-11 * size);
    }

    [Theory]
    [InlineData(LibrationPoint.L1)]
    [InlineData(LibrationPoint.L2)]
    [InlineData(LibrationPoint.L3)]
    public void Members_CloseToRounding_AndTheirMultipliersMultiplyToOne(LibrationPoint point)
    {
        foreach (
            var family in (OrbitFamily[])[OrbitFamilies.Lyapunov(Jpl, point), OrbitFamilies.Halo(Jpl, point, true)]
        )
        {
            Assert.True(family.Members.Count > 15, family.Name);
            foreach (var orbit in family.Members.Where((_, i) => i % 5 == 0))
            {
                // Rounding of the start and of the way, grown by the orbit's sensitivity (5e2 to 1e6).
                Assert.InRange(orbit.Closure, 0, 1e-14 * orbit.Monodromy.ToArray().Max(Math.Abs) + 1e-12);
                var product = orbit.Stability.Multipliers.Aggregate((a, b) => a * b);
                Assert.Equal(1, product.Real, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(LibrationPoint.L1)]
    [InlineData(LibrationPoint.L2)]
    [InlineData(LibrationPoint.L3)]
    public void AxialOrbits_LeadFromThePlanarToTheVerticalOnes(LibrationPoint point)
    {
        // One bifurcation found three ways: on the vertical family, and as the ends of the axial one that branched off elsewhere
        // (E. J. Doedel and others, International Journal of Bifurcation and Chaos 17, 2625, 2007: families V1, A1, L1). The
        // last member stands within 1e-3 of the end, and the first 1e-2, and the constants differ by the squares of these times 10 or less.
        var axial = OrbitFamilies.Axial(Jpl, point);
        Assert.Equal(FamilyEnd.Reached, axial.End);
        var end = axial.Members[^1];
        var vertical = Branches(OrbitFamilies.Vertical(Jpl, point));
        Assert.Contains(vertical, v => Near(v, end));
        Assert.Contains(Branches(OrbitFamilies.Lyapunov(Jpl, point)), v => Near(v, axial.Members[0]));

        static bool Near(PeriodicOrbit a, PeriodicOrbit b) =>
            Math.Abs(a.Period - b.Period) < 1e-3 && Math.Abs(a.JacobiConstant - b.JacobiConstant) < 1e-3;
    }

    [Fact]
    public void HaloOrbitsOfL3_BranchOffForSunAndEarthWhereSmallMassRatiosTendTo()
    {
        // The planar orbit from which they leave depends on the mass ratio to first order: two ratios that need no care tell
        // where it lies at 3e-6, with an error of the square of the greater one, 1e-6.
        var (large, small) = (Begin(1e-3), Begin(1e-4));
        var system = ThreeBodySystem.SunEarth;
        var expected = small + (large - small) * (system.MassRatio - 1e-4) / (1e-3 - 1e-4);
        Assert.Equal(expected, Begin(system.MassRatio), 2e-6);
        var halo = OrbitFamilies.Halo(system, LibrationPoint.L3, north: true);
        var south = OrbitFamilies.Halo(system, LibrationPoint.L3, north: false);
        Assert.True(halo.Members.Count > 20);
        Assert.All(halo.Members, orbit => Assert.InRange(orbit.Closure, 0, 1e-11));
        Assert.All(halo.Members, orbit => Assert.True(orbit.Initial.Position.Z > 0));
        // Within a year of the Earth's all along, up to 75 degrees out of the plane, and no bifurcation on the way.
        Assert.All(halo.Members, orbit => Assert.Equal(2 * Math.PI, orbit.Period, 1e-3));
        Assert.Equal(FamilyEnd.Body, halo.End);
        Assert.Empty(halo.Bifurcations);
        Assert.Equal(halo.Members.Count, south.Members.Count);

        static double Begin(double massRatio)
        {
            var units = new ThreeBodySystem("two bodies", massRatio, 1, 1);
            var planar = OrbitFamilies.Lyapunov(units, LibrationPoint.L3);
            return planar.Bifurcations.First(b => b.Kind == BifurcationKind.Branch).Orbit.Initial.Position.X;
        }
    }

    [Fact]
    public void AxialOrbitsOfL3_LeadFromThePlanarToTheVerticalOnes_ForSunAndEarth()
    {
        var system = ThreeBodySystem.SunEarth;
        var axial = OrbitFamilies.Axial(system, LibrationPoint.L3);
        Assert.Equal(FamilyEnd.Reached, axial.End);
        // Two families that know nothing of each other: the last stride is 1e-3, and the constants differ by its square.
        var end = axial.Members[^1];
        Assert.Contains(
            Branches(OrbitFamilies.Vertical(system, LibrationPoint.L3)),
            v => Math.Abs(v.Period - end.Period) < 1e-8 && Math.Abs(v.JacobiConstant - end.JacobiConstant) < 5e-6
        );
        Assert.All(axial.Members, orbit => Assert.InRange(orbit.Closure, 0, 1e-11));
    }

    [Theory]
    [InlineData("halo-l2-south", 3.0)]
    [InlineData("butterfly-north", 3.3)]
    [InlineData("axial-l1", 4.0)]
    public void TangentFunctionOfHalfAPeriod_IsThatOfTheMonodromyMatrix(string name, double period)
    {
        // Broucke's 2 + 2 alpha + beta of the whole matrix, where it has digits left, is 16 times that of the halves.
        var family = FamilyCatalogue.Find(Jpl, name)!;
        var orbit = family.WithPeriod(period * Jpl.TimeUnit)[0];
        var unknowns = HalfOrbit.UnknownsOf(orbit.Symmetry, orbit.Initial, orbit.Period);
        var function = new HalfOrbit(Jpl.MassRatio, orbit.Symmetry, unknowns).TangentFunctions().Single();
        var expected = orbit.Stability.TangentFunction;
        Assert.Equal(expected, 16 * function.Value, 1e-9 * (1 + orbit.Stability.Alpha * orbit.Stability.Alpha));
        Assert.InRange(function.Rounding, 0, 1e-6 * Math.Abs(function.Value));
    }

    [Fact]
    public void Butterfly_HasTwiceThePeriodOfTheHaloThatItLeaves()
    {
        var butterfly = OrbitFamilies.Butterfly(Jpl, north: true);
        var halo = OrbitFamilies.Halo(Jpl, LibrationPoint.L2, north: true).Bifurcations[^1].Orbit;
        Assert.Equal(2 * halo.Period, butterfly.Members[0].Period, 1e-3);
        Assert.Equal(halo.JacobiConstant, butterfly.Members[0].JacobiConstant, 1e-4);
        // It is no halo flown twice: the two crossings differ.
        var orbit = butterfly.WithPeriod(3.3 * Jpl.TimeUnit)[0];
        Assert.True((orbit.Initial.Position - orbit.HalfPeriod.Position).Norm > 0.01);
        Assert.InRange(orbit.Closure, 0, 1e-10);
    }

    [Fact]
    public void DistantRetrogradeOrbits_AreStable_FromTheMoonToTheMonth()
    {
        // M. Henon, Annales d'Astrophysique 28, 992, 1965: family f is stable throughout in the plane; the period tends to
        // the month. Artemis I flew one.
        var family = OrbitFamilies.DistantRetrograde(Jpl);
        Assert.All(
            family.Members.Where(orbit => orbit.Period < 6.2),
            orbit => Assert.Equal(1, orbit.Stability.Index, 1e-6)
        );
        Assert.InRange(family.Members[^1].Period, 6.2, 2 * Math.PI + 0.02);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(1, 2)]
    public void ResonantOrbits_KeepTheMonthsWithinTheMassRatio(int revolutions, int months)
    {
        var family = OrbitFamilies.Resonant(Jpl, revolutions, months);
        Assert.Equal(2 * Math.PI * months, family.Members[0].Period, 20 * Jpl.MassRatio);
        Assert.All(family.Members.Take(20), orbit => Assert.InRange(orbit.Closure, 0, 1e-10));
    }

    [Fact]
    public void SunEarth_HasItsFamiliesToo()
    {
        // D. L. Richardson's halo orbits of ISEE-3 have 177.7 d; the family of L1 begins at 3.06 units, 177.9 d.
        var halo = OrbitFamilies.Halo(ThreeBodySystem.SunEarth, LibrationPoint.L1, north: true);
        Assert.Equal(177.9, halo.Members[0].PeriodSeconds / 86400, 0.1);
        Assert.Equal(FamilyEnd.Body, halo.End);
    }

    [Fact]
    public void Cancelled_StopsAtTheNextOrbit()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            OrbitFamilies.Lyapunov(Jpl, LibrationPoint.L1, cancellation: source.Token)
        );
    }

    private static List<PeriodicOrbit> Branches(OrbitFamily family) =>
        [.. family.Bifurcations.Where(b => b.Kind == BifurcationKind.Branch).Select(b => b.Orbit)];

    private static double Number(System.Text.Json.JsonElement cell) =>
        cell.ValueKind == System.Text.Json.JsonValueKind.Number
            ? cell.GetDouble()
            : double.Parse(cell.GetString()!, CultureInfo.InvariantCulture);

    private static IEnumerable<double[]> Excerpt =>
        File.ReadLines(
                TestSupport.ReferenceFiles.Repository("tests/Perilune.Astro.Tests/Data/ThreeBody/jpl_halo_L2_south.csv")
            )
            .Where(line => line[0] is not ('#' or 'x'))
            .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
}
