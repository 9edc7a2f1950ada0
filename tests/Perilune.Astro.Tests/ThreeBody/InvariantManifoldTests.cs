using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.ThreeBody;

public sealed class InvariantManifoldTests
{
    private static readonly ThreeBodySystem Jpl = ThreeBodySystem.EarthMoonJplCatalogue;
    private static readonly PeriodicOrbit Orbit = OrbitFamilies
        .Lyapunov(Jpl, LibrationPoint.L1)
        .WithPeriod(2.9 * Jpl.TimeUnit)[0];

    [Theory]
    [InlineData(ManifoldKind.Unstable)]
    [InlineData(ManifoldKind.Stable)]
    public void Displacement_GrowsByTheMultiplierInAPeriod(ManifoldKind kind)
    {
        // A metre stays within what is linear through a growth of 800: quadratic terms are 800^2 m2 over the orbit's size.
        var manifold = new InvariantManifold(Orbit, kind);
        Assert.InRange(manifold.Multiplier, 500, 3000);
        var begin = manifold.Begin(1, 1, 1)[0];
        var period = kind == ManifoldKind.Unstable ? Orbit.Period : -Orbit.Period;
        var end = RestrictedFlow.Propagate(Jpl.MassRatio, begin, period);
        var before = (begin.Position - Orbit.Initial.Position).Norm;
        var after = (end.Position - Orbit.Initial.Position).Norm;
        Assert.Equal(manifold.Multiplier, after / before, 2e-3 * manifold.Multiplier);
    }

    [Fact]
    public void Energy_IsThatOfTheOrbit_ToTheSquareOfTheDisplacement()
    {
        // The Jacobi constant is flat along every direction whose multiplier is not 1.
        var manifold = new InvariantManifold(Orbit, ManifoldKind.Unstable);
        foreach (var begin in manifold.Begin(20, -1, 50e3))
        {
            var c = RestrictedProblem.JacobiConstant(Jpl.MassRatio, begin);
            var displaced = 50e3 / Jpl.LengthUnit;
            Assert.Equal(Orbit.JacobiConstant, c, 100 * displaced * displaced);
        }
    }

    [Theory]
    [InlineData(ManifoldKind.Unstable)]
    [InlineData(ManifoldKind.Stable)]
    public void Trajectories_AreThoseOfTheProblem_AndEndAtTheMoonsSurface(ManifoldKind kind)
    {
        var manifold = new InvariantManifold(Orbit, kind);
        var ends = new List<ManifoldEnd>();
        foreach (var begin in manifold.Begin(6, 1, 50e3))
        {
            var branch = manifold.Follow(begin, 10);
            ends.Add(branch.End);
            Assert.Equal((0.0, begin), branch.Path[0]);
            // Flown at once, in the direction of time: rounding of both, grown over 40 d by 1e3 and more near the Moon.
            var (time, state) = branch.Path[branch.Path.Count / 2];
            Assert.True(kind == ManifoldKind.Unstable ? time > 0 : time < 0);
            var flown = RestrictedFlow.Propagate(Jpl.MassRatio, begin, time);
            Assert.InRange((flown.Position - state.Position).Norm, 0, 1e-9);
            var height =
                (branch.Path[^1].State.Position - new Vector3(Jpl.SecondaryX, 0, 0)).Norm * Jpl.LengthUnit
                - Jpl.SecondaryRadius;
            if (branch.End == ManifoldEnd.Secondary)
                Assert.InRange(Math.Abs(height), 0, 10);
            else
                Assert.Equal(10, Math.Abs(branch.Path[^1].Time), 1e-12);
            Assert.All(
                branch.Path.SkipLast(1),
                p =>
                    Assert.True(
                        (p.State.Position - new Vector3(Jpl.SecondaryX, 0, 0)).Norm * Jpl.LengthUnit
                            > Jpl.SecondaryRadius
                    )
            );
        }
        Assert.Contains(ManifoldEnd.Secondary, ends);
        Assert.Throws<ArgumentOutOfRangeException>(() => manifold.Follow(Orbit.Initial, 0));
    }

    [Fact]
    public void Sides_LeadToTheMoonAndToTheEarth()
    {
        var manifold = new InvariantManifold(Orbit, ManifoldKind.Unstable);
        Assert.All(
            manifold.Begin(12, 1, 50e3),
            begin => Assert.NotNull(manifold.ToSection(begin, s => s.Position.X - (1 - Jpl.MassRatio), 10))
        );
        Assert.All(
            manifold.Begin(12, -1, 50e3),
            begin =>
            {
                var met = manifold.ToSection(begin, s => s.Position.X - 0.5, 10);
                Assert.NotNull(met);
                Assert.Equal(0.5, met.Value.State.Position.X, 1e-11);
                Assert.Equal(
                    Orbit.JacobiConstant,
                    RestrictedProblem.JacobiConstant(Jpl.MassRatio, met.Value.State),
                    1e-5
                );
            }
        );
    }

    [Fact]
    public void StableManifold_IsTheUnstableOneMirrored()
    {
        // (x, -y, z, -t): sections on the x-z plane's mirror images agree.
        var unstable = new InvariantManifold(Orbit, ManifoldKind.Unstable);
        var stable = new InvariantManifold(Orbit, ManifoldKind.Stable);
        var (u, s) = (unstable.Begin(1, -1, 50e3)[0], stable.Begin(1, -1, 50e3)[0]);
        var (a, b) = (
            unstable.ToSection(u, x => x.Position.X - 0.5, 10),
            stable.ToSection(s, x => x.Position.X - 0.5, 10)
        );
        Assert.Equal(a!.Value.Time, -b!.Value.Time, 1e-9);
        Assert.Equal(a.Value.State.Position.Y, -b.Value.State.Position.Y, 1e-9);
        Assert.Equal(a.Value.State.Velocity.X, -b.Value.State.Velocity.X, 1e-9);
    }

    [Fact]
    public void StableOrbit_HasNone()
    {
        var stable = OrbitFamilies.DistantRetrograde(Jpl).Members[50];
        Assert.Throws<ArgumentException>(() => new InvariantManifold(stable, ManifoldKind.Unstable));
    }
}
