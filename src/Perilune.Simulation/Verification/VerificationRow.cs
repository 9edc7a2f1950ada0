namespace Perilune.Simulation.Verification;

/// <summary>One validation case: what Perilune computed now beside what its source says.</summary>
/// <param name="Id">Dotted name, unique.</param>
/// <param name="Quantity">What was computed, in words.</param>
/// <param name="Unit">Unit of the three numbers; "1" for a pure number.</param>
/// <param name="Computed">What the shipped code computed on the shipped data in this run.</param>
/// <param name="Reference">What the source says; 0 where a difference from the source is computed.</param>
/// <param name="Tolerance">Greatest difference that passes; its reason stands in the source.</param>
/// <param name="Source">Where reference and tolerance come from.</param>
public sealed record VerificationRow(
    string Id,
    string Quantity,
    string Unit,
    double Computed,
    double Reference,
    double Tolerance,
    string Source
)
{
    /// <summary>Whether computed and reference differ by no more than the tolerance; never when either is no number.</summary>
    public bool Pass => Math.Abs(Computed - Reference) <= Tolerance;
}
