using System.Collections.Immutable;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests;

/// <summary>A base and a node with everything in use: light, eclipses, passes, flights, tasks, failures.</summary>
internal static class FullYear
{
    public static StationModel Station() => Model(Base(), Node());

    public static StationInputs Inputs(double days, double sampleInterval) =>
        new()
        {
            Start = Start,
            End = Start + (days * Day),
            Seed = 7,
            SampleInterval = sampleInterval,
            Sunlight = [PolarLight(days), Eclipses(days)],
            Passes = [.. Passes("base", days, 0.3), .. Passes("node", days, 0.1)],
            Tasks = [.. Tasks(days)],
            Arrivals = [.. Flights(days).Select(flight => flight.Arrival)],
            Departures = [.. Flights(days).Select(flight => flight.Departure)],
            ExtravehicularActivities =
            [
                .. Enumerable
                    .Range(0, (int)(days / 30))
                    .Select(i => new ExtravehicularActivity
                    {
                        Id = $"eva-{i}",
                        Habitat = "base",
                        Start = Start + (((30 * i) + 12.4) * Day),
                        Duration = 6.5 * Hour,
                    }),
            ],
        };

    private static HabitatModel Base()
    {
        var habitat = Habitat("base", FourPeople);
        return habitat with
        {
            Power = new PowerModel
            {
                SolarArrays = [new SolarArrayModel { Id = "array", Power = 30_000 }],
                Battery = new BatteryModel { Capacity = 600 * 3.6e6, MaximumChargePower = 15_000 },
                Loads =
                [
                    new LoadModel
                    {
                        Id = "avionics",
                        Power = 1_500,
                        Priority = 0,
                    },
                    new LoadModel
                    {
                        Id = "thermal",
                        Power = 1_800,
                        PowerPerCrewMember = 100,
                        Priority = 1,
                    },
                    new LoadModel
                    {
                        Id = "galley",
                        Power = 100,
                        PowerPerCrewMember = 150,
                        Priority = 4,
                        ShedAt = 0.4,
                    },
                ],
            },
            LifeSupport = habitat.LifeSupport with
            {
                OxygenGenerator = new OxygenGeneratorModel
                {
                    ReplaceableUnits = [Part("pump", 35_000), Part("hydrogen sensor", 2_600)],
                },
                UrineProcessor = new UrineProcessorModel
                {
                    ReplaceableUnits = [Part("pump", 1_000), Part("distillation", 5_500)],
                },
                WaterProcessor = new WaterProcessorModel { ReplaceableUnits = [Part("reactor", 14_000)] },
                CarbonDioxideRemoval = new CarbonDioxideRemovalModel { ReplaceableUnits = [Part("valve", 3_000)] },
            },
            Stores = habitat.Stores with
            {
                Spares = [new("pump", 6), new("hydrogen sensor", 3), new("valve", 2), new("reactor", 1)],
            },
        };
    }

    private static HabitatModel Node()
    {
        var habitat = Habitat("node");
        return habitat with
        {
            Power = new PowerModel
            {
                SolarArrays =
                [
                    new SolarArrayModel
                    {
                        Id = "array",
                        Power = 12_000,
                        Count = 2,
                    },
                ],
                Battery = new BatteryModel { Capacity = 60 * 3.6e6 },
                Loads =
                [
                    new LoadModel
                    {
                        Id = "avionics",
                        Power = 3_000,
                        Priority = 0,
                    },
                ],
            },
        };
    }

    private static ReplaceableUnitModel Part(string id, double hours) =>
        new()
        {
            Id = id,
            SpareType = id,
            MeanTimeBetweenFailures = hours * Hour,
        };

    /// <summary>Some 1500 change points a year: a lunar day with a night of up to four days and slow ramps.</summary>
    private static SunlightProfile PolarLight(double days)
    {
        var times = new List<double>();
        var fractions = new List<double>();
        for (var day = 0.0; day < days; day += 29.53)
        {
            var night = 4 * Math.Abs(Math.Sin(0.1 + (day / 60)));
            for (var i = 0; i <= 60; i++)
            {
                times.Add(Start + ((day + (0.1 * i / 60)) * Day));
                fractions.Add(1 - (i / 60.0));
                times.Add(Start + ((day + 0.2 + night + (0.1 * i / 60)) * Day));
                fractions.Add(i / 60.0);
            }
        }
        var order = Enumerable.Range(0, times.Count).OrderBy(i => times[i]).ToArray();
        return new(
            "base",
            [.. order.Select(i => times[i])],
            [.. order.Select(i => fractions[i])],
            SunlightInterpolation.Linear
        );
    }

    private static SunlightProfile Eclipses(double days)
    {
        var times = ImmutableArray.CreateBuilder<double>();
        var fractions = ImmutableArray.CreateBuilder<double>();
        for (var day = 3.0; day < days; day += 13.3)
        {
            times.AddRange(Start + (day * Day), Start + ((day + 0.06) * Day));
            fractions.AddRange(0, 1);
        }
        times.Insert(0, Start - Day);
        fractions.Insert(0, 1);
        return new("node", times.ToImmutable(), fractions.ToImmutable(), SunlightInterpolation.Step);
    }

    private static IEnumerable<CommunicationPass> Passes(string habitat, double days, double phase)
    {
        for (var day = phase; day < days; day += 0.365)
            yield return new(habitat, Start + (day * Day), Start + ((day + 0.12) * Day), 5e6);
    }

    private static IEnumerable<TaskActivity> Tasks(double days)
    {
        for (var i = 0; i * 0.365 < days; i++)
        {
            yield return new TaskActivity
            {
                Id = $"task-{i}",
                Habitat = i % 5 == 4 ? "node" : "base",
                Start = Start + (((0.365 * i) + 0.2) * Day),
                Duration = (2 + (i % 7)) * Hour,
                CrewTime = i % 5 == 4 ? 0 : (1 + (i % 3)) * Hour,
                Power = 300 + (50 * (i % 11)),
                DataVolume = 1e9 * (i % 13),
                ShedAt = 0.5,
            };
        }
    }

    private static IEnumerable<(Arrival Arrival, Departure Departure)> Flights(double days)
    {
        for (var i = 1; i * 60 < days; i++)
        {
            var time = Start + (i * 60 * Day);
            yield return (
                new Arrival
                {
                    Flight = $"flight-{i}",
                    Time = time,
                    Habitat = "base",
                    Crew = [$"crew-{i}"],
                    Cargo = [new(Commodity.Food, 400), new(Commodity.Water, 200), new(Commodity.Oxygen, 30)],
                    Spares = [new("pump", 2), new("valve", 1)],
                },
                new Departure
                {
                    Flight = $"return-{i}",
                    Time = time + (2 * Day),
                    Habitat = "base",
                    Crew = [i == 1 ? "Anna" : $"crew-{i - 1}"],
                    RemovesWaste = true,
                }
            );
        }
    }
}
