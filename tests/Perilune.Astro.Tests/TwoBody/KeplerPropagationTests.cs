using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Astro.Tests.TwoBody;

public sealed class KeplerPropagationTests
{
    private const double EarthGM = 398600.4418e9;

    // Vallado, "Fundamentals of Astrodynamics and Applications", example 2-4: 40 minutes of an elliptic orbit.
    [Fact]
    public void Vallado_Example_2_4_IsReproducedToItsPrintedDigits()
    {
        var (r, v) = KeplerPropagation.Propagate(
            new Vector3(1131.340e3, -2282.343e3, 6672.423e3),
            new Vector3(-5643.05, 4303.33, 2428.79),
            40 * 60,
            EarthGM
        );
        Assert.Equal(-4219.7527e3, r.X, 1e1);
        Assert.Equal(4363.0292e3, r.Y, 1e1);
        Assert.Equal(-3958.7666e3, r.Z, 1e1);
        Assert.Equal(3689.866, v.X, 1e-2);
        Assert.Equal(-1916.735, v.Y, 1e-2);
        Assert.Equal(-6112.511, v.Z, 1e-2);
    }

    [Fact]
    public void ThereAndBack_AndItsInvariants_HoldForEveryConic()
    {
        var random = new CounterRandom(2, "kepler");
        for (var i = 0; i < 2000; i++)
        {
            var r0 =
                new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit * (7e6 + 3e8 * random.Uniform());
            var escape = Math.Sqrt(2 * EarthGM / r0.Norm);
            var v0 =
                new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit
                * escape
                * (0.2 + 1.3 * random.Uniform());
            // A conic that dives through the centre amplifies rounding without bound; no flight takes it.
            if (Vector3.Cross(r0, v0).NormSquared / EarthGM < 1e6)
                continue;
            var seconds = 86400 * 20 * (random.Uniform() - 0.5);
            var (r, v) = KeplerPropagation.Propagate(r0, v0, seconds, EarthGM);
            var h0 = Vector3.Cross(r0, v0);
            Assert.True((Vector3.Cross(r, v) - h0).Norm < 1e-9 * r.Norm * v.Norm, $"angular momentum, case {i}");
            var energy0 = v0.NormSquared / 2 - EarthGM / r0.Norm;
            var energy = v.NormSquared / 2 - EarthGM / r.Norm;
            Assert.True(
                Math.Abs(energy - energy0) < 1e-9 * (v.NormSquared / 2 + EarthGM / r.Norm),
                $"energy, case {i}"
            );
        }
    }
}
