using Perilune.Station.Models;

namespace Perilune.Station.Tests;

/// <summary>Small stations that tests vary.</summary>
internal static class TestStations
{
    public const double Hour = 3_600;
    public const double Day = 86_400;

    /// <summary>2028-01-01T00:00:00 TDB.</summary>
    public const double Start = 883_612_800 - 43_200;

    public static StationModel Model(params HabitatModel[] habitats) =>
        new() { Habitats = habitats.Length == 0 ? [Habitat()] : [.. habitats] };

    /// <summary>A base for four with every unit and ample constant power.</summary>
    public static HabitatModel Habitat(string id = "base", params string[] crew) =>
        new()
        {
            Id = id,
            Atmosphere = new AtmosphereModel { Volume = 300 },
            Power = new PowerModel
            {
                ConstantSources = [new ConstantSourceModel { Id = "fission", Power = 20_000 }],
                Battery = new BatteryModel { Capacity = 100 * 3.6e6 },
                Loads =
                [
                    new LoadModel
                    {
                        Id = "avionics",
                        Power = 2_000,
                        Priority = 0,
                    },
                ],
            },
            LifeSupport = new LifeSupportModel
            {
                OxygenGenerator = new OxygenGeneratorModel(),
                CarbonDioxideRemoval = new CarbonDioxideRemovalModel(),
                Sabatier = new SabatierModel(),
                HumidityControl = new HumidityControlModel(),
                UrineProcessor = new UrineProcessorModel(),
                BrineProcessor = new BrineProcessorModel(),
                WaterProcessor = new WaterProcessorModel(),
            },
            InitialCrew = [.. crew],
        };

    public static string[] FourPeople => ["Anna", "Boris", "Chen", "Dara"];
}
