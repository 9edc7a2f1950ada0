using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Temperature;

public sealed class SurroundingsTests(ITestOutputHelper output)
{
    private const double Degree = Math.PI / 180;

    private static readonly SurfacePoint Somewhere = SurfacePoint.FromDegrees(-80, 30);

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(40)]
    public void LevelGround_BetweenEvenWalls_SeesTheSquareOfTheCosine(double elevation)
    {
        var horizon = Ring(elevation * Degree);
        var cosine = Math.Cos(elevation * Degree);
        Assert.Equal(cosine * cosine, default(GroundPlane).SkyView(horizon), 1e-12);
    }

    /// <summary>A plane that leans by s over level ground sees (1 + cos s) / 2 of sky (Incropera and DeWitt, table 13.1).</summary>
    [Theory]
    [InlineData(10, 77)]
    [InlineData(35, 200)]
    public void LeaningPlane_SeesHalfOfOnePlusTheCosine(double slope, double aspect)
    {
        var view = new GroundPlane(slope * Degree, aspect * Degree).SkyView(Ring(0));
        Assert.Equal((1 + Math.Cos(slope * Degree)) / 2, view, 1e-9);
    }

    /// <summary>The middle of a bowl's floor sees as much ground as the bowl is of its sphere: two formulas meet.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public void FloorOfABowl_SeesTheBowlsShare(double depth)
    {
        var view = default(GroundPlane).SkyView(Ring(Surroundings.RimElevation(depth)));
        Assert.Equal(Surroundings.BowlShare(depth), 1 - view, 1e-12);
    }

    /// <summary>
    /// The bowl's formula against a bowl cut into patches: sunlight traced to each, light and infrared exchanged between all
    /// until they balance.
    /// </summary>
    [Theory]
    [InlineData(0.1, 5)]
    [InlineData(0.2, 2)]
    [InlineData(0.2, 15)]
    [InlineData(0.3, 8)]
    public void ShadowOfABowl_AgreesWithExchangeBetweenPatches_Within1Percent(double depth, double elevation)
    {
        var ground = Regolith.Highland;
        var expected = PatchExchange(depth, elevation * Degree, ground.NormalAlbedo, ground.Emissivity);
        var computed = Surroundings.Absorbed(ground, Surroundings.BowlShare(depth), 1, elevation * Degree);
        output.WriteLine($"{expected} {computed}");
        Assert.Equal(1, computed / expected, 0.01);
    }

    // Absorbed heat of shadowed patches under a beam of 1 W/m2.
    private static double PatchExchange(double depth, double elevation, double albedo, double emissivity)
    {
        // Unit sphere; the rim lies where its cap of height h has h / (2 sqrt(h (2 - h))) = depth / diameter.
        var height = 8 * depth * depth / (1 + 4 * depth * depth);
        var sun = new Vector3(Math.Cos(elevation), 0, Math.Sin(elevation));
        const int rings = 400;
        const int sectors = 400;
        var share = height / 2 / (rings * sectors);
        var direct = new double[rings * sectors];
        for (var i = 0; i < rings; i++)
        {
            var z = -1 + height * (i + 0.5) / rings;
            for (var j = 0; j < sectors; j++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * (j + 0.5) / sectors);
                var radius = Math.Sqrt(1 - z * z);
                var patch = new Vector3(radius * cosine, radius * sine, z);
                var incidence = -Vector3.Dot(patch, sun);
                // The ray leaves the sphere again where it has gone 2 x incidence; through the opening if that is above the rim.
                if (incidence > 0 && patch.Z + 2 * incidence * sun.Z > -1 + height)
                    direct[i * sectors + j] = incidence;
            }
        }
        var sum = direct.Sum();
        var (light, infrared) = (0.0, 0.0);
        for (var pass = 0; pass < 200; pass++)
        {
            // From every patch the same everywhere: what it scatters, and what it emits and reflects in the infrared.
            var scattered = albedo * share * (sum + direct.Length * light);
            var absorbed = (1 - albedo) * share * (sum + direct.Length * light);
            infrared = absorbed + share * direct.Length * infrared;
            light = scattered;
        }
        return (1 - albedo) * light + emissivity * infrared;
    }

    private static HorizonProfile Ring(double elevation) =>
        new(
            Somewhere,
            0,
            0,
            [.. Enumerable.Repeat(elevation, HorizonProfile.AzimuthCount)],
            [.. new double[HorizonProfile.AzimuthCount]],
            new("ring", 0, 0, 0, 0, ImmutableArray<string>.Empty)
        );
}
