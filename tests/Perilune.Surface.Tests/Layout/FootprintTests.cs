using Perilune.Surface.Layout;

namespace Perilune.Surface.Tests.Layout;

public sealed class FootprintTests
{
    private const double Degree = Math.PI / 180;

    [Theory]
    [InlineData(0, 30, 20 - 5)] // Along the length: half of it is 10.
    [InlineData(30, 0, 26 - 5)]
    [InlineData(13, 14, 9.848858 - 5)] // From the corner (4, 10): 9 and 4.
    public void DiscFromARectangle_LiesAsFarAsItsNearestPoint(double east, double north, double gap)
    {
        var block = new Footprint(0, 0, 20, 8, 0, 0);
        Assert.Equal(gap, block.Gap(Footprint.Disc(east, north, 5)), 1e-6);
        Assert.Equal(gap, Footprint.Disc(east, north, 5).Gap(block), 1e-6);
    }

    /// <summary>Two bars that cross share no corner and yet the same ground.</summary>
    [Fact]
    public void CrossingBars_Overlap() =>
        Assert.Equal(0, new Footprint(0, 0, 20, 1, 0, 0).Gap(new(6, 0, 20, 1, 90 * Degree, 0)));

    /// <summary>The turned square's corner lies half its diagonal out.</summary>
    [Fact]
    public void TurnedSquare_ReachesHalfItsDiagonal() =>
        Assert.Equal(
            20 - 5 - 5 * Math.Sqrt(2),
            new Footprint(0, 0, 10, 10, 0, 0).Gap(new(20, 0, 10, 10, 45 * Degree, 0)),
            1e-9
        );
}
