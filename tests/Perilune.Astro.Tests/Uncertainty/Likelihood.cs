using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Uncertainty;

/// <summary>
/// Tests of a mean and a covariance against samples of a normal distribution (T. W. Anderson, "An Introduction to
/// Multivariate Statistical Analysis", 3rd edition, 2003).
/// </summary>
internal static class Likelihood
{
    /// <summary>
    /// -2 log of the likelihood ratio for a given covariance, with Bartlett's correction: chi-square of 21 degrees of freedom
    /// if it is right (section 10.8, equation 21).
    /// </summary>
    internal static double Covariance(Matrix6 expected, SampledState sampled)
    {
        var n = sampled.Samples.Length - 1.0;
        // Samples in units of the expected deviations along its principal directions.
        var factor = Factor(expected);
        var whiten = factor.Inverse();
        var s = new double[36];
        (whiten * sampled.Covariance.Matrix * whiten.Transposed).CopyTo(s);
        SymmetricMatrix.Diagonalize(6, s, new double[36]);
        var sum = 0.0;
        for (var i = 0; i < 6; i++)
            sum += s[7 * i] - Math.Log(s[7 * i]) - 1;
        const double p = 6;
        return (1 - (2 * p + 1 - 2 / (p + 1)) / (6 * n)) * n * sum;
    }

    /// <summary>The mean's distance in its own deviations, squared: chi-square of 6 degrees of freedom.</summary>
    internal static double Mean(UncertainState expected, SampledState sampled)
    {
        var away = sampled.Mean - expected.Mean;
        var (r, v) = Factor(expected.Covariance.Matrix).Inverse().Times(away.Position, away.Velocity);
        return sampled.Samples.Length * (r.NormSquared + v.NormSquared);
    }

    /// <summary>
    /// Greatest difference of the 21 elements of a covariance from the samples', in standard errors: along the principal
    /// directions of the expected one, and with errors from the samples' own fourth moments, for any distribution.
    /// </summary>
    internal static double GreatestDifference(Matrix6 expected, SampledState sampled)
    {
        var whiten = Factor(expected).Inverse();
        var (mean, count) = (sampled.Mean, sampled.Samples.Length);
        var (second, fourth) = (new double[36], new double[36]);
        foreach (var sample in sampled.Samples)
        {
            var (r, v) = whiten.Times(sample.Position - mean.Position, sample.Velocity - mean.Velocity);
            double[] y = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
            for (var i = 0; i < 36; i++)
            {
                var product = y[i / 6] * y[i % 6];
                second[i] += product / count;
                fourth[i] += product * product / count;
            }
        }
        return Enumerable
            .Range(0, 36)
            .Max(i =>
                Math.Abs(second[i] * count / (count - 1) - (i % 7 == 0 ? 1 : 0))
                / Math.Sqrt((fourth[i] - second[i] * second[i]) / count)
            );
    }

    /// <summary>A factor whose columns lie along the principal directions, in units of the deviations.</summary>
    private static Matrix6 Factor(Matrix6 matrix)
    {
        var (a, vectors, factor) = (new double[36], new double[36], new double[36]);
        matrix.CopyTo(a);
        // Metres do not drown metres a second.
        var deviations = Enumerable.Range(0, 6).Select(i => Math.Sqrt(a[7 * i])).ToArray();
        for (var i = 0; i < 36; i++)
            a[i] /= deviations[i / 6] * deviations[i % 6];
        SymmetricMatrix.Diagonalize(6, a, vectors);
        for (var i = 0; i < 36; i++)
            factor[i] = deviations[i / 6] * vectors[i] * Math.Sqrt(a[7 * (i % 6)]);
        return Matrix6.FromRows(factor);
    }
}
