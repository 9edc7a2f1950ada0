using System.Collections.Immutable;

namespace Perilune.Station.Models;

/// <summary>The life-support units of one habitat; a unit that is null is not there.</summary>
public sealed record LifeSupportModel
{
    /// <summary>Electrolyser.</summary>
    public OxygenGeneratorModel? OxygenGenerator { get; init; }

    /// <summary>Carbon dioxide removal.</summary>
    public CarbonDioxideRemovalModel? CarbonDioxideRemoval { get; init; }

    /// <summary>Sabatier reactor; needs the oxygen generator's hydrogen and the removal's carbon dioxide.</summary>
    public SabatierModel? Sabatier { get; init; }

    /// <summary>Condensing heat exchanger.</summary>
    public HumidityControlModel? HumidityControl { get; init; }

    /// <summary>Urine processor.</summary>
    public UrineProcessorModel? UrineProcessor { get; init; }

    /// <summary>Brine processor; needs the urine processor.</summary>
    public BrineProcessorModel? BrineProcessor { get; init; }

    /// <summary>Water processor: waste water to potable water.</summary>
    public WaterProcessorModel? WaterProcessor { get; init; }

    /// <summary>The units that are there, in a fixed order.</summary>
    public IEnumerable<UnitModel> Units =>
        new UnitModel?[]
        {
            OxygenGenerator,
            CarbonDioxideRemoval,
            Sabatier,
            HumidityControl,
            UrineProcessor,
            BrineProcessor,
            WaterProcessor,
        }.OfType<UnitModel>();

    /// <summary>Types of spare that the units use, in a fixed order.</summary>
    public ImmutableArray<string> SpareTypes =>
        [
            .. Units
                .SelectMany(unit => unit.ReplaceableUnits)
                .Select(part => part.SpareType)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    internal void Check(ModelChecks checks, StoresModel stores)
    {
        OxygenGenerator?.Check(checks.Under(nameof(OxygenGenerator)));
        CarbonDioxideRemoval?.Check(checks.Under(nameof(CarbonDioxideRemoval)));
        Sabatier?.Check(checks.Under(nameof(Sabatier)));
        HumidityControl?.Check(checks.Under(nameof(HumidityControl)));
        UrineProcessor?.Check(checks.Under(nameof(UrineProcessor)));
        BrineProcessor?.Check(checks.Under(nameof(BrineProcessor)));
        WaterProcessor?.Check(checks.Under(nameof(WaterProcessor)));
        if (Sabatier is not null && (OxygenGenerator is null || CarbonDioxideRemoval is null))
        {
            checks.Add(
                nameof(Sabatier),
                "present",
                $"needs {nameof(OxygenGenerator)} for hydrogen and {nameof(CarbonDioxideRemoval)} for carbon dioxide"
            );
        }
        if (BrineProcessor is not null && UrineProcessor is null)
            checks.Add(nameof(BrineProcessor), "present", $"needs {nameof(UrineProcessor)} for its brine");
        if (OxygenGenerator is { } generator)
        {
            checks.Require(
                generator.WaterReserve < 0.9 * stores.PotableWater.Capacity,
                generator.WaterReserve,
                nameof(OxygenGenerator) + "." + nameof(OxygenGeneratorModel.WaterReserve),
                "must be under 0.9 of the capacity for potable water"
            );
        }
    }
}
