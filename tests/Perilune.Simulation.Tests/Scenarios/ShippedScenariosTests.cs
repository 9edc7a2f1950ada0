using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Tests.Scenarios;

public sealed class ShippedScenariosTests
{
    public static TheoryData<string> Names =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml")
                .Select(path => Path.GetFileName(path)),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryShippedScenario_IsWellFormed(string name)
    {
        var document = Shipped.Reader.Read(Shipped.Scenario(name));

        Assert.NotNull(document.Scenario.Base);
    }

    [Fact]
    public void DefaultScenario_IsOneYearFrom2028OnConnectingRidge()
    {
        var scenario = Shipped.Reader.Read(Shipped.Scenario("joint-station.yaml")).Scenario;

        Assert.Equal(Shipped.Times.Parse("2028-01-01T00:00 UTC"), scenario.Start);
        Assert.Equal(366 * 86400, scenario.Duration);
        Assert.Equal(-89.45, scenario.Base!.Site.Latitude * 180 / Math.PI, 1e-12);
        Assert.Equal(222.69, scenario.Base.Site.Longitude * 180 / Math.PI, 1e-12);
        Assert.Equal(10, scenario.Base.Site.MastHeight);
        Assert.Equal(7, scenario.Partners.Count);
        Assert.Equal(0.0085, scenario.Partners.Single(p => p.Name == "universities").Share, 1e-15);
        Assert.Equal((9, 2), (scenario.Node!.Orbit.Revolutions, scenario.Node.Orbit.SynodicMonths));
        Assert.Equal(1.8e6 * 3600, scenario.Base.Power.Battery.Capacity, 1);
        Assert.Equal(0.895 / 86400, scenario.Crew.Rates.OxygenConsumed, 1e-18);
    }
}
