using Perilune.Partnership.Parties;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>A partner with its shares of what the station offers to experiments.</summary>
[CatalogueKind("partners")]
public sealed record Partner
{
    /// <summary>Its short name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Full name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Country or organisation.</summary>
    public string? Country { get; init; }

    /// <summary>How it stands to the station.</summary>
    [Default("partner")]
    public PartnerStatus Status { get; init; }

    /// <summary>Share of every resource for which no share of its own is given.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("0 %")]
    public double Share { get; init; }

    /// <summary>Share of the crew time for experiments.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %")]
    public double? CrewTimeShare { get; init; }

    /// <summary>Share of the electric energy for experiments.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %")]
    public double? EnergyShare { get; init; }

    /// <summary>Share of the payload mass delivered.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %")]
    public double? CargoMassShare { get; init; }

    /// <summary>Share of the data brought to Earth.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %")]
    public double? DownlinkShare { get; init; }

    /// <summary>Share of a resource, 0 to 1.</summary>
    /// <param name="resource">The resource.</param>
    public double ShareOf(Resource resource) =>
        resource switch
        {
            Resource.CrewTime => CrewTimeShare ?? Share,
            Resource.Energy => EnergyShare ?? Share,
            Resource.CargoMass => CargoMassShare ?? Share,
            Resource.Downlink => DownlinkShare ?? Share,
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "no such resource"),
        };
}
