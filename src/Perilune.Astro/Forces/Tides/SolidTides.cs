using System.Collections.Immutable;
using Perilune.Astro.Bodies;

namespace Perilune.Astro.Forces.Tides;

/// <summary>A body that raises tides.</summary>
/// <param name="Body">NAIF code.</param>
/// <param name="GravitationalParameter">GM, m3/s2.</param>
public readonly record struct TideRaiser(int Body, double GravitationalParameter);

/// <summary>
/// Solid tides of a body whose field the model has: the change of its harmonics by the bodies that raise them, in the
/// body-fixed axes of the field (IERS Conventions 2010, section 6.2, equations 6.6 and 6.7).
/// </summary>
/// <param name="Body">NAIF code of the body that is deformed.</param>
/// <param name="Love">Its Love numbers.</param>
/// <param name="Raisers">The bodies that deform it.</param>
public sealed record SolidTides(int Body, LoveNumbers Love, ImmutableArray<TideRaiser> Raisers)
{
    /// <summary>
    /// Whether the corrections for the dependence of the Earth's Love numbers on frequency count (equation 6.8 with all 71
    /// lines of tables 6.5a to 6.5c).
    /// </summary>
    public bool FrequencyDependent { get; init; }

    /// <summary>The anelastic Earth under the Moon and the Sun, with the corrections by frequency.</summary>
    /// <param name="moon">GM of the Moon, m3/s2.</param>
    /// <param name="sun">GM of the Sun, m3/s2.</param>
    public static SolidTides OfEarth(double moon, double sun) =>
        new(NaifId.Earth, LoveNumbers.AnelasticEarth, [new(NaifId.Moon, moon), new(NaifId.Sun, sun)])
        {
            FrequencyDependent = true,
        };

    /// <summary>
    /// The Moon under the Earth and the Sun, elastic. The permanent part is in it: fields of the Moon are solved with the
    /// whole tide beside them.
    /// </summary>
    /// <param name="earth">GM of the Earth, m3/s2.</param>
    /// <param name="sun">GM of the Sun, m3/s2.</param>
    public static SolidTides OfMoon(double earth, double sun) =>
        new(NaifId.Moon, LoveNumbers.Moon, [new(NaifId.Earth, earth), new(NaifId.Sun, sun)]);
}
