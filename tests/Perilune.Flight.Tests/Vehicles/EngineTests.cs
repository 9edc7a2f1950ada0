using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Tests.Vehicles;

public sealed class EngineTests
{
    // Thrust of an engine in air is throttle x vacuum thrust less pressure x exit area; its specific impulse at sea level
    // is that thrust over the same flow, so both ends of the law are given by the two specific impulses.
    [Fact]
    public void AtSeaLevel_ThrustOverFlow_IsTheSeaLevelSpecificImpulse()
    {
        var engine = new Engine("F", 7_770_000, 304) { SeaLevelSpecificImpulse = 263 };
        var impulse = engine.ThrustAt(Engine.SeaLevelPressure) / (engine.MassFlow * Stage.StandardGravity);
        Assert.Equal(263, impulse, 1e-9);
        Assert.Equal(7_770_000, engine.ThrustAt(0), 1e-6);
    }

    // Apollo 11 Mission Report MSC-00171: the descent engine throttles from 1,050 to 6,300 lbf, or gives 9,870 lbf, and
    // nothing between.
    [Theory]
    [InlineData(500, 1_050)]
    [InlineData(4_000, 4_000)]
    [InlineData(7_000, 6_300)]
    [InlineData(9_000, 9_870)]
    [InlineData(12_000, 9_870)]
    public void DescentEngine_HoldsNoThrustBetweenItsBands(double wanted, double held)
    {
        var engine = new Engine("DPS", 9_870, 300.5)
        {
            ThrottleBands = [new(1_050.0 / 9_870, 6_300.0 / 9_870), ThrottleBand.Full],
        };
        Assert.Equal(held, engine.NearestThrottle(wanted / 9_870) * 9_870, 1e-9);
    }

    [Fact]
    public void StageOfEnginesAndTanks_AddsThem_AndCountsResidualsAsDry()
    {
        var stage = Stage.Of(
            "S",
            1_000,
            [new Engine("a", 100_000, 300) { Count = 2 }, new Engine("b", 50_000, 450)],
            [new Tank("o", "oxygen", 6_000) { Residual = 100, BoilOff = 0.01 }, new Tank("h", "hydrogen", 1_000)]
        );
        Assert.Equal(1_100, stage.DryMass);
        Assert.Equal(6_900, stage.Propellant);
        Assert.Equal(250_000, stage.Thrust);
        // Flow adds: 250 kN over (200 kN/300 s + 50 kN/450 s).
        Assert.Equal(250.0 / (200.0 / 300 + 50.0 / 450), stage.SpecificImpulse, 1e-9);
        Assert.Equal(0.01, stage.BoilOff);
    }

    [Fact]
    public void DragTable_IsLinearBetweenItsPoints_AndConstantBeyond()
    {
        var table = new DragTable((0.5, 0.2), (1, 0.6), (3, 0.2));
        Assert.Equal(0.2, table.At(0.1));
        Assert.Equal(0.4, table.At(0.75), 1e-12);
        Assert.Equal(0.4, table.At(2), 1e-12);
        Assert.Equal(0.2, table.At(25));
        Assert.Throws<ArgumentException>(() => new DragTable((1, 0.2), (1, 0.3)));
    }
}
