using Perilune.Numerics.Randomness;
using Perilune.Surface.Layout;

namespace Perilune.Surface.Tests.Layout;

/// <summary>Panels whose shadows on each other are plain geometry. The Sun stands in the north unless told.</summary>
public sealed class PanelShadeTests
{
    private const double Degree = Math.PI / 180;

    private static StandingPanel Panel(
        double east,
        double north,
        double width = 10,
        double bottom = 2,
        double top = 12,
        double up = 0
    ) => new(new(east, north, up), width, bottom, top);

    private static double Clear(int which, double elevation, params StandingPanel[] panels) =>
        PanelShade.ClearShare(panels, [], which, 0, elevation * Degree);

    [Fact]
    public void TwoEqualInLine_SunOnTheHorizon_TheFartherIsAllShaded()
    {
        Assert.Equal(0, Clear(0, 0, Panel(0, 0), Panel(0, 50)), 1e-12);
        Assert.Equal(1, Clear(1, 0, Panel(0, 0), Panel(0, 50)));
    }

    /// <summary>The shadow drops by 50 m x tan(1.5 deg) = 1.3093 m of 10 m.</summary>
    [Theory]
    [InlineData(1.5, 0.130930)]
    [InlineData(5, 0.437443)]
    [InlineData(11, 0.971902)]
    [InlineData(12, 1)]
    public void TwoEqualInLine_TheFartherKeepsWhatTheShadowDropsBy(double elevation, double clear) =>
        Assert.Equal(clear, Clear(0, elevation, Panel(0, 0), Panel(0, 50)), 1e-6);

    [Fact]
    public void SideBySide_NeitherShadesTheOther()
    {
        Assert.Equal(1, Clear(0, 1, Panel(0, 0), Panel(20, 0)));
        Assert.Equal(1, Clear(0, 1, Panel(0, 0), Panel(10, 40)));
        Assert.Equal(1, Clear(1, 1, Panel(0, 0), Panel(0, 0) with { Foot = new(3, 0, 0) }));
    }

    [Fact]
    public void HalfOverlapping_HalfIsShaded() => Assert.Equal(0.5, Clear(0, 0, Panel(0, 0), Panel(5, 40)), 1e-12);

    /// <summary>Shadows on [-5, 5]: [-5, -1], [-3, 2] and [1, 3] cover 8 of 10 m, not their sum of 11 m.</summary>
    [Fact]
    public void ThreeOverlapping_CountOnce() =>
        Assert.Equal(
            0.2,
            Clear(0, 0, Panel(0, 0), Panel(-5, 30, width: 8), Panel(-0.5, 50, width: 5), Panel(2, 90, width: 2)),
            1e-12
        );

    /// <summary>
    /// Two shadows that cross: 10 x 10 m panel, one of 4 x 10 m and one of 10 x 3 m share 4 x 3 m: 40 + 30 - 12 of 100.
    /// </summary>
    [Fact]
    public void Crossing_CountOnce() =>
        Assert.Equal(0.42, Clear(0, 0, Panel(0, 0), Panel(1, 30, width: 4), Panel(0, 50, bottom: 5, top: 8)), 1e-12);

    [Theory]
    [InlineData(4, 0.4)] // The nearer stands 4 m higher: its lower edge at 6 m shades the upper 6 of 10 m.
    [InlineData(-3, 0.3)]
    [InlineData(11, 1)]
    public void GroundAtDifferentHeights_MovesTheShadow(double up, double clear) =>
        Assert.Equal(clear, Clear(0, 0, Panel(0, 0), Panel(0, 50, up: up)), 1e-12);

    /// <summary>Where the horizon dips the Sun shines up from below, and the shadow climbs.</summary>
    [Fact]
    public void SunBelowTheLevel_ShadowClimbs() =>
        Assert.Equal(100 * Math.Tan(0.5 * Degree) / 10, Clear(0, -0.5, Panel(0, 0), Panel(0, 100)), 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(73)]
    [InlineData(211)]
    public void TurningEverything_ChangesNothing(double turn)
    {
        var (sin, cos) = Math.SinCos(turn * Degree);
        StandingPanel[] panels = [.. new[] { Panel(0, 0), Panel(3, 40), Panel(-4, 70, width: 6) }.Select(Turned)];
        Assert.Equal(
            Clear(0, 2, Panel(0, 0), Panel(3, 40), Panel(-4, 70, width: 6)),
            PanelShade.ClearShare(panels, [], 0, turn * Degree, 2 * Degree),
            1e-12
        );

        StandingPanel Turned(StandingPanel panel) =>
            panel with
            {
                Foot = new(
                    panel.Foot.X * cos + panel.Foot.Y * sin,
                    panel.Foot.Y * cos - panel.Foot.X * sin,
                    panel.Foot.Z
                ),
            };
    }

    /// <summary>The lower bands are shaded first where the shadow has dropped.</summary>
    [Fact]
    public void Bands_AddUpToTheWhole()
    {
        StandingPanel[] panels = [Panel(0, 0), Panel(2, 50), Panel(-3, 80, width: 7)];
        var clear = new double[5];
        PanelShade.ClearShares(panels, [], 0, 0, 3 * Degree, clear);
        Assert.Equal(Clear(0, 3, panels), clear.Average(), 1e-12);
        Assert.True(clear[4] > clear[0]);
    }

    /// <summary>A block 12 x 4 m, 8 m high, end-on covers 4 m, broadside 12 m, of 10 m.</summary>
    [Theory]
    [InlineData(0, 1 - 0.4 * 0.6)]
    [InlineData(90, 1 - 1.0 * 0.6)]
    public void Block_ShadesByItsExtentAcrossTheSun(double azimuth, double clear) =>
        Assert.Equal(
            clear,
            PanelShade.ClearShare([Panel(0, 0)], [new StandingBox(new(0, 40, 0), 12, 4, 8, azimuth * Degree)], 0, 0, 0),
            1e-12
        );

    /// <summary>Against a fine raster, rectangles laid at random.</summary>
    [Fact]
    public void UnionArea_AgreesWithARaster_Within1Percent()
    {
        var random = new CounterRandom(1, "layout union");
        for (var trial = 0; trial < 20; trial++)
        {
            var rectangles = new Rectangle[6];
            for (var i = 0; i < rectangles.Length; i++)
            {
                var (x, y) = (random.Uniform() * 0.7, random.Uniform() * 0.7);
                rectangles[i] = new(x, x + random.Uniform() * 0.3, y, y + random.Uniform() * 0.3);
            }
            var inside = 0;
            const int side = 500;
            for (var i = 0; i < side * side; i++)
            {
                var (x, y) = ((i % side + 0.5) / side, (i / side + 0.5) / side);
                if (Array.Exists(rectangles, r => x >= r.Left && x < r.Right && y >= r.Low && y < r.High))
                    inside++;
            }
            Assert.Equal((double)inside / (side * side), Rectangle.UnionArea(rectangles), 0.01);
        }
    }
}
