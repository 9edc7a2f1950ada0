using Perilune.Surface.Roving;
using static Perilune.Surface.Tests.Roving.Rovers;

namespace Perilune.Surface.Tests.Roving;

public sealed class DriveModelTests
{
    private static readonly DriveModel lrv = new(Lrv, Soil.Moon, DriveModel.MoonGravity);

    // Designed for 20 to 23 deg in good conditions, 25 deg at most (Jacob et al. 2026, Johnson Space Center).
    [Fact]
    public void RovingVehicleOnThePublishedRangeOfFriction_SpinsBetween18And28Degrees()
    {
        double Spins(double friction) =>
            new DriveModel(Lrv, Soil.Moon with { FrictionAngle = friction * Degree }, DriveModel.MoonGravity).Traction
            / Degree;
        Assert.True(Spins(30) < 20);
        Assert.InRange(Spins(33.5), 20, 25);
        Assert.True(Spins(37) > 23);
    }

    // Total way and time of the three missions; the mean speed lies below what the motors give on level ground, and the way within
    // the batteries.
    [Theory]
    [InlineData(27.76, 3, 2)]
    [InlineData(26.55, 3, 26)]
    [InlineData(35.89, 4, 26)]
    public void ApolloTraverses_AreDrivenInTheirTimesAndOnTheirBatteries(double kilometres, int hours, int minutes)
    {
        var level = lrv.At(0);
        var climb = lrv.At(10 * Degree);
        var meanSpeed = kilometres * 1000 / (hours * 3600 + minutes * 60);
        Assert.InRange(meanSpeed, climb.Speed, level.Speed);
        var energy = kilometres * 1000 * (level.MotorEnergy + lrv.Overhead(level));
        Assert.True(energy < Lrv.BatteryCapacity);
    }

    [Fact]
    public void LevelSpeedOfTheRovingVehicle_LiesInItsDesignRange()
    {
        // 9 to 13 km/h (Jacob et al. 2026).
        Assert.InRange(lrv.At(0).Speed * 3.6, 9, 13);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{lrv.At(0)} Wh/km {lrv.At(0).MotorEnergy / 3.6} {lrv.Overhead(lrv.At(0)) / 3.6}; 10 deg {lrv.At(10 * Degree)}"
        );
    }

    [Fact]
    public void ForcesOnASlope_Balance()
    {
        foreach (var degrees in new[] { -3.0, 0, 5, 12, 20 })
        {
            var slope = degrees * Degree;
            var state = lrv.At(slope);
            var wheel = lrv.WheelOn(slope);
            var pull = 4 * (wheel.Thrust(state.Slip) - wheel.MotionResistance);
            Assert.Equal(Lrv.Mass * DriveModel.MoonGravity * Math.Sin(slope), pull, 1e-8);
            Assert.Equal(
                4 * wheel.Torque(state.Slip) * state.Speed / ((1 - state.Slip) * 0.405) / Lrv.DriveEfficiency,
                state.MotorPower,
                1e-8
            );
        }
    }

    [Fact]
    public void SlipAndEnergy_GrowUphillAndVanishOnASteepDescent()
    {
        var (slip, energy) = (-1.0, -1.0);
        for (var degrees = -5; degrees <= 21; degrees++)
        {
            var state = lrv.At(degrees * Degree);
            Assert.True(state.Slip > slip && state.MotorEnergy > energy);
            (slip, energy) = (state.Slip, state.MotorEnergy);
        }
        Assert.Equal(0, lrv.At(-20 * Degree).MotorPower);
    }

    [Fact]
    public void SlopeBeyondTraction_IsRefusedWithTheLimit()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => lrv.At(lrv.Traction + 0.01));
        Assert.Contains("climbs at most", error.Message, StringComparison.Ordinal);
        Assert.InRange(lrv.At(lrv.Traction).Slip, 0.999, 1);
    }

    // 4 m ahead, 150 deg left, 2.5 m back: (4 - 2.5 cos 150, -2.5 sin 150) m; 2 cm, 1 deg.
    [Fact]
    public void PerseverancesFirstDrive_EndsWhereItDid()
    {
        var mars = new DriveModel(Perseverance, Soil.Mars, DriveModel.MarsGravity);
        var end = DriveSequence.Drive(mars, [new(4, 0, 0), new(0, 150 * Degree, 0), new(-2.5, 0, 0)])[^1];
        Assert.Equal(6.165, end.X, 0.001);
        Assert.Equal(-1.25, end.Y, 0.001);
        Assert.Equal(150 * Degree, end.Heading, 1e-12);
        Assert.Equal(6.5, end.Path, 1e-12);
        // The wheels alone take 2.6 min of the 33; the rest is not published.
        Assert.Equal(6.5 / (152.0 / 3600) + 150, end.Time, 1e-9);
    }

    [Fact]
    public void Turns_CostByPlaneGeometry()
    {
        DriveModel Model(double rate, double? power, double? radius) =>
            new(
                Lrv with
                {
                    TurnRate = rate * Degree,
                    TurnPower = power,
                    TurnRadius = radius,
                },
                Soil.Moon,
                DriveModel.MoonGravity
            );
        // 45 deg on an arc of 12 m takes 4.97 m of either way, 90 deg take 12.
        var both = Model(3, 400, 12);
        Assert.Equal((0, 0), both.Turn(45 * Degree, 5));
        Assert.Equal(30, both.Turn(90 * Degree, 5).Time, 1e-12);
        Assert.Equal(12_000, both.Turn(90 * Degree, 5).MotorEnergy, 1e-9);
        Assert.Equal((0, 0), both.Turn(90 * Degree, 12.01));
        Assert.Equal(15 * lrv.At(0).MotorPower, Model(3, null, null).Turn(45 * Degree, 5).MotorEnergy, 1e-9);
        // To and fro on arcs: half a circle of 3.05 m.
        var (time, energy) = Model(0, null, 3.05).Turn(Math.PI, 5);
        Assert.Equal(Math.PI * 3.05 / lrv.At(0).Speed, time, 1e-12);
        Assert.Equal(Math.PI * 3.05 * lrv.At(0).MotorEnergy, energy, 1e-9);
        Assert.Equal((0, 0), lrv.Turn(Math.PI, 5));
        Assert.Throws<InvalidOperationException>(() => lrv.TurnInPlace(1));
    }

    [Fact]
    public void StopsToLookAround_SlowTheRoverByTheirShare()
    {
        var stopping = new DriveModel(Lrv with { StopEvery = 100, StopTime = 60 }, Soil.Moon, DriveModel.MoonGravity);
        Assert.Equal(lrv.At(0).Time + 0.6, stopping.At(0).Time, 1e-12);
    }

    [Fact]
    public void RoverOnGroundWithoutStrength_SaysItSpinsOnLevelGround()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new DriveModel(Lrv, Soil.Moon with { FrictionAngle = 5 * Degree }, DriveModel.MoonGravity)
        );
        Assert.Contains("spin", error.Message, StringComparison.Ordinal);
    }
}
