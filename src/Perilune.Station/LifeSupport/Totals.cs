using Perilune.Station.Atmosphere;
using Perilune.Station.Chemistry;
using Perilune.Station.Engine;
using Perilune.Station.History;

namespace Perilune.Station.LifeSupport;

/// <summary>Counters of what flowed, in moles (mixtures: kg); they take no part in the balance.</summary>
internal sealed class Totals
{
    private readonly EventLoop loop;
    private readonly string habitat;
    private readonly List<(TotalKind Kind, Store Store, double MolarMass)> all = [];

    public Totals(EventLoop loop, string habitat, Cabin cabin)
    {
        this.loop = loop;
        this.habitat = habitat;
        OxygenConsumed = Count(TotalKind.OxygenConsumed, Substance.Oxygen);
        OxygenGenerated = Count(TotalKind.OxygenGenerated, Substance.Oxygen);
        OxygenIntroduced = Count(TotalKind.OxygenIntroduced, Substance.Oxygen);
        OxygenOfSuits = Count(TotalKind.OxygenOfSuits, Substance.Oxygen);
        NitrogenIntroduced = Count(TotalKind.NitrogenIntroduced, Substance.Nitrogen);
        CarbonDioxideProduced = Count(TotalKind.CarbonDioxideProduced, Substance.CarbonDioxide);
        CarbonDioxideRemoved = new(Count(TotalKind.CarbonDioxideRemoved, Substance.CarbonDioxide), cabin.CarbonDioxide);
        CarbonDioxideReduced = Count(TotalKind.CarbonDioxideReduced, Substance.CarbonDioxide);
        WaterElectrolysed = Count(TotalKind.WaterElectrolysed, Substance.Water);
        WaterOfSabatier = Count(TotalKind.WaterOfSabatier, Substance.Water);
        WaterDrunk = Count(TotalKind.WaterDrunk, Substance.Water);
        Condensate = new(Count(TotalKind.Condensate, Substance.Water), cabin.Vapour);
        WaterFromUrine = Count(TotalKind.WaterFromUrine, Substance.Water);
        WaterFromBrine = Count(TotalKind.WaterFromBrine, Substance.Water);
        WaterProcessed = Count(TotalKind.WaterProcessed, Substance.Water);
        CoolingWater = Count(TotalKind.CoolingWater, Substance.Water);
        UrineProduced = Count(TotalKind.UrineProduced, 1);
        FoodEaten = Count(TotalKind.FoodEaten, 1);
    }

    public Store OxygenConsumed { get; }

    public Store OxygenGenerated { get; }

    public Store OxygenIntroduced { get; }

    public Store OxygenOfSuits { get; }

    public Store NitrogenIntroduced { get; }

    public Store CarbonDioxideProduced { get; }

    public GasFedStore CarbonDioxideRemoved { get; }

    public Store CarbonDioxideReduced { get; }

    public Store WaterElectrolysed { get; }

    public Store WaterOfSabatier { get; }

    public Store WaterDrunk { get; }

    public GasFedStore Condensate { get; }

    public Store WaterFromUrine { get; }

    public Store WaterFromBrine { get; }

    public Store WaterProcessed { get; }

    public Store CoolingWater { get; }

    public Store UrineProduced { get; }

    public Store FoodEaten { get; }

    /// <summary>Each total so far, kg.</summary>
    public IEnumerable<(TotalKind Kind, double Mass)> Masses() =>
        all.Select(entry => (entry.Kind, entry.Store.Amount * entry.MolarMass));

    private Store Count(TotalKind kind, Substance substance) => Count(kind, substance.MolarMass);

    private Store Count(TotalKind kind, double molarMass)
    {
        var store = new Store(loop, $"{habitat} {kind}", 0);
        all.Add((kind, store, molarMass));
        return store;
    }
}
