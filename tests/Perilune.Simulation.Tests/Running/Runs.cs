using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Simulation.Tests.Scenarios;

namespace Perilune.Simulation.Tests.Running;

/// <summary>Runs a text laid over the default scenario, on the shipped data.</summary>
internal static class Runs
{
    public const string NodeAlone = "base: none\nflights: none\nexperiments: none\n";

    public const string BaseAlone = "node: none\nflights: none\nexperiments: none\n";

    public static Knowledge Knowledge { get; } = new(Repository.Data);

    public static RunResult Run(string text, double years) =>
        ScenarioRun.Run(Overlay.Read(text), Knowledge, new(years), cancellation: TestContext.Current.CancellationToken);

    /// <summary>Why such a text is refused, as lines.</summary>
    public static IReadOnlyList<string> Problems(string text, double years = 0.05)
    {
        var error = Assert.Throws<InputException>(() => Run(text, years));
        return [.. error.Problems.Select(p => (p with { File = Path.GetFileName(p.File) }).ToString())];
    }
}
