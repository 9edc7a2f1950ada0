using Perilune.Flight.Entry;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>What the air sees of a vehicle.</summary>
[CatalogueKind("entry-shapes")]
public sealed record EntryShape
{
    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Reference area of the coefficients.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, Above = "0 m2")]
    public required double Area { get; init; }

    /// <summary>Radius of the nose, for the heating of the stagnation point.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("1 m")]
    public double NoseRadius { get; init; }

    /// <summary>Drag and lift by Mach number, in rising order; straight between, constant beyond.</summary>
    public required IReadOnlyList<AerodynamicRow> Aerodynamics { get; init; }

    internal EntryVehicle ToVehicle(string name, double mass) =>
        new(
            name,
            mass,
            Area,
            NoseRadius,
            new([.. Aerodynamics.Select(row => new AerodynamicTable.Row(row.Mach, row.Drag, row.LiftToDrag))])
        );
}

/// <summary>The coefficients of a vehicle at one Mach number.</summary>
public sealed record AerodynamicRow
{
    /// <summary>Name of the row.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Mach number.</summary>
    [Quantity(Measure.Number, AtLeast = "0")]
    public required double Mach { get; init; }

    /// <summary>Drag coefficient.</summary>
    [Quantity(Measure.Number, Above = "0")]
    public required double Drag { get; init; }

    /// <summary>Lift over drag.</summary>
    [Quantity(Measure.Number), Default("0")]
    public double LiftToDrag { get; init; }
}
