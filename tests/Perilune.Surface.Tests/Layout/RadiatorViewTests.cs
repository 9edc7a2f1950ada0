using Perilune.Surface.Horizons;
using Perilune.Surface.Layout;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Layout;

/// <summary>A radiator before walls and blocks whose view factors are known in closed form.</summary>
public sealed class RadiatorViewTests
{
    private const double Degree = Math.PI / 180;

    private static readonly LayoutFrame frame = Flat();
    private static readonly GroundPlane north = new(Math.PI / 2, 0);

    private static LayoutFrame Flat()
    {
        var grid = new TerrainGrid(
            "flat",
            GridProjection.SouthPolarStereographic,
            64,
            64,
            -3200,
            3200,
            100,
            new float[64 * 64]
        );
        return new(new LunarTerrain([grid]), SurfacePoint.FromDegrees(-90, 0));
    }

    private static HorizonProfile Level(double height) =>
        new(
            frame.Origin,
            height,
            0,
            [.. new double[HorizonProfile.AzimuthCount]],
            [.. new double[HorizonProfile.AzimuthCount]],
            new("level plane", 0, 0, 0, 0, [])
        );

    [Fact]
    public void Upright_OnALevelPlane_SeesHalfSky_Within1e5() => Assert.Equal(0.5, north.SkyView(Level(2)), 1e-5);

    /// <summary>
    /// A wall without end before an upright panel, up to the angle a from the level: it takes sin(a) / 2 of the outlook
    /// (Howell, A Catalog of Radiation Heat Transfer Configuration Factors, strip of infinite length). Here 20 km long.
    /// </summary>
    [Theory]
    [InlineData(6, 10)]
    [InlineData(12, 5)]
    public void WallWithoutEnd_TakesHalfTheSineOfItsHeight_Within1e4(double height, double distance)
    {
        var wall = new StandingBox(new(0, distance + 1, 0), 20_000, 2, 2 + height, 90 * Degree);
        var view = north.SkyView(BoxHorizon.Raise(Level(2), frame, [wall]));
        Assert.Equal(0.5 - 0.5 * Math.Sin(Math.Atan2(height, distance)), view, 1e-4);
    }

    /// <summary>
    /// A block's face parallel to the panel, its middle on the normal: twice the factor of a rectangle with its corner there (Howell,
    /// B-3): (A / sqrt(1 + A2) atan(B / sqrt(1 + A2)) + B / sqrt(1 + B2) atan(A / sqrt(1 + B2))) / 2 pi. The edges of the
    /// block fall between two azimuths of the profile, 0.25 deg apart: 1e-3.
    /// </summary>
    [Theory]
    [InlineData(10, 4, 6)]
    [InlineData(4, 8, 5)]
    public void BlockBefore_TakesWhatTheClosedFormSays_Within1e3(double width, double height, double distance)
    {
        var block = new StandingBox(new(0, distance + 1.5, 0), width, 3, 2 + height, 90 * Degree);
        var view = north.SkyView(BoxHorizon.Raise(Level(2), frame, [block]));
        Assert.Equal(0.5 - 2 * Parallel(0.5 * width / distance, height / distance), view, 1e-3);
    }

    // A small plane to a rectangle of width a and height b at distance 1 with a corner on its normal (Howell, B-3).
    private static double Parallel(double a, double b)
    {
        var (p, q) = (Math.Sqrt(1 + a * a), Math.Sqrt(1 + b * b));
        return (a / p * Math.Atan(b / p) + b / q * Math.Atan(a / q)) / (2 * Math.PI);
    }

    private static PanelsInView Panels(params StandingPanel[] panels) =>
        new(frame, [.. panels], [.. panels.Select(_ => Level(2))], [.. panels.Select(_ => 0.6)]);

    /// <summary>
    /// An array that faces the radiator, from one height over its middle to another: the difference of two of the same rectangles, on both
    /// sides. Its sides fall between two azimuths of the profile, 0.25 deg apart: 1e-3.
    /// </summary>
    [Theory]
    [InlineData(5, 3, 13, 30)]
    [InlineData(8, 2.5, 6, 5)]
    public void ArrayBefore_TakesWhatTheClosedFormSays_Within1e3(double width, double low, double high, double distance)
    {
        var array = Panels(new StandingPanel(new(0, distance, 0), width, low, high));
        var view = Assert.Single(array.Views(north, Level(2), Math.PI));
        var (a, from, to) = (0.5 * width / distance, (low - 2) / distance, (high - 2) / distance);
        Assert.Equal(2 * (Parallel(a, to) - Parallel(a, from)), view, 1e-3);
        // Behind the radiator, edge on to it, or below its horizon it takes nothing.
        Assert.Equal(0, Assert.Single(array.Views(north with { Aspect = Math.PI }, Level(2), Math.PI)));
        Assert.Equal(0, Assert.Single(array.Views(north, Level(2), Math.PI / 2)), 1e-12);
        var hidden = BoxHorizon.Raise(Level(2), frame, [new(new(0, 2, 0), 100, 1, 100, Math.PI / 2)]);
        Assert.Equal(0, Assert.Single(array.Views(north, hidden, Math.PI)));
    }

    /// <summary>
    /// A radiator that lies sees an upright array of height h and half width b at distance 1 from its middle (Howell, B-4: small plane to
    /// a rectangle at a right angle): (atan b - atan(b / sqrt(1 + h2)) / sqrt(1 + h2)) / 2 pi for each half.
    /// </summary>
    [Theory]
    [InlineData(10, 8, 6)]
    [InlineData(4, 12, 10)]
    public void ArrayBesideALevelRadiator_TakesWhatTheClosedFormSays_Within1e3(
        double width,
        double height,
        double distance
    )
    {
        var array = Panels(new StandingPanel(new(0, distance, 0), width, 0, 2 + height));
        var view = Assert.Single(array.Views(new(0, 0), Level(2), 0));
        var (b, h) = (0.5 * width / distance, height / distance);
        var root = Math.Sqrt(1 + h * h);
        Assert.Equal((Math.Atan(b) - Math.Atan(b / root) / root) / Math.PI, view, 1e-3);
    }

    [Fact]
    public void ArrayBehindAnother_TakesOnlyWhatStandsOut()
    {
        var (near, far) = (new StandingPanel(new(0, 10, 0), 6, 3, 8), new StandingPanel(new(1, 20, 0), 9, 2, 12));
        var both = Panels(near, far).Views(north, Level(2), Math.PI);
        var alone = Panels(near).Views(north, Level(2), Math.PI)[0];
        var behind = Panels(far).Views(north, Level(2), Math.PI)[0];
        Assert.Equal(alone, both[0], 1e-15);
        Assert.InRange(both[1], 0.05 * behind, 0.95 * behind);
        // The order of the panels does not matter, and one that is hidden whole takes nothing.
        Assert.Equal(both[1], Panels(far, near).Views(north, Level(2), Math.PI)[0], 1e-15);
        var hidden = Panels(near, far with { Width = 2, Bottom = 5, Top = 10 }).Views(north, Level(2), Math.PI);
        Assert.Equal(0, hidden[1], 1e-15);
    }

    [Fact]
    public void BlockBehind_TakesNothing()
    {
        var block = new StandingBox(new(0, -6, 0), 10, 4, 8, 0);
        Assert.Equal(0.5, north.SkyView(BoxHorizon.Raise(Level(2), frame, [block])), 1e-5);
    }

    /// <summary>A roof under the eye raises nothing: its farther edge is what the eye looks over.</summary>
    [Fact]
    public void RoofBelow_IsSeenAtItsFartherEdge()
    {
        var found = BoxHorizon.Sight(new(0, 0, 10), new(new(0, 20, 0), 6, 6, 4, 0), 0);
        Assert.Equal(Math.Atan2(-6, 23), found!.Value.Elevation, 1e-12);
        Assert.Null(BoxHorizon.Sight(new(0, 0, 10), new(new(0, 20, 0), 6, 6, 4, 0), Math.PI));
    }
}
