namespace Perilune.Report.Drawing;

/// <summary>
/// Colours for a fraction, from dark blue to yellow by even steps of lightness, for readers with and without colour vision and for
/// grey print: the anchors are those of "cividis" (Nunez, Anderton and Renslow, PLOS ONE 13(7), 2018).
/// </summary>
internal static class Ramp
{
    private static ReadOnlySpan<int> Anchors =>
        [0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838];

    /// <summary>The colour of a fraction, 0 to 1, as #rrggbb; steps of a sixty-fourth.</summary>
    public static string Colour(double fraction)
    {
        var at = Math.Round(Math.Clamp(fraction, 0, 1) * 64) / 64 * (Anchors.Length - 1);
        var low = Math.Min((int)at, Anchors.Length - 2);
        var part = at - low;
        var colour = 0;
        foreach (var shift in (ReadOnlySpan<int>)[16, 8, 0])
        {
            var (a, b) = ((Anchors[low] >> shift) & 255, (Anchors[low + 1] >> shift) & 255);
            colour |= (int)Math.Round(a + part * (b - a)) << shift;
        }

        return $"#{colour:x6}";
    }
}
