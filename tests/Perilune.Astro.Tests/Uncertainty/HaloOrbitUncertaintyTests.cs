using MathNet.Numerics.Distributions;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Tests.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Uncertainty;

/// <summary>
/// The three methods on the station's 9:2 halo orbit, from apolune on. Bounds are quantiles of the statistics' own
/// distributions: a right method fails one of them once in ten thousand seeds, and the seed is fixed.
/// </summary>
public sealed class HaloOrbitUncertaintyTests
{
    private const double Risk = 1e-4;
    private const double Day = 86400;

    // Perilune is 3.33 d after the start: on the way down, 0.3 d after it, near the next two apolunes.
    private static readonly double[] days = [3.3, 3.6, 6.5, 13.0];

    /// <summary>Bound on -2 log of the likelihood ratio of a covariance.</summary>
    private static double CovarianceBound => ChiSquared.InvCDF(21, 1 - Risk);

    /// <summary>Bound on the squared distance of a mean in its own deviations.</summary>
    private static double MeanBound => ChiSquared.InvCDF(6, 1 - Risk);

    /// <summary>Bound on the greatest of 21 differences in their standard errors (Bonferroni).</summary>
    private static double ElementBound => Normal.InvCDF(0, 1, 1 - Risk / 42);

    [Fact]
    public void SmallErrors_OverTwoRevolutions_LinearAndSigmaPointsAgreeWithMonteCarlo()
    {
        var (flight, epochs) = Flight(100, 1e-3);
        var sampled = CovariancePropagation.MonteCarlo(flight, epochs, 300, 7, threads: 2);
        var linear = CovariancePropagation.Linear(flight, epochs);
        var sigma = CovariancePropagation.SigmaPoints(flight, epochs, threads: 2);
        for (var i = 0; i < epochs.Length; i++)
        {
            foreach (var method in (UncertainState[])[linear[i], sigma[i]])
            {
                Assert.InRange(Likelihood.Covariance(method.Covariance.Matrix, sampled[i]), 0, CovarianceBound);
                Assert.InRange(Likelihood.Mean(method, sampled[i]), 0, MeanBound);
            }
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void NavigationErrors_NearPerilune_BreakTheLinearMethodAndNotTheSigmaPoints()
    {
        // A third of 10 km and 10 cm/s: the orders of size that the station's scenario assumes.
        var (flight, epochs) = Flight(10_000.0 / 3, 0.1 / 3);
        var sampled = CovariancePropagation.MonteCarlo(flight, epochs, 2000, 7, threads: 2);
        var linear = CovariancePropagation.Linear(flight, epochs);
        var sigma = CovariancePropagation.SigmaPoints(flight, epochs, threads: 2);

        // On the way down to perilune the curved cloud is thicker than its linear image, and its mean lies beside it.
        Assert.True(Likelihood.Mean(linear[0], sampled[0]) > 20 * MeanBound);
        Assert.True(Likelihood.GreatestDifference(linear[0].Covariance.Matrix, sampled[0]) > ElementBound);
        for (var i = 0; i < epochs.Length; i++)
        {
            Assert.InRange(Likelihood.Mean(sigma[i], sampled[i]), 0, MeanBound);
            Assert.InRange(Likelihood.GreatestDifference(sigma[i].Covariance.Matrix, sampled[i]), 0, ElementBound);
        }
    }

    [Fact]
    public void NoiseAndManoeuvres_OverARevolution_LinearAndSigmaPointsAgreeWithMonteCarlo()
    {
        var (small, epochs) = Flight(10, 1e-4);
        // Noise that gives 1 mm/s in a day, and two manoeuvres whose errors give ten times the first velocity's.
        var flight = small with
        {
            Noise = AccelerationNoise.Orbital(LocalOrbitalAxes.Rtn, new Vector3(2, 1, 0.5) * (1e-6 / Day)),
            Manoeuvres =
            [
                new(new(epochs[1] - 3600, new(0.1, 0.05, 0)), new(5e-4, 0.005, 2e-4, 0.006)),
                new(new(small.Initial.Epoch + Day, new(0, 0, 0.2)), new(5e-4, 0.005, 2e-4, 0.006)),
            ],
        };
        var until = epochs[..3];
        var sampled = CovariancePropagation.MonteCarlo(flight, until, 120, 11, threads: 2);
        var linear = CovariancePropagation.Linear(flight, until);
        var sigma = CovariancePropagation.SigmaPoints(flight, until, threads: 2);
        for (var i = 0; i < until.Length; i++)
        {
            foreach (var method in (UncertainState[])[linear[i], sigma[i]])
            {
                Assert.InRange(Likelihood.Covariance(method.Covariance.Matrix, sampled[i]), 0, CovarianceBound);
                Assert.InRange(Likelihood.Mean(method, sampled[i]), 0, MeanBound);
            }
            // Without them the cloud would be another: the test could fail.
            var without = CovariancePropagation.Linear(flight with { Noise = null }, until)[i];
            Assert.True(Likelihood.Covariance(without.Covariance.Matrix, sampled[i]) > CovarianceBound);
        }
    }

    [Fact]
    public void Noise_ThroughPerilune_IsThatOfManyRandomImpulses()
    {
        var (rough, _) = Flight(0, 0);
        var flight = rough with { Propagator = new(rough.Propagator.Model, 1e-8, 1e-12) };
        var end = flight.Initial.Epoch + 4 * Day;
        const double density = 1e-12;
        Matrix6 Impulses(int count)
        {
            var step = 4 * Day / count;
            var size = Math.Sqrt(density * step);
            var kicks = Enumerable
                .Range(0, count)
                .Select(i => new UncertainManoeuvre(
                    // An impulse has a direction; this one moves the flight by less than a millimetre.
                    new(flight.Initial.Epoch + (i + 0.5) * step, new(1e-12, 0, 0)),
                    new(size, 0, size, 0)
                ));
            return CovariancePropagation.Linear(flight with { Manoeuvres = [.. kicks] }, [end])[0].Covariance.Matrix;
        }
        var noise = AccelerationNoise.Inertial(new Vector3(1, 1, 1) * density);
        var smooth = CovariancePropagation.Linear(flight with { Noise = noise }, [end])[0].Covariance.Matrix;
        var (coarse, fine) = (Impulses(300), Impulses(600));
        // The midpoint rule errs by the square of its step; what extrapolation leaves is below what it has removed.
        var limit = fine + (fine - coarse) * (1.0 / 3);
        var removed = Flights.Difference(fine, limit);
        Assert.InRange(removed, 1e-6, 1e-2);
        Assert.InRange(Flights.Difference(smooth, limit), 0, 0.02 * removed);
    }

    private static (UncertainFlight Flight, Epoch[] Epochs) Flight(double position, double velocity)
    {
        var state = ReferenceCases.HaloState;
        // A millimetre a step: centimetres after a revolution, far below the errors.
        var propagator = new Propagator(ReferenceCases.HaloOnShippedData(), 1e-3, 1e-7);
        var covariance = Covariance.FromDeviations(
            state,
            new Vector3(1, 1, 1) * position,
            new Vector3(1, 1, 1) * velocity
        );
        return (new(propagator, state, covariance), [.. days.Select(day => state.Epoch + day * Day)]);
    }
}
