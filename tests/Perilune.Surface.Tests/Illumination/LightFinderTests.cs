using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

public sealed class LightFinderTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;
    private const double Start = TestSky.Start2028;
    private const double End = TestSky.Start2028 + 366 * TestSky.Day;

    private LightHistory Year(double mast) =>
        LightFinder.Find(
            HorizonFinder.Find(shipped.Terrain, ShippedTerrain.ConnectingRidge, mast),
            TestSky.Over(Start, End),
            Start,
            End
        );

    [Fact]
    public void PiecewiseLinearSun_StaysWithinItsStatedTolerance()
    {
        var history = Year(10);
        var observer = new Observer(history.Horizon, TestSky.Over(Start, End));
        // Coarse enough to be quick, with a step that shares nothing with the sampling of 150 s.
        var worst = 0.0;
        double sum = 0;
        var count = 0;
        for (var t = Start; t < End; t += 97.31)
        {
            var exact = observer.Look(t).SunFraction;
            worst = Math.Max(worst, Math.Abs(exact - history.SunFractionAt(t)));
            sum += exact;
            count++;
        }
        Assert.InRange(worst, 0, LightHistory.SunFractionTolerance);
        Assert.Equal(sum / count, history.MeanSunFraction, 3e-4);
    }

    [Fact]
    public void EveryChange_HappensWithinASecondOfItsTime()
    {
        var history = Year(10);
        var observer = new Observer(history.Horizon, TestSky.Over(Start - 10, End + 10));
        Assert.NotEmpty(history.Events);
        foreach (var change in history.Events)
        {
            var (before, after) = (observer.Look(change.Tdb - 1), observer.Look(change.Tdb + 1));
            var (from, to) = change.Kind switch
            {
                LightEventKind.SunFirstLimb or LightEventKind.SunLastLimb => (before.SunTop, after.SunTop),
                LightEventKind.SunFull or LightEventKind.SunPartial => (before.SunBottom, after.SunBottom),
                LightEventKind.EarthFirstLimb or LightEventKind.EarthLastLimb => (before.EarthTop, after.EarthTop),
                LightEventKind.EarthRise or LightEventKind.EarthSet => (before.EarthCentre, after.EarthCentre),
                LightEventKind.EarthFull or LightEventKind.EarthPartial => (before.EarthBottom, after.EarthBottom),
                LightEventKind.EclipseStart or LightEventKind.EclipseEnd => (
                    before.EclipseContact,
                    after.EclipseContact
                ),
                _ => (before.EclipseTotal, after.EclipseTotal),
            };
            var rising =
                change.Kind
                is LightEventKind.SunFirstLimb
                    or LightEventKind.SunFull
                    or LightEventKind.EarthFirstLimb
                    or LightEventKind.EarthRise
                    or LightEventKind.EarthFull
                    or LightEventKind.EclipseEnd
                    or LightEventKind.EclipseTotalEnd;
            Assert.True(rising ? from < 0 && to > 0 : from > 0 && to < 0, $"{change}: {from} to {to}");
        }
    }

    [Fact]
    public void NoIntervalOfDarknessOver5Minutes_IsLost()
    {
        // Looked at every 30 s, five times as often as the finder does.
        var history = Year(2);
        var observer = new Observer(history.Horizon, TestSky.Over(Start, End));
        double? since = null;
        for (var t = Start; t < End; t += 30)
        {
            if (observer.Look(t).SunTop <= 0)
            {
                since ??= t;
                continue;
            }
            if (since is { } start && t - start > 300)
            {
                var middle = (start + t) / 2;
                Assert.Contains(history.Darkness, interval => interval.Start < middle && interval.End > middle);
            }
            since = null;
        }
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameHistory()
    {
        var horizon = HorizonFinder.Find(shipped.Terrain, ShippedTerrain.ConnectingRidge, 10);
        var sky = TestSky.Over(Start, End);
        var one = LightFinder.Find(horizon, sky, Start, End, new() { MaxDegreeOfParallelism = 1 });
        var four = LightFinder.Find(horizon, sky, Start, End, new() { MaxDegreeOfParallelism = 4 });
        Assert.Equal(one.Sun, four.Sun);
        Assert.Equal(one.Events, four.Events);
    }

    // Lunar eclipses of 2028 in NASA's Five Millennium Catalog of Lunar Eclipses: the partial one of January 12, greatest at
    // 04:13 UT and partial for 56 min, dips the Moon's southern limb into the umbra, so the base sees a total one, but a
    // shorter one than the whole; the total one of December 31, greatest at 16:52 UT, holds all of the Moon in the umbra for
    // 71 min, and any one place of it for longer.
    [Theory]
    [InlineData(11, 4, 13, 10, 56)]
    [InlineData(365, 16, 52, 71, 200)]
    public void EarthEclipses_DarkenTheBase(int day, int hour, int minute, int leastMinutes, int mostMinutes)
    {
        var history = Year(10);
        // TDB is 69 s ahead of UT.
        var greatest = Start + day * TestSky.Day + hour * 3_600 + minute * 60 + 69;
        var darkness = Assert.Single(
            history.Darkness,
            interval => interval.Start < greatest && interval.End > greatest
        );
        Assert.InRange(darkness.Duration, leastMinutes * 60, mostMinutes * 60);
        Assert.Contains(new LightEvent(darkness.Start, LightEventKind.EclipseTotalStart), history.Events);
        Assert.Contains(new LightEvent(darkness.End, LightEventKind.EclipseTotalEnd), history.Events);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void BareSphereAtThePole_IsHalfLitOver18p6Years_AndTheSunStaysWithin1p59Degrees()
    {
        const double start = (2_453_371.5 - 2_451_545.0) * TestSky.Day; // 2005-01-01
        const double end = start + 6_798.38 * TestSky.Day; // one turn of the node of the Moon's orbit
        var sky = TestSky.Over(start, end);
        var history = LightFinder.Find(HorizonProfile.Level(new(-Math.PI / 2, 0)), sky, start, end);
        Assert.Equal(0.5, history.MeanSunFraction, 1e-3);
        var highest = 0.0;
        for (var t = start; t < end; t += 3_600)
            highest = Math.Max(highest, Math.Abs(Math.Asin(sky.Sun(t).Z / sky.Sun(t).Norm)) / Degree);
        // DE440: 1.588 deg.
        Assert.Equal(1.588, highest, 1e-3);
    }

    // Glaeser et al. 2014 (Icarus 243:78, abstract): the best points of Connecting Ridge see the Sun 92.27 % of 19 years from 2 m
    // above the ground and 95.65 % from 10 m. Their points are the best of their own elevation model; these are the best of ours
    // within 1.5 km, for each mast, found by the mean of 2028. Any part of the disc counts. A registration off by one cell of 10 m
    // costs a percent, which is the tolerance.
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(-89.4388, 222.8569, 2, 92.27)]
    [InlineData(-89.4509, 222.7123, 10, 95.65)]
    public void BestPointsOfConnectingRidge_SeeTheSunAsOftenAsPublished_Within1Percent(
        double latitude,
        double longitude,
        double mast,
        double published
    )
    {
        const double start = (2_454_832.5 - 2_451_545.0) * TestSky.Day; // 2009-01-01
        const double end = start + 19 * TestSky.JulianYear;
        var horizon = HorizonFinder.Find(shipped.Terrain, SurfacePoint.FromDegrees(latitude, longitude), mast);
        var history = LightFinder.Find(horizon, TestSky.Over(start, end), start, end);
        var lit = 1 - history.Darkness.Sum(interval => interval.Duration) / history.Span.Duration;
        Assert.Equal(published, 100 * lit, 1.0);
        // "Typically only 3 to 5 days" of night, from the higher mast.
        if (mast == 10)
            Assert.InRange(history.LongestDarkness.Duration / TestSky.Day, 3, 5);
    }
}
