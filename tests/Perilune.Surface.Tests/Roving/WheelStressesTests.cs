using Perilune.Surface.Roving;

namespace Perilune.Surface.Tests.Roving;

public sealed class WheelStressesTests
{
    private static readonly Wheel wheel = new(0.81, 0.24, 0);

    // Without shear, and with the peak at the lowest point, n = 1: W = k b r^2 (t - sin t cos t) / 2 and the resistance is
    // k b r^2 (1 - cos t)^2 / 2, which is Bekker's compaction of the sinkage z = r (1 - cos t).
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void FrictionlessWheel_AddsUpToTheClosedIntegral_To1e9(double entry)
    {
        var smooth = Soil.Moon with { Cohesion = 0, FrictionAngle = 0 };
        var forces = new WheelStresses(smooth, wheel, 0, 0).At(entry, 0.2);
        var (r, k) = (0.405, 1_400 / 0.24 + 820_000);
        var load = k * 0.24 * r * r * (entry - Math.Sin(entry) * Math.Cos(entry)) / 2;
        var depth = r * (1 - Math.Cos(entry));
        var compaction = k * 0.24 * depth * depth / 2;
        Assert.Equal(load, forces.Load, 1e-9 * load);
        Assert.Equal(-compaction, forces.DrawbarPull, 1e-9 * compaction);
        Assert.Equal(0, forces.Torque, 1e-12);
    }

    // Work in is work out: torque times turning is pull times way plus what the ground takes, which is never negative.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public void Torque_PaysForPullAndGround(double slip)
    {
        var forces = WheelStresses.OnSand(Soil.Moon, wheel).Carry(283.5, slip);
        Assert.Equal(283.5, forces.Load, 1e-8);
        Assert.True(forces.Torque / 0.405 > forces.DrawbarPull * (1 - slip));
    }

    // The closed forms neglect the slope of the stress under the wheel; the slip that a pull takes agrees in kind, not in digits.
    [Fact]
    public void ClosedForms_PullWithin15PercentOfTheLoadOfTheStresses()
    {
        var stresses = WheelStresses.OnSand(Soil.Moon, wheel);
        var closed = new LoadedWheel(Soil.Moon, wheel, 283.5);
        foreach (var slip in new[] { 0.1, 0.2, 0.4, 0.7, 1.0 })
            Assert.Equal(stresses.Carry(283.5, slip).DrawbarPull, closed.DrawbarPull(slip), 0.15 * 283.5);
    }
}
