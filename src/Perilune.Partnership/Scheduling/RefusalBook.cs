using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>Refusals, each with what bound it when it was decided and who held it, and the next time once all is placed.</summary>
internal sealed class RefusalBook(
    ShareTable shares,
    StationCapacity capacity,
    PlacementSearch search,
    PartnerAccounts accounts,
    List<ScheduledSession> sessions
)
{
    private readonly List<(Refusal Refusal, SessionRequest? Request)> refusals = [];

    /// <summary>
    /// Records a session, and how many it stands for, that found no place; the missing resource is the one the partner's account cannot
    /// give.
    /// </summary>
    public void Add(SessionRequest request, int count, Resource? missing)
    {
        ImmutableArray<Constraint> binding = missing is null ? search.Binding(request) : [Constraint.Share];
        var resource = missing ?? ResourceOf(binding);
        var holder = resource switch
        {
            null => null,
            { } r when missing is not null => ShareBalance.Richest(shares, accounts, r, request.Partner),
            { } r => Holder(request, r),
        };
        refusals.Add(
            (
                new()
                {
                    Experiment = request.Experiment,
                    Number = request.Index + 1,
                    Count = count,
                    Window = request.Window,
                    Binding = binding,
                    Resource = resource,
                    Holder = holder,
                },
                request
            )
        );
    }

    /// <summary>Records a payload that found no place, and with it all its sessions.</summary>
    public void Add(
        Experiment experiment,
        int partner,
        CargoFlight flight,
        Constraint binding,
        double? next,
        IReadOnlyList<ManifestItem> loaded
    )
    {
        var holder = binding switch
        {
            Constraint.Share => ShareBalance.Richest(shares, accounts, Resource.CargoMass, partner),
            Constraint.CargoMass => Largest(
                loaded.Where(i => i.Flight == flight.Id).Select(i => (i.Experiment.Partner, i.Experiment.UpMass))
            ),
            _ => null,
        };
        refusals.Add(
            (
                new()
                {
                    Experiment = experiment,
                    Number = 0,
                    Count = experiment.Sessions,
                    Window = new(
                        Math.Max(experiment.Earliest, capacity.Start),
                        Math.Min(experiment.Latest, capacity.End)
                    ),
                    Binding = [binding],
                    Resource = binding == Constraint.Delivery ? null : Resource.CargoMass,
                    Holder = holder,
                    NextFeasible = next,
                },
                null
            )
        );
    }

    /// <summary>The refusals, with the next feasible start of each now that everything else has its place.</summary>
    public ImmutableArray<Refusal> Close() =>
        [
            .. refusals.Select(r =>
                r.Request is null
                    ? r.Refusal
                    : r.Refusal with
                    {
                        NextFeasible = search.Find(r.Request, r.Request.Window.End, capacity.End, Constraint.Window),
                    }
            ),
        ];

    private static Resource? ResourceOf(ImmutableArray<Constraint> binding)
    {
        foreach (var constraint in binding)
        {
            Resource? resource = constraint switch
            {
                Constraint.CrewTime => Resource.CrewTime,
                Constraint.Power => Resource.Energy,
                Constraint.Downlink => Resource.Downlink,
                _ => null,
            };
            if (resource is not null)
                return resource;
        }

        return null;
    }

    private string? Holder(SessionRequest request, Resource resource)
    {
        var (window, habitat) = (request.Window, request.Experiment.Habitat);
        return Largest(
            sessions
                .Where(s =>
                    s.Start < window.End
                    && s.End > window.Start
                    && (resource == Resource.Downlink || s.Experiment.Habitat == habitat)
                )
                .Select(s => (s.Experiment.Partner, s.Experiment.SessionDemand(resource)))
        );
    }

    private static string? Largest(IEnumerable<(string? Partner, double Amount)> uses) =>
        uses.Where(u => u.Amount > 0)
            .GroupBy(u => u.Partner ?? "common-good", u => u.Amount)
            .OrderByDescending(g => g.Sum())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
}
