using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Power;

public sealed class PowerTests
{
    private const double KilowattHour = 3.6e6;

    /// <summary>A habitat without life support, so that the loads are what the test says.</summary>
    private static HabitatModel Bare(BatteryModel battery, params LoadModel[] loads) =>
        new()
        {
            Id = "base",
            Power = new PowerModel
            {
                SolarArrays =
                [
                    new SolarArrayModel
                    {
                        Id = "array",
                        Power = 10_000,
                        DegradationPerYear = 0,
                    },
                ],
                Battery = battery,
                Loads = [.. loads],
            },
            Communication = new CommunicationModel { TransmitterPower = 0 },
        };

    private static LoadModel Load(string id, double power, int priority, double shedAt = 0) =>
        new()
        {
            Id = id,
            Power = power,
            Priority = priority,
            ShedAt = shedAt,
        };

    private static StationHistory Run(
        HabitatModel habitat,
        double days,
        params (double Day, double Fraction)[] light
    ) => Run(habitat, days, SunlightInterpolation.Step, light);

    private static StationHistory Run(
        HabitatModel habitat,
        double days,
        SunlightInterpolation interpolation,
        (double Day, double Fraction)[] light
    ) =>
        StationSimulation.Run(
            Model(habitat),
            new StationInputs
            {
                Start = Start,
                End = Start + (days * Day),
                SampleInterval = 0,
                Sunlight =
                [
                    new(
                        "base",
                        [.. light.Select(point => Start + (point.Day * Day))],
                        [.. light.Select(point => point.Fraction)],
                        interpolation
                    ),
                ],
            }
        );

    private static double DayOf(StationHistory history, StationEventKind kind, string subject) =>
        (history.Events.First(item => item.Kind == kind && item.Subject == subject).Time - history.Start) / Day;

    [Fact]
    public void Night_DrainsTheBatteryByLoadOverEfficiency()
    {
        var battery = new BatteryModel { Capacity = 100 * KilowattHour, DischargeEfficiency = 0.8 };
        var history = Run(Bare(battery, Load("all", 1_000, 0)), 1, (0, 0));
        var energy = history.SeriesOf("base", Quantity.BatteryEnergy);
        Assert.Equal((100 - (24 / 0.8)) * KilowattHour, energy.Values[^1], 1e-3);
        Assert.Equal(6 * KilowattHour, history.TotalOf("base", TotalKind.EnergyLost), 1e-3);
    }

    [Fact]
    public void Day_ChargesWithEfficiency_UntilFull_AndCurtailsTheRest()
    {
        var battery = new BatteryModel
        {
            Capacity = 100 * KilowattHour,
            InitialStateOfCharge = 0.5,
            ChargeEfficiency = 0.9,
        };
        // Net 9 kW charges at 8.1 kW: 50 kWh take 6.1728 h; then 9 kW are curtailed.
        var history = Run(Bare(battery, Load("all", 1_000, 0)), 1, (0, 1));
        var fullAfter = 50 / 8.1;
        Assert.Equal(9 * (24 - fullAfter) * KilowattHour, history.TotalOf("base", TotalKind.EnergyCurtailed), 1);
        var energy = history.SeriesOf("base", Quantity.BatteryEnergy);
        Assert.Equal(fullAfter * Hour, energy.MaximumTime - Start, 1e-5);
    }

    [Fact]
    public void ChargeLimit_CurtailsWhatTheBatteryCannotTake()
    {
        var battery = new BatteryModel
        {
            Capacity = 1_000 * KilowattHour,
            InitialStateOfCharge = 0.3,
            ChargeEfficiency = 1,
            MaximumChargePower = 2_000,
        };
        var history = Run(Bare(battery, Load("all", 1_000, 0)), 1, (0, 1));
        Assert.Equal(348 * KilowattHour, history.SeriesOf("base", Quantity.BatteryEnergy).Values[^1], 1);
        Assert.Equal(7 * 24 * KilowattHour, history.TotalOf("base", TotalKind.EnergyCurtailed), 1);
    }

    [Fact]
    public void Sunset_AsARamp_MakesAParabolaWhoseTopIsWhereGenerationMeetsTheLoad()
    {
        var battery = new BatteryModel
        {
            Capacity = 1_000 * KilowattHour,
            InitialStateOfCharge = 0.5,
            ChargeEfficiency = 1,
            DischargeEfficiency = 1,
        };
        // 10 kW falling to nothing over a day against 2.5 kW: turns after 18 h at 500 + ½·7.5 kW·18 h.
        var history = Run(Bare(battery, Load("all", 2_500, 0)), 1, SunlightInterpolation.Linear, [(0, 1), (1, 0)]);
        var energy = history.SeriesOf("base", Quantity.BatteryEnergy);
        Assert.Equal(18 * Hour, energy.MaximumTime - Start, 1e-3);
        Assert.Equal((500 + 67.5) * KilowattHour, energy.Maximum, 1);
        Assert.Equal((500 + 67.5 - 7.5) * KilowattHour, energy.Values[^1], 1);
    }

    [Fact]
    public void FiveDayNight_ShedsByPriority_ReachesDawn_AndRestoresWithHysteresis()
    {
        var battery = new BatteryModel
        {
            Capacity = 300 * KilowattHour,
            Floor = 0.2,
            ChargeEfficiency = 1,
            DischargeEfficiency = 1,
            RestoreHysteresis = 0.1,
        };
        var habitat = Bare(
            battery,
            Load("life support", 1_000, 0),
            Load("experiments", 2_000, 5, shedAt: 0.6),
            Load("comfort", 1_000, 3, shedAt: 0.4)
        );
        // 300 kWh at 4 kW: 60 % after 30 h; at 2 kW: 40 % after 60 h; at 1 kW to dawn at 120 h: 60 kWh are left.
        var history = Run(habitat, 10, (0, 0), (5, 1));
        Assert.Equal(30.0 / 24, DayOf(history, StationEventKind.LoadShed, "experiments"), 1e-9);
        Assert.Equal(60.0 / 24, DayOf(history, StationEventKind.LoadShed, "comfort"), 1e-9);
        var energy = history.SeriesOf("base", Quantity.BatteryEnergy);
        Assert.Equal(60 * KilowattHour, energy.Minimum, 1e-3);
        // Charging at 9 kW from 60 kWh: comfort returns at 150 kWh, then 8 kW: experiments at 210 kWh.
        Assert.Equal((120 + 10.0) / 24, DayOf(history, StationEventKind.LoadRestored, "comfort"), 1e-9);
        Assert.Equal((120 + 10 + 7.5) / 24, DayOf(history, StationEventKind.LoadRestored, "experiments"), 1e-9);
    }

    [Fact]
    public void AtTheFloor_OnlyCriticalLoadsGoOn_AndAnEmptyBatteryShedsThemToo()
    {
        var battery = new BatteryModel { Capacity = 50 * KilowattHour, DischargeEfficiency = 1 };
        var habitat = Bare(battery, Load("critical", 1_000, 0), Load("other", 1_000, 1));
        var history = Run(habitat, 3, (0, 0));
        Assert.Equal(20.0 / 24, DayOf(history, StationEventKind.LoadShed, "other"), 1e-9);
        Assert.Equal(30.0 / 24, DayOf(history, StationEventKind.LoadShed, "critical"), 1e-9);
        Assert.Equal(0, history.SeriesOf("base", Quantity.BatteryEnergy).Values[^1]);
    }

    [Fact]
    public void LowGeneration_KeepsWhatItCanCarry()
    {
        var battery = new BatteryModel { Capacity = 50 * KilowattHour, DischargeEfficiency = 1 };
        var habitat = Bare(battery, Load("first", 1_500, 1), Load("second", 1_000, 2), Load("third", 1_000, 3));
        // 3 kW of sun carry the first two; the third comes and goes with the hysteresis.
        var history = Run(habitat, 5, (0, 0.3));
        Assert.All(history.Events, item => Assert.Equal("third", item.Subject));
        Assert.InRange(history.Events.Length, 4, 100);
        Assert.Equal(10 * KilowattHour, history.SeriesOf("base", Quantity.BatteryEnergy).Minimum, 1e-3);
    }

    [Fact]
    public void Degradation_TakesOneAndAHalfPercentOfAYearsEnergyByHalf()
    {
        var habitat = Bare(new BatteryModel { Capacity = KilowattHour }, Load("all", 100, 0));
        habitat = habitat with
        {
            Power = habitat.Power with { SolarArrays = [new SolarArrayModel { Id = "array", Power = 10_000 }] },
        };
        var history = Run(habitat, 365.25, (0, 1));
        var ideal = 10_000 * 365.25 * Day;
        Assert.Equal(ideal * (1 - 0.0075), history.TotalOf("base", TotalKind.EnergyGenerated), ideal * 1e-12);
    }

    [Fact]
    public void LoadsAtTheLimitOfTheBattery_AreShedOnce_HoweverSteeplyLightFalls()
    {
        // 10 kW of light ends within 50 ms: the instant at which the battery gives its most is rounded to some 1e-6 W.
        var battery = new BatteryModel { Capacity = 100 * KilowattHour, MaximumDischargePower = 1_000 };
        var habitat = Bare(battery, Load("avionics", 700, 0), Load("heater", 777, 1), Load("oven", 900, 4));
        for (var n = 0; n < 100; n++)
        {
            var dusk = 9.1 + (0.0137 * n);
            var history = Run(habitat, 11, SunlightInterpolation.Linear, [(0, 1), (dusk, 1), (dusk + (0.05 / Day), 0)]);
            var shed = history
                .Events.Where(item => item.Kind == StationEventKind.LoadShed)
                .Select(item => item.Subject);
            Assert.Equal(["oven", "heater"], shed);
        }
    }
}
