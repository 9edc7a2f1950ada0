namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// How guidance lives with an engine that cannot hold what lies between its throttled band and its fixed full thrust: full
/// until less than one fraction is asked for, throttled until more than another is (Apollo's LOWCRIT and HIGHCRIT).
/// </summary>
/// <param name="Full">The fixed thrust, a fraction of the rated one.</param>
/// <param name="Least">Least throttle, a fraction of the rated thrust.</param>
/// <param name="Greatest">Greatest throttle below the forbidden band.</param>
/// <param name="Recover">Asked for less than this, the engine is throttled.</param>
/// <param name="Saturate">Asked for more than this, it goes to full.</param>
public sealed record ThrottleRecovery(double Full, double Least, double Greatest, double Recover, double Saturate)
{
    /// <summary>The throttle to hold, and whether it is the fixed one.</summary>
    /// <param name="wanted">Fraction of the rated thrust that the law asks for.</param>
    /// <param name="isFull">Whether the engine is at its fixed thrust now.</param>
    public (double Throttle, bool IsFull) Choose(double wanted, bool isFull)
    {
        var full = isFull ? wanted >= Recover : wanted > Saturate;
        return full ? (Full, true) : (Math.Clamp(wanted, Least, Greatest), false);
    }
}
