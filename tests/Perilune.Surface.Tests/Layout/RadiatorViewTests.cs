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
        var (a, b) = (0.5 * width / distance, height / distance);
        var (p, q) = (Math.Sqrt(1 + a * a), Math.Sqrt(1 + b * b));
        var corner = (a / p * Math.Atan(b / p) + b / q * Math.Atan(a / q)) / (2 * Math.PI);
        Assert.Equal(0.5 - 2 * corner, view, 1e-3);
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
