using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>Payloads on the cargo flights, by the same order of rules as the sessions.</summary>
internal sealed class Manifest(
    ShareTable shares,
    AccountingRules rules,
    StationCapacity capacity,
    PartnerAccounts accounts,
    RefusalBook refusals
)
{
    private readonly ImmutableDictionary<string, Budget> room = capacity.Flights.ToImmutableDictionary(
        f => f.Id,
        f => new Budget(f.PayloadMass, rules.ReserveOf(Resource.CargoMass))
    );
    private readonly List<ManifestItem> items = [];
    private readonly HashSet<string> refused = [];

    /// <summary>Payloads with a place, by arrival, then experiment.</summary>
    public ImmutableArray<ManifestItem> Items =>
        [.. items.OrderBy(i => i.Arrival).ThenBy(i => i.Experiment.Id, StringComparer.Ordinal)];

    /// <summary>Whether an experiment's payload found no place, and none of its sessions can run.</summary>
    public bool Refuses(Experiment experiment) => refused.Contains(experiment.Id);

    /// <summary>Refuses whatever waits for a flight that does not arrive, or too late for a single session.</summary>
    public void RefuseUndelivered(ImmutableArray<Experiment> experiments)
    {
        foreach (var experiment in experiments.Where(e => e.Flight is not null))
        {
            var earliest = SessionQueue.EarliestOf(experiment, capacity);
            if (earliest + experiment.Duration <= Math.Min(experiment.Latest, capacity.End))
                continue;
            var flight = FlightOf(experiment);
            refused.Add(experiment.Id);
            refusals.Add(experiment, PartnerOf(experiment), flight, Constraint.Delivery, flight.Arrival, items);
        }
    }

    /// <summary>Gives the station's own payloads their places, before anyone else's.</summary>
    public void LoadOwn(ImmutableArray<Experiment> experiments)
    {
        foreach (
            var experiment in experiments
                .Where(e => e.Partner is null && e.UpMass > 0 && !Refuses(e))
                .OrderBy(e => e.Priority)
                .ThenByDescending(e => e.Rating)
                .ThenBy(e => e.Submitted)
                .ThenBy(e => e.Id, StringComparer.Ordinal)
        )
        {
            var flight = FlightOf(experiment);
            if (room[flight.Id].Fits(-1, experiment.UpMass))
                Add(experiment, flight.Id, flight.Arrival!.Value, -1);
            else
                Refuse(experiment, flight, -1, Constraint.CargoMass);
        }
    }

    /// <summary>Gives places on the flights that arrive in an open period, and posts the mass.</summary>
    public void Load(ImmutableArray<Experiment> experiments, double start, double end, ShareBalance balance)
    {
        foreach (var item in items.Where(i => i.Experiment.Partner is null && i.Arrival >= start && i.Arrival < end))
            Post(item, -1);
        foreach (
            var flight in capacity
                .Flights.Where(f => f.Arrival >= start && f.Arrival < end)
                .OrderBy(f => f.Arrival)
                .ThenBy(f => f.Id, StringComparer.Ordinal)
        )
        {
            var waiting = experiments
                .Where(e => e.Partner is not null && e.UpMass > 0 && e.Flight == flight.Id && !Refuses(e))
                .ToList();
            while (waiting.Count > 0)
            {
                var next = waiting[0];
                foreach (var other in waiting)
                    if (balance.Compare(other, PartnerOf(other), next, PartnerOf(next)) < 0)
                        next = other;
                waiting.Remove(next);
                Ask(next, flight, balance);
            }
        }
    }

    private void Ask(Experiment experiment, CargoFlight flight, ShareBalance balance)
    {
        var partner = PartnerOf(experiment);
        var lacks = balance.Lacks(partner, Resource.CargoMass, experiment.UpMass);
        if (lacks || !room[flight.Id].Fits(partner, experiment.UpMass))
        {
            Refuse(experiment, flight, partner, lacks ? Constraint.Share : Constraint.CargoMass);
            return;
        }

        Add(experiment, flight.Id, flight.Arrival!.Value, partner);
        Post(items[^1], partner);
    }

    private void Add(Experiment experiment, string flight, double arrival, int partner)
    {
        room[flight].Take(partner, experiment.UpMass);
        items.Add(new(experiment, flight, arrival));
    }

    private void Post(ManifestItem item, int partner) =>
        accounts.Use(
            partner,
            Resource.CargoMass,
            Resource.CargoMass.ToQuanta(item.Experiment.UpMass),
            item.Arrival,
            $"{item.Experiment.Id}@{item.Flight}"
        );

    private void Refuse(Experiment experiment, CargoFlight flight, int partner, Constraint binding)
    {
        refused.Add(experiment.Id);
        var next = capacity
            .Flights.Where(f => f.Arrival > flight.Arrival && room[f.Id].Fits(partner, experiment.UpMass))
            .Min(f => f.Arrival);
        refusals.Add(experiment, partner, flight, binding, next, items);
    }

    private CargoFlight FlightOf(Experiment experiment) => capacity.Flights.First(f => f.Id == experiment.Flight);

    private int PartnerOf(Experiment experiment)
    {
        for (var i = 0; i < shares.Partners.Length; i++)
            if (shares.Partners[i].Id == experiment.Partner)
                return i;
        return -1;
    }
}
