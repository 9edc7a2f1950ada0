using System.Globalization;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Scheduling;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;
using Perilune.Station.History;

namespace Perilune.Simulation.Running;

/// <summary>Partners, accounts, ledger and experiments of a record.</summary>
internal static class PartnerLists
{
    public static IEnumerable<PartnerRecord> Partners(Scenario scenario) =>
        scenario.Partners.Select(p => new PartnerRecord(
            p.Name,
            p.Title,
            p.Status.ToString().ToLowerInvariant(),
            [.. Resources.All.ToArray().Select(r => new ShareRecord(r.Key(), p.ShareOf(r)))]
        ));

    public static IEnumerable<AccountRecord> Accounts(RunParts parts) =>
        parts.Settled.Statements.Select(s =>
        {
            var (unit, scale) = ForPeople(s.Resource);
            return new AccountRecord(
                s.Partner,
                s.Resource.Key(),
                unit,
                s.Entitled * scale,
                s.Used * scale,
                (s.Borrowed - s.Lent) * scale
            );
        });

    /// <summary>Each entry from both sides, which add to zero.</summary>
    public static IEnumerable<LedgerRecord> Ledger(RunParts parts) =>
        parts.Settled.Ledger.Entries.SelectMany(e =>
        {
            var memo = e.Reference.Length == 0 ? e.Kind.ToString() : $"{e.Kind} {e.Reference}";
            var time = e.Time - parts.Start;
            return new[]
            {
                new LedgerRecord(e.Number, time, e.From.ToString(), e.Resource.Key(), -e.Quanta, memo),
                new LedgerRecord(e.Number, time, e.To.ToString(), e.Resource.Key(), e.Quanta, memo),
            };
        });

    public static IEnumerable<ExperimentRecord> Experiments(Scenario scenario, RunParts parts)
    {
        var outcomes = parts.History.Tasks.ToLookup(t => t.Id.Split('#')[0], StringComparer.Ordinal);
        var scheduled = parts.Sharing.Schedule.Sessions.ToLookup(s => s.Experiment.Id, StringComparer.Ordinal);
        var refusals = parts.Sharing.Schedule.Refusals.ToLookup(r => r.Experiment.Id, StringComparer.Ordinal);
        foreach (var experiment in scenario.Experiments)
        {
            var done = outcomes[experiment.Name].ToList();
            yield return new(
                experiment.Name,
                experiment.Title,
                experiment.Partner ?? "station",
                experiment.Habitat,
                experiment.Sessions,
                scheduled[experiment.Name].Count(),
                done.Count(t => t.Status == ActivityStatus.Done),
                done.Sum(t => t.CrewTime) / 3600,
                done.Sum(t => t.Energy) / 3.6e6,
                done.Sum(t => t.Data) / 8e9,
                [.. Reasons(refusals[experiment.Name], done, parts.Start)]
            );
        }
    }

    public static (string Unit, double Scale) ForPeople(Resource resource) =>
        resource switch
        {
            Resource.CrewTime => ("h", 1 / 3600.0),
            Resource.Energy => ("kWh", 1 / 3.6e6),
            Resource.CargoMass => ("kg", 1),
            Resource.Downlink => ("GB", 1 / 8e9),
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "no such resource"),
        };

    private static IEnumerable<string> Reasons(IEnumerable<Refusal> refusals, List<TaskOutcome> done, double start)
    {
        var refused = refusals
            .GroupBy(r => r.Reason, StringComparer.Ordinal)
            .Select(g =>
            {
                var next = g.Select(r => r.NextFeasible).FirstOrDefault(t => t is not null);
                return (
                    Count: g.Sum(r => r.Count),
                    Text: next is { } t
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"not scheduled: {g.Key}; next feasible on day {(t - start) / 86400:F0}"
                        )
                        : $"not scheduled: {g.Key}"
                );
            });
        var broken = done.Where(t => t.Status != ActivityStatus.Done)
            .GroupBy(t => $"{t.Status.ToString().ToLowerInvariant()}: {t.Reason}", StringComparer.Ordinal)
            .Select(g => (Count: g.Count(), Text: g.Key));
        return refused
            .Concat(broken)
            .OrderByDescending(r => r.Count)
            .ThenBy(r => r.Text, StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Count} {r.Text}"));
    }
}
