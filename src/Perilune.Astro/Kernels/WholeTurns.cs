namespace Perilune.Astro.Kernels;

/// <summary>Reduction of angles as CSPICE makes it.</summary>
internal static class WholeTurns
{
    /// <summary>
    /// The angle less its whole turns, towards zero, in double: the product of two pi and the turns is rounded, so that an
    /// angle of thousands of turns differs from the exact remainder in its eleventh digit, as it does in CSPICE.
    /// </summary>
    public static double Without(double angle) => angle - Math.Tau * Math.Truncate(angle / Math.Tau);
}
