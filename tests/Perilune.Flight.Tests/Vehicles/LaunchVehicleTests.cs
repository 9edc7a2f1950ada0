using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Tests.Vehicles;

public sealed class LaunchVehicleTests
{
    // NASA Launch Services Program performance query of 2024-09-17, Falcon Heavy expendable: the fit and raw points.
    private static readonly LaunchVehicle heavy = new()
    {
        Name = "Falcon Heavy expendable",
        EnergyCurve = [14964.1, -278.906, 2.0196, -0.00655333],
        LeastEnergy = 0,
        ParkingInclination = 28.5 * Math.PI / 180,
    };

    [Theory]
    [InlineData(0, 15_010)]
    [InlineData(5, 13_615)]
    [InlineData(10, 12_345)]
    [InlineData(20, 10_115)]
    [InlineData(30, 8_225)]
    public void PublishedCurve_MeetsItsPublishedPoints_Within1Percent(double c3, double mass) =>
        Assert.InRange(heavy.InjectedMass(c3 * 1e6), mass * 0.99, mass * 1.01);

    [Fact]
    public void BelowTheCurve_ItsSlopeGoesOn_ToTheQuotedTransLunarMass() =>
        // station.md B8: about 15.47 t at C3 = -1.8 km2/s2 by the linear slope.
        Assert.Equal(15_466, heavy.InjectedMass(-1.8e6), 1.0);

    [Theory]
    [InlineData(-3.1)]
    [InlineData(100.1)]
    public void BeyondThePublishedCurve_IsRefused_WithWhereItHolds(double c3)
    {
        var limited = new LaunchVehicle
        {
            Name = "Falcon Heavy expendable",
            EnergyCurve = heavy.EnergyCurve,
            LeastEnergy = 0,
            GreatestEnergy = 100,
            ParkingInclination = heavy.ParkingInclination,
        };
        Assert.False(limited.Covers(c3 * 1e6));
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => limited.InjectedMass(c3 * 1e6));
        Assert.Contains("holds for C3 from -3 to 100 km2/s2", refusal.Message, StringComparison.Ordinal);
    }
}
