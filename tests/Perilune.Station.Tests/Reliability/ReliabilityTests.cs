using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using Perilune.Station.Reliability;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Reliability;

public sealed class ReliabilityTests
{
    private static StationModel WithFragileGenerator(double meanHours, int spares, double oxygen, params string[] crew)
    {
        var habitat = Habitat("base", crew);
        return Model(
            habitat with
            {
                LifeSupport = habitat.LifeSupport with
                {
                    OxygenGenerator = new OxygenGeneratorModel
                    {
                        ReplaceableUnits =
                        [
                            new ReplaceableUnitModel
                            {
                                Id = "pump",
                                SpareType = "pump",
                                MeanTimeBetweenFailures = meanHours * Hour,
                            },
                        ],
                    },
                },
                Stores = habitat.Stores with { Oxygen = new(200, oxygen), Spares = [new("pump", spares)] },
            }
        );
    }

    private static StationHistory Run(StationModel model, double days, long seed = 3) =>
        StationSimulation.Run(
            model,
            new StationInputs
            {
                Start = Start,
                End = Start + (days * Day),
                Seed = seed,
            }
        );

    [Fact]
    public void SystemOf150Items_At99Percent_NeedsEachAt0Point99993()
    {
        // Product rule of probabilities of sufficiency (station reference C19), to the 1e-5 printed.
        Assert.Equal(0.99993, Math.Pow(0.99, 1.0 / 150), 1e-5);
        // The number of spares that gives it, for one expected failure, is exact in the Poisson distribution.
        var spares = SparesDemand.Needed(0.99993, 1);
        Assert.True(SparesDemand.ProbabilityOfSufficiency(spares, 1) >= 0.99993);
        Assert.True(SparesDemand.ProbabilityOfSufficiency(spares - 1, 1) < 0.99993);
    }

    [Fact]
    public void PoissonDistribution_SumsItsTerms()
    {
        Assert.Equal(Math.Exp(-2) * (1 + 2 + 2 + (4.0 / 3)), SparesDemand.ProbabilityOfSufficiency(3, 2), 1e-15);
        Assert.Equal(8.766, SparesDemand.Expected(1, 1, 1_000 * Hour, 365.25 * Day), 1e-12);
    }

    [Fact]
    public void FailuresOfAYear_AreAsManyAsExpected_WithinThreeSigma()
    {
        var failures = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            var history = Run(WithFragileGenerator(200, 1_000, 150, FourPeople), 200, seed);
            failures += history.Events.Count(item => item.Kind == StationEventKind.UnitFailed);
        }
        // Each life of 200 h is followed by 3 h of repair.
        var expected = 10 * 200 * 24 / 203.0;
        Assert.InRange(failures, expected - (3 * Math.Sqrt(expected)), expected + (3 * Math.Sqrt(expected)));
    }

    [Fact]
    public void FailedGenerator_WithASpare_IsBackAfterItsRepairTime()
    {
        var history = Run(WithFragileGenerator(300, 1_000, 150, FourPeople), 60);
        var failed = history.Events.First(item => item.Kind == StationEventKind.UnitFailed);
        var repaired = history.Events.First(item => item.Kind == StationEventKind.UnitRepaired);
        Assert.Equal(3 * Hour, repaired.Time - failed.Time, 1e-6);
        Assert.Equal(
            history.TotalOf("base", TotalKind.RepairTime),
            3 * Hour * history.Events.Count(item => item.Kind == StationEventKind.RepairStarted)
        );
        Assert.Equal(history.TotalOf("base", TotalKind.SparesUsed), 1_000 - history.Spares.Single().Values[^1]);
        Assert.InRange(history.SeriesOf("base", Quantity.OxygenPressure).Minimum, 20_000, 20_700);
    }

    [Fact]
    public void FailedGenerator_WithoutSpare_IsCarriedByTheTank_UntilItIsEmpty()
    {
        var history = Run(WithFragileGenerator(50, 0, 60, FourPeople), 60);
        var failed = history.Events.First(item => item.Kind == StationEventKind.UnitFailed);
        Assert.Contains(
            history.Events,
            item => item.Kind == StationEventKind.RepairWaiting && item.Detail == "no spare 'pump'"
        );
        Assert.DoesNotContain(history.Events, item => item.Kind == StationEventKind.UnitRepaired);
        var empty = history.Events.First(item => item.Kind == StationEventKind.StoreEmpty && item.Subject == "oxygen");
        var low = history.Events.First(item => item.Kind == StationEventKind.LimitExceeded);
        Assert.Equal("oxygen pressure", low.Subject);
        Assert.True(failed.Time < empty.Time && empty.Time < low.Time);
        // Until then the tank gave what four people breathed beyond the air's own: 60 kg last about 17 days.
        Assert.InRange((empty.Time - failed.Time) / Day, 15, 19);
        Assert.Equal(60, history.TotalOf("base", TotalKind.OxygenIntroduced), 1e-6);
    }

    [Fact]
    public void RepairWithoutCrew_WaitsForTheirArrival()
    {
        var model = WithFragileGenerator(100, 50, 150);
        var history = StationSimulation.Run(
            model,
            new StationInputs
            {
                Start = Start,
                End = Start + (60 * Day),
                Seed = 3,
                Arrivals =
                [
                    new Arrival
                    {
                        Flight = "crew-1",
                        Time = Start + (40 * Day),
                        Habitat = "base",
                        Crew = ["Anna"],
                    },
                ],
            }
        );
        Assert.Contains(history.Events, item => item.Detail == "nobody is aboard");
        var started = history.Events.First(item => item.Kind == StationEventKind.RepairStarted);
        Assert.Equal(Start + (40 * Day), started.Time);
    }

    [Fact]
    public void Dormancy_Of200Days_BetweenCrews_KeepsTheAir()
    {
        var habitat = Habitat("base", FourPeople);
        var history = StationSimulation.Run(
            Model(habitat),
            new StationInputs
            {
                Start = Start,
                End = Start + (300 * Day),
                Departures =
                [
                    new Departure
                    {
                        Flight = "home",
                        Time = Start + (50 * Day),
                        Habitat = "base",
                        Crew = [.. FourPeople],
                        RemovesWaste = true,
                    },
                ],
                Arrivals =
                [
                    new Arrival
                    {
                        Flight = "back",
                        Time = Start + (250 * Day),
                        Habitat = "base",
                        Crew = [.. FourPeople],
                    },
                ],
            }
        );
        Assert.Equal(400 * 0.895, history.TotalOf("base", TotalKind.OxygenConsumed), 1e-6);
        Assert.DoesNotContain(history.Events, item => item.Kind == StationEventKind.LimitExceeded);
        var oxygen = history.SeriesOf("base", Quantity.OxygenPressure);
        Assert.InRange(oxygen.Minimum, 20_700 - 1e-6, 20_700 + 1e-6);
        Assert.Equal(8, history.CrewStays.Length);
        // Nobody's carbon dioxide: scrubbing rests.
        var removal = history.Units.Single(unit => unit.Unit == "carbon dioxide removal");
        Assert.InRange(removal.RunningTime / Day, 100, 110);
    }
}
