using System.Collections.Immutable;

namespace Perilune.Partnership.Parties;

/// <summary>How a party stands to the station.</summary>
public enum PartnerStatus
{
    /// <summary>Signed the founding agreement.</summary>
    Founding,

    /// <summary>Joined later with a share of its own.</summary>
    Partner,

    /// <summary>Uses a small, granted share.</summary>
    Guest,
}

/// <summary>The part of a resource that a partner is entitled to, after the common-good reserve, between two instants.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Fraction">The part, 0 to 1.</param>
/// <param name="From">First instant, s on the run's time line; minus infinity when always.</param>
/// <param name="Until">End (exclusive), s on the run's time line; plus infinity when always.</param>
public sealed record Share(
    Resource Resource,
    double Fraction,
    double From = double.NegativeInfinity,
    double Until = double.PositiveInfinity
);

/// <summary>A party to the station: a state, an agency, an institute.</summary>
public sealed record Partner
{
    /// <summary>Short name, unique among the partners, that accounts and proposals use.</summary>
    public required string Id { get; init; }

    /// <summary>Full name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>How the party stands to the station.</summary>
    public PartnerStatus Status { get; init; } = PartnerStatus.Partner;

    /// <summary>Shares by resource; at every instant the shares of all partners in a resource add to one.</summary>
    public ImmutableArray<Share> Shares { get; init; } = [];
}
