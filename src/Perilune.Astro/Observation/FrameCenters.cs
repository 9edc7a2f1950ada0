using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;

namespace Perilune.Astro.Observation;

/// <summary>The bodies at whose centres turning axes stand: the light from there says at which epoch they are seen.</summary>
internal static class FrameCenters
{
    /// <summary>NAIF code of the body.</summary>
    public static int Of(Frame frame) =>
        frame.Kind switch
        {
            FrameKind.MoonPrincipalAxesDe440
            or FrameKind.MoonMeanEarthDe440
            or FrameKind.MoonPrincipalAxesDe421
            or FrameKind.MoonMeanEarthDe421
            or FrameKind.IauMoon => NaifId.Moon,
            FrameKind.IauSun => NaifId.Sun,
            FrameKind.IauMercury => NaifId.Mercury,
            FrameKind.IauVenus => NaifId.Venus,
            FrameKind.IauMars => NaifId.Mars,
            FrameKind.IauJupiter => 599,
            FrameKind.Cirs or FrameKind.Tirs or FrameKind.Itrf or FrameKind.IauEarth => NaifId.Earth,
            _ => NaifId.SolarSystemBarycenter,
        };
}
