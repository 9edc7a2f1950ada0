namespace Perilune.Report.Drawing;

/// <summary>
/// Colours for a fraction whose lightness (CIE L*) rises all the way by near to even steps, for readers with and without
/// colour vision and for grey print. Colours between anchors are straight lines in sRGB.
/// </summary>
public enum ColourRamp
{
    /// <summary>Dark blue to yellow: "cividis" (Nunez, Anderton and Renslow, PLOS ONE 13(7), 2018).</summary>
    Cividis,

    /// <summary>Violet over green to yellow: "viridis" (van der Walt and Smith, SciPy 2015).</summary>
    Viridis,

    /// <summary>Black over red to pale yellow: "inferno" (van der Walt and Smith), for light.</summary>
    Inferno,

    /// <summary>Black over violet to cream: "magma" (van der Walt and Smith), for heat.</summary>
    Magma,
}

/// <summary>Colours of <see cref="ColourRamp"/>.</summary>
internal static class ColourRamps
{
    /// <summary>The colour of a fraction, 0 to 1, as 0xRRGGBB.</summary>
    public static int Colour(this ColourRamp ramp, double fraction)
    {
        var anchors = Anchors(ramp);
        var at = Math.Clamp(fraction, 0, 1) * (anchors.Length - 1);
        var low = Math.Min((int)at, anchors.Length - 2);
        var part = at - low;
        var colour = 0;
        foreach (var shift in (ReadOnlySpan<int>)[16, 8, 0])
        {
            var (a, b) = ((anchors[low] >> shift) & 255, (anchors[low + 1] >> shift) & 255);
            colour |= (int)Math.Round(a + part * (b - a)) << shift;
        }

        return colour;
    }

    private static ReadOnlySpan<int> Anchors(ColourRamp ramp) =>
        ramp switch
        {
            ColourRamp.Cividis =>
            [
                0x00224E,
                0x123570,
                0x3B496C,
                0x575D6D,
                0x707173,
                0x8A8678,
                0xA59C74,
                0xC3B369,
                0xE1CC55,
                0xFEE838,
            ],
            ColourRamp.Viridis =>
            [
                0x440154,
                0x482878,
                0x3E4989,
                0x31688E,
                0x26828E,
                0x1F9E89,
                0x35B779,
                0x6DCD59,
                0xB4DE2C,
                0xFDE725,
            ],
            ColourRamp.Inferno =>
            [
                0x000004,
                0x1B0C42,
                0x4B0C6B,
                0x781C6D,
                0xA52C60,
                0xCF4446,
                0xED6925,
                0xFB9A06,
                0xF7D03C,
                0xFCFFA4,
            ],
            _ => [0x000004, 0x180F3E, 0x451077, 0x721F81, 0x9F2F7F, 0xCD4071, 0xF1605D, 0xFD9567, 0xFEC98D, 0xFCFDBF],
        };
}
