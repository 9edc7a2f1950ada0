using Perilune.Surface.Layout;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Layout;

public sealed class LayoutFrameTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    [Theory]
    [InlineData(120, -340)]
    [InlineData(-1500, 900)]
    public void MetresFromTheOrigin_ComeBack_Within1Part1000(double east, double north)
    {
        var frame = new LayoutFrame(shipped.Terrain, ShippedTerrain.ConnectingRidge);
        var place = frame.PointAt(east, north);
        var foot = frame.Foot(place);
        // Ground some hundred metres lower or higher than the origin widens the angle at the centre by that part of the radius.
        Assert.Equal(east, foot.X, 1e-3 * Math.Abs(east));
        Assert.Equal(north, foot.Y, 1e-3 * Math.Abs(north));
        var distance2 = east * east + north * north;
        var drop = distance2 / (2 * (SurfacePoint.ReferenceRadius + shipped.Terrain.HeightAt(frame.Origin).Height));
        var rise = shipped.Terrain.HeightAt(place).Height - shipped.Terrain.HeightAt(frame.Origin).Height;
        Assert.Equal(rise - drop, foot.Z, 1e-3);
    }

    /// <summary>At 89.44 S the meridians of two places 1 km apart along a parallel meet at 3.4 deg: 1 km / (17.0 km).</summary>
    [Fact]
    public void NorthOfAPlaceNearThePole_IsTurnedByTheMeridians()
    {
        var frame = new LayoutFrame(shipped.Terrain, ShippedTerrain.ConnectingRidge);
        var turn = frame.OwnAzimuth(frame.PointAt(1000, 0), 0);
        var toPole = 0.56 * Degree * SurfacePoint.ReferenceRadius;
        Assert.Equal(1000 / toPole, Math.Abs(turn), 0.01 * 1000 / toPole);
    }

    /// <summary>Ground between a pad and a place shields when it stands higher than all that is thrown, seen from the pad.</summary>
    [Theory]
    [InlineData(60, true)] // 60 m at 1 km: 3.4 deg
    [InlineData(45, false)] // 2.6 deg
    public void RidgeBetweenPadAndPlace_ShieldsAboveTheEjectionAngle(double height, bool shielded)
    {
        const int side = 400;
        const double cell = 10;
        var heights = new float[side * side];
        // A wall 40 m thick that runs along X, 1 km from the pole toward +Y.
        for (var i = 0; i < side * side; i++)
            heights[i] = Math.Abs(0.5 * side * cell - (i / side + 0.5) * cell - 1000) < 20 ? (float)height : 0;
        var terrain = new LunarTerrain([
            new(
                "wall",
                GridProjection.SouthPolarStereographic,
                side,
                side,
                -0.5 * side * cell,
                0.5 * side * cell,
                cell,
                heights
            ),
        ]);
        var pad = SurfacePoint.FromDegrees(-90, 0);
        var arc = 1500 / SurfacePoint.ReferenceRadius;
        var ejecta = new PlumeEjecta(1 * Degree, 3 * Degree, [new("dust", 2000), new("gravel", 30)]);
        var exposure = PlumeExposure.Find(terrain, pad, 25, pad.Along(0, arc), ejecta);
        Assert.Equal(shielded, exposure.Shielded);
        Assert.Equal(1500, exposure.Distance, 1.0);
        Assert.Equal(Math.Atan2(height, 985) / Degree, exposure.ShieldElevation / Degree, 0.1);
        Assert.True(exposure.Reaches[0].Reaches);
        Assert.False(exposure.Reaches[1].Reaches);
        Assert.Equal(1500.0 / 160 * 1500 / 160, exposure.Thinning, 0.2);
        // Behind the pad nothing stands.
        Assert.False(PlumeExposure.Find(terrain, pad, 25, pad.Along(Math.PI, arc), ejecta).Shielded);
    }
}
