using Perilune.Numerics.Randomness;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Whole;

public sealed class RandomStationsTests
{
    /// <summary>
    /// Stations of any size, most of them unfit to live in: stores run empty and over, power fails, crews are lost. Nothing
    /// may be created, lost, or chase itself.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void StationsOfAnySize_KeepTheirBalances(long series)
    {
        var troubles = new HashSet<StationEventKind>();
        for (var n = 0; n < 12; n++)
        {
            var random = new CounterRandom(n, $"random stations {series}");
            var inputs = FullYear.Inputs(80, random.Uniform() < 0.5 ? 0 : 6 * Hour) with { Seed = n };
            var history = StationSimulation.Run(Vary(FullYear.Station(), random), inputs);
            Assert.InRange(history.WorstElementResidual, 0, 1e-9);
            Assert.InRange(history.WorstEnergyResidual, 0, 1e-9);
            troubles.UnionWith(history.Events.Select(item => item.Kind));
        }
        Assert.Superset(
            new HashSet<StationEventKind>
            {
                StationEventKind.StoreEmpty,
                StationEventKind.StoreFull,
                StationEventKind.LoadShed,
                StationEventKind.UnitFailed,
                StationEventKind.LimitExceeded,
            },
            troubles
        );
    }

    /// <summary>
    /// The same for five to ten years, with units that do not exist, nobody or twelve people in a small cabin, no light,
    /// tanks that begin full or empty.
    /// </summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void StationsUnfitForLife_KeepTheirBalancesForYears(long series)
    {
        for (var n = 0; n < 20; n++)
        {
            var random = new CounterRandom(n, $"unfit stations {series}");
            var days = 365 * (5 + (5 * random.Uniform()));
            var inputs = FullYear.Inputs(days, random.Uniform() < 0.5 ? 0 : 7.123 * Day) with { Seed = n };
            var model = Vary(FullYear.Station(), random);
            var history = StationSimulation.Run(
                model with
                {
                    Habitats = [.. model.Habitats.Select(habitat => Unfit(habitat, random))],
                },
                inputs
            );
            Assert.InRange(history.WorstElementResidual, 0, 1e-9);
            Assert.InRange(history.WorstEnergyResidual, 0, 1e-9);
            Assert.All(
                history.Series.Where(item => item.Quantity is not (Quantity.BodyWater or Quantity.BodyFood)),
                item => Assert.InRange(item.Minimum, -1e-6, double.MaxValue)
            );
        }
    }

    private static HabitatModel Unfit(HabitatModel habitat, CounterRandom random)
    {
        bool Chance(double part) => random.Uniform() < part;
        StoreModel Extreme(StoreModel store) =>
            store with
            {
                Initial =
                    Chance(0.3) ? store.Capacity
                    : Chance(0.3) ? 0
                    : store.Initial,
            };
        T? Perhaps<T>(T? unit)
            where T : class => Chance(0.3) ? null : unit;
        var units = habitat.LifeSupport;
        var generator = Perhaps(units.OxygenGenerator);
        var removal = Perhaps(units.CarbonDioxideRemoval);
        var urine = Perhaps(units.UrineProcessor);
        var people =
            Chance(0.2) ? 0
            : Chance(0.3) ? 12
            : 3;
        return habitat with
        {
            InitialCrew = [.. Enumerable.Range(1, people).Select(i => $"{habitat.Id} {i}")],
            Atmosphere = habitat.Atmosphere with
            {
                Volume = Chance(0.3) ? 10 : habitat.Atmosphere.Volume,
                LeakRate = Chance(0.2) ? 0 : habitat.Atmosphere.LeakRate,
                RelativeHumidity = random.Uniform(),
            },
            Power = habitat.Power with { SolarArrays = Chance(0.2) ? [] : habitat.Power.SolarArrays },
            Stores = habitat.Stores with
            {
                Oxygen = Extreme(habitat.Stores.Oxygen),
                Nitrogen = Extreme(habitat.Stores.Nitrogen),
                PotableWater = Extreme(habitat.Stores.PotableWater),
                WasteWater = Extreme(habitat.Stores.WasteWater),
                Urine = Extreme(habitat.Stores.Urine),
                Brine = Extreme(habitat.Stores.Brine),
                Food = Extreme(habitat.Stores.Food),
            },
            LifeSupport = units with
            {
                OxygenGenerator = generator,
                CarbonDioxideRemoval = removal,
                Sabatier = generator is null || removal is null ? null : units.Sabatier,
                HumidityControl = Perhaps(units.HumidityControl),
                UrineProcessor = urine,
                BrineProcessor = urine is null ? null : units.BrineProcessor,
                WaterProcessor = Perhaps(units.WaterProcessor),
            },
        };
    }

    private static StationModel Vary(StationModel model, CounterRandom random) =>
        model with
        {
            Habitats = [.. model.Habitats.Select(habitat => Vary(habitat, random))],
        };

    private static HabitatModel Vary(HabitatModel habitat, CounterRandom random)
    {
        double Around(double value) => value * Math.Exp(1.2 * random.Normal());
        StoreModel Store(double capacity)
        {
            var size = Around(capacity);
            return new(size, size * (random.Uniform() < 0.2 ? 0 : random.Uniform()));
        }
        var units = habitat.LifeSupport;
        return habitat with
        {
            Atmosphere = habitat.Atmosphere with { Volume = 30 + Around(200), LeakRate = Around(1e-8) },
            Power = habitat.Power with
            {
                SolarArrays = [new SolarArrayModel { Id = "array", Power = Around(15_000) }],
                Battery = new BatteryModel
                {
                    Capacity = Around(300 * 3.6e6),
                    InitialStateOfCharge = random.Uniform(),
                    MaximumChargePower = Around(10_000),
                    MaximumDischargePower = Around(8_000),
                },
            },
            Stores = habitat.Stores with
            {
                Oxygen = Store(50),
                Nitrogen = Store(20),
                PotableWater = Store(300) with { Initial = 0 },
                WasteWater = Store(40),
                Urine = Store(20),
                Brine = Store(10),
                Food = Store(500),
            },
            LifeSupport = units with
            {
                OxygenGenerator = units.OxygenGenerator! with { WaterReserve = 0 },
                Sabatier = random.Uniform() < 0.3 ? null : units.Sabatier! with { MethaneCapacity = Around(5) },
                HumidityControl = random.Uniform() < 0.3 ? null : units.HumidityControl,
                BrineProcessor = random.Uniform() < 0.3 ? null : units.BrineProcessor,
                WaterProcessor = units.WaterProcessor! with { Recovery = 0.98 },
            },
        };
    }
}
