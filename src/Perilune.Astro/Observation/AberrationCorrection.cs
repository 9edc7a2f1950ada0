namespace Perilune.Astro.Observation;

/// <summary>
/// What is done about the time that light takes and about the observer's motion through it; SPICE's corrections (NAIF,
/// "Aberration corrections required reading").
/// </summary>
public enum AberrationCorrection
{
    /// <summary>NONE: where the target is now.</summary>
    None,

    /// <summary>LT: where the target was when the light that arrives now left it, in one iteration.</summary>
    LightTime,

    /// <summary>LT+S: <see cref="LightTime"/>, and turned by stellar aberration.</summary>
    LightTimeAndStellar,

    /// <summary>CN: as <see cref="LightTime"/>, iterated until it stands.</summary>
    Converged,

    /// <summary>CN+S: <see cref="Converged"/>, and turned by stellar aberration.</summary>
    ConvergedAndStellar,

    /// <summary>XLT: where the target will be when light that leaves the observer now arrives, in one iteration.</summary>
    TransmittedLightTime,

    /// <summary>XLT+S: <see cref="TransmittedLightTime"/>, and turned by stellar aberration: where to point.</summary>
    TransmittedLightTimeAndStellar,

    /// <summary>XCN: as <see cref="TransmittedLightTime"/>, iterated until it stands.</summary>
    TransmittedConverged,

    /// <summary>XCN+S: <see cref="TransmittedConverged"/>, and turned by stellar aberration: where to point.</summary>
    TransmittedConvergedAndStellar,
}

/// <summary>What a correction consists of, and its name in SPICE.</summary>
public static class AberrationCorrections
{
    // In the order of the enumeration.
    private static readonly string[] names = ["NONE", "LT", "LT+S", "CN", "CN+S", "XLT", "XLT+S", "XCN", "XCN+S"];

    /// <summary>All names, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names => names;

    /// <summary>SPICE's name: NONE, LT, LT+S, CN, CN+S, XLT, XLT+S, XCN, XCN+S.</summary>
    public static string Name(this AberrationCorrection correction) => names[(int)correction];

    /// <summary>The correction of a SPICE name in capitals or not, blanks ignored.</summary>
    public static bool TryParse(string name, out AberrationCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = Array.IndexOf(names, name.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        correction = (AberrationCorrection)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Whether the time that light takes is corrected for.</summary>
    public static bool UsesLightTime(this AberrationCorrection correction) => correction != AberrationCorrection.None;

    /// <summary>Whether stellar aberration is corrected for.</summary>
    public static bool UsesStellarAberration(this AberrationCorrection correction) =>
        correction != AberrationCorrection.None && (int)correction % 2 == 0;

    /// <summary>Whether the light time is iterated until it stands.</summary>
    public static bool Converges(this AberrationCorrection correction) =>
        correction
            is AberrationCorrection.Converged
                or AberrationCorrection.ConvergedAndStellar
                or AberrationCorrection.TransmittedConverged
                or AberrationCorrection.TransmittedConvergedAndStellar;

    /// <summary>Whether light goes from the observer to the target.</summary>
    public static bool IsTransmission(this AberrationCorrection correction) =>
        correction >= AberrationCorrection.TransmittedLightTime;

    /// <summary>Sign of the light time in the epoch of the target: -1 for light received, +1 for light sent, 0 without correction.</summary>
    internal static int Sign(this AberrationCorrection correction) =>
        correction == AberrationCorrection.None ? 0
        : correction.IsTransmission() ? 1
        : -1;
}
