using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

public sealed class RotatingSystemTests
{
    private static readonly Ephemeris Ephemeris = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris/perilune_1959_2060.bsp")
    );
    private static readonly BodyConstants Constants = BodyConstants.Load(
        Path.Combine(Repository.Data, "constants/bodies.csv")
    );
    private static readonly FrameSystem Frames = new() { Ephemeris = Ephemeris };
    private static readonly Epoch Epoch0 = Epoch.FromSecondsPastJ2000(225979200 + 12600, 0);

    public static TheoryData<string> Names() => ["EMR", "SER", "GSE"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_IsTheSlopeOfTheRotation_EverywhereInTheEphemeris(string name)
    {
        var frame = Frame.Find(name)!;
        for (var i = 0; i < 60; i++)
        {
            var epoch = Epoch0 + (i - 30) * 41e6;
            var transformation = Frames.Transformation(Frame.Icrf, frame, epoch);
            // Sixth order over ten minutes: rounding of the axes, 3e-16, over the step.
            const double h = 600;
            Matrix3 At(double steps) => Frames.Rotation(Frame.Icrf, frame, epoch + steps * h);
            var slope = ((At(1) - At(-1)) * 45 - (At(2) - At(-2)) * 9 + (At(3) - At(-3))) * (1 / (60 * h));
            Assert.InRange(Largest(slope - transformation.RotationRate), 0, 3e-18);
        }
    }

    [Fact]
    public void Axes_PointFromTheFirstToTheSecondBody()
    {
        var (moon, velocity) = Ephemeris.State(NaifId.Moon, NaifId.Earth, Epoch0.SecondsPastJ2000);
        var emr = Frames.Rotation(Frame.Icrf, Frame.EarthMoonRotating, Epoch0);
        Near(moon.Unit, emr.RowX, 2e-16);
        Near(Vector3.Cross(moon, velocity).Unit, emr.RowZ, 2e-16);
        var earth = Ephemeris.Position(NaifId.Earth, NaifId.Sun, Epoch0.SecondsPastJ2000);
        Near(earth.Unit, Frames.Rotation(Frame.Icrf, Frame.SunEarthRotating, Epoch0).RowX, 2e-16);
        var gse = Frames.Rotation(Frame.Icrf, Frame.GeocentricSolarEcliptic, Epoch0);
        Near(-earth.Unit, gse.RowX, 2e-16);
        // The Sun's way about the Earth is counted as the Earth's about the Sun: z is ecliptic north in both.
        Assert.True(gse.RowZ.Z > 0.91);
    }

    /// <summary>What the common approximation leaves out: the turning of the orbital plane by the Sun, under 1e-9 rad/s.</summary>
    [Fact]
    public void TheTurningOfTheMoonsPlane_IsInTheRate()
    {
        var largest = 0.0;
        for (var day = 0; day < 30; day++)
        {
            var rate = Frames.Transformation(Frame.Icrf, Frame.EarthMoonRotating, Epoch0 + day * 86400).AngularVelocity;
            Assert.Equal(0, rate.Y, 1e-20);
            largest = Math.Max(largest, Math.Abs(rate.X));
        }
        // The node regresses by a turn in 18.6 years, with an inclination of 5.145 deg: 9.6e-10 rad/s in the mean.
        var mean = Math.Tau / (18.613 * 365.25 * 86400) * Math.Sin(5.145 * Math.PI / 180);
        Assert.InRange(largest, mean, 4 * mean);
    }

    [Fact]
    public void Bodies_StandOnTheXAxis_AtTheirShareOfTheDistance()
    {
        var system = RotatingSystem.EarthMoon(Ephemeris, Constants);
        var (distance, rate) = system.Separation(Epoch0);
        var moon = system.FromIcrf(default, NaifId.Moon, Epoch0);
        var earth = system.FromIcrf(default, NaifId.Earth, Epoch0);
        // EMRAT of DE440.
        const double share = 81.300568221497215 / 82.300568221497215;
        Near(new(share * distance, 0, 0), moon.Position, 1e-3);
        Near(new((share - 1) * distance, 0, 0), earth.Position, 1e-3);
        Near(new(share * rate, 0, 0), moon.Velocity, 1e-9);
        // In pulsating coordinates the bodies stand still.
        var pulsating = system.ToPulsating(moon, Epoch0);
        Near(new(share, 0, 0), pulsating.Position, 1e-11);
        Assert.InRange(pulsating.Velocity.Norm, 0, 1e-17);
        var back = system.FromPulsating(pulsating, Epoch0);
        Near(moon.Velocity, back.Velocity, 1e-9);
        // The Earth-Moon barycentre of the ephemeris is the origin, to the constants' digits.
        Assert.InRange(system.FromIcrf(default, NaifId.EarthMoonBarycenter, Epoch0).Position.Norm, 0, 0.01);
    }

    [Fact]
    public void States_GoToAnyOriginAndBack()
    {
        var state = new State(Epoch0, NaifId.Moon, Frame.Icrf, new(1e6, -7e7, 2e6), new(10, 200, -30));
        var rotating = Frames.InFrame(Frames.AboutOrigin(state, NaifId.EarthMoonBarycenter), Frame.EarthMoonRotating);
        Assert.Equal((NaifId.EarthMoonBarycenter, Frame.EarthMoonRotating), (rotating.Origin, rotating.Frame));
        var system = RotatingSystem.EarthMoon(Ephemeris, Constants);
        var same = system.FromIcrf(new(state.Position, state.Velocity), NaifId.Moon, Epoch0);
        Near(same.Position, rotating.Position, 0.01);
        Near(same.Velocity, rotating.Velocity, 1e-7);
        // The change of origin may be made in the rotating axes as well.
        var back = Frames.InFrame(Frames.AboutOrigin(rotating, NaifId.Moon), Frame.Icrf) - state;
        Assert.InRange(back.Position.Norm, 0, 1e-6);
        Assert.InRange(back.Velocity.Norm, 0, 1e-11);
        var again = system.ToIcrf(same, NaifId.Moon, Epoch0);
        Near(state.Position, again.Position, 1e-6);
        Near(state.Velocity, again.Velocity, 1e-11);
    }

    [Fact]
    public void WithoutAnEphemeris_TheFrameIsNamed()
    {
        var error = Assert.Throws<FrameNotLoadedException>(() =>
            new FrameSystem().Rotation(Frame.Icrf, Frame.SunEarthRotating, Epoch0)
        );
        Assert.Equal("frame SER: it needs an ephemeris, which this system was not given", error.Message);
    }

    private static void Near(Vector3 expected, Vector3 actual, double tolerance) =>
        Assert.InRange((expected - actual).Norm, 0, tolerance);

    private static double Largest(Matrix3 m) =>
        new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);
}
