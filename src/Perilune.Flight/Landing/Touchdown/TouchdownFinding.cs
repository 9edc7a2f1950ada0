using System.Globalization;

namespace Perilune.Flight.Landing.Touchdown;

/// <summary>One limit that a touchdown went beyond.</summary>
/// <param name="Outcome">What it makes of the landing.</param>
/// <param name="What">What was beyond its limit, or what broke.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Limit">In <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of both.</param>
public sealed record TouchdownFinding(TouchdownOutcome Outcome, string What, double Value, double Limit, string Unit)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What}: {Value:0.##} {Unit}, limit {Limit:0.##} {Unit}");
}
