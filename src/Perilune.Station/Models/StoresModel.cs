using System.Collections.Immutable;

namespace Perilune.Station.Models;

/// <summary>A tank or locker.</summary>
/// <param name="Capacity">What it holds, kg, positive.</param>
/// <param name="Initial">What is in it at the start, kg, 0 to the capacity.</param>
public sealed record StoreModel(double Capacity, double Initial)
{
    internal void Check(ModelChecks checks)
    {
        checks.Positive(Capacity, nameof(Capacity));
        checks.Require(
            Initial >= 0 && Initial <= Capacity,
            Initial,
            nameof(Initial),
            $"must lie between zero and {nameof(Capacity)}"
        );
    }
}

/// <summary>Spares of one type.</summary>
/// <param name="Type">Name of the type, as replaceable units use it.</param>
/// <param name="Count">Number at the start.</param>
public sealed record SpareStock(string Type, int Count);

/// <summary>Tanks, lockers and spares of one habitat. Sizes are unverified defaults unless a source is named.</summary>
public sealed record StoresModel
{
    /// <summary>Compressed oxygen.</summary>
    public StoreModel Oxygen { get; init; } = new(200, 150);

    /// <summary>Compressed nitrogen.</summary>
    public StoreModel Nitrogen { get; init; } = new(200, 150);

    /// <summary>Potable water.</summary>
    public StoreModel PotableWater { get; init; } = new(1_000, 600);

    /// <summary>Waste water before processing. Default: 100 lb tank of the ISS water processor.</summary>
    public StoreModel WasteWater { get; init; } = new(45.4, 10);

    /// <summary>Urine with its flush water. Default: 22 kg tank of the ISS urine processor.</summary>
    public StoreModel Urine { get; init; } = new(22, 2);

    /// <summary>Brine of the urine processor. Default: two 24 L bladders.</summary>
    public StoreModel Brine { get; init; } = new(48, 0);

    /// <summary>Food with its own water, without packaging.</summary>
    public StoreModel Food { get; init; } = new(4_000, 1_500);

    /// <summary>Spares at the start.</summary>
    public ImmutableArray<SpareStock> Spares { get; init; } = [];

    internal void Check(ModelChecks checks)
    {
        Oxygen.Check(checks.Under(nameof(Oxygen)));
        Nitrogen.Check(checks.Under(nameof(Nitrogen)));
        PotableWater.Check(checks.Under(nameof(PotableWater)));
        WasteWater.Check(checks.Under(nameof(WasteWater)));
        Urine.Check(checks.Under(nameof(Urine)));
        Brine.Check(checks.Under(nameof(Brine)));
        Food.Check(checks.Under(nameof(Food)));
        for (var i = 0; i < Spares.Length; i++)
        {
            var under = checks.Under($"{nameof(Spares)}[{i}]");
            under.Name(Spares[i].Type, nameof(SpareStock.Type));
            under.Require(Spares[i].Count >= 0, Spares[i].Count, nameof(SpareStock.Count), "must not be negative");
        }
        checks.Distinct(Spares.Select(stock => stock.Type), nameof(Spares));
    }
}
