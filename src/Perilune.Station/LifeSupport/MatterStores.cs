using Perilune.Station.Atmosphere;
using Perilune.Station.Chemistry;
using Perilune.Station.Conservation;
using Perilune.Station.Engine;
using Perilune.Station.Models;

namespace Perilune.Station.LifeSupport;

/// <summary>
/// Every place of one habitat in which matter can be, in moles (mixtures: kg), including what went overboard and what the
/// crew's bodies had to give when food or water ran out. Their elements are the conserved sum.
/// </summary>
internal sealed class MatterStores
{
    private readonly List<(Store Store, Substance Substance)> all = [];
    private readonly EventLoop loop;
    private readonly string habitat;

    public MatterStores(EventLoop loop, HabitatModel model, CrewFlows crew, Cabin cabin)
    {
        this.loop = loop;
        habitat = model.Id;
        all.Add((cabin.Oxygen.Moles, Substance.Oxygen));
        all.Add((cabin.Nitrogen.Moles, Substance.Nitrogen));
        all.Add((cabin.CarbonDioxide.Moles, Substance.CarbonDioxide));
        all.Add((cabin.Vapour.Moles, Substance.Water));
        var recovery = model.LifeSupport.UrineProcessor?.Recovery ?? 0;
        var brine = Substance.Mixture(
            "brine",
            crew.Urine.Elements - Substance.Water.InMass(recovery * crew.WaterFractionOfUrine)
        );
        var brineMass = 1 - (recovery * crew.WaterFractionOfUrine);
        WaterFractionOfBrine = (1 - recovery) * crew.WaterFractionOfUrine / brineMass;
        var dried = (model.LifeSupport.BrineProcessor?.Recovery ?? 0) * WaterFractionOfBrine;
        var residue = Substance.Mixture("brine residue", brine.Elements - Substance.Water.InMass(dried));

        var stores = model.Stores;
        Oxygen = Tank("oxygen", Substance.Oxygen, stores.Oxygen);
        Nitrogen = Tank("nitrogen", Substance.Nitrogen, stores.Nitrogen);
        Potable = Tank("potable water", Substance.Water, stores.PotableWater);
        Waste = Tank("waste water", Substance.Water, stores.WasteWater);
        Urine = Tank("urine", crew.Urine, stores.Urine);
        Brine = Tank("brine", brine, stores.Brine);
        Food = Tank("food", crew.Food, stores.Food);
        var accumulator = model.LifeSupport.CarbonDioxideRemoval?.AccumulatorCapacity ?? 1;
        Accumulator = Tank("carbon dioxide accumulator", Substance.CarbonDioxide, new(accumulator, 0));
        Methane = Tank("methane", Substance.Methane, new(model.LifeSupport.Sabatier?.MethaneCapacity ?? 0, 0));

        Feces = Place("feces", crew.Feces);
        PerspirationSolids = Place("perspiration solids", Substance.PerspirationSolids);
        BrineResidue = Place("brine residue", residue);
        BodyWater = Place("body water", Substance.Water);
        BodyFood = Place("body food", crew.Food);
        OverboardOxygen = Place("overboard oxygen", Substance.Oxygen);
        OverboardNitrogen = Place("overboard nitrogen", Substance.Nitrogen);
        OverboardCarbonDioxide = Place("overboard carbon dioxide", Substance.CarbonDioxide);
        OverboardWater = Place("overboard water", Substance.Water);
        OverboardVapour = Place("overboard vapour", Substance.Water);
        OverboardHydrogen = Place("overboard hydrogen", Substance.Hydrogen);
        Ledger = new(model.Id, all);
    }

    public double WaterFractionOfBrine { get; }

    public ElementLedger Ledger { get; }

    public Store Oxygen { get; }

    public Store Nitrogen { get; }

    public Store Potable { get; }

    public Store Waste { get; }

    public Store Urine { get; }

    public Store Brine { get; }

    public Store Food { get; }

    public Store Accumulator { get; }

    public Store Methane { get; }

    public Store Feces { get; }

    public Store PerspirationSolids { get; }

    public Store BrineResidue { get; }

    /// <summary>Water taken from the crew's bodies, as a negative amount.</summary>
    public Store BodyWater { get; }

    /// <summary>Food taken from the crew's bodies, as a negative amount.</summary>
    public Store BodyFood { get; }

    public Store OverboardOxygen { get; }

    public Store OverboardNitrogen { get; }

    public Store OverboardCarbonDioxide { get; }

    public Store OverboardWater { get; }

    public Store OverboardVapour { get; }

    public Store OverboardHydrogen { get; }

    /// <summary>Adds matter from a vehicle, as much as fits.</summary>
    /// <returns>Mass that found no room, kg.</returns>
    public double Import(Store store, double mass)
    {
        var molarMass = SubstanceOf(store).MolarMass;
        var (moles, room) = (mass / molarMass, store.Capacity - store.Amount);
        if (moles < room)
            store.Add(moles);
        else
            store.Fill();
        Ledger.Imported(SubstanceOf(store), Math.Min(moles, room));
        return Math.Max(0, mass - (room * molarMass));
    }

    /// <summary>Takes all of a store away.</summary>
    /// <returns>Mass taken, kg.</returns>
    public double ExportAll(Store store)
    {
        var moles = store.Amount;
        store.Add(-moles);
        Ledger.Imported(SubstanceOf(store), -moles);
        return moles * SubstanceOf(store).MolarMass;
    }

    public double MassOf(Store store) => store.Amount * SubstanceOf(store).MolarMass;

    public Substance SubstanceOf(Store store)
    {
        foreach (var (place, substance) in all)
        {
            if (ReferenceEquals(place, store))
                return substance;
        }
        throw new ArgumentException($"{store.Name} holds no matter", nameof(store));
    }

    public void Refresh()
    {
        foreach (var (store, _) in all)
            store.Refresh();
    }

    private Store Tank(string name, Substance substance, StoreModel model)
    {
        var store = new Store(
            loop,
            $"{habitat} {name}",
            model.Initial / substance.MolarMass,
            model.Capacity / substance.MolarMass
        );
        all.Add((store, substance));
        all.Add((store.Surplus!, substance));
        return store;
    }

    private Store Place(string name, Substance substance)
    {
        var store = new Store(loop, $"{habitat} {name}", 0);
        all.Add((store, substance));
        return store;
    }
}
