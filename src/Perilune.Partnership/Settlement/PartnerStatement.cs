using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Settlement;

/// <summary>A partner's account of one resource over the whole run; amounts in the resource's SI unit.</summary>
public sealed record PartnerStatement
{
    /// <summary>The partner's id.</summary>
    public required string Partner { get; init; }

    /// <summary>The resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary>What it was entitled to.</summary>
    public required double Entitled { get; init; }

    /// <summary>What it asked for: planned, refused and interrupted together.</summary>
    public required double Asked { get; init; }

    /// <summary>What the plan gave it.</summary>
    public required double Planned { get; init; }

    /// <summary>What it really used.</summary>
    public required double Used { get; init; }

    /// <summary>What it got from exchanges, less what it gave.</summary>
    public required double Bartered { get; init; }

    /// <summary>What others lent it.</summary>
    public required double Borrowed { get; init; }

    /// <summary>What it lent others.</summary>
    public required double Lent { get; init; }

    /// <summary>What it left unused past the carry-over cap.</summary>
    public required double Lapsed { get; init; }

    /// <summary>What it has left at the end.</summary>
    public required double Balance { get; init; }

    /// <summary>What was refused.</summary>
    public required double Refused { get; init; }

    /// <summary>Used over entitled; zero when it was entitled to nothing.</summary>
    public double Served => Entitled > 0 ? Used / Entitled : 0;
}
