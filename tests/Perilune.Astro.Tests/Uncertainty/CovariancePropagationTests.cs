using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Uncertainty;

/// <summary>What holds of all three methods.</summary>
public sealed class CovariancePropagationTests
{
    private static UncertainFlight InFreeSpace()
    {
        var state = Flights.Circular();
        return new(Flights.About(1e-3), state, Flights.Full(state))
        {
            Noise = AccelerationNoise.Inertial(new(1e-6, 2e-6, 3e-6)),
            Manoeuvres =
            [
                new(new(state.Epoch + 3000, new(3, -1, 2)), new(0.01, 0.02, 0.03, 0.04)),
                new(new(state.Epoch + 1000, new(0, 0, 5)), new(0.01, 0.02, 0.03, 0.04)),
            ],
        };
    }

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(1, 0, null)]
    [InlineData(0.1, 2, null)]
    public void SigmaPoints_WhereMotionIsLinear_AreTheLinearMethod(double alpha, double beta, int? kappa)
    {
        var flight = InFreeSpace();
        var epochs = new[] { 0, 500, 3000, 8000.0 }.Select(t => flight.Initial.Epoch + t).ToArray();
        var linear = CovariancePropagation.Linear(flight, epochs);
        var sigma = CovariancePropagation.SigmaPoints(flight, epochs, new UnscentedScaling(alpha, beta, kappa));
        for (var i = 0; i < epochs.Length; i++)
        {
            // Points a tenth of a deviation out keep 1e9 m of flight to 1e-7 m of 1e2 m: nine digits.
            Assert.InRange(Flights.Difference(sigma[i].Covariance.Matrix, linear[i].Covariance.Matrix), 0, 1e-9);
            Assert.InRange(Vector3.Distance(sigma[i].Mean.Position, linear[i].Mean.Position), 0, 1e-5);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ManyThreads_GiveTheSameBitsAsOne(bool noise)
    {
        var flight = InFreeSpace() with { Propagator = Flights.About(Flights.MoonGm) };
        if (!noise)
            flight = flight with { Noise = null };
        var epochs = new[] { 2000.0, 5000 }.Select(t => flight.Initial.Epoch + t).ToArray();
        var one = CovariancePropagation.MonteCarlo(flight, epochs, 24, 5, threads: 1);
        var four = CovariancePropagation.MonteCarlo(flight, epochs, 24, 5, threads: 4);
        var sigmaOne = CovariancePropagation.SigmaPoints(flight, epochs, threads: 1);
        var sigmaFour = CovariancePropagation.SigmaPoints(flight, epochs, threads: 4);
        for (var i = 0; i < epochs.Length; i++)
        {
            Assert.Equal(one[i].Samples, four[i].Samples);
            Assert.Equal(one[i].Covariance.Matrix, four[i].Covariance.Matrix);
            Assert.Equal(one[i].CovarianceError, four[i].CovarianceError);
            Assert.Equal(sigmaOne[i].Mean, sigmaFour[i].Mean);
            Assert.Equal(sigmaOne[i].Covariance.Matrix, sigmaFour[i].Covariance.Matrix);
        }
    }

    [Fact]
    public void ASample_DoesNotDependOnHowManyThereAre()
    {
        var flight = InFreeSpace();
        var end = new[] { flight.Initial.Epoch + 4000 };
        var few = CovariancePropagation.MonteCarlo(flight, end, 5, 9)[0].Samples;
        var many = CovariancePropagation.MonteCarlo(flight, end, 50, 9)[0].Samples;
        Assert.Equal(few, many[..5]);
        Assert.NotEqual(few, CovariancePropagation.MonteCarlo(flight, end, 5, 10)[0].Samples);
    }

    [Fact]
    public void StandardErrorsOfNormalSamples_AreThoseOfWishart()
    {
        // Var S_ij = (P_ii P_jj + P_ij^2) / (N - 1); the estimate of it scatters by some per cent of 5000 samples.
        var flight = InFreeSpace() with
        {
            Noise = null,
            Manoeuvres = [],
        };
        var sampled = CovariancePropagation.MonteCarlo(flight, [flight.Initial.Epoch + 60], 5000, 3)[0];
        var p = sampled.Covariance.Matrix;
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var expected = Math.Sqrt((p[i, i] * p[j, j] + p[i, j] * p[i, j]) / 4999);
                Assert.InRange(sampled.CovarianceError[i, j] / expected, 0.85, 1.15);
            }
        }
        Assert.Equal(Math.Sqrt(p[0, 0] / 5000), sampled.MeanError.Position.X, 1e-9);
    }

    [Fact]
    public void CovarianceOfAnotherEpochFrameOrOrigin_IsRefusedWithBothNames()
    {
        var flight = InFreeSpace();
        var (state, matrix) = (flight.Initial, flight.InitialCovariance.Matrix);
        Refused(new Covariance(state.Epoch + 1, state.Origin, state.Frame, matrix), "the covariance is of");
        Refused(new Covariance(state.Epoch, NaifId.Earth, state.Frame, matrix), "relative to 399, the state to 301");
        Refused(new Covariance(state.Epoch, state.Origin, Frame.Eme2000, matrix), "in EME2000, the state in ICRF");

        void Refused(Covariance covariance, string message) =>
            Assert.Contains(
                message,
                Assert
                    .Throws<InvalidOperationException>(() =>
                        CovariancePropagation.Linear(flight with { InitialCovariance = covariance }, [state.Epoch + 10])
                    )
                    .Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void EpochsOutOfOrder_AndNoiseBackwards_AreRefused()
    {
        var flight = InFreeSpace();
        var start = flight.Initial.Epoch;
        Assert.Throws<ArgumentException>(() => CovariancePropagation.Linear(flight, []));
        Assert.Throws<ArgumentException>(() => CovariancePropagation.Linear(flight, [start]));
        Assert.Throws<ArgumentException>(() => CovariancePropagation.SigmaPoints(flight, [start + 20, start + 10]));
        Assert.Throws<ArgumentException>(() =>
            CovariancePropagation.MonteCarlo(flight, [start + 20, start + 20], 2, 1)
        );
        Assert.Throws<ArgumentException>(() => CovariancePropagation.Linear(flight, [start - 10]));
        var exact = flight with { Noise = null, Manoeuvres = [] };
        var back = CovariancePropagation.MonteCarlo(exact, [start - 10], 3, 1)[0];
        Assert.Equal(start - 10, back.Mean.Epoch);
        Assert.Throws<ArgumentException>(() =>
            CovariancePropagation.SigmaPoints(flight, [start + 10], new UnscentedScaling(0, 2))
        );
    }

    [Fact]
    public void Cancelled_EveryMethodStops()
    {
        var flight = InFreeSpace();
        var end = new[] { flight.Initial.Epoch + 4000 };
        var cancelled = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            CovariancePropagation.Linear(flight, end, cancellation: cancelled)
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            CovariancePropagation.SigmaPoints(flight, end, cancellation: cancelled)
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            CovariancePropagation.MonteCarlo(flight, end, 100, 1, cancellation: cancelled)
        );
    }
}
