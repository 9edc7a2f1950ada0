using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Forces;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

/// <summary>Every force in lanes, each lane at its own epoch and place, against the same force in doubles: bit for bit.</summary>
public sealed class ForcesInLanesTests
{
    private static readonly ForceModel model = TestModels.Everything();

    [Fact]
    public void EveryForce_InFourLanes_IsThatOfDoubles_BitForBit() => LanesAreDoubles<Lanes4>();

    [Fact]
    public void EveryForce_InEightLanes_IsThatOfDoubles_BitForBit() => LanesAreDoubles<Lanes8>();

    private static void LanesAreDoubles<T>()
        where T : struct, IScalar<T>
    {
        var random = new CounterRandom(1959, "forces in lanes");
        var many = new ForceEnvironment<T>(model);
        var one = new ForceEnvironment<Real>(model);
        Lighting?[] known = [null, Lighting.Sunlit, Lighting.Penumbra, Lighting.Annular, Lighting.Umbra];
        for (var round = 0; round < 40; round++)
        {
            var tdb = new double[T.Lanes];
            var r = new Vector3[T.Lanes];
            var v = new Vector3[T.Lanes];
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                tdb[lane] = 1.5e9 * random.Uniform();
                (r[lane], v[lane]) = (Place(tdb[lane]), Any(2000));
            }
            many.MoveTo(tdb);
            var lighting = new Lighting?[T.Lanes, 2];
            for (var lane = 0; lane < T.Lanes; lane++)
            for (var occulter = 0; occulter < 2; occulter++)
                many.Sunlight(occulter)[lane] = lighting[lane, occulter] = known[(int)(5 * random.Uniform())];
            var sum = model.Acceleration(many, Vector3<T>.FromLanes(r), Vector3<T>.FromLanes(v));
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                one.MoveTo(tdb[lane]);
                for (var occulter = 0; occulter < 2; occulter++)
                    one.Sunlight(occulter)[0] = lighting[lane, occulter];
                var expected = model
                    .Acceleration(one, Vector3<Real>.FromVector(r[lane]), Vector3<Real>.FromVector(v[lane]))
                    .Lane(0);
                Assert.True(double.IsFinite(expected.Norm));
                Assert.Equal(expected, sum.Lane(lane));
            }
        }

        Vector3 Any(double size) =>
            new Vector3(random.Uniform() - 0.5, random.Uniform() - 0.5, random.Uniform() - 0.5) * (2 * size);

        // Near the Earth, near the Moon, anywhere, or behind the Moon or the Earth where their shadows are.
        Vector3 Place(double tdb)
        {
            var moon = model.Ephemeris.Position(NaifId.Moon, NaifId.Earth, tdb);
            var sun = model.Ephemeris.Position(NaifId.Sun, NaifId.Earth, tdb).Unit;
            return (int)(5 * random.Uniform()) switch
            {
                0 => Any(1).Unit * (7e6 + 4e7 * random.Uniform()),
                1 => moon + Any(1).Unit * (1.8e6 + 1e7 * random.Uniform()),
                2 => Any(6e8),
                3 => moon - sun * (4e8 * random.Uniform() + 2e6) + Any(2e6),
                _ => -sun * (1e9 * random.Uniform() + 7e6) + Any(7e6),
            };
        }
    }
}
