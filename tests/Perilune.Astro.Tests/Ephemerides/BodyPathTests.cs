using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Ephemerides;

public sealed class BodyPathTests
{
    private static readonly Ephemeris shipped = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")
    );

    // One unit in the last place of the distance is 3e-5 m for the Sun, 6e-8 m for the Earth, 1.2e-4 m for Jupiter; the
    // ephemeris adds three or four numbers that are rounded so.
    [Theory]
    [InlineData(NaifId.Sun, 1e-4)]
    [InlineData(NaifId.Earth, 2e-7)]
    [InlineData(NaifId.JupiterBarycenter, 5e-4)]
    public void Path_IsTheEphemeris_WithinItsRounding(int body, double tolerance)
    {
        var path = new BodyPath<Real>(shipped, body, NaifId.Moon);
        var random = new CounterRandom(1, "path");
        double[] epoch = [0];
        for (var i = 0; i < 2000; i++)
        {
            // Every fourth at a joint of the series, which are whole numbers of days from J2000, or beside it.
            epoch[0] = 1.5e9 * random.Uniform();
            if (i % 4 == 0)
                epoch[0] = Math.Round(epoch[0] / 43200) * 43200 + (i / 4 % 3 - 1) * 1e-6;
            var expected = shipped.Position(body, NaifId.Moon, epoch[0]);
            Assert.InRange(Vector3.Distance(expected, path.At(epoch).Lane(0)), 0, tolerance);
            Assert.Equal(path.At(epoch).Lane(0), path.At(epoch[0], 0));
        }
    }

    [Fact]
    public void Value_DoesNotDependOnWhatWasAskedBefore()
    {
        var random = new CounterRandom(2, "path");
        var near = new BodyPath<Real>(shipped, NaifId.Sun, NaifId.Moon);
        for (var day = 1000; day < 1040; day++)
        for (var i = -3; i <= 3; i++)
        {
            double[] epoch = [BitSteps(day * 86400.0, i)];
            var before = random.Uniform() * 1e9;
            near.At([before]);
            near.At([epoch[0] - 10]);
            Assert.Equal(new BodyPath<Real>(shipped, NaifId.Sun, NaifId.Moon).At(epoch), near.At(epoch));
        }

        static double BitSteps(double value, int steps)
        {
            for (; steps > 0; steps--)
                value = Math.BitIncrement(value);
            for (; steps < 0; steps++)
                value = Math.BitDecrement(value);
            return value;
        }
    }

    [Fact]
    public void Lanes_AreThePathsOfOne_BitForBit()
    {
        var random = new CounterRandom(3, "path");
        var lanes = new BodyPath<Lanes8>(shipped, NaifId.Sun, NaifId.Moon);
        var one = new BodyPath<Real>(shipped, NaifId.Sun, NaifId.Moon);
        var epochs = new double[8];
        for (var round = 0; round < 200; round++)
        {
            for (var lane = 0; lane < 8; lane++)
                epochs[lane] = lane % 2 == 0 ? 1.5e9 * random.Uniform() : epochs[lane] + 1000;
            var all = lanes.At(epochs);
            for (var lane = 0; lane < 8; lane++)
                Assert.Equal(one.At([epochs[lane]]).Lane(0), all.Lane(lane));
        }
    }

    [Fact]
    public void EpochBeyondTheEphemeris_IsRefusedAsByTheEphemeris()
    {
        var path = new BodyPath<Real>(shipped, NaifId.Sun, NaifId.Moon);
        path.At([0.0]);
        var error = Assert.Throws<EphemerisCoverageException>(() => path.At([1e11]));
        var expected = Assert.Throws<EphemerisCoverageException>(() => shipped.Position(NaifId.Sun, NaifId.Moon, 1e11));
        Assert.Equal(expected.Message, error.Message);
    }
}
