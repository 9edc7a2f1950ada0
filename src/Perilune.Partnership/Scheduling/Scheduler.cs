using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>
/// Places sessions and payloads against the predicted capacity, by rules in a fixed order: crew safety, survival and agreed
/// operations first, over the whole run; then, accounting period by accounting period, time-critical work, the share
/// balance (the least-served partner first), the rating, the age, the name. The least-served partner is the one with the least
/// dominant share: the largest, over the resources, of used over available in the period (Ghodsi and others, "Dominant Resource
/// Fairness", NSDI 2011, weighted by entitlement). Nothing is random: same input, same plan.
/// </summary>
public sealed class Scheduler
{
    /// <summary>A session's data are on Earth this long after it ends, s: two weeks.</summary>
    public const double DownlinkDeadline = 14 * 86400.0;

    private readonly ShareTable shares;
    private readonly AccountingRules rules;
    private readonly StationCapacity capacity;
    private readonly PlacementSearch search;
    private readonly Manifest manifest;
    private readonly PartnerAccounts accounts;
    private readonly List<ScheduledSession> sessions = [];
    private readonly RefusalBook refusals;

    private Scheduler(ShareTable shares, AccountingRules rules, StationCapacity capacity)
    {
        this.shares = shares;
        this.rules = rules;
        this.capacity = capacity;
        search = new(capacity, rules, DownlinkDeadline);
        accounts = new(shares, rules);
        refusals = new(shares, capacity, search, accounts, sessions);
        manifest = new(shares, rules, capacity, accounts, refusals);
    }

    /// <summary>The plan for these experiments.</summary>
    /// <exception cref="ArgumentException">A flaw in the rules or the experiments; the first is the message.</exception>
    public static Schedule Plan(
        ShareTable shares,
        AccountingRules rules,
        StationCapacity capacity,
        ImmutableArray<Experiment> experiments
    )
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(capacity);
        var flaws = rules
            .Check(shares.Partners)
            .AddRange(ExperimentCheck.Check(experiments, shares.Partners, capacity));
        if (flaws.Length > 0)
            throw new ArgumentException(flaws[0].ToString(), nameof(experiments));
        return new Scheduler(shares, rules, capacity).Plan(experiments);
    }

    private Schedule Plan(ImmutableArray<Experiment> experiments)
    {
        var queues = experiments.Select(e => new SessionQueue(e, PartnerOf(e), capacity)).ToImmutableArray();
        manifest.RefuseUndelivered(experiments);
        manifest.LoadOwn(experiments);
        PlaceOwn([.. queues.Where(q => q.Partner < 0 && !manifest.Refuses(q.Experiment))]);
        ImmutableArray<SessionQueue> asked = [.. queues.Where(q => q.Partner >= 0)];
        for (var period = 0; period < rules.PeriodBounds.Length - 1; period++)
        {
            var (start, end) = (rules.PeriodBounds[period], rules.PeriodBounds[period + 1]);
            accounts.OpenPeriod(capacity.Total);
            PostOwn(start, end);
            var balance = new ShareBalance(shares, accounts);
            manifest.Load(experiments, start, end, balance);
            PlacePeriod([.. asked.Where(q => !manifest.Refuses(q.Experiment))], start, end, balance);
            accounts.ClosePeriod();
        }

        return new(
            [.. sessions.OrderBy(s => s.Start).ThenBy(s => s.Reference, StringComparer.Ordinal)],
            manifest.Items,
            refusals.Close(),
            accounts
        );
    }

    private void PlaceOwn(ImmutableArray<SessionQueue> queues)
    {
        var order = queues
            .OrderBy(q => q.Experiment.Priority)
            .ThenByDescending(q => q.Experiment.Rating)
            .ThenBy(q => q.Experiment.Submitted)
            .ThenBy(q => q.Experiment.Id, StringComparer.Ordinal);
        foreach (var queue in order)
            while (queue.Next() is { } request)
                if (search.Find(request, request.Window.Start, request.Window.End) is { } start)
                    Place(queue, request, start);
                else
                    Refuse(queue, request, null);
    }

    private void PlacePeriod(ImmutableArray<SessionQueue> queues, double start, double end, ShareBalance balance)
    {
        var waiting = new HashSet<SessionQueue>(queues);
        while (Pick(queues, waiting, end, balance) is { } queue)
        {
            var request = queue.Next()!;
            var from = Math.Max(request.Window.Start, start);
            // A session belongs to the period in which it starts.
            var until = Math.Min(request.Window.End, end + request.Experiment.Duration - PlacementSearch.Grid);
            var missing = balance.Missing(request);
            if (missing is null && search.Find(request, from, until) is { } at)
            {
                Place(queue, request, at);
                foreach (var resource in Resources.All)
                {
                    var quanta = resource.ToQuanta(request.Experiment.SessionDemand(resource));
                    accounts.Use(queue.Partner, resource, quanta, at, sessions[^1].Reference);
                }
            }
            else if (request.Window.End <= end || end == rules.PeriodBounds[^1])
                Refuse(queue, request, missing);
            else
                waiting.Remove(queue);
        }
    }

    private static SessionQueue? Pick(
        ImmutableArray<SessionQueue> queues,
        HashSet<SessionQueue> waiting,
        double end,
        ShareBalance balance
    )
    {
        SessionQueue? best = null;
        foreach (var queue in queues)
            if (
                waiting.Contains(queue)
                && queue.Next() is { } request
                && request.Window.Start < end
                && (best is null || balance.Compare(queue.Experiment, queue.Partner, best.Experiment, best.Partner) < 0)
            )
                best = queue;
        return best;
    }

    private void Place(SessionQueue queue, SessionRequest request, double start)
    {
        search.Take(request, start);
        sessions.Add(new(request.Experiment, request.Index + 1, start));
        queue.Advance(start + request.Experiment.Duration);
    }

    private void Refuse(SessionQueue queue, SessionRequest request, Resource? missing) =>
        refusals.Add(request, queue.SkipWindow(), missing);

    private void PostOwn(double start, double end)
    {
        foreach (var session in sessions.Where(s => s.Experiment.Partner is null && s.Start >= start && s.Start < end))
        foreach (var resource in Resources.All)
        {
            var quanta = resource.ToQuanta(session.Experiment.SessionDemand(resource));
            accounts.Use(-1, resource, quanta, session.Start, session.Reference);
        }
    }

    private int PartnerOf(Experiment experiment)
    {
        for (var i = 0; i < shares.Partners.Length; i++)
            if (shares.Partners[i].Id == experiment.Partner)
                return i;
        return -1;
    }
}
