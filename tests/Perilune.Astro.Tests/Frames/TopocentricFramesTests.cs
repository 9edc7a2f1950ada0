using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

public sealed class TopocentricFramesTests
{
    private const double Degree = Math.PI / 180;

    private static readonly SurfacePoint Site = new(
        "ridge",
        NaifId.Moon,
        Frame.IauMoon,
        new Ellipsoid(1737400, 0),
        new Geodetic(-89.45 * Degree, 222.69 * Degree, 1000)
    );

    [Fact]
    public void LookAngles_AreThoseOfTheEastNorthUpFrame()
    {
        var frames = new FrameSystem();
        var target = new Vector3(3e8, -1e8, -2e8);
        const double tdb = 225979200;
        var look = Topocentric.Look(frames, Site, target, tdb);
        var body = frames.Rotation(Frame.Icrf, Frame.IauMoon, tdb) * target - Site.Position;
        foreach (var axes in Enum.GetValues<TopocentricAxes>())
        {
            var v = frames.Rotation(Frame.IauMoon, TopocentricFrames.Of(Site, axes), tdb) * body;
            var (east, north, up) = axes switch
            {
                TopocentricAxes.EastNorthUp => (v.X, v.Y, v.Z),
                TopocentricAxes.NorthWestUp => (-v.Y, v.X, v.Z),
                TopocentricAxes.SouthEastUp => (v.Y, -v.X, v.Z),
                _ => (v.Y, v.X, -v.Z),
            };
            Assert.Equal(look.Elevation, Math.Asin(up / v.Norm), 1e-12);
            Assert.Equal(0, Math.IEEERemainder(Math.Atan2(east, north) - look.Azimuth, Math.Tau), 1e-12);
        }
    }

    [Fact]
    public void TopocentricFrames_TurnWithTheirBody()
    {
        var frames = new FrameSystem();
        var frame = TopocentricFrames.Of(Site, TopocentricAxes.NorthWestUp);
        var epoch = Epoch.FromSecondsPastJ2000(225979200);
        var there = frames.Transformation(Frame.Icrf, frame, epoch);
        var body = frames.Transformation(Frame.Icrf, Frame.IauMoon, epoch);
        Assert.Equal(body.AngularVelocity.Norm, there.AngularVelocity.Norm, 1e-20);
        Assert.Equal(Vector3.Zero, frames.Transformation(Frame.IauMoon, frame, epoch).AngularVelocity);
        Assert.Equal(NaifId.Moon, frame.Center);
    }
}
