using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Where the bodies are and how the Moon is turned: on shipped data, or on DE440's own coefficients of 2007.</summary>
internal sealed record ReferenceSky(Ephemeris Ephemeris, FrameSystem Frames)
{
    public static ReferenceSky Shipped(Knowledge knowledge) => new(knowledge.Ephemeris, knowledge.Frames);

    public static ReferenceSky De440(Knowledge knowledge) =>
        new(
            Ephemeris.Load(knowledge.Data.Check("validation/de440_2007.bsp")),
            new()
            {
                MoonDe440 = LunarOrientation.Load(
                    LunarOrientation.PrincipalAxesDe440,
                    knowledge.Data.Check("validation/moon_pa_de440_2007.bpc")
                ),
            }
        );
}
