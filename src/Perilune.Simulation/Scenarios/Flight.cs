using Perilune.Astro.Time;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>One flight between the Earth, the node and the base.</summary>
public sealed record Flight
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Who flies it.</summary>
    [RefersTo("partner")]
    public required string Partner { get; init; }

    /// <summary>Spacecraft; left out when the flight continues another.</summary>
    public Spacecraft? Vehicle { get; init; }

    /// <summary>What launches it; needed by flights that leave the Earth.</summary>
    public LaunchVehicle? Launcher { get; init; }

    /// <summary>An earlier flight whose spacecraft, with the propellant that it has left, flies on.</summary>
    [RefersTo("flight")]
    public string? Continues { get; init; }

    /// <summary>Where it leaves.</summary>
    [RefersTo("place")]
    public required string From { get; init; }

    /// <summary>Where it goes.</summary>
    [RefersTo("place")]
    public required string To { get; init; }

    /// <summary>Earliest departure.</summary>
    public required Epoch Departure { get; init; }

    /// <summary>How long the departure may wait for a better moment.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 d", AtMost = "60 d"), Default("7 d")]
    public double Window { get; init; }

    /// <summary>Who flies.</summary>
    [RefersTo("person")]
    public required IReadOnlyList<string> Crew { get; init; }

    /// <summary>What it carries.</summary>
    [Default("")]
    public required Cargo Cargo { get; init; }

    /// <summary>Whether solid waste and brine leave with it.</summary>
    [Default("no")]
    public bool RemovesWaste { get; init; }
}

/// <summary>A manifest.</summary>
public sealed record Cargo
{
    /// <summary>Compressed oxygen.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Oxygen { get; init; }

    /// <summary>Compressed nitrogen.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Nitrogen { get; init; }

    /// <summary>Potable water.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Water { get; init; }

    /// <summary>Food with its own water.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Food { get; init; }

    /// <summary>Room for payloads of experiments, which the partners share.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Payloads { get; init; }

    /// <summary>Spares by type.</summary>
    public required IReadOnlyList<Spare> Spares { get; init; }

    /// <summary>Mass of each spare.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg"), Default("40 kg")]
    public double MassPerSpare { get; init; }

    /// <summary>Everything else, item by item.</summary>
    public required IReadOnlyList<CargoItem> Items { get; init; }

    /// <summary>Mass of it all, the room for payloads taken as full, kg.</summary>
    public double Mass =>
        Oxygen
        + Nitrogen
        + Water
        + Food
        + Payloads
        + Spares.Sum(spare => spare.Count) * MassPerSpare
        + Items.Sum(item => item.Mass);
}

/// <summary>An item of cargo with its owner.</summary>
public sealed record CargoItem
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Mass.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }

    /// <summary>Whose it is.</summary>
    [RefersTo("partner")]
    public required string Owner { get; init; }
}
