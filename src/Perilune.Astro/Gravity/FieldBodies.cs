using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;

namespace Perilune.Astro.Gravity;

/// <summary>Which body a field in body-fixed axes belongs to.</summary>
internal static class FieldBodies
{
    /// <summary>NAIF codes that may carry a field of these axes: the body, and for an outer planet its barycentre.</summary>
    internal static IReadOnlyList<int> Of(Frame frame) =>
        frame.Name switch
        {
            "MOON_PA_DE440" or "MOON_ME_DE440_ME421" or "MOON_PA_DE421" or "MOON_ME_DE421" or "IAU_MOON" =>
            [
                NaifId.Moon,
            ],
            "ITRF" or "TIRS" or "CIRS" or "IAU_EARTH" => [NaifId.Earth],
            "IAU_SUN" => [NaifId.Sun],
            "IAU_MERCURY" => [NaifId.Mercury, NaifId.MercuryBarycenter],
            "IAU_VENUS" => [NaifId.Venus, NaifId.VenusBarycenter],
            // The moons of Mars hold 3e-8 of its mass.
            "IAU_MARS" => [NaifId.Mars, NaifId.MarsBarycenter],
            _ => [],
        };
}
