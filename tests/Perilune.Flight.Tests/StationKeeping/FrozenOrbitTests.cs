using Perilune.Astro.Propagation;
using Perilune.Flight.StationKeeping;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.Tests.StationKeeping;

public sealed class FrozenOrbitTests(LunarSky sky) : IClassFixture<LunarSky>
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86400;

    // The Moon turns under an orbit once a sidereal month.
    private const double Month = 27.321661 * Day;

    [Fact]
    public void WithoutFlattening_EllipticalOrbitsAreFrozenAtLidovsInclination()
    {
        // e2 = 1 - 5/3 cos2 i: Lidov 1962.
        var moon = FrozenOrbitBody.Moon with
        {
            J2 = 0,
        };
        var inclination = EllipticalFrozenOrbit.Inclination(6_541_400, 0.6, moon);
        Assert.Equal(Math.Acos(Math.Sqrt(0.6 * (1 - 0.36))), inclination, 1e-12);
        Assert.Equal(0, EllipticalFrozenOrbit.PeriapsisRate(6_541_400, 0.6, inclination, Math.PI / 2, moon), 1e-18);
    }

    [Fact]
    public void TheRateOfThePeriapsis_VanishesAtTheFrozenInclination_WithFlatteningToo()
    {
        var moon = FrozenOrbitBody.Moon;
        foreach (var (axis, eccentricity) in ((double, double)[])[(6_541_400, 0.6), (5_000_000, 0.5), (9_750_000, 0.7)])
        {
            var inclination = EllipticalFrozenOrbit.Inclination(axis, eccentricity, moon);
            var free = EllipticalFrozenOrbit.PeriapsisRate(axis, eccentricity, inclination, 0, moon);
            var frozen = EllipticalFrozenOrbit.PeriapsisRate(axis, eccentricity, inclination, -Math.PI / 2, moon);
            Assert.InRange(Math.Abs(frozen / free), 0, 1e-12);
        }
    }

    [Fact]
    public void OrbitThatNoInclinationFreezes_IsRefused()
    {
        // Low down the flattening rules, which freezes at 63 deg only: always possible; a pure Earth with a bad shape is not.
        var error = Assert.Throws<NoSolutionException>(() =>
            EllipticalFrozenOrbit.Inclination(6_541_400, 1.2, FrozenOrbitBody.Moon)
        );
        Assert.Contains("no inclination freezes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedEllipticalFrozenOrbit_KeepsItsShapeForTwoYears_WithoutAnyBurn()
    {
        // Ely 2005: 6,541.4 km, 0.6, 56.2 deg, periapsis at 90 deg: stable, its eccentricity and periapsis librate.
        var flown = Fly(56.2);
        Assert.InRange(flown.Eccentricity.Least, 0.5, 0.6);
        Assert.InRange(flown.Eccentricity.Greatest, 0.6, 0.7);
        Assert.InRange(flown.Argument.Least, 70, 90);
        Assert.InRange(flown.Argument.Greatest, 90, 110);
        // Fifteen degrees steeper it does not stay: the Earth makes it so long that it meets the ground, at 0.73.
        Assert.True(Fly(72).Eccentricity.Greatest > 0.71);

        ((double Least, double Greatest) Eccentricity, (double Least, double Greatest) Argument) Fly(double inclination)
        {
            var model = sky.Model(8);
            var initial = sky.Orbit(6_541_400, 0.6, inclination * Degree, 90 * Degree);
            var moon = model.Central.Radius;
            var flight = new Propagator(model, 0.1, 1e-5)
                .Propagate(
                    initial,
                    initial.Epoch + 2 * 365.25 * Day,
                    events: [new("lowest", (_, y) => y.Position.Norm - moon, Stops: true)]
                )
                .Trajectory;
            var means = new List<MeanOrbit>();
            for (var at = initial.Epoch + 5 * Day; at < flight.End; at += 5 * Day)
                means.Add(MeanOrbit.Before(flight, at, sky.Pole, model.Central.GravitationalParameter));
            var arguments = means.Select(mean => mean.ArgumentOfPeriapsis / Degree).ToList();
            return (
                (means.Min(mean => mean.Eccentricity), means.Max(mean => mean.Eccentricity)),
                (arguments.Min(), arguments.Max())
            );
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void LowFrozenOrbit_OfAFieldOfDegree20_ComesBackAfterAMonth_WhereACircleMovesByKilometres()
    {
        var propagator = new Propagator(sky.Model(20), 1e-2, 1e-6);
        var found = FrozenOrbitSearch.Find(propagator, LunarSky.Start, sky.Pole, 1_838_000, 90 * Degree, 0, Month, 20);
        Assert.InRange(found.Drift, 0, 20);
        // The perilune over the south pole, where the far side's even field is weaker: the polar frozen orbits of all authors.
        Assert.InRange(found.Mean.ArgumentOfPeriapsis / Degree, -100, -80);
        Assert.InRange(found.Mean.Eccentricity, 0.01, 0.04);
        // As far to the other side of the frozen point it would go round it, and 50 km lower.
        var error = Assert.Throws<NoSolutionException>(() =>
            FrozenOrbitSearch.Find(
                propagator,
                LunarSky.Start,
                sky.Pole,
                1_838_000,
                90 * Degree,
                0,
                Month,
                20,
                (0, 0.08)
            )
        );
        Assert.Contains("meets the ground", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void PolarFrozenOrbit_OfAFieldOfDegree70_IsThePublishedOne()
    {
        // D. Folta and D. Quinn, "Lunar frozen orbits", AIAA 2006-6749: e 0.043, periapsis at 270 deg, at 90 deg of inclination; the
        // Lunar Reconnaissance Orbiter's commissioning orbit, 30 x 216 km, is 0.050 (from general knowledge, unverified). Their
        // field was an earlier one.
        var propagator = new Propagator(sky.Model(70), 1e-2, 1e-6);
        var found = FrozenOrbitSearch.Find(
            propagator,
            LunarSky.Start,
            sky.Pole,
            1_861_000,
            90 * Degree,
            0,
            Month,
            100,
            (0, -0.03)
        );
        Assert.Equal(0.043, found.Mean.Eccentricity, 0.005);
        Assert.Equal(-90, found.Mean.ArgumentOfPeriapsis / Degree, 5.0);
    }
}
