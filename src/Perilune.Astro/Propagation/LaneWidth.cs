using System.Diagnostics;
using System.Runtime.CompilerServices;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>How many flights go side by side. Results are the same, bit for bit, with every width.</summary>
public enum LaneWidth
{
    /// <summary>As many as this processor does fastest, found by a measurement of less than a millisecond.</summary>
    Measured,

    /// <summary>One.</summary>
    One,

    /// <summary>Four (<see cref="Lanes4"/>).</summary>
    Four,

    /// <summary>Eight (<see cref="Lanes8"/>).</summary>
    Eight,
}

/// <summary>
/// Finds the fastest width by running the recursion of spherical harmonics. A processor may have wide registers and be no
/// faster with them.
/// </summary>
internal static class LaneWidthMeasurement
{
    /// <summary>The fastest width here.</summary>
    public static LaneWidth Fastest { get; } = Measure();

    private static LaneWidth Measure()
    {
        var (one, four, eight) = (Time<Real>(), Time<Lanes4>(), Time<Lanes8>());
        if (eight < four && eight < one)
            return LaneWidth.Eight;
        return four < one ? LaneWidth.Four : LaneWidth.One;
    }

    /// <summary>Least time of a lane, in ticks.</summary>
    private static double Time<T>()
        where T : struct, IScalar<T>
    {
        var least = double.PositiveInfinity;
        for (var repetition = 0; repetition < 5; repetition++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(Recursion<T>(2000).Lane(0));
            least = Math.Min(least, Stopwatch.GetTimestamp() - start);
        }
        return least / T.Lanes;
    }

    // Compiled with full optimisation at once, since the tiers of a just-in-time compiler are not what is to be measured.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Recursion<T>(int terms)
        where T : struct, IScalar<T>
    {
        T v1 = T.FromDouble(1),
            w1 = T.FromDouble(0.5),
            v2 = w1,
            w2 = v1,
            sum = w1;
        var (z, q) = (T.FromDouble(0.7), T.FromDouble(0.8));
        for (var n = 1; n <= terms; n++)
        {
            var za = z * (1 + 1.0 / n);
            var qb = q * (1 - 1.0 / n);
            (v1, v2) = (za * v1 - qb * v2, v1);
            (w1, w2) = (za * w1 - qb * w2, w1);
            sum += v1 * 0.25 + w1 * 0.125;
        }
        return sum;
    }
}
