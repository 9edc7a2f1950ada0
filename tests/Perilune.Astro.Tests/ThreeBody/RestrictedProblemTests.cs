using Perilune.Astro.ThreeBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.ThreeBody;

public sealed class RestrictedProblemTests
{
    private static readonly ThreeBodySystem Jpl = ThreeBodySystem.EarthMoonJplCatalogue;

    [Fact]
    public void LagrangePoints_AgreeWithJplCatalogue_Within2e14()
    {
        // JPL Three-Body Periodic Orbits API 1.0, Earth-Moon system block; 15 digits printed, L2 with a last zero cut.
        var points = LagrangePoints.Of(Jpl.MassRatio);
        Assert.Equal(0.836915125772357, points.L1.X, 1e-14);
        Assert.Equal(1.15568216544488, points.L2.X, 1e-14);
        Assert.Equal(-1.00506264581028, points.L3.X, 1e-14);
        Assert.Equal(0.487849414390376, points.L4.X, 1e-15);
        Assert.Equal(0.866025403784439, points.L4.Y, 1e-15);
        Assert.Equal(-points.L4.Y, points.L5.Y);
    }

    [Theory]
    [InlineData(3.0404234e-6)]
    [InlineData(0.0121505856)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void LagrangePoints_AreAtRest_Within1e13(double massRatio)
    {
        var points = LagrangePoints.Of(massRatio);
        foreach (var point in new[] { points.L1, points.L2, points.L3, points.L4, points.L5 })
        {
            var force = RestrictedProblem.PotentialGradient(massRatio, Vector3<Real>.FromVector(point));
            // A displacement by one unit of rounding changes the force by the Hessian's largest element (about 10) times it.
            Assert.InRange(Math.Abs(force.X), 0, 1e-13);
            Assert.InRange(Math.Abs(force.Y), 0, 1e-13);
        }
    }

    [Fact]
    public void Hessian_SatisfiesLaplace()
    {
        // Outside the bodies the sum of second derivatives of the gravity part is zero; the centrifugal part adds two.
        var hessian = RestrictedProblem.PotentialHessian(Jpl.MassRatio, new Vector3(1.02, 0.01, -0.18));
        Assert.Equal(2, hessian.Trace, 1e-13);
        Assert.Equal(hessian.XZ, hessian.ZX, 1e-14);
    }

    [Fact]
    public void JacobiConstant_OfCatalogueOrbit_AgreesWithin1e14()
    {
        // First row of the JPL catalogue of southern L2 halo orbits (API 1.0).
        var state = new RestrictedState(
            new Vector3(1.0829551779304256, -6.9232801936027592e-27, -2.0231744561698364e-01),
            new Vector3(9.7888791827480806e-15, -2.0102644884016102e-01, 2.4744866465838822e-14)
        );
        Assert.Equal(3.01517767456737, RestrictedProblem.JacobiConstant(Jpl.MassRatio, state), 1e-14);
    }

    [Fact]
    public void MassRatio_OutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LagrangePoints.Of(0.6));
}
