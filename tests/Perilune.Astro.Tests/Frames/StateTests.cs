using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

public sealed class StateTests
{
    private static readonly State Base = new(
        Epoch.FromSecondsPastJ2000(225979200),
        NaifId.Moon,
        Frame.Icrf,
        new Vector3(1.8e6, 2e5, -3e5),
        new Vector3(10, 1600, 30)
    );

    [Fact]
    public void StatesOfTwoFrames_CannotBeCombined()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Base - (Base with { Frame = Frame.IauMoon }));
        Assert.Equal("cannot subtract states of frames ICRF and IAU_MOON", error.Message);
        error = Assert.Throws<InvalidOperationException>(() => Base + (Base with { Frame = Frame.Eme2000 }));
        Assert.Equal("cannot add states of frames ICRF and EME2000", error.Message);
    }

    [Fact]
    public void StatesOfTwoOriginsOrEpochs_CannotBeCombined()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Base + (Base with { Origin = NaifId.Earth }));
        Assert.Equal("cannot add states of origins 301 and 399", error.Message);
        error = Assert.Throws<InvalidOperationException>(() => Base - (Base with { Epoch = Base.Epoch + 1 }));
        Assert.Contains("225979200", error.Message, StringComparison.Ordinal);
        Assert.Contains("225979201", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFrameWithoutItsData_IsNamed()
    {
        var error = Assert.Throws<FrameNotLoadedException>(() =>
            new FrameSystem().InFrame(Base, Frame.MoonPrincipalAxesDe440)
        );
        Assert.Contains("MOON_PA_DE440", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStateInATurningFrame_HasTheRateOfItsComponents()
    {
        // Central differences of the turned position over 20 s, against the transformed velocity: error h^2 w^3 r / 6.
        var frames = new FrameSystem();
        var turned = frames.InFrame(Base, Frame.IauMoon);
        Vector3 At(double h) =>
            frames.Rotation(Frame.Icrf, Frame.IauMoon, Base.Epoch + h) * (Base.Position + Base.Velocity * h);
        var rate = (At(10) - At(-10)) / 20;
        Assert.InRange((turned.Velocity - rate).Norm, 0, 1e-6);
        var back = frames.InFrame(turned, Frame.Icrf) - Base;
        Assert.InRange(back.Position.Norm, 0, 2e-9);
        Assert.InRange(back.Velocity.Norm, 0, 2e-12);
    }

    [Fact]
    public void Transformations_Compose()
    {
        var frames = new FrameSystem();
        var direct = frames.Transformation(Frame.IauMars, Frame.IauMoon, Base.Epoch);
        var state = new PositionVelocity(new Vector3(1e6, 2e6, 3e6), new Vector3(100, -200, 300));
        var through = frames
            .Transformation(Frame.Icrf, Frame.IauMoon, Base.Epoch)
            .Apply(frames.Transformation(Frame.IauMars, Frame.Icrf, Base.Epoch).Apply(state));
        Assert.InRange((direct.Apply(state) - through).Position.Norm, 0, 5e-9);
        Assert.InRange((direct.Apply(state) - through).Velocity.Norm, 0, 1e-12);
    }
}
