using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

public sealed class OrbitalFramesTests
{
    private const double Gm = 4902.800066e9;

    // An eccentric, inclined orbit of the Moon.
    private static readonly PositionVelocity Start = new(new(1.9e6, 3e5, -2e5), new(-300, 1500, 900));
    private static readonly Epoch Epoch0 = Epoch.FromSecondsPastJ2000(225979200, 0);

    public static TheoryData<LocalOrbitalAxes> All() => [.. Enum.GetValues<LocalOrbitalAxes>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Rate_IsTheSlopeOfTheRotation(LocalOrbitalAxes axes)
    {
        var frame = OrbitalFrames.Rotating("orbit", axes, Frame.Icrf, NaifId.Moon, Motion);
        var frames = new FrameSystem();
        foreach (var minutes in new[] { 0, 17, 50, 100 })
        {
            var epoch = Epoch0 + minutes * 60;
            var transformation = frames.Transformation(Frame.Icrf, frame, epoch);
            // Sixth order: (w h)^6 w / 140 is 1e-19 at 8 s, rounding of the solved orbit 1e-15 / h.
            const double h = 8;
            Matrix3 At(double steps) => frames.Rotation(Frame.Icrf, frame, epoch + steps * h);
            var slope = ((At(1) - At(-1)) * 45 - (At(2) - At(-2)) * 9 + (At(3) - At(-3))) * (1 / (60 * h));
            Assert.InRange(Largest(slope - transformation.RotationRate), 0, 1e-15);
            Assert.InRange(
                Largest(transformation.Rotation * transformation.Rotation.Transposed - Matrix3.Identity),
                0,
                1e-15
            );
        }
    }

    [Fact]
    public void Axes_PointWhereTheStandardSays()
    {
        var motion = OrbitalMotion.Kepler(Start, Gm);
        var normal = Vector3.Cross(Start.Position, Start.Velocity).Unit;
        var rtn = motion.ToAxes(LocalOrbitalAxes.Rtn).Rotation;
        Near(Start.Position.Unit, rtn.RowX);
        Near(normal, rtn.RowZ);
        var lvlh = motion.ToAxes(LocalOrbitalAxes.Lvlh).Rotation;
        Near(-Start.Position.Unit, lvlh.RowZ);
        Near(-normal, lvlh.RowY);
        Near(rtn.RowY, lvlh.RowX);
        var vnb = motion.ToAxes(LocalOrbitalAxes.Vnb).Rotation;
        Near(Start.Velocity.Unit, vnb.RowX);
        Near(normal, vnb.RowY);
        Near(Vector3.Cross(vnb.RowX, vnb.RowY), vnb.RowZ);
        Assert.True(Vector3.Dot(vnb.RowZ, Start.Position) > 0);
        var tnw = motion.ToAxes(LocalOrbitalAxes.Tnw).Rotation;
        Near(Start.Velocity.Unit, tnw.RowX);
        Near(normal, tnw.RowZ);
        Assert.True(Vector3.Dot(tnw.RowY, Start.Position) < 0);
    }

    /// <summary>In its own radial axes a satellite has its distance and its radial speed, and no other.</summary>
    [Fact]
    public void OwnState_InRotatingAxes_IsDistanceAndRadialSpeed()
    {
        var frames = new FrameSystem();
        var state = new State(Epoch0, NaifId.Moon, Frame.Icrf, Start.Position, Start.Velocity);
        var rotating = frames.InFrame(
            state,
            OrbitalFrames.Rotating("r", LocalOrbitalAxes.Rtn, Frame.Icrf, NaifId.Moon, Motion)
        );
        Near(new Vector3(Start.Position.Norm, 0, 0), rotating.Position, 1e-9);
        var radial = Vector3.Dot(Start.Position, Start.Velocity) / Start.Position.Norm;
        Near(new Vector3(radial, 0, 0), rotating.Velocity, 1e-12);
        // Axes that stand still keep the speed.
        var inertial = frames.InFrame(state, OrbitalFrames.Inertial("i", LocalOrbitalAxes.Rtn, state));
        Assert.Equal(Start.Velocity.Norm, inertial.Velocity.Norm, 1e-12);
        Assert.True(inertial.Frame.IsInertial);
        Assert.Throws<InvalidOperationException>(() => rotating - inertial);
    }

    [Fact]
    public void MotionWithoutAPlane_IsRefused()
    {
        var falling = new OrbitalMotion(new(1e6, 0, 0), new(-5, 0, 0), new(-1, 0, 0));
        Assert.Contains(
            "parallel",
            Assert.Throws<ArithmeticException>(() => falling.ToAxes(LocalOrbitalAxes.Rtn)).Message,
            StringComparison.Ordinal
        );
        var turning = new State(Epoch0, NaifId.Moon, Frame.IauMoon, Start.Position, Start.Velocity);
        Assert.Throws<ArgumentException>(() => OrbitalFrames.Inertial("i", LocalOrbitalAxes.Rtn, turning));
    }

    private static OrbitalMotion Motion(Epoch epoch)
    {
        var (position, velocity) = KeplerPropagation.Propagate(Start.Position, Start.Velocity, epoch - Epoch0, Gm);
        return OrbitalMotion.Kepler(new(position, velocity), Gm);
    }

    private static void Near(Vector3 expected, Vector3 actual, double tolerance = 1e-15) =>
        Assert.InRange((expected - actual).Norm, 0, tolerance);

    private static double Largest(Matrix3 m) =>
        new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);
}
