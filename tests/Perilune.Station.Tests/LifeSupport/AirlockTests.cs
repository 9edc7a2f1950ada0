using Perilune.Station.Chemistry;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.LifeSupport;

public sealed class AirlockTests
{
    private static StationInputs Inputs(double hours) =>
        new()
        {
            Start = Start,
            End = Start + Day,
            ExtravehicularActivities =
            [
                new ExtravehicularActivity
                {
                    Id = "eva",
                    Habitat = "base",
                    Start = Start + Hour,
                    Duration = hours * Hour,
                },
            ],
        };

    private static HabitatModel Ready() =>
        Habitat("base", [.. FourPeople, "Emil", "Fay"]) with
        {
            LifeSupport = new LifeSupportModel { CarbonDioxideRemoval = new CarbonDioxideRemovalModel() },
        };

    [Fact]
    public void TwoPeopleFor6Point5Hours_CostTheOxygenAndWaterOfTheReference()
    {
        var history = StationSimulation.Run(Model(Ready()), Inputs(6.5));
        Assert.Equal(ActivityStatus.Done, Assert.Single(history.ExtravehicularActivities).Status);
        // 0.075 kg/h oxygen and 0.57 kg/h sublimated water each; 0.295 kg purges each suit (station reference B4).
        Assert.Equal(13 * 0.075, history.TotalOf("base", TotalKind.OxygenOfSuits), 1e-9);
        Assert.Equal(13 * 0.57, history.TotalOf("base", TotalKind.CoolingWater), 1e-9);
        var tank = history.SeriesOf("base", Quantity.Oxygen);
        Assert.Equal(150 - (13 * 0.075) - (2 * 0.295), tank.Values[^1], 1e-9);
    }

    [Fact]
    public void OneCycle_VentsTheAirlockFromThePumpsLimit()
    {
        // 3.7 m³ at 13.8 kPa and the cabin's temperature: 20.8 mol, 0.6 kg of air.
        var with = StationSimulation.Run(Model(Ready()), Inputs(6.5));
        var (total, lost) = (0.0, 0.0);
        foreach (
            var gas in new[]
            {
                Quantity.OxygenPressure,
                Quantity.NitrogenPressure,
                Quantity.CarbonDioxidePressure,
                Quantity.VapourPressure,
            }
        )
        {
            var series = with.SeriesOf("base", gas);
            var i = Array.FindIndex(series.Times, time => time >= Start + Hour);
            Assert.Equal(series.Times[i], series.Times[i + 1]);
            total += series.Values[i];
            lost += series.Values[i] - series.Values[i + 1];
        }
        Assert.InRange(total, 100_000, 102_000);
        // The cabin of 300 m³ falls by the airlock's share of its volume, from the pump's limit.
        Assert.Equal(13_800 * 3.7 / 300, lost, 1e-6);
        Assert.Equal(20.8, 13_800 * 3.7 / (8.314462618 * 295.35), 0.05);
    }

    [Fact]
    public void TooLittleOxygen_RefusesTheActivityAndSaysSo()
    {
        var habitat = Ready() with { Stores = new StoresModel { Oxygen = new(10, 1) } };
        var outcome = Assert.Single(StationSimulation.Run(Model(habitat), Inputs(6.5)).ExtravehicularActivities);
        Assert.Equal(ActivityStatus.Refused, outcome.Status);
        Assert.Equal("too little oxygen in the tank", outcome.Reason);
    }

    [Fact]
    public void FoodAndWasteOfSix_FollowTable3Dash31()
    {
        var history = StationSimulation.Run(Model(Ready()), Inputs(6.5));
        Assert.Equal(6 * 1.560, history.TotalOf("base", TotalKind.FoodEaten), 1e-9);
        Assert.Equal(6 * 0.895, history.TotalOf("base", TotalKind.OxygenConsumed), 1e-9);
        Assert.Equal(6 * 0.133, history.SeriesOf("base", Quantity.Feces).Values[^1], 1e-9);
        Assert.Equal(0.032, Substance.Oxygen.MolarMass, 1e-5);
    }
}
