using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>One session that asks for a place.</summary>
/// <param name="Experiment">What is to be done.</param>
/// <param name="Partner">Index of the partner that asks; -1 for the station itself.</param>
/// <param name="Index">Which of its sessions, from 0.</param>
/// <param name="Window">When it may run, start and end inside.</param>
/// <param name="After">End of the experiment's session before it, s; minus infinity when there is none.</param>
internal sealed record SessionRequest(Experiment Experiment, int Partner, int Index, Interval Window, double After);

/// <summary>Something that may stand in the way of a session, and that a placed session takes from.</summary>
internal interface IConstraintBook
{
    /// <summary>Which constraint it is.</summary>
    Constraint Kind { get; }

    /// <summary>
    /// The least start not before <paramref name="start"/> that this constraint alone may allow; the start itself when it allows it,
    /// plus infinity when it allows none.
    /// </summary>
    double EarliestFrom(double start, SessionRequest request);

    /// <summary>Takes what a session placed at a start uses.</summary>
    void Take(double start, SessionRequest request);
}

/// <summary>Free amounts of which a part is reserved for the station itself.</summary>
internal sealed class Budget(double amount, double reserve)
{
    // A demand may pass what is free by the rounding of a few subtractions.
    private const double Rounding = 1e-9;

    private readonly double amount = amount;
    private double free = amount;
    private double freeToPartners = amount * (1 - reserve);

    /// <summary>What one who asks may still take; the station itself (-1) may take from the reserve too.</summary>
    public double FreeTo(int partner) => Math.Max(partner < 0 ? free : freeToPartners, 0);

    /// <summary>Whether one who asks may still take a demand.</summary>
    public bool Fits(int partner, double demand) => demand <= FreeTo(partner) + Rounding * amount;

    /// <summary>Takes a demand. The station's own comes out of the reserve first, then out of what the partners share.</summary>
    public void Take(int partner, double demand)
    {
        free -= demand;
        freeToPartners = partner < 0 ? Math.Min(freeToPartners, free) : freeToPartners - demand;
    }

    /// <summary>An equal budget of its own.</summary>
    public Budget Copy() => (Budget)MemberwiseClone();
}
