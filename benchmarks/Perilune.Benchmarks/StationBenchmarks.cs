using Perilune.Station;
using Perilune.Station.Inputs;
using Perilune.Station.Models;

namespace Perilune.Benchmarks;

/// <summary>A year of a base for four, with a walk outside every month.</summary>
internal static class StationBenchmarks
{
    private const double Day = 86400;

    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883_569_600;

    public static IEnumerable<Benchmark> All()
    {
        yield return new("station.year", "s", null, () => Clock.Quick(() => Year().WorstElementResidual));
    }

    private static Station.History.StationHistory Year() =>
        StationSimulation.Run(
            new StationModel { Habitats = [Habitat()] },
            new StationInputs
            {
                Start = Start,
                End = Start + 365 * Day,
                Seed = 7,
                ExtravehicularActivities =
                [
                    .. Enumerable
                        .Range(0, 12)
                        .Select(i => new ExtravehicularActivity
                        {
                            Id = $"walk-{i}",
                            Habitat = "base",
                            Start = Start + (30 * i + 12.4) * Day,
                            Duration = 6.5 * 3600,
                        }),
                ],
            }
        );

    private static HabitatModel Habitat() =>
        new()
        {
            Id = "base",
            Atmosphere = new() { Volume = 300 },
            Power = new()
            {
                ConstantSources = [new() { Id = "fission", Power = 20_000 }],
                Battery = new() { Capacity = 100 * 3.6e6 },
            },
            LifeSupport = new()
            {
                OxygenGenerator = new(),
                CarbonDioxideRemoval = new(),
                Sabatier = new(),
                HumidityControl = new(),
                UrineProcessor = new(),
                BrineProcessor = new(),
                WaterProcessor = new(),
            },
            InitialCrew = ["Anna", "Boris", "Chen", "Dara"],
        };
}
