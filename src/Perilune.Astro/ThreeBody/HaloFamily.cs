using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// The halo orbits of the Earth-Moon point L2, whose part near the Moon are the near-rectilinear ones. Along the family
/// the period falls steadily from 3.415 time units, where it leaves the plane, to 0.72 near the Moon, so that a period
/// names one member.
/// </summary>
public static class HaloFamily
{
    /// <summary>Shortest period that is sought, time units (JPL's catalogue of the family ends at 0.719).</summary>
    public const double ShortestPeriod = 0.72;

    /// <summary>Longest period that is sought, time units (the family begins at 3.41553).</summary>
    public const double LongestPeriod = 3.4155;

    // A published member to start from (9:2, units of EarthMoonMeanDistance); only a first guess, corrected at once.
    private const double SeedPeriod = 1.51119947;
    private const double LongestStride = 0.05;
    private const double ShortestStride = 1e-6;
    private const double MassRatioReach = 1e-3;

    /// <summary>The southern member with a period.</summary>
    /// <param name="system">The Earth-Moon system in declared units.</param>
    /// <param name="periodSeconds">Period, s.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The family has no member with the period, or the system is not the Earth and the Moon.
    /// </exception>
    /// <exception cref="ArithmeticException">The correction does not converge.</exception>
    public static PeriodicOrbit SouthernL2(ThreeBodySystem system, double periodSeconds)
    {
        ArgumentNullException.ThrowIfNull(system);
        var mu = system.MassRatio;
        if (!(Math.Abs(mu - ThreeBodySystem.EarthMoonMeanDistance.MassRatio) < MassRatioReach))
            throw new ArgumentOutOfRangeException(nameof(system), mu, "the family is that of the Earth and the Moon");
        var period = periodSeconds / system.TimeUnit;
        if (!(period is >= ShortestPeriod and <= LongestPeriod))
        {
            throw new ArgumentOutOfRangeException(
                nameof(periodSeconds),
                periodSeconds,
                $"southern L2 halo orbits have periods of {ShortestPeriod * system.TimeUnit:F0} to {LongestPeriod * system.TimeUnit:F0} s in these units"
            );
        }
        var unknowns = new Vector3(1.02202822, -0.18210140, -0.10327096);
        var reached = SeedPeriod;
        if (!SymmetricCorrection.TryCorrect(mu, ref unknowns, reached, out var miss))
            throw new ArithmeticException($"the first halo orbit was not found: its near crossing misses by {miss:E1}");
        var longest = LongestStride;
        while (reached != period)
        {
            // Natural continuation in the period with a tangent predictor, on half the stride where the correction leaves the
            // neighbourhood of the prediction: towards both ends the orbit changes faster than its period.
            var stride = Math.Min(Math.Abs(period - reached), longest);
            var next =
                stride == Math.Abs(period - reached) ? period : reached + Math.CopySign(stride, period - reached);
            var change = SymmetricCorrection.Tangent(mu, unknowns, reached) * (next - reached);
            var corrected = unknowns + change;
            if (
                SymmetricCorrection.TryCorrect(mu, ref corrected, next, out _)
                && (corrected - unknowns - change).Norm < 0.2 * change.Norm
            )
            {
                (unknowns, reached) = (corrected, next);
                longest = Math.Min(LongestStride, 1.5 * longest);
                continue;
            }
            longest = stride / 2;
            if (longest < ShortestStride)
                throw new ArithmeticException($"the halo family could not be followed past a period of {reached:R}");
        }
        return new(system, SymmetricCorrection.State(unknowns), period);
    }

    /// <summary>The northern member with a period: the southern one mirrored in the plane of the Moon's orbit.</summary>
    /// <inheritdoc cref="SouthernL2"/>
    public static PeriodicOrbit NorthernL2(ThreeBodySystem system, double periodSeconds)
    {
        var (r, v) = SouthernL2(system, periodSeconds).Initial;
        return new(system, new(r with { Z = -r.Z }, v with { Z = -v.Z }), periodSeconds / system.TimeUnit);
    }
}
