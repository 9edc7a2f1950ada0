using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>How the parts of a map look.</summary>
internal static class MapStyles
{
    private const int Ink = 0x16202E;
    private const int Muted = 0x566274;
    private const int White = 0xFFFFFF;
    private const int Route = 0xD55E00;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Style> All =
    [
        new("paper", White),
        new("title", Ink, Size: 22, Bold: true),
        new("subtitle", Muted, Size: 13),
        new("tick", Muted, Size: 11.5),
        new("note", Muted, Size: 12),
        new("key-name", Ink, Size: 13, Bold: true),
        new("frame", Stroke: Ink),
        new("swatch-fill"),
        new("swatch", Stroke: Muted, Width: 0.7),
        new("graticule-shade", Stroke: 0x000000, Width: 1.8, Opacity: 0.25),
        new("graticule", Stroke: White, Width: 0.7, Opacity: 0.75),
        new("inner-label", White, 0x20262F, 2.5, Size: 11.5),
        new("halo", Stroke: White, Width: 4.5),
        new("route", Stroke: Route, Width: 2.2),
        new("disc-halo", Stroke: White, Width: 3, Opacity: 0.8),
        new("disc", Stroke: 0xB0321F, Width: 1.4, Dash: 5),
        new("mark-halo", Stroke: White, Width: 4),
        new("mark", Stroke: 0xB0321F, Width: 1.8),
        new("mark-dot", 0xB0321F, White, 1),
        new("mark-label", Ink, White, 3.5, Size: 13, Bold: true),
        new("arrow-plate", 0xF3F5F8, 0xC9D0DA),
        new("arrow", Stroke: Ink, Width: 1.8),
        new("arrow-head", Ink),
        new("light", Stroke: 0xB87A00, Width: 1.8),
        new("light-head", 0xB87A00),
        new("bar-dark", Ink, Ink),
        new("bar-light", White, Ink),
    ];
}
