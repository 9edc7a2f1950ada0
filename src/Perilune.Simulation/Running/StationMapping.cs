using System.Collections.Immutable;
using Perilune.Simulation.Scenarios;
using Perilune.Station.Models;
using Catalogued = Perilune.Simulation.Catalogue;

namespace Perilune.Simulation.Running;

/// <summary>The station room's model of a scenario's habitats.</summary>
internal static class StationMapping
{
    /// <summary>Name of the node among habitats.</summary>
    public const string Node = "node";

    /// <summary>Name of the base among habitats.</summary>
    public const string Base = "base";

    private const double JulianYear = 31557600;

    public static StationModel Map(Scenario scenario)
    {
        var habitats = ImmutableArray.CreateBuilder<HabitatModel>();
        if (scenario.Node is { } node)
            habitats.Add(Map(Node, node, scenario.Verdicts));
        if (scenario.Base is { } ground)
            habitats.Add(Map(Base, ground, scenario.Verdicts));
        return new()
        {
            Habitats = habitats.ToImmutable(),
            CrewRates = Map(scenario.Crew.Rates),
            CrewDay = Map(scenario.Crew.Day),
        };
    }

    private static HabitatModel Map(string id, Habitat habitat, Verdicts limits) =>
        new()
        {
            Id = id,
            Atmosphere = new()
            {
                Volume = habitat.Volume,
                Temperature = habitat.Atmosphere.Temperature,
                TotalPressure = habitat.Atmosphere.TotalPressure,
                OxygenPressure = habitat.Atmosphere.OxygenPressure,
                CarbonDioxidePressure = habitat.Atmosphere.CarbonDioxidePressure,
                RelativeHumidity = habitat.Atmosphere.RelativeHumidity,
                LeakRate = habitat.Atmosphere.LeakRate,
                OxygenMakeUpPressure = habitat.Atmosphere.OxygenMakeUpPressure,
                OxygenMakeUpStopPressure = habitat.Atmosphere.OxygenMakeUpStopPressure,
                MaximumCarbonDioxidePressure = limits.MaximumCarbonDioxidePressure,
                MinimumOxygenPressure = limits.MinimumOxygenPressure,
            },
            Power = Map(habitat.Power),
            LifeSupport = LifeSupportMapping.Map(habitat.LifeSupport),
            Stores = Map(habitat.Stores),
            Airlock = Map(habitat.Airlock),
            Communication = new()
            {
                RecorderCapacity = habitat.Communication.RecorderCapacity,
                HousekeepingRate = habitat.Communication.HousekeepingRate,
                TransmitterPower = habitat.Communication.TransmitterPower,
            },
            InitialCrew = [.. habitat.InitialCrew],
        };

    private static PowerModel Map(Power power) =>
        new()
        {
            SolarArrays =
            [
                .. power.SolarArrays.Select(a => new SolarArrayModel
                {
                    Id = a.Name,
                    Power = a.Power,
                    Count = a.Count,
                    DegradationPerYear = a.Degradation * JulianYear,
                    InitialAge = a.InitialAge,
                    TrackingFactor = a.TrackingFactor,
                }),
            ],
            ConstantSources =
            [
                .. power.ConstantSources.Select(s => new ConstantSourceModel { Id = s.Name, Power = s.Power }),
            ],
            Battery = new()
            {
                Capacity = power.Battery.Capacity,
                InitialStateOfCharge = power.Battery.InitialStateOfCharge,
                Floor = power.Battery.Floor,
                ChargeEfficiency = power.Battery.ChargeEfficiency,
                DischargeEfficiency = power.Battery.DischargeEfficiency,
                MaximumChargePower = power.Battery.MaximumChargePower ?? double.MaxValue,
                MaximumDischargePower = power.Battery.MaximumDischargePower ?? double.MaxValue,
            },
            Loads =
            [
                .. power.Loads.Select(l => new LoadModel
                {
                    Id = l.Name,
                    Power = l.Power,
                    PowerPerCrewMember = l.PowerPerCrewMember,
                    Priority = l.Priority,
                    ShedAt = l.ShedAt,
                }),
            ],
        };

    private static StoresModel Map(Stores stores)
    {
        var defaults = new StoresModel();
        return new()
        {
            Oxygen = Map(stores.Oxygen, defaults.Oxygen),
            Nitrogen = Map(stores.Nitrogen, defaults.Nitrogen),
            PotableWater = Map(stores.PotableWater, defaults.PotableWater),
            WasteWater = Map(stores.WasteWater, defaults.WasteWater),
            Urine = Map(stores.Urine, defaults.Urine),
            Brine = Map(stores.Brine, defaults.Brine),
            Food = Map(stores.Food, defaults.Food),
            Spares = [.. stores.Spares.Select(s => new SpareStock(s.Name, s.Count))],
        };
    }

    private static StoreModel Map(Store? store, StoreModel otherwise) =>
        store is null ? otherwise : new(store.Capacity, store.Initial);

    private static AirlockModel Map(Catalogued.Airlock? airlock) =>
        airlock is null
            ? new()
            : new()
            {
                Volume = airlock.Volume,
                VentPressure = airlock.VentPressure,
                OxygenRate = airlock.OxygenRate,
                CoolingWaterRate = airlock.CoolingWaterRate,
                PurgeOxygen = airlock.PurgeOxygen,
                PreparationTime = airlock.PreparationTime,
            };

    private static CrewRates Map(Catalogued.CrewRates rates) =>
        new()
        {
            OxygenConsumed = rates.OxygenConsumed,
            CarbonDioxideProduced = rates.CarbonDioxideProduced,
            FoodSolids = rates.FoodSolids,
            DrinkingWater = rates.DrinkingWater,
            FoodWater = rates.FoodWater,
            FecalSolids = rates.FecalSolids,
            PerspirationSolids = rates.PerspirationSolids,
            UrineSolids = rates.UrineSolids,
            FecalWater = rates.FecalWater,
            VapourWater = rates.VapourWater,
            UrineWater = rates.UrineWater,
            FlushWater = rates.FlushWater,
            HygieneWater = rates.HygieneWater,
            MetabolicHeat = rates.MetabolicHeat,
        };

    private static Station.Models.CrewDay Map(Scenarios.CrewDay day) =>
        new()
        {
            Sleep = day.Sleep,
            Exercise = day.Exercise,
            Meals = day.Meals,
            Personal = day.Personal,
            Maintenance = day.Maintenance,
            RoutineOperations = day.RoutineOperations,
            Logistics = day.Logistics,
        };
}
