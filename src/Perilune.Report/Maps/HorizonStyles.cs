using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>How the parts of a horizon look.</summary>
internal static class HorizonStyles
{
    private const int Ink = 0x16202E;
    private const int Muted = 0x566274;

    /// <summary>The style of the Sun's way of that number; its dots end in -dot.</summary>
    public static string Sun(int number) => $"sun{number}";

    /// <summary>All of them, with so many ways of the Sun from dark to bright.</summary>
    public static IReadOnlyList<Style> Of(int ways) =>
        [
            new("paper", 0xFFFFFF),
            new("title", Ink, Size: 22, Bold: true),
            new("subtitle", Muted, Size: 13),
            new("tick", Muted, Size: 11.5),
            new("note", Muted, Size: 12),
            new("frame", Stroke: Ink, Width: 0.9),
            new("over", Stroke: Ink, Width: 0.5, Opacity: 0.15),
            new("level", Stroke: Ink, Width: 0.8, Opacity: 0.6, Dash: 4),
            new("sky", 0xEEF2F8),
            new("sun-band", 0xF2C230, Opacity: 0.35),
            new("behind", Stroke: 0xF2C230, Width: 0.5, Opacity: 0.35),
            new("ground1", 0x5A6270),
            new("ground2", 0x838B98),
            new("ground3", 0xAAB1BB),
            new("ground4", 0xCED3DA),
            new("skyline", Stroke: Ink, Width: 0.9),
            new("earth", Stroke: 0x2A6FB0, Width: 0.7, Opacity: 0.6),
            new("earth-box", Stroke: 0x2A6FB0, Width: 1.4, Dash: 4),
            new("earth-dot", 0x2A6FB0),
            new("earth-name", 0x2A6FB0, 0xEEF2F8, 3, Size: 12, Bold: true),
            .. Enumerable
                .Range(0, ways)
                .SelectMany(i =>
                {
                    // Without the ramp's ends, which vanish in ink or in the sky.
                    var colour = ColourRamp.Inferno.Colour(0.15 + 0.65 * i / Math.Max(1, ways - 1));
                    return new Style[] { new(Sun(i), Stroke: colour), new(Sun(i) + "-dot", colour) };
                }),
        ];
}
