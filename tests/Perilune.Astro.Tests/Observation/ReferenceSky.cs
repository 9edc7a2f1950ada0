using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Orientation;

namespace Perilune.Astro.Tests.Observation;

/// <summary>Bodies and frames of the shipped data, and those of the reference tables where these are beside the project.</summary>
internal static class ReferenceSky
{
    /// <summary>The shipped ephemeris and lunar axes.</summary>
    public static ApparentStates Shipped { get; } =
        new(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris/perilune_1959_2060.bsp")),
            Axes(Path.Combine(Repository.Data, "orientation/moon_pa.bpc"))
        );

    /// <summary>DE440 and its lunar axes in 2007, with further kernels among the truth.</summary>
    public static ApparentStates De440(params string[] kernels) =>
        new(
            Ephemeris.Load([
                Repository.Truth("kernels/de440_2007.bsp"),
                .. kernels.Select(kernel => Repository.Truth("kernels/" + kernel)),
            ]),
            Axes(Repository.Truth("kernels/moon_pa_de440_2007.bpc"))
        );

    public static AberrationCorrection Correction(string name)
    {
        Assert.True(AberrationCorrections.TryParse(name, out var correction), name);
        return correction;
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static FrameSystem Axes(string path) =>
        new() { MoonDe440 = LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, path) };
}
