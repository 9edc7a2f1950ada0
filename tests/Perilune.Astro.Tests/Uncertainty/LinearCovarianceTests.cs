using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Uncertainty;

/// <summary>Linear covariance against closed forms.</summary>
public sealed class LinearCovarianceTests
{
    [Fact]
    public void CircularOrbit_ThreeTenthsToThreeRevolutions_IsThatOfClohessyAndWiltshire()
    {
        // W. H. Clohessy and R. S. Wiltshire, "Terminal guidance system for satellite rendezvous", 1960: exact for
        // infinitesimal deviations from a circular orbit, in axes that turn with it.
        var state = Flights.Circular();
        var covariance = Flights.Full(state);
        var period = 2 * Math.PI / Flights.MeanMotion;
        var epochs = new[] { 0.3, 1.0, 2.7 }.Select(part => state.Epoch + part * period).ToList();
        var flight = new UncertainFlight(Flights.About(Flights.MoonGm), state, covariance);
        foreach (var result in CovariancePropagation.Linear(flight, epochs))
        {
            var phi = Hill(result.Mean).Inverse() * ClohessyWiltshire(result.Mean.Epoch - state.Epoch) * Hill(state);
            var expected = phi * covariance.Matrix * phi.Transposed;
            // Steps of 1e-9 m hold the matrix to parts in 1e10.
            Assert.InRange(Flights.Difference(result.Covariance.Matrix, expected), 0, 1e-9);
        }
    }

    [Fact]
    public void FreeSpace_WhiteNoise_GrowsAsTheThirdPowerOfTime()
    {
        // P_rr = q t^3 / 3, P_rv = q t^2 / 2, P_vv = q t.
        var state = Flights.Circular();
        var q = new Vector3(1e-9, 4e-9, 9e-9);
        var none = Covariance.FromDeviations(state, Vector3.Zero, Vector3.Zero);
        var flight = new UncertainFlight(Flights.About(1e-3), state, none) { Noise = AccelerationNoise.Inertial(q) };
        const double t = 5000;
        var result = CovariancePropagation.Linear(flight, [state.Epoch + 1234.5, state.Epoch + t])[1];
        static Matrix3 Diagonal(Vector3 d) => new(d.X, 0, 0, 0, d.Y, 0, 0, 0, d.Z);
        var expected = new Matrix6(
            Diagonal(q * (t * t * t / 3)),
            Diagonal(q * (t * t / 2)),
            Diagonal(q * (t * t / 2)),
            Diagonal(q * t)
        );
        Assert.InRange(Flights.Difference(result.Covariance.Matrix, expected), 0, 1e-12);
    }

    [Fact]
    public void CircularOrbit_NoiseAcross_IsThatOfAnOscillator()
    {
        // x'' + n^2 x = white noise: P_xx = q (nt - sin nt cos nt) / (2 n^3), P_xv = q sin^2 nt / (2 n^2),
        // P_vv = q (nt + sin nt cos nt) / (2 n).
        var (result, angle) = NoiseOnCircle(new(0, 0, 1e-10));
        var (n, q) = (Flights.MeanMotion, 1e-10);
        var (s, c) = Math.SinCos(angle);
        Near(q * (angle - s * c) / (2 * n * n * n), result.Matrix[2, 2]);
        Near(q * s * s / (2 * n * n), result.Matrix[2, 5]);
        Near(q * (angle + s * c) / (2 * n), result.Matrix[5, 5]);
    }

    [Fact]
    public void CircularOrbit_NoiseAlong_DriftsAsThatOfClohessyAndWiltshire()
    {
        // The along-track answer to an along-track impulse, (4 sin nt - 3 nt) / n, squared and integrated:
        // q / n^3 [8 a - 4 sin 2a - 24 (sin a - a cos a) + 3 a^3] with a = nt.
        var (result, a) = NoiseOnCircle(new(0, 1e-10, 0));
        var n = Flights.MeanMotion;
        var expected =
            1e-10 / (n * n * n) * (8 * a - 4 * Math.Sin(2 * a) - 24 * (Math.Sin(a) - a * Math.Cos(a)) + 3 * a * a * a);
        Near(expected, result.Matrix[1, 1]);
    }

    [Fact]
    public void ErrorOfAManoeuvre_InFreeSpace_SpreadsWithTime()
    {
        var state = Flights.Circular();
        var none = Covariance.FromDeviations(state, Vector3.Zero, Vector3.Zero);
        var burn = new ImpulsiveManoeuvre(state.Epoch + 100, new(0, 0, -2));
        var flight = new UncertainFlight(Flights.About(1e-3), state, none)
        {
            Manoeuvres = [new(burn, new(3e-3, 0.002, 0, 0.001))],
        };
        var results = CovariancePropagation.Linear(flight, [burn.Epoch - 1, burn.Epoch, burn.Epoch + 1000]);
        Assert.Equal(default, results[0].Covariance.Matrix);
        Assert.Equal(5e-3, results[1].Covariance.VelocityDeviations.Z, 1e-15);
        Assert.Equal(2e-3, results[1].Covariance.VelocityDeviations.X, 1e-15);
        Assert.Equal(5, results[2].Covariance.PositionDeviations.Z, 1e-9);
        Assert.Equal(2, results[2].Covariance.PositionDeviations.Y, 1e-9);
        Assert.Equal(1, results[2].Covariance.Correlation[2, 5], 1e-12);
    }

    [Fact]
    public void ThereAndBack_IsWhereItBegan()
    {
        var state = Flights.Circular();
        var flight = new UncertainFlight(Flights.About(Flights.MoonGm), state, Flights.Full(state));
        var there = CovariancePropagation.Linear(flight, [state.Epoch + 20_000])[0];
        var back = CovariancePropagation.Linear(
            flight with
            {
                Initial = there.Mean,
                InitialCovariance = there.Covariance,
            },
            [state.Epoch]
        )[0];
        Assert.InRange(Flights.Difference(back.Covariance.Matrix, flight.InitialCovariance.Matrix), 0, 1e-8);
    }

    private static (OrbitalCovariance Covariance, double Angle) NoiseOnCircle(Vector3 density)
    {
        var state = Flights.Circular();
        var none = Covariance.FromDeviations(state, Vector3.Zero, Vector3.Zero);
        var flight = new UncertainFlight(Flights.About(Flights.MoonGm), state, none)
        {
            Noise = AccelerationNoise.Orbital(LocalOrbitalAxes.Rtn, density),
        };
        var end = state.Epoch + 9000;
        var result = CovariancePropagation.Linear(flight, [state.Epoch + 2000, end])[1];
        return (result.Covariance.InOrbitalAxes(LocalOrbitalAxes.Rtn, result.Mean), 9000 * Flights.MeanMotion);
    }

    private static void Near(double expected, double actual) =>
        Assert.InRange(Math.Abs(actual / expected - 1), 0, 1e-9);

    /// <summary>From inertial deviations to those seen from axes that turn with the orbit.</summary>
    private static Matrix6 Hill(State state)
    {
        var momentum = Vector3.Cross(state.Position, state.Velocity);
        var radial = state.Position.Unit;
        var turn = Matrix3.FromRows(radial, Vector3.Cross(momentum.Unit, radial), momentum.Unit);
        var spin = Matrix3.CrossProduct(new Vector3(0, 0, Flights.MeanMotion));
        return new(turn, default, spin * turn * -1, turn);
    }

    private static Matrix6 ClohessyWiltshire(double t)
    {
        var n = Flights.MeanMotion;
        var (s, c) = Math.SinCos(n * t);
        var a = n * t;
        return new(
            new(4 - 3 * c, 0, 0, 6 * (s - a), 1, 0, 0, 0, c),
            new(s / n, 2 * (1 - c) / n, 0, -2 * (1 - c) / n, (4 * s - 3 * a) / n, 0, 0, 0, s / n),
            new(3 * n * s, 0, 0, -6 * n * (1 - c), 0, 0, 0, 0, -n * s),
            new(c, 2 * s, 0, -2 * s, 4 * c - 3, 0, 0, 0, c)
        );
    }
}
