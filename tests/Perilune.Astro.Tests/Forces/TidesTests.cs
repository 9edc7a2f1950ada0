using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Tides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

public sealed class TidesTests
{
    private const double Tdb = 3.0e8;

    private static Vector3 Acceleration(ForceModel model, Vector3 r)
    {
        var environment = new ForceEnvironment<Real>(model);
        environment.MoveTo(Tdb);
        return model
            .Acceleration(environment, Vector3<Real>.FromVector(r), Vector3<Real>.FromVector(Vector3.Zero))
            .Lane(0);
    }

    private static Vector3 OfTides(AttractingBody central, Vector3 r, params SolidTides[] tides)
    {
        AttractingBody[] others = [];
        var without = new ForceModel(TestModels.Ephemeris, central, others);
        var with = new ForceModel(TestModels.Ephemeris, central, others) { Tides = [.. tides] };
        return Acceleration(with, r) - Acceleration(without, r);
    }

    /// <summary>
    /// The tide of degree 2 of an elastic body, free of axes (Montenbruck and Gill 2000, equation 3.147, with the potential
    /// k2 GM R^5 / (d^3 r^3) P2).
    /// </summary>
    private static Vector3 ClosedForm(double k2, double gm, double radius, Vector3 r, Vector3 d)
    {
        var (u, e) = (r.Unit, d.Unit);
        var cos = Vector3.Dot(u, e);
        var size = k2 / 2 * gm * Math.Pow(radius, 5) / (Math.Pow(d.Norm, 3) * Math.Pow(r.Norm, 4));
        return (u * (3 - 15 * cos * cos) + e * (6 * cos)) * size;
    }

    [Theory]
    [InlineData(NaifId.Earth, NaifId.Moon, 5e12)]
    [InlineData(NaifId.Earth, NaifId.Sun, 1.3e20)]
    [InlineData(NaifId.Moon, NaifId.Earth, 4e14)]
    public void ElasticTide_IsTheClosedFormInInertialAxes(int body, int raiser, double gm)
    {
        // A tide turned by the wrong axes is off by its own size: other programs were, by up to 145 degrees.
        var central = body == NaifId.Earth ? TestModels.Earth(2) : TestModels.Moon(2);
        var tides = new SolidTides(body, LoveNumbers.Alike(0.3, 0), [new(raiser, gm)]);
        var r = new Vector3(0.4, -0.7, 0.6).Unit * (1.2 * central.Radius);
        var d = TestModels.Ephemeris.Position(raiser, body, Tdb);
        var expected = ClosedForm(0.3, gm, central.Radius, r, d);
        // The difference of two accelerations of 9 m/s2 keeps 1e-15 of them.
        var computed = OfTides(central, r, tides);
        Assert.InRange(Vector3.Distance(expected, computed), 0, 1e-14);
        Assert.InRange(expected.Norm, 1e-13, 1e-5);
    }

    [Fact]
    public void TideOfTheEarth_InLowOrbit_HasItsKnownSize()
    {
        // Montenbruck and Gill 2000, figure 3.1: solid tides at 400 km are some 1e-7 to 1e-6 m/s2 (1e-10 km/s2).
        var r = new Vector3(0.4, -0.7, 0.6).Unit * 6_778e3;
        var a = OfTides(TestModels.Earth(2), r, SolidTides.OfEarth(TestModels.MoonGM, TestModels.SunGM));
        Assert.InRange(a.Norm, 5e-8, 2e-6);
    }

    [Fact]
    public void CorrectionsByFrequency_ReachTheSumOfK1AndItsNeighbours()
    {
        // K1 and its nodal line dominate: 471 + 68 and 43 for P1, in units of 1e-12 (IERS Conventions 2010, table 6.5a).
        var greatest = 0.0;
        var change = new TidalCoefficients();
        for (var hour = 0; hour < 24 * 400; hour++)
        {
            change.Clear();
            TidalFrequencies.Add(hour * 3600.0, Math.Tau * hour / 23.9344696, change);
            greatest = Math.Max(greatest, Math.Sqrt(change.C(2, 1) * change.C(2, 1) + change.S(2, 1) * change.S(2, 1)));
        }
        Assert.InRange(greatest, 4.7e-10, 6.0e-10);
    }

    [Fact]
    public void ZeroTideField_WithTides_IsTheTideFreeOne_WithTides()
    {
        var zero = TestModels.EarthField.InTideSystem(TideSystem.ZeroTide);
        var r = new Vector3(0.4, -0.7, 0.6).Unit * 6_778e3;
        Vector3 Of(GravityField field) =>
            Acceleration(
                new(
                    TestModels.Ephemeris,
                    AttractingBody.WithField(NaifId.Earth, new(field, 4), TestModels.EarthAxes),
                    []
                )
                {
                    Tides = [SolidTides.OfEarth(TestModels.MoonGM, TestModels.SunGM)],
                },
                r
            );
        Assert.InRange(Vector3.Distance(Of(zero), Of(TestModels.EarthField)), 0, 1e-14);
    }

    [Fact]
    public void TidesWithoutTheField_AreRefused() =>
        Assert.Throws<InvalidOperationException>(() =>
            new ForceEnvironment<Real>(
                new ForceModel(TestModels.Ephemeris, AttractingBody.PointMass(NaifId.Moon, 4.9e12), [])
                {
                    Tides = [SolidTides.OfMoon(4e14, 1e20)],
                }
            )
        );
}
