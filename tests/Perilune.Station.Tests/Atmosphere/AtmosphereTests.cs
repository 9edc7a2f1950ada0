using Perilune.Station.Atmosphere;
using Perilune.Station.Chemistry;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Atmosphere;

public sealed class AtmosphereTests
{
    private static StationHistory Run(HabitatModel habitat, double days) =>
        StationSimulation.Run(Model(habitat), new StationInputs { Start = Start, End = Start + (days * Day) });

    private static HabitatModel WithoutUnits(params string[] crew) =>
        Habitat("base", crew) with
        {
            LifeSupport = new LifeSupportModel(),
            Stores = new StoresModel { Oxygen = new(200, 0), Nitrogen = new(200, 0) },
        };

    private static double TimeOf(StationHistory history, StationEventKind kind, string subject) =>
        history.Events.First(item => item.Kind == kind && item.Subject == subject).Time - history.Start;

    [Theory]
    // NIST saturation of water: 2338.8 Pa at 293.15 K, 872.5 Pa at 278.15 K (IAPWS-95).
    [InlineData(293.15, 2338.8)]
    [InlineData(278.15, 872.5)]
    public void SaturationPressure_AgreesWithIapws_Within0Point1Percent(double temperature, double pressure) =>
        Assert.Equal(pressure, WaterVapour.SaturationPressure(temperature), 1e-3 * pressure);

    [Fact]
    public void Leak_TakesHalfAPerMilleOfTheAirADay()
    {
        var history = Run(WithoutUnits(), 100);
        var pressure = history.SeriesOf("base", Quantity.TotalPressure);
        Assert.Equal(101_325 * Math.Exp(-0.05), pressure.Values[^1], 1e-6 * 101_325);
    }

    [Fact]
    public void Nitrogen_KeepsThePressureInItsBox()
    {
        var habitat = WithoutUnits() with { Stores = new StoresModel { Nitrogen = new(200, 200) } };
        var pressure = Run(habitat, 300).SeriesOf("base", Quantity.TotalPressure);
        Assert.Equal(101_325 - 1_379, pressure.Minimum, 1e-3);
        Assert.Equal(101_325, pressure.Maximum, 1e-3);
    }

    [Fact]
    public void CarbonDioxide_SettlesWhereScrubbingAndLeakEqualFourPeople()
    {
        var pressure = Run(Habitat("base", FourPeople), 30).SeriesOf("base", Quantity.CarbonDioxidePressure);
        var source = 4 * 1.085 / 86_400 / Substance.CarbonDioxide.MolarMass;
        var removal = 0.0114 + (300 * 0.0005 / 86_400);
        Assert.Equal(source / removal * 8.31446261815324 * 295.35, pressure.Values[^1], 1e-4);
    }

    [Fact]
    public void WithoutRemoval_CarbonDioxidePassesItsLimitWhenTheSolutionOfTheLinearEquationSaysSo()
    {
        var habitat = WithoutUnits(FourPeople);
        var history = Run(habitat, 3);
        var (leak, molesPerPascal) = (0.0005 / 86_400, 300 / (8.31446261815324 * 295.35));
        var steady = 4 * 1.085 / 86_400 / Substance.CarbonDioxide.MolarMass / leak;
        var expected = Math.Log((steady - (400 * molesPerPascal)) / (steady - (533 * molesPerPascal))) / leak;
        Assert.Equal(expected, TimeOf(history, StationEventKind.LimitExceeded, "carbon dioxide pressure"), 1e-3);
    }

    [Fact]
    public void WithoutAnyOxygen_TheCrewIsLostAtTheLethalPressure_AndBreathesNoMore()
    {
        var history = Run(WithoutUnits(FourPeople), 60);
        var all = history.Events.Where(item => item.Kind == StationEventKind.CrewLost).ToArray();
        Assert.Equal(FourPeople, all.Select(item => item.Detail));
        var lost = all[0];
        // Carbon dioxide kills first: 5680 Pa of it from four people come long before 10 kPa of oxygen have gone.
        Assert.Equal("carbon dioxide", lost.Subject);
        Assert.Equal(6_080, history.SeriesOf("base", Quantity.CarbonDioxidePressure).Maximum, 1e-2);
        Assert.Equal(0, history.SeriesOf("base", Quantity.CrewAboard).Values[^1]);
    }

    [Fact]
    public void WithoutACoil_VapourStopsAtSaturation_AndTheRestIsWipedUp()
    {
        var habitat = Habitat("base", FourPeople);
        habitat = habitat with { LifeSupport = habitat.LifeSupport with { HumidityControl = null } };
        var history = Run(habitat, 20);
        var saturation = WaterVapour.SaturationPressure(295.35);
        Assert.Equal(saturation, history.SeriesOf("base", Quantity.VapourPressure).Maximum, 1e-3);
        Assert.InRange(history.TotalOf("base", TotalKind.Condensate), 0.9 * 20 * 4 * 2.946, 20 * 4 * 2.946);
    }

    [Fact]
    public void WhoeverComesIntoAirThatHasKilled_IsLostToo_AndNoPressureFallsUnderZero()
    {
        var relief = new Arrival
        {
            Flight = "relief",
            Time = Start + (40 * Day),
            Habitat = "base",
            Crew = ["Emil", "Fay"],
        };
        var inputs = new StationInputs
        {
            Start = Start,
            End = Start + (3_000 * Day),
            Arrivals = [relief],
        };
        // Carbon dioxide is removed; oxygen is breathed down to where it kills, and then leaks away.
        var habitat = WithoutUnits(FourPeople) with
        {
            LifeSupport = new LifeSupportModel { CarbonDioxideRemoval = new CarbonDioxideRemovalModel() },
        };
        var history = StationSimulation.Run(Model(habitat), inputs);
        var lost = history.Events.Where(item => item.Kind == StationEventKind.CrewLost).ToArray();
        Assert.Equal([.. FourPeople, .. relief.Crew], lost.Select(item => item.Detail));
        Assert.All(lost, item => Assert.Equal("oxygen", item.Subject));
        Assert.All(lost[4..], item => Assert.Equal(relief.Time, item.Time));
        Assert.True(history.SeriesOf("base", Quantity.OxygenPressure).Minimum > 0);
    }
}
