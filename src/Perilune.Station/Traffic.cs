using System.Globalization;
using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Inputs;

namespace Perilune.Station;

/// <summary>Vehicles that come and go: crew, cargo, spares, waste.</summary>
internal sealed class Traffic(EventLoop loop, EventLog log, IReadOnlyList<Habitat> habitats)
{
    public void Arrive(Habitat habitat, Arrival arrival)
    {
        var id = habitat.Model.Id;
        var detail = new List<string>();
        foreach (var name in arrival.Crew)
        {
            if (habitats.FirstOrDefault(other => other.Crew.IsAboard(name)) is { } other)
            {
                log.Add(StationEventKind.CrewMissing, id, name, $"is aboard '{other.Model.Id}' already");
                continue;
            }
            habitat.Crew.Board(name, loop.Now);
            detail.Add(name);
        }
        foreach (var cargo in arrival.Cargo)
        {
            var store = cargo.Commodity switch
            {
                Commodity.Oxygen => habitat.Stores.Oxygen,
                Commodity.Nitrogen => habitat.Stores.Nitrogen,
                Commodity.Water => habitat.Stores.Potable,
                _ => habitat.Stores.Food,
            };
            var left = habitat.Stores.Import(store, cargo.Mass);
            detail.Add(Amount(cargo.Commodity, cargo.Mass - left));
            if (left > 0)
                log.Add(StationEventKind.CargoLeftAboard, id, arrival.Flight, Amount(cargo.Commodity, left));
        }
        foreach (var spares in arrival.Spares)
        {
            habitat.Workshop.Stock(spares);
            detail.Add(string.Create(CultureInfo.InvariantCulture, $"{spares.Count} x {spares.Type}"));
        }
        log.Add(StationEventKind.Arrived, id, arrival.Flight, string.Join(", ", detail));
        habitat.OnTraffic();
    }

    public void Depart(Habitat habitat, Departure departure)
    {
        var id = habitat.Model.Id;
        var detail = new List<string>();
        foreach (var name in departure.Crew)
        {
            if (!habitat.Crew.IsAboard(name))
            {
                log.Add(StationEventKind.CrewMissing, id, name, $"is not aboard to leave with '{departure.Flight}'");
                continue;
            }
            // A departure finds everyone inside.
            if (habitat.Crew.Outside > 0)
                habitat.Airlock.Abort("a vehicle departs");
            habitat.Crew.Leave(name, loop.Now);
            detail.Add(name);
        }
        if (departure.RemovesWaste)
        {
            var stores = habitat.Stores;
            var waste =
                stores.ExportAll(stores.Feces)
                + stores.ExportAll(stores.PerspirationSolids)
                + stores.ExportAll(stores.BrineResidue);
            // Brine goes with the waste only where nothing dries it.
            if (habitat.Model.LifeSupport.BrineProcessor is null)
                waste += stores.ExportAll(stores.Brine);
            if (habitat.Model.LifeSupport.UrineProcessor is null)
                waste += stores.ExportAll(stores.Urine);
            detail.Add(string.Create(CultureInfo.InvariantCulture, $"waste {waste:F1} kg"));
        }
        log.Add(StationEventKind.Departed, id, departure.Flight, string.Join(", ", detail));
        habitat.OnTraffic();
    }

    private static string Amount(Commodity commodity, double mass) =>
        string.Create(CultureInfo.InvariantCulture, $"{commodity} {mass:F1} kg");
}
