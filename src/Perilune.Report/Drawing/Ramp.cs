namespace Perilune.Report.Drawing;

/// <summary>Colours of <see cref="ColourRamp.Cividis"/> for markup.</summary>
internal static class Ramp
{
    /// <summary>The colour of a fraction, 0 to 1, as #rrggbb; steps of a sixty-fourth.</summary>
    public static string Colour(double fraction) =>
        $"#{ColourRamp.Cividis.Colour(Math.Round(Math.Clamp(fraction, 0, 1) * 64) / 64):x6}";
}
