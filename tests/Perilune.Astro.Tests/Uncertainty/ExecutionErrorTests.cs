using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Astro.Tests.Uncertainty;

public sealed class ExecutionErrorTests
{
    private static readonly ExecutionError errors = new(0.01, 0.002, 0.003, 0.004);

    [Fact]
    public void AlongAndAcross_AreRootSumsOfFixedAndProportionalParts()
    {
        // Gates 1963: sigma_along^2 = s1^2 + (s2 v)^2, sigma_across^2 = s3^2 + (s4 v)^2.
        var c = errors.Covariance(new(0, 10, 0));
        Assert.Equal(1e-4 + 4e-4, c.YY, 1e-18);
        Assert.Equal(9e-6 + 1.6e-3, c.XX, 1e-18);
        Assert.Equal(c.XX, c.ZZ);
        Assert.Equal(0, c.XY);
    }

    [Fact]
    public void ManoeuvresShrunkAndTurned_HaveThisCovariance()
    {
        // The physical draw: another size, another direction by small angles about two axes across.
        var commanded = new Vector3(6, -2, 9);
        var along = commanded.Unit;
        var side = Vector3.Cross(along, Vector3.UnitZ).Unit;
        var up = Vector3.Cross(along, side);
        var random = new CounterRandom(3, "execution");
        const int count = 40_000;
        var (second, fourth) = (new double[9], new double[9]);
        for (var k = 0; k < count; k++)
        {
            var size = commanded.Norm * (1 + 0.002 * random.Normal()) + 0.01 * random.Normal();
            var (a, b) = (0.004 * random.Normal(), 0.004 * random.Normal());
            var (sineA, cosineA) = Math.SinCos(a);
            var (sineB, cosineB) = Math.SinCos(b);
            var made =
                (along * (cosineA * cosineB) + side * (sineA * cosineB) + up * sineB) * size
                + side * (0.003 * random.Normal())
                + up * (0.003 * random.Normal());
            var d = made - commanded;
            double[] e = [d.X, d.Y, d.Z];
            for (var i = 0; i < 9; i++)
            {
                var product = e[i / 3] * e[i % 3];
                second[i] += product / count;
                fourth[i] += product * product / count;
            }
        }
        var c = errors.Covariance(commanded);
        double[] expected = [c.XX, c.XY, c.XZ, c.YX, c.YY, c.YZ, c.ZX, c.ZY, c.ZZ];
        for (var i = 0; i < 9; i++)
        {
            // Six differences, once in ten thousand seeds beyond: 4.3 standard errors. Squares of the angle, 1.6e-5 of the
            // variance, are a hundredth of one.
            var error = Math.Sqrt((fourth[i] - second[i] * second[i]) / count);
            Assert.InRange(Math.Abs(second[i] - expected[i]) / error, 0, 4.3);
        }
    }

    [Fact]
    public void NoManoeuvre_OrNegativeErrors_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => errors.Covariance(Vector3.Zero));
        Assert.Throws<ArgumentException>(() => (errors with { FixedPointing = -1 }).Covariance(new(1, 0, 0)));
        Assert.Throws<ArgumentException>(() => AccelerationNoise.Inertial(new(0, double.NaN, 0)));
    }
}
