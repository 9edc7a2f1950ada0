using Perilune.Astro.Propagation;
using Perilune.Flight.StationKeeping;

namespace Perilune.Flight.Tests.StationKeeping;

public sealed class LowOrbitKeepingTests(LunarSky sky) : IClassFixture<LunarSky>
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86400;

    // Within a month the eccentricity vector goes to and fro by some 10 km, frozen or not: the band is wider.
    private static readonly LowOrbitGoal Circle = new(new(1_838_000, 0, 0, 0), 10 * Day, 3000, 25_000, 20_000);

    private static readonly LowOrbitGoal Tight = Circle with { Interval = 3 * Day, ShapeBand = 3000 };

    [Fact]
    [Trait("Category", "Slow")]
    public void PolarOrbitOf100Kilometres_CostsSomeTensOfMetresASecondAYear_AndItsFrozenNeighbourLess()
    {
        // The frozen eccentricity of this field and degree; see FrozenOrbitTests.
        var frozen = Circle with
        {
            Target = new(1_838_000, -0.0009, -0.0223, 0),
        };
        var (circle, still) = (
            Fly(Circle, 0.001, 0, KeepingErrors.LowLunar, 1, 1, 90 * Day),
            Fly(frozen, 0.0223, 267.7 * Degree, KeepingErrors.LowLunar, 1, 1, 90 * Day)
        );
        // Its vector moves by some 25 km a month: v/2 times that a month is 130 m/s a year if all of it is taken out.
        Assert.InRange(circle.Mean, 20, 130);
        Assert.Equal(0, circle.Losses + still.Losses);
        Assert.Equal(0, still.Mean);
    }

    [Fact]
    public void SameSeed_GivesTheSameCosts_AtAnyNumberOfThreads()
    {
        var one = Fly(Tight, 0.001, 0, KeepingErrors.LowLunar, 3, 1, 8 * Day);
        var two = Fly(Tight, 0.001, 0, KeepingErrors.LowLunar, 3, 2, 8 * Day);
        Assert.Equal(one.PerYear, two.PerYear);
        Assert.NotEqual(one.PerYear[0], one.PerYear[1]);
    }

    [Fact]
    public void Correction_CostsWhatGaussAsksForTheChangeOfTheMeanOrbit()
    {
        // One correction after half a day, without errors, and what is left is within the bands.
        var goal = Circle with
        {
            Interval = 0.5 * Day,
            SizeBand = 3000,
            ShapeBand = 6000,
        };
        var initial = sky.Orbit(1_843_000, 0.01, 90 * Degree, 90 * Degree);
        var flown = new Propagator(sky.Model(20), 1e-2, 1e-6).Propagate(initial, initial.Epoch + 0.5 * Day).Trajectory;
        var mean = MeanOrbit.Before(flown, flown.End, sky.Pole, 4902.79996708864e9);
        // v/2 |de|: the size comes with it, being changed by less than the shape.
        var expected = 0.5 * Math.Sqrt(4902.79996708864e9 / 1_838_000) * mean.Eccentricity;
        var cost = Fly(goal, 0.01, 90 * Degree, KeepingErrors.None, 1, 1, 1.5 * Day, 1_843_000);
        Assert.Equal(expected, cost.PerYear[0] * 1.5 / 365.25, 0.02 * expected);
    }

    [Fact]
    public void LostFlights_AreCounted()
    {
        // Nothing is corrected within these bands, and the perilune at 36 km is under the lowest altitude: lost in its first turn.
        var goal = Circle with
        {
            Interval = 0.5 * Day,
            SizeBand = 1e6,
            ShapeBand = 1e6,
            LowestAltitude = 40_000,
        };
        var cost = Fly(goal, 0.035, 0, KeepingErrors.None, 1, 1, Day);
        Assert.Equal(1, cost.Losses);
        Assert.Equal(0, cost.PerYear[0]);
    }

    [Fact]
    public void Quantiles_AreThoseOfTheCosts()
    {
        var cost = new KeepingCost([4, 1, 3, 2], 0);
        Assert.Equal((1, 2.5, 4), (cost.Quantile(0), cost.Quantile(0.5), cost.Quantile(1)));
        Assert.Equal(2.5, cost.Mean);
        Assert.Equal(1.2909944487358056, cost.StandardDeviation, 1e-12);
    }

    [Fact]
    public void IntervalShorterThanTwoTurns_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Fly(Circle with { Interval = 3600 }, 0, 0, KeepingErrors.None, 1, 1));

    private KeepingCost Fly(
        LowOrbitGoal goal,
        double eccentricity,
        double argument,
        KeepingErrors errors,
        int flights,
        int threads,
        double seconds = 60 * Day,
        double axis = 1_838_000
    ) =>
        LowOrbitKeeping.Fly(
            sky.Model(20),
            sky.Orbit(axis, eccentricity, 90 * Degree, argument),
            sky.Pole,
            goal,
            errors,
            seconds,
            seed: 1,
            flights,
            threads
        );
}
