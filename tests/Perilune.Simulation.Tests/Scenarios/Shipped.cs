using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Tests.Scenarios;

/// <summary>The catalogue, the time scales and the scenarios that Perilune ships.</summary>
internal static class Shipped
{
    public static CatalogueIndex Catalogue { get; } =
        CatalogueIndex.Read(Path.Combine(Repository.Data, "catalogue"), Path.Combine(Repository.Data, "stations"));

    public static TimeScales Times { get; } =
        new(LeapSeconds.ReadFile(Path.Combine(Repository.Root, "data", "time", "tai-utc.csv")));

    public static ScenarioReader Reader { get; } = new(Catalogue, Times);

    public static string Scenario(string name) => Path.Combine(Repository.Root, "scenarios", name);
}
