using Perilune.Station.Models;

namespace Perilune.Station.Tests.Models;

/// <summary>Identities of BVAD tables: NASA/TP-2015-218570 Revision 2, Table 3-31, and the edition of 2004.</summary>
public sealed class CrewRatesTests
{
    private const double Day = 86_400;

    [Fact]
    public void BvadRevision2_TakesInAndGivesOff5672Grams_Within1e9()
    {
        var rates = CrewRates.BvadRevision2;
        Assert.Equal(5.672, rates.Intake * Day, 5.672e-9);
        Assert.Equal(5.672, rates.Output * Day, 5.672e-9);
    }

    [Fact]
    public void BvadRevision2_WaterCloses()
    {
        var rates = CrewRates.BvadRevision2;
        var off = rates.FecalWater + rates.VapourWater + rates.UrineWater;
        Assert.Equal(4.467, off * Day, 4.467e-9);
        Assert.Equal(0.490, rates.MetabolicWater * Day, 1e-9);
    }

    [Fact]
    public void BvadRevision2_EffectiveRespiratoryQuotientIs08814_AndHeat143Point8Watts()
    {
        var rates = CrewRates.BvadRevision2;
        Assert.Equal(0.8814, rates.RespiratoryQuotient, 5e-5);
        Assert.Equal(143.8, rates.MetabolicHeat, 0.05);
    }

    [Fact]
    public void Bvad2004_TakesInAndGivesOff5361Grams_Within1e9()
    {
        var rates = CrewRates.Bvad2004;
        Assert.Equal(5.361, rates.Intake * Day, 5.361e-9);
        Assert.Equal(5.361, rates.Output * Day, 5.361e-9);
    }

    [Fact]
    public void FoodThatClosesTheBalance_WeighsWhatTheTableSays_AndIsFoodLike()
    {
        var rates = CrewRates.BvadRevision2;
        var food = rates.FoodSolidsElements;
        Assert.Equal(0.800, food.Mass * Day, 1e-9);
        // Atoms in a kilogram, by hand from the formulas of NASA TM-102799 and Table 3-31.
        Assert.Equal(35.526, food.Carbon * Day / 0.8, 5e-4);
        Assert.Equal(78.565, food.Hydrogen * Day / 0.8, 5e-4);
        Assert.Equal(29.055, food.Oxygen * Day / 0.8, 5e-4);
        Assert.Equal(2.088, food.Nitrogen * Day / 0.8, 5e-4);
        // Volk and Rummel's diet of protein C4H5ON, carbohydrate C6H12O6 and fat C16H32O2 spans these ratios.
        Assert.InRange(food.Hydrogen / food.Carbon, 1.25, 2.25);
        Assert.InRange(food.Oxygen / food.Carbon, 0.125, 1);
        Assert.InRange(food.Nitrogen / food.Carbon, 0.01, 0.25);
    }

    [Fact]
    public void RatesThatDoNotClose_AreNamed()
    {
        var station = TestStations.Model() with
        {
            CrewRates = CrewRates.BvadRevision2 with { OxygenConsumed = 0.9 / Day },
        };
        var problem = Assert.Single(station.Validate());
        Assert.Equal("CrewRates.Intake", problem.Property);
    }
}
