using Perilune.Astro.Events;

namespace Perilune.Astro.Tests.Events;

public sealed class TimeWindowsTests
{
    private static readonly TimeWindows day = TimeWindows.Of([(5, 9), (0, 1), (1, 2), (8, 12)]);

    [Fact]
    public void Intervals_AreInOrderAndJoinedWhereTheyTouch() => Assert.Equal([(0, 2), (5, 12)], day.Intervals);

    [Fact]
    public void UnionIntersectionAndComplement_AreThoseOfSets()
    {
        var other = TimeWindows.Of([(1, 6), (11, 20)]);
        Assert.Equal([(0, 20)], day.Union(other).Intervals);
        Assert.Equal([(1, 2), (5, 6), (11, 12)], day.Intersection(other).Intervals);
        Assert.Equal([(2, 5), (12, 15)], day.Complement(0, 15).Intervals);
        Assert.Equal([(2, 5)], day.Complement(1, 12).Intervals);
        Assert.Empty(day.Intersection(day.Complement(-10, 30)).Intervals);
        Assert.Equal(40, day.Duration + day.Complement(-10, 30).Duration);
        Assert.True(day.Contains(12));
        Assert.False(day.Contains(3));
        Assert.Throws<ArgumentException>(() => TimeWindows.Of([(2, 1)]));
    }

    [Fact]
    public void Changes_MakeEveryOtherStretch()
    {
        Assert.Equal([(0, 1), (3, 10)], TimeWindows.OfChanges(0, 10, true, [1, 3]).Intervals);
        Assert.Equal([(1, 3)], TimeWindows.OfChanges(0, 10, false, [1, 3]).Intervals);
        Assert.Equal([(0, 10)], TimeWindows.OfChanges(0, 10, true, []).Intervals);
    }
}
