using System.Collections.Immutable;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>Mean and covariance of samples, with the errors that their finite number leaves in both.</summary>
/// <param name="Mean">Mean of the samples.</param>
/// <param name="Covariance">Their covariance, without bias (divided by one less than their number).</param>
/// <param name="MeanError">Standard errors of the mean, m and m/s.</param>
/// <param name="CovarianceError">
/// Standard errors of the elements of the covariance, m2, m2/s, m2/s2: from the samples' own fourth moments, so that they
/// hold whatever the distribution, when samples are many (M. G. Kendall and A. Stuart, "The Advanced Theory of
/// Statistics", volume 1, section 13.1).
/// </param>
/// <param name="Samples">The samples, ICRF axes, m and m/s.</param>
public sealed record SampledState(
    State Mean,
    Covariance Covariance,
    PositionVelocity MeanError,
    Matrix6 CovarianceError,
    ImmutableArray<PositionVelocity> Samples
) : UncertainState(Mean, Covariance)
{
    internal static SampledState Of(Epoch epoch, int origin, ImmutableArray<PositionVelocity> samples)
    {
        // Sums of distances from one of them, in the order of the samples: no digits are lost to the size of the orbit.
        var (sum, count) = (new PositionVelocity(), samples.Length);
        foreach (var sample in samples)
            sum += sample - samples[0];
        var shift = new PositionVelocity(sum.Position / count, sum.Velocity / count);
        var squares = new Matrix6();
        Span<double> fourth = stackalloc double[36];
        Span<double> second = stackalloc double[36];
        Span<double> away = stackalloc double[6];
        foreach (var sample in samples)
        {
            var (r, v) = sample - samples[0] - shift;
            squares += Matrix6.Outer(r, v, r, v);
            (away[0], away[1], away[2]) = (r.X, r.Y, r.Z);
            (away[3], away[4], away[5]) = (v.X, v.Y, v.Z);
            for (var i = 0; i < 36; i++)
                fourth[i] += away[i / 6] * away[i / 6] * away[i % 6] * away[i % 6];
        }
        (squares * (1.0 / count)).CopyTo(second);
        for (var i = 0; i < 36; i++)
            fourth[i] = Math.Sqrt(Math.Max(0, fourth[i] / count - second[i] * second[i]) / count);
        var mean = samples[0] + shift;
        var covariance = new Covariance(epoch, origin, Frame.Icrf, squares * (1.0 / (count - 1)));
        var root = Math.Sqrt(count);
        return new(
            new State(epoch, origin, Frame.Icrf, mean.Position, mean.Velocity),
            covariance,
            new(covariance.PositionDeviations / root, covariance.VelocityDeviations / root),
            Matrix6.FromRows(fourth),
            samples
        );
    }
}
