using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Scheduling;

namespace Perilune.Partnership.Settlement;

/// <summary>The accounts after the run: the planned use replaced by the real one, by the same rules.</summary>
/// <param name="Ledger">The double-entry ledger of the whole run.</param>
/// <param name="Statements">One for each partner, in their order, and each resource.</param>
/// <param name="Outcomes">What became of each session, in the schedule's order.</param>
public sealed record SettledAccounts(
    Ledger Ledger,
    ImmutableArray<PartnerStatement> Statements,
    ImmutableArray<SessionOutcome> Outcomes
)
{
    /// <summary>
    /// Closes the accounts. A session without an outcome ran as planned; a payload on the manifest is used up when its flight arrives.
    /// </summary>
    /// <exception cref="ArgumentException">An outcome names no scheduled session, or one twice.</exception>
    public static SettledAccounts Close(
        ShareTable shares,
        AccountingRules rules,
        StationCapacity capacity,
        Schedule schedule,
        ImmutableArray<SessionOutcome> outcomes
    )
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(capacity);
        ArgumentNullException.ThrowIfNull(schedule);
        var real = Match(schedule, outcomes);
        var accounts = new PartnerAccounts(shares, rules);
        for (var period = 0; period < rules.PeriodBounds.Length - 1; period++)
        {
            accounts.OpenPeriod(capacity.Total);
            PostUse(accounts, shares, schedule, real, rules.PeriodBounds[period], rules.PeriodBounds[period + 1]);
            accounts.ClosePeriod();
        }

        var statements =
            from partner in shares.Partners
            from resource in Resources.All.ToArray()
            select Statement(partner.Id, resource, accounts.Ledger, schedule);
        return new(accounts.Ledger, [.. statements], real);
    }

    /// <summary>Gini coefficient of used over entitled in a resource, over the partners entitled to any of it.</summary>
    public double Gini(Resource resource)
    {
        var served = Statements.Where(s => s.Resource == resource && s.Entitled > 0).Select(s => s.Served).ToArray();
        return served.Length == 0 ? 0 : Fairness.Gini(served);
    }

    private static ImmutableArray<SessionOutcome> Match(Schedule schedule, ImmutableArray<SessionOutcome> outcomes)
    {
        var given = new Dictionary<string, SessionOutcome>();
        foreach (var outcome in outcomes)
            if (!given.TryAdd(outcome.Reference, outcome))
                throw new ArgumentException($"session '{outcome.Reference}' has two outcomes", nameof(outcomes));
        var real = schedule
            .Sessions.Select(s => given.Remove(s.Reference, out var outcome) ? outcome : SessionOutcome.Complete(s))
            .ToImmutableArray();
        if (given.Count > 0)
            throw new ArgumentException(
                $"no session '{given.Keys.Order(StringComparer.Ordinal).First()}' was scheduled",
                nameof(outcomes)
            );
        return real;
    }

    private static void PostUse(
        PartnerAccounts accounts,
        ShareTable shares,
        Schedule schedule,
        ImmutableArray<SessionOutcome> outcomes,
        double start,
        double end
    )
    {
        int PartnerOf(string? id) => id is null ? -1 : shares.Partners.Select(p => p.Id).ToList().IndexOf(id);

        foreach (var item in schedule.Manifest.Where(i => i.Arrival >= start && i.Arrival < end))
            accounts.Use(
                PartnerOf(item.Experiment.Partner),
                Resource.CargoMass,
                Resource.CargoMass.ToQuanta(item.Experiment.UpMass),
                item.Arrival,
                $"{item.Experiment.Id}@{item.Flight}"
            );
        for (var i = 0; i < outcomes.Length; i++)
        {
            var session = schedule.Sessions[i];
            if (session.Start < start || session.Start >= end)
                continue;
            foreach (var resource in Resources.All)
                accounts.Use(
                    PartnerOf(session.Experiment.Partner),
                    resource,
                    resource.ToQuanta(outcomes[i].Used(resource)),
                    session.Start,
                    session.Reference
                );
        }
    }

    private static PartnerStatement Statement(string partner, Resource resource, Ledger ledger, Schedule schedule)
    {
        var account = Account.Of(partner);
        double Moved(EntryKind kind, bool into) => resource.FromQuanta(ledger.Moved(account, resource, kind, into));
        var planned =
            schedule.Sessions.Where(s => s.Experiment.Partner == partner).Sum(s => s.Experiment.SessionDemand(resource))
            + schedule
                .Manifest.Where(i => i.Experiment.Partner == partner && resource == Resource.CargoMass)
                .Sum(i => i.Experiment.UpMass);
        var refused = schedule
            .Refusals.Where(r => r.Experiment.Partner == partner)
            .Sum(r => RefusedDemand(r, resource));
        return new()
        {
            Partner = partner,
            Resource = resource,
            Entitled = Moved(EntryKind.Accrual, into: true),
            Asked = planned + refused,
            Planned = planned,
            Used = Moved(EntryKind.Use, into: false),
            Bartered = Moved(EntryKind.Barter, into: true) - Moved(EntryKind.Barter, into: false),
            Borrowed = Moved(EntryKind.Loan, into: true),
            Lent = Moved(EntryKind.Loan, into: false),
            Lapsed = Moved(EntryKind.Lapse, into: false),
            Balance = resource.FromQuanta(ledger.Balance(account, resource)),
            Refused = refused,
        };
    }

    private static double RefusedDemand(Refusal refusal, Resource resource)
    {
        var experiment = refusal.Experiment;
        var mass = refusal.Number == 0 && resource == Resource.CargoMass ? experiment.UpMass : 0;
        return refusal.Count * experiment.SessionDemand(resource) + mass;
    }
}
