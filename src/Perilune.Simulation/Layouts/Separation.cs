using Perilune.Surface.Layout;

namespace Perilune.Simulation.Layouts;

/// <summary>How far something must move to stand clear of something else.</summary>
internal static class Separation
{
    private const double Resolution = 1e-6;

    /// <summary>The least way straight off from the middle of what stays, m, and its azimuth, rad.</summary>
    /// <param name="stays">What stays.</param>
    /// <param name="moves">What moves.</param>
    public static (double Move, double Azimuth) Of(Footprint stays, Footprint moves)
    {
        var (x, y) = (moves.East - stays.East, moves.North - stays.North);
        // Two that share their middle part northward.
        var azimuth = x == 0 && y == 0 ? 0 : Math.Atan2(x, y);
        var (sin, cos) = Math.SinCos(azimuth);
        var low = 0.0;
        var high = stays.Margin + moves.Margin + stays.Length + stays.Width + moves.Length + moves.Width + Resolution;
        while (high - low > Resolution)
        {
            var middle = 0.5 * (low + high);
            var there = moves with { East = moves.East + middle * sin, North = moves.North + middle * cos };
            if (stays.Gap(there) > 0)
                high = middle;
            else
                low = middle;
        }
        return (high, azimuth);
    }
}
