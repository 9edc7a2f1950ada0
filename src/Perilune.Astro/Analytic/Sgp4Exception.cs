namespace Perilune.Astro.Analytic;

/// <summary>Why SGP4 has no state; the numbers are those of AIAA 2006-6753.</summary>
public enum Sgp4Error
{
    /// <summary>The mean eccentricity left its range.</summary>
    MeanEccentricity = 1,

    /// <summary>The mean motion is not positive.</summary>
    MeanMotion = 2,

    /// <summary>The eccentricity with its periodic terms left its range.</summary>
    PerturbedEccentricity = 3,

    /// <summary>The semi-latus rectum is negative.</summary>
    SemiLatusRectum = 4,

    /// <summary>The satellite is inside the Earth: it has decayed.</summary>
    Decayed = 6,
}

/// <summary>SGP4 has no state of a satellite at a time.</summary>
/// <param name="error">Why.</param>
/// <param name="satellite">Catalogue number.</param>
/// <param name="minutes">Minutes since the epoch of the elements.</param>
public sealed class Sgp4Exception(Sgp4Error error, string satellite, double minutes)
    : Exception($"SGP4 has no state of satellite {satellite} {minutes:R} min after its epoch: {Text(error)}")
{
    /// <summary>Why.</summary>
    public Sgp4Error Error => error;

    /// <summary>Minutes since the epoch of the elements.</summary>
    public double Minutes => minutes;

    private static string Text(Sgp4Error error) =>
        error switch
        {
            Sgp4Error.MeanEccentricity => "the mean eccentricity is out of range; the elements are too old, or wrong",
            Sgp4Error.MeanMotion => "the mean motion is not positive; the elements are too old, or wrong",
            Sgp4Error.PerturbedEccentricity => "the eccentricity is out of range; the elements are too old, or wrong",
            Sgp4Error.SemiLatusRectum => "the semi-latus rectum is negative; the elements are too old, or wrong",
            _ => "it is inside the Earth and has decayed",
        };
}
