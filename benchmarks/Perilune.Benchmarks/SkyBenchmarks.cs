using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.Time;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>Time, ephemeris, axes, the three-body problem.</summary>
internal static class SkyBenchmarks
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883_569_600;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        // Seven million a second. brahe 641 ns, ANISE 940 ns, CSPICE 1767 ns, Orekit 250 to 310 ns.
        yield return new(
            "ephemeris.moon-from-earth",
            "ns",
            143,
            () =>
            {
                var ephemeris = knowledge.Ephemeris;
                var t = Start;
                return 1e9 * Clock.Quick(() => ephemeris.State(NaifId.Moon, NaifId.Earth, t = Next(t)).Position.X);
            }
        );
        // Six million a second. CSPICE's pxform gives 567,000.
        yield return new(
            "frames.moon-principal-axes",
            "ns",
            167,
            () =>
            {
                var frames = knowledge.Frames;
                var t = Start;
                return 1e9
                    * Clock.Quick(() => frames.Rotation(Frame.Icrf, Frame.MoonPrincipalAxesDe440, t = Next(t)).XX);
            }
        );
        // CSPICE's str2et reads 75,000 a second.
        yield return new(
            "time.utc-text-to-tdb",
            "us",
            13.3,
            () =>
            {
                var times = knowledge.Times;
                return 1e6 * Clock.Quick(() => times.Parse("2028-02-29T12:34:56.789 UTC").Fraction);
            }
        );
        yield return new(
            "three-body.nrho-9-2",
            "ms",
            null,
            () =>
                1e3
                * Clock.Quick(() =>
                    HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonJplCatalogue, 6.562353 * 86400).JacobiConstant
                )
        );
    }

    // Two years, within the axes of DE440.
    private static double Next(double t) => t > Start + 6e7 ? Start : t + 1234.5;
}
