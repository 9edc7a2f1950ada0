using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;

namespace Perilune.Astro.Observation;

/// <summary>The bodies at whose centres turning axes stand: the light from there says at which epoch they are seen.</summary>
internal static class FrameCenters
{
    /// <summary>NAIF code of the body.</summary>
    public static int Of(Frame frame) => frame.Center ?? NaifId.SolarSystemBarycenter;
}
