using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>Tanks, lockers and spares of a habitat. A store left out has the size of a small outpost's.</summary>
public sealed record Stores
{
    /// <summary>Compressed oxygen.</summary>
    public Store? Oxygen { get; init; }

    /// <summary>Compressed nitrogen.</summary>
    public Store? Nitrogen { get; init; }

    /// <summary>Potable water.</summary>
    public Store? PotableWater { get; init; }

    /// <summary>Waste water before processing.</summary>
    public Store? WasteWater { get; init; }

    /// <summary>Urine with its flush water.</summary>
    public Store? Urine { get; init; }

    /// <summary>Brine of the urine processor.</summary>
    public Store? Brine { get; init; }

    /// <summary>Food with its own water, without packaging.</summary>
    public Store? Food { get; init; }

    /// <summary>Spares at the start, by type.</summary>
    public required IReadOnlyList<Spare> Spares { get; init; }
}

/// <summary>A tank or locker.</summary>
public sealed record Store
{
    /// <summary>What it holds when full.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Capacity { get; init; }

    /// <summary>What is in it at the start.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public required double Initial { get; init; }
}

/// <summary>Spares of one type.</summary>
public sealed record Spare
{
    /// <summary>The type, as replaceable units name it.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>How many there are.</summary>
    [Whole(0, 10000), Short]
    public required int Count { get; init; }
}
