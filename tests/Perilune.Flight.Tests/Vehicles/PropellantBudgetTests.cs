using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Tests.Vehicles;

public sealed class PropellantBudgetTests
{
    // NASA, "Orion Quick Facts": injected mass 26,520 kg, service-module propellant 8.6 t, delta-v 4,390 ft/s = 1,338 m/s.
    // The published figures fix the specific impulse that they imply; a service-module engine lies near 315 s.
    [Fact]
    public void Orion_PublishedPropellant_GivesItsPublishedDeltaV()
    {
        var stage = new Stage("service module", 26_520 - 8_600, 8_600, 315, 25_700 + 8 * 490);
        var deltaV = stage.ExhaustVelocity * Math.Log(26_520.0 / (26_520 - 8_600));
        Assert.InRange(deltaV, 1_338 * 0.9, 1_338 * 1.1);

        var budget = new PropellantBudget(new Spacecraft("Orion", [stage], 4, 100), 0);
        budget.Burn("all of it", 0, deltaV);
        Assert.Equal(8_600, budget.Tanks[0].Needed, 1e-6);
        Assert.Equal(0, budget.Missing, 1e-6);
    }

    // SpaceNet Quick Start 1, Ares I ascent: 889,575 kg, 9,500 m/s, upper stage keeps 3,619.6 kg (g0 of 9.81 there, so the
    // specific impulses are scaled).
    [Fact]
    public void AresI_Ascent_LeavesWhatSpaceNetPublished()
    {
        const double g = 9.81 / 9.80665;
        var first = new Stage("first", 105_000, 620_000, 267 * g, 1);
        var upper = new Stage("upper", 12_000, 125_000, 448 * g, 1);
        var payload = 8_000 + 175 + 3_000 + 10_000 + 400;
        var budget = new PropellantBudget(new Spacecraft("Ares I", [first, upper], 4, 0), payload);
        // The escape tower leaves with the first stage, so the first burn is made with it and the second without.
        var tower = 6_000;
        budget.Load(tower);
        Assert.Equal(889_575, budget.Mass, 1e-9);
        var firstDeltaV = first.ExhaustVelocity * Math.Log(889_575.0 / (889_575 - 620_000));
        Assert.Equal(3_127.1, firstDeltaV, 0.05);
        budget.Burn("first", 0, firstDeltaV - 1e-9);
        budget.DropStage();
        budget.Load(-tower);
        budget.Burn("upper", 0, 9_500 - firstDeltaV);
        Assert.Equal(3_619.6, budget.Remaining[1], 0.1);
        Assert.Equal(37_194.6, budget.Mass, 0.1);
        Assert.True(budget.Closes);
    }

    [Fact]
    public void ABurnAcrossStages_IsTheSumOfBoth_AndTheEmptyStageIsGone()
    {
        var a = new Stage("a", 1_000, 4_000, 300, 1e4);
        var b = new Stage("b", 500, 1_000, 320, 1e4);
        var budget = new PropellantBudget(new Spacecraft("two", [a, b], 0, 0), 200);
        var ofA = a.ExhaustVelocity * Math.Log(6_700.0 / 2_700);
        budget.Burn("burn", 0, ofA + 100);
        Assert.Equal(1_700 * Math.Exp(-100 / b.ExhaustVelocity), budget.Mass, 1e-9);
        Assert.Equal("b", budget.ActiveStage.Name);
    }

    [Fact]
    public void AFlightThatCannotClose_SaysByHowMuch()
    {
        var stage = new Stage("only", 1_000, 100, 300, 1e4);
        var budget = new PropellantBudget(new Spacecraft("small", [stage], 0, 0), 0);
        budget.Burn("too much", 0, 1_000);
        var needed = 1_100 * (1 - Math.Exp(-1_000 / stage.ExhaustVelocity));
        Assert.False(budget.Closes);
        Assert.Equal(needed - 100, budget.Missing, 1e-9);
    }

    [Fact]
    public void BoilOff_EmptiesATankInTime_AndTheBurnAfterItDoesNotClose()
    {
        var stage = Stage.Of(
            "cryogenic",
            1_000,
            [new Engine("e", 1e5, 450)],
            [new Tank("t", "hydrogen", 2_000) { BoilOff = 20 / 86_400.0 }]
        );
        var budget = new PropellantBudget(new Spacecraft("S", [stage], 0, 0), 0);
        Assert.Equal(200, budget.Coast(10 * 86_400), 1e-9);
        Assert.Equal(1_800, budget.Remaining[0], 1e-9);
        Assert.Equal(1_800, budget.Coast(1_000 * 86_400), 1e-9);
        budget.Burn("burn", 0, 100);
        // 1,000 kg with empty tanks: what is missing is m (1 - exp(-dv/ve)).
        Assert.Equal(1_000 * (1 - Math.Exp(-100 / (450 * 9.80665))), budget.Missing, 1e-9);
    }

    [Fact]
    public void Refuelling_FillsToTheBrim_AndNotBeyond()
    {
        var stage = new Stage("s", 1_000, 5_000, 300, 1e4);
        var budget = new PropellantBudget(new Spacecraft("S", [stage], 0, 0), 0, [2_000.0]);
        budget.Refuel(0, 3_000);
        Assert.Equal(6_000, budget.Mass, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Refuel(0, 1));
    }
}
