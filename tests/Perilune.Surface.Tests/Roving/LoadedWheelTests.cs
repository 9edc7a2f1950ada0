using Perilune.Surface.Roving;

namespace Perilune.Surface.Tests.Roving;

public sealed class LoadedWheelTests
{
    private static readonly Soil soil = Soil.Moon with { FrictionAngle = 33 * Rovers.Degree };

    // A wheel of 0.81 x 0.24 m under 283.5 N on n = 1, k_c = 1400, k_phi = 820000, c = 170 Pa, 33 deg, K = 1.8 cm. By hand:
    // k_c + b k_phi = 1400 + 196800 = 198200; z = (850.5 / (2 x 198200 x 0.9))^(2/3); l = 0.405 acos(1 - 2 z / 0.81);
    // R_c = 198200 z^2 / 2; H = (0.24 l 170 + 283.5 tan 33 deg)(1 - (1 - exp(-j)) / j), j = s l / 0.018.
    [Fact]
    public void HandWorkedWheel_AgreesTo1e9()
    {
        var wheel = new LoadedWheel(soil, new(0.81, 0.24, 0.05), 283.5);
        Near(0.01784563920882886, wheel.Sinkage);
        Near(0.12067472258653704, wheel.ContactLength);
        Near(31.560063722274474, wheel.CompactionResistance);
        Near(0.05 * 283.5, wheel.RollingResistance);
        Near(28.420031675765234, wheel.Thrust(0.05));
        Near(84.93476457101075, wheel.Thrust(0.2));
        Near(160.86909482079463, wheel.Thrust(1));
        Near(34.398579651259354, wheel.Torque(0.2));
        Near(39.19970084873627, wheel.DrawbarPull(0.2));
        Assert.Equal(0, wheel.Thrust(0));

        static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * Math.Abs(expected));
    }

    // Lunar roving vehicle of a course in planetary robotics (University of Maryland, ENAE 788X): 28.3 N a wheel, printed to 0.1 N. Its
    // printed sinkage does not follow from its own formula, and is left out.
    [Fact]
    public void PublishedRovingVehicle_ResistsBy28Point3Newtons()
    {
        var wheel = new LoadedWheel(Soil.Moon, new(0.813, 0.229, 0.05), 259);
        Assert.Equal(28.3, wheel.CompactionResistance, 0.05);
    }

    // Li and Bingham 2022 (NASA 20220010732): for n = 1, R_c = 0.85854 (W^4 / ((k_c + b k_phi) D^2))^(1/3), printed to five digits.
    [Theory]
    [InlineData(50, 0.3, 0.1)]
    [InlineData(283.5, 0.81, 0.24)]
    [InlineData(2000, 1.2, 0.5)]
    public void CompactionOfTheWhitePaper_AgreesToItsFiveDigits(double load, double diameter, double width)
    {
        var wheel = new LoadedWheel(Soil.Moon, new(diameter, width, 0), load);
        var stiffness = 1_400 + width * 820_000;
        var published = 0.85854 * Math.Cbrt(Math.Pow(load, 4) / (stiffness * diameter * diameter));
        Assert.Equal(published, wheel.CompactionResistance, 1e-5 * published);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    [InlineData(20)]
    [InlineData(84.93476457101075)]
    [InlineData(160)]
    public void SlipForAThrust_GivesThatThrustBack(double thrust)
    {
        var wheel = new LoadedWheel(soil, new(0.81, 0.24, 0.05), 283.5);
        var slip = wheel.SlipFor(thrust);
        Assert.NotNull(slip);
        Assert.Equal(thrust, wheel.Thrust(slip.Value), 1e-9);
        Assert.InRange(slip.Value, 0, 1);
    }

    [Fact]
    public void ThrustBeyondASpinningWheel_HasNoSlip() =>
        Assert.Null(new LoadedWheel(soil, new(0.81, 0.24, 0.05), 283.5).SlipFor(160.87));

    [Fact]
    public void Thrust_IsSmoothWhereItsFormulaLosesDigits()
    {
        var wheel = new LoadedWheel(soil, new(0.81, 0.24, 0.05), 283.5);
        // Either side of the change from one form to the other.
        var slip = 1e-2 * soil.ShearModulus / wheel.ContactLength;
        var (below, above) = (wheel.Thrust(slip * (1 - 1e-12)), wheel.Thrust(slip * (1 + 1e-12)));
        Assert.Equal(1, above / below, 1e-11);
    }

    [Fact]
    public void WheelThatSinksToItsAxle_SaysSo()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new LoadedWheel(soil, new(0.1, 0.01, 0), 5_000));
        Assert.Contains("to its axle", error.Message, StringComparison.Ordinal);
    }
}
