using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

/// <summary>The integrated matrix against the closed form of two bodies, and against what every conservative flow keeps.</summary>
public sealed class TwoBodyTransitionTests
{
    private const double GM = 4902.8001e9;
    private static readonly Ephemeris ephemeris = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")
    );

    private static readonly Epoch start = Epoch.FromSecondsPastJ2000(1.9e8);

    private static State Initial =>
        new(start, NaifId.Moon, Frame.Icrf, new(2_100e3, 300e3, -200e3), new(-100, 1200, 1100));

    private static double Size(Matrix3 m) => Math.Sqrt(m.RowX.NormSquared + m.RowY.NormSquared + m.RowZ.NormSquared);

    private static Matrix3 Outer(Vector3 a, Vector3 b) => Matrix3.FromRows(b * a.X, b * a.Y, b * a.Z);

    /// <summary>
    /// The matrix by universal functions (R. H. Battin, "An Introduction to the Mathematics and Methods of Astrodynamics",
    /// revised edition 1999, equations 9.84 to 9.88, after Goodyear 1965).
    /// </summary>
    private static StateTransition ClosedForm(Vector3 r0, Vector3 v0, Vector3 r, Vector3 v, double time)
    {
        var (d0, d) = (r0.Norm, r.Norm);
        var alpha = 2 / d0 - v0.NormSquared / GM;
        // The universal anomaly from sigma = r.v / sqrt(GM) (Battin, equation 4.84).
        var chi = alpha * Math.Sqrt(GM) * time + (Vector3.Dot(r, v) - Vector3.Dot(r0, v0)) / Math.Sqrt(GM);
        var root = Math.Sqrt(alpha);
        var u2 = (1 - Math.Cos(root * chi)) / alpha;
        var u3 = (chi - Math.Sin(root * chi) / root) / alpha;
        var u4 = (chi * chi / 2 - u2) / alpha;
        var u5 = (chi * chi * chi / 6 - u3) / alpha;
        var f = 1 - u2 / d0;
        var g = time - u3 / Math.Sqrt(GM);
        var ft = -Math.Sqrt(GM) / (d * d0) * (Math.Sin(root * chi) / root);
        var gt = 1 - u2 / d;
        var c = (3 * u5 - chi * u4) / Math.Sqrt(GM) - time * u2;
        var dv = v - v0;
        return new(
            Outer(dv, dv) * (d / GM)
                + (Outer(r, r0) * (d0 * (1 - f)) + Outer(v, r0) * c) * (1 / (d0 * d0 * d0))
                + Matrix3.Identity * f,
            (Outer(r - r0, v0) - Outer(dv, r0)) * (d0 / GM * (1 - f)) + Outer(v, v0) * (c / GM) + Matrix3.Identity * g,
            Outer(dv, r0) * (-1 / (d0 * d0))
                - Outer(r, dv) * (1 / (d * d))
                + (
                    Matrix3.Identity
                    - Outer(r, r) * (1 / (d * d))
                    + (Outer(r, v) - Outer(v, r)) * Outer(r, dv) * (1 / (GM * d))
                ) * ft
                - Outer(r, r0) * (GM * c / (d * d * d * d0 * d0 * d0)),
            Outer(dv, dv) * (d0 / GM)
                + (Outer(r, r0) * (d0 * (1 - f)) - Outer(r, v0) * c) * (1 / (d * d * d))
                + Matrix3.Identity * gt
        );
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(5000)]
    [InlineData(-3000)]
    public void TwoBodies_MatrixIsTheClosedForm_Within1e12(double seconds)
    {
        var model = new ForceModel(ephemeris, AttractingBody.PointMass(NaifId.Moon, GM), []);
        var end = start + seconds;
        var flown = new Propagator(model, 1e-10, 1e-14).Propagate(Initial, end, stateTransition: true);
        var matrix = flown.Trajectory.TransitionTo(end);
        var expected = ClosedForm(
            Initial.Position,
            Initial.Velocity,
            flown.Final.Position,
            flown.Final.Velocity,
            seconds
        );
        void Same(Matrix3 a, Matrix3 b) => Assert.InRange(Size(a - b) / Size(b), 0, 1e-12);
        Same(matrix.PositionByPosition, expected.PositionByPosition);
        Same(matrix.PositionByVelocity, expected.PositionByVelocity);
        Same(matrix.VelocityByPosition, expected.VelocityByPosition);
        Same(matrix.VelocityByVelocity, expected.VelocityByVelocity);
    }

    [Fact]
    public void HarmonicsAndThirdBodies_MatrixIsSymplectic_Within1e12()
    {
        var model = ReferenceCases.HaloOnShippedData();
        var low = ReferenceCases.LowState;
        var end = ReferenceCases.Start + 20_000.0;
        var flown = new Propagator(model, 1e-10, 1e-14).Propagate(low, end, stateTransition: true);
        var m = flown.Trajectory.TransitionTo(end);
        var (a, b, c, d) = (m.PositionByPosition, m.PositionByVelocity, m.VelocityByPosition, m.VelocityByVelocity);
        // M^T J M = J in blocks. Each product of blocks is rounded at its own size: that is the measure.
        Matrix3 Symmetric(Matrix3 x) => x - x.Transposed;
        Assert.InRange(Size(Symmetric(a.Transposed * c)) / (Size(a) * Size(c)), 0, 1e-12);
        Assert.InRange(Size(Symmetric(b.Transposed * d)) / (Size(b) * Size(d)), 0, 1e-12);
        var unit = a.Transposed * d - c.Transposed * b - Matrix3.Identity;
        Assert.InRange(Size(unit) / (Size(a) * Size(d) + Size(c) * Size(b)), 0, 1e-12);
    }
}
