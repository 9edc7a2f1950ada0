using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Radiation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

public sealed class RadiationTests
{
    private const double Tdb = 3.0e8;
    private static readonly AttractingBody mass = AttractingBody.PointMass(NaifId.Moon, 4.9e12);

    private static Vector3 Push(ForceModel model, Vector3 r, Vector3 v = default)
    {
        var environment = new ForceEnvironment<Real>(model);
        environment.MoveTo(Tdb);
        return model.Radiation(environment, Vector3<Real>.FromVector(r), Vector3<Real>.FromVector(v)).Lane(0);
    }

    private static Vector3 Sunlight(RadiationPressure pressure, Vector3 r) =>
        Push(new(TestModels.Ephemeris, mass, [], pressure), r, new(0, 1000, 300));

    private static Vector3 SunFrom(Vector3 r) => TestModels.Ephemeris.Position(NaifId.Sun, NaifId.Moon, Tdb) - r;

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(1, 0, 2.0)]
    [InlineData(0, 1, 5.0 / 3)]
    public void PlateAcrossTheLight_TakesItsMomentum(double specular, double diffuse, double times)
    {
        // Absorbed once, mirrored twice, scattered five thirds (Montenbruck and Gill 2000, section 3.4).
        var r = new Vector3(2e6, 1e6, 3e6);
        var sun = SunFrom(r);
        var plates = RadiationPressure.OnPlates(
            500,
            [
                new(Vector3.UnitX, 8, specular, diffuse, PlateAttitude.Sun),
                new(-Vector3.UnitX, 8, 1, 0, PlateAttitude.Sun),
            ],
            []
        );
        var scale = RadiationPressure.AstronomicalUnit / sun.Norm;
        var expected = sun.Unit * (-times * RadiationPressure.NominalPressure * scale * scale * 8 / 500);
        Assert.InRange(Vector3.Distance(expected, Sunlight(plates, r)) / expected.Norm, 0, 1e-13);
    }

    [Fact]
    public void PlateAslant_ReflectsLikeAMirror()
    {
        // At 60 degrees half the area meets the light, and only the momentum along the normal turns: 2 cos^2 = 1/2.
        var r = new Vector3(2e6, 1e6, 3e6);
        var sun = SunFrom(r).Unit;
        var side = Vector3.Cross(sun, Vector3.UnitZ).Unit;
        var normal = sun * 0.5 + side * Math.Sqrt(0.75);
        var a = Sunlight(RadiationPressure.OnPlates(1, [new(normal, 1, 1, 0)], []), r);
        var pressure =
            RadiationPressure.NominalPressure * Math.Pow(RadiationPressure.AstronomicalUnit / SunFrom(r).Norm, 2);
        Assert.InRange(Vector3.Distance(a, normal * (-0.5 * pressure)) / pressure, 0, 1e-13);
    }

    [Fact]
    public void SphereOfManyPlates_IsTheCannonball()
    {
        // An absorbing sphere has coefficient 1, a scattering one 13/9 (Montenbruck and Gill 2000, section 3.4).
        const int count = 20_000;
        var r = new Vector3(2e6, 1e6, 3e6);
        foreach (var (diffuse, coefficient) in new[] { (0.0, 1.0), (1.0, 13.0 / 9) })
        {
            var plates = ImmutableArray.CreateBuilder<Plate>();
            for (var i = 0; i < count; i++)
            {
                var z = 1 - (2 * i + 1.0) / count;
                var (sin, cos) = Math.SinCos(i * Math.PI * (3 - Math.Sqrt(5)));
                var across = Math.Sqrt(1 - z * z);
                plates.Add(new(new(across * cos, across * sin, z), 4 * Math.PI / count, 0, diffuse));
            }
            var many = Sunlight(RadiationPressure.OnPlates(100, plates.ToImmutable(), []), r);
            var ball = Sunlight(new(coefficient * Math.PI / 100, []), r);
            Assert.InRange(Vector3.Distance(many, ball) / ball.Norm, 0, 1e-4);
        }
    }

    private static Vector3 OfMoon(SurfaceRadiation surface, Vector3 r, int rings)
    {
        var sphere = new RadiationPressure(1, []);
        var bare = new ForceModel(TestModels.Ephemeris, mass, [], sphere);
        var lit = new ForceModel(TestModels.Ephemeris, mass, [], sphere)
        {
            PlanetaryRadiation = [new(NaifId.Moon, RadiationPressure.MoonRadius, surface, rings)],
        };
        return Push(lit, r) - Push(bare, r);
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(2, 0.02)]
    [InlineData(20, 3e-4)]
    public void UniformWarmSphere_PushesByTheInverseSquare(int rings, double tolerance)
    {
        // One piece alone sends all from straight below: 2 / (1 + cos) of it, 0.39 too much here. By Gauss's theorem the net flux of a uniform Lambert sphere is sigma T^4 (R/r)^2 at any distance.
        var r = new Vector3(0.3, 0.5, -0.8).Unit * 1_937_400;
        var flux = 5.670374419e-8 * Math.Pow(300, 4) * Math.Pow(RadiationPressure.MoonRadius / r.Norm, 2);
        var computed = OfMoon(new LunarSurfaceRadiation(0, 1, 300, 1), r, rings);
        var expected = r.Unit * (flux / SchwarzschildCorrection.SpeedOfLight);
        Assert.InRange(Vector3.Distance(expected, computed) / expected.Norm, 0, tolerance);
    }

    [Fact]
    public void FullMoonFromAfar_ReflectsTwoThirdsOfItsAlbedo()
    {
        // A Lambert sphere at full phase (J. Lester, M. McCall and J. Tatum, JRASC 73, 1979): geometric albedo 2/3.
        var toSun = SunFrom(Vector3.Zero);
        var r = toSun.Unit * 5e9;
        var irradiance =
            RadiationPressure.NominalIrradiance * Math.Pow(RadiationPressure.AstronomicalUnit / toSun.Norm, 2);
        var flux = 2.0 / 3 * 0.12 * irradiance * Math.Pow(RadiationPressure.MoonRadius / r.Norm, 2);
        var computed = OfMoon(new LunarSurfaceRadiation(0.12, 1e-3, 1e-3, 1), r, 20);
        // 1261 pieces, each taken at its middle: 0.25 %.
        Assert.Equal(1, computed.Norm / (flux / SchwarzschildCorrection.SpeedOfLight), 3e-3);
    }

    [Fact]
    public void EarthOfKnocke_SendsBackNearlyWhatItTakes()
    {
        // Mean albedo 0.34 and emissivity 0.68: sent out are 0.34 + 0.68 of what a sphere takes in (Knocke et al. 1988).
        var earth = new KnockeEarth();
        var sum = 0.0;
        const int count = 20_000;
        for (var i = 0; i < count; i++)
        {
            var z = 1 - (2 * i + 1.0) / count;
            var longitude = i * Math.PI * (3 - Math.Sqrt(5));
            var sun = Math.Sqrt(1 - z * z) * Math.Cos(longitude);
            sum += earth.Exitance<Real>(z, sun, 1361, 0).Value / count;
        }
        // Latitude weighs albedo by sunlight: P2 of 0.29 takes 0.29/8 x 1/4 of it off at the equinox.
        Assert.Equal(1361 / 4.0 * (0.34 - 0.29 / 8 + 0.68), sum, 0.05);
    }
}
