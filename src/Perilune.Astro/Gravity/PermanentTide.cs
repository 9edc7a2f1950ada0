namespace Perilune.Astro.Gravity;

/// <summary>The time-independent part of the Earth's solid tide (IERS Conventions 2010, section 6.2.2).</summary>
public static class PermanentTide
{
    /// <summary>The nominal k20 of the anelastic Earth (IERS Conventions 2010, table 6.3).</summary>
    public const double LoveNumber = 0.30190;

    /// <summary>What it adds to the normalised C20 (equation 6.14).</summary>
    /// <param name="loveNumber">k20.</param>
    public static double OfZonal(double loveNumber) => 4.4228e-8 * -0.31460 * loveNumber;
}
