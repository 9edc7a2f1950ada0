namespace Perilune.Flight.Entry;

/// <summary>
/// A parachute, or several that open together. It fills with the square of time (T. W. Knacke, "Parachute Recovery Systems
/// Design Manual", 1992, section 5.4), first to its reefed share, then to its whole.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="DragArea">Drag coefficient times area, fully open, m2.</param>
/// <param name="FillingTime">From line stretch to full, s.</param>
/// <param name="ReefedShare">Of the drag area while reefed; 1 when it is not.</param>
/// <param name="ReefedTime">How long it stays reefed, s.</param>
public sealed record Parachute(
    string Name,
    double DragArea,
    double FillingTime,
    double ReefedShare = 1,
    double ReefedTime = 0
)
{
    /// <summary>Drag area at a time after line stretch, m2.</summary>
    public double DragAreaAt(double seconds)
    {
        if (ReefedTime <= 0)
            return DragArea * Filled(seconds);
        var reefed = ReefedShare * Filled(seconds);
        return DragArea * (seconds <= ReefedTime ? reefed : reefed + (1 - ReefedShare) * Filled(seconds - ReefedTime));
    }

    private double Filled(double seconds)
    {
        if (seconds <= 0)
            return 0;
        var t = FillingTime > 0 ? Math.Min(1, seconds / FillingTime) : 1;
        return t * t;
    }
}
