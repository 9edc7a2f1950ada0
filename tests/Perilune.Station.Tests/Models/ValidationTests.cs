using Perilune.Station.Models;

namespace Perilune.Station.Tests.Models;

public sealed class ValidationTests
{
    [Fact]
    public void ASoundModel_HasNoProblems() => Assert.Empty(TestStations.Model().Validate());

    [Fact]
    public void BatteryOfNegativeSize_IsNamedByItsPath()
    {
        var habitat = TestStations.Habitat();
        var model = TestStations.Model(
            habitat with
            {
                Power = habitat.Power with { Battery = habitat.Power.Battery with { Capacity = -1 } },
            }
        );
        var problem = Assert.Single(model.Validate());
        Assert.Equal("Habitats[0].Power.Battery.Capacity", problem.Property);
        Assert.Equal("-1", problem.Value);
    }

    [Theory]
    [InlineData(2.61, false)] // SIMOC's electrolyser: under the Gibbs energy
    [InlineData(4.11, false)]
    [InlineData(4.13, true)]
    [InlineData(7.75, true)] // ISS oxygen generation assembly
    public void Electrolyser_TakesAtLeast4Point12KilowattHoursForAKilogram(double energy, bool sound)
    {
        var habitat = TestStations.Habitat();
        var generator = new OxygenGeneratorModel { MaximumPower = energy * 3.6e6 * 9.2 / 86_400, StandbyPower = 0 };
        var model = TestStations.Model(
            habitat with
            {
                LifeSupport = habitat.LifeSupport with { OxygenGenerator = generator },
            }
        );
        var problems = model.Validate();
        if (sound)
            Assert.Empty(problems);
        else
            Assert.Equal("Habitats[0].LifeSupport.OxygenGenerator.MaximumPower", Assert.Single(problems).Property);
    }

    [Fact]
    public void DefaultOxygenGenerator_MatchesTheIssRatios()
    {
        var generator = new OxygenGeneratorModel { Production = 9.2 / 86_400 };
        // 2971 W for 9.2 kg/d: 7.75 kWh for a kilogram of oxygen (station reference B3).
        Assert.Equal(7.75, generator.RunningPower / generator.Production / 3.6e6, 0.005);
        Assert.Equal(4.12, OxygenGeneratorModel.MinimumEnergyPerKilogram / 3.6e6, 0.005);
    }

    [Fact]
    public void AllProblemsComeAtOnce()
    {
        var habitat = TestStations.Habitat();
        var model = TestStations.Model(
            habitat with
            {
                Id = " ",
                Atmosphere = habitat.Atmosphere with { Volume = double.NaN },
                Stores = habitat.Stores with { Food = new StoreModel(10, 11) },
            }
        );
        Assert.Equal(
            ["Habitats[0].Id", "Habitats[0].Atmosphere.Volume", "Habitats[0].Stores.Food.Initial"],
            from problem in model.Validate()
            where !problem.Property.Contains("Airlock", StringComparison.Ordinal)
            select problem.Property
        );
    }
}
