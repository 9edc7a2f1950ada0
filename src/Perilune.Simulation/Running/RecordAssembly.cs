using System.Globalization;
using System.Reflection;
using Perilune.Astro.Time;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>Assembles the record from what the chapters gave.</summary>
internal static class RecordAssembly
{
    /// <summary>Version of Perilune that runs.</summary>
    public static string Version { get; } =
        typeof(RecordAssembly)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    public static RunRecord Assemble(ScenarioDocument document, Scenario scenario, Knowledge knowledge, RunParts parts)
    {
        var times = knowledge.Times;
        var figures = FigureList.Of(scenario, parts);
        return new()
        {
            Identity = new(
                document.Name,
                scenario.Title,
                times.Format(scenario.Start, TimeScale.Utc, 0),
                times.Format(scenario.End, TimeScale.Utc, 0),
                parts.Start,
                parts.End - parts.Start,
                scenario.Seed,
                Version,
                document.Files[0].Text
            ),
            Series = [.. SeriesList.Of(scenario, parts)],
            Events = [.. EventList.Of(parts)],
            Node = parts.Node?.Record(parts.Start, parts.End),
            Site = parts.Light?.Record(parts.Start, parts.End),
            Flights = [.. FlightList.Of(scenario, parts, times)],
            Accounts = [.. PartnerLists.Accounts(parts)],
            Ledger = [.. PartnerLists.Ledger(parts)],
            Partners = [.. PartnerLists.Partners(scenario)],
            Experiments = [.. PartnerLists.Experiments(scenario, parts)],
            Verdicts = [.. Judgement.Of(scenario, parts)],
            Figures = [.. figures],
            Remarks = [.. Remarks(scenario, knowledge, parts)],
            Inputs =
            [
                .. document.Inputs.Select(i => new InputRecord(
                    i.Path,
                    i.Text,
                    i.Source,
                    i.Confidence.ToString().ToLowerInvariant(),
                    i.IsOverride
                )),
            ],
            Files =
            [
                .. knowledge
                    .Data.Used.Concat(
                        document.Files.Select(f => new FileRecord(Path.GetFileName(f.Path), f.Bytes, f.Sha256))
                    )
                    .DistinctBy(f => f.Path)
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<string> Remarks(Scenario scenario, Knowledge knowledge, RunParts parts)
    {
        foreach (var remark in parts.Remarks)
            yield return remark;
        if (scenario.Accounting.Basis == ShareBasis.Illustrative)
            yield return "The partners' shares are illustrative: no agreement stands behind them.";
        if (parts.Node?.Loss is { } loss)
            yield return $"The node {loss.How} at {knowledge.Times.Format(Epoch.FromSecondsPastJ2000(loss.Time), TimeScale.Utc, 0)}: from then on its sky is that of the place where it was lost, and no flight goes there.";
        foreach (var warning in parts.Light?.Horizon.Coverage.Warnings ?? [])
            yield return $"Horizon of {parts.Light!.Name}: {warning}";
        if (knowledge.Frames.Earth is { } earth)
        {
            var last = knowledge.Times.At(scenario.End, TimeScale.Utc).ModifiedJulianDay;
            if (last > earth.Parameters.LastDay)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"The Earth's rotation after day {earth.Parameters.LastDay} (modified Julian) is extrapolated by a fixed rule: passes over tracking stations may be off by a second or so."
                );
            }
        }
        foreach (
            var plan in parts.Plans.Where(p => p.Transfer?.EarthLeg is not null && p.Order.LaunchVehicle is not null)
        )
        {
            var raised = plan.Transfer!.EarthLeg!.Inclination - plan.Order.LaunchVehicle!.ParkingInclination;
            if (raised > 1e-6)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Flight {plan.Order.Id}: the parking orbit is inclined {raised * 180 / Math.PI:F1} deg more than its launch vehicle's own, to reach the Moon's declination; the lift is not corrected for it."
                );
            }
        }
        yield return "A contact counts the fastest station in view; a station may serve node and base at once.";
    }
}
