using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.TwoBody;

public sealed class OrbitalElementsTests
{
    /// <summary>CSPICE N0067, oscltx: a near-circle, an ellipse of a halo orbit, an equatorial start, a hyperbola, the Earth.</summary>
    [Fact]
    public void Elements_AgreeWithCspice_Within1e12()
    {
        var rows = File.ReadLines(
                Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/TwoBody/cspice_oscltx.csv")
            )
            .Skip(2)
            .Select(line => line.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray())
            .ToList();
        Assert.Equal(5, rows.Count);
        foreach (var n in rows)
        {
            var gm = n[0] * 1e9;
            var state = new PositionVelocity(
                new Vector3(n[2], n[3], n[4]) * 1000,
                new Vector3(n[5], n[6], n[7]) * 1000
            );
            var elements = OrbitalElements.Of(state, gm);
            Relative(n[8], elements.PeriapsisRadius / 1000, 1e-12);
            Assert.Equal(n[9], elements.Eccentricity, 1e-12);
            Assert.Equal(n[10], elements.Inclination, 1e-12);
            Assert.Equal(n[11], elements.AscendingNode, 1e-12);
            // The periapsis of a near-circle is known to the rounding of its eccentricity; the sum of the angles always.
            var blur = 1e-12 + 1e-15 / n[9];
            Near(n[12], elements.ArgumentOfPeriapsis, blur);
            Near(n[16], elements.TrueAnomaly, blur);
            Near(n[13], elements.MeanAnomaly, blur);
            Near(n[12] + n[16], elements.ArgumentOfPeriapsis + elements.TrueAnomaly, 1e-12);
            Relative(n[17], elements.SemiMajorAxis / 1000, 1e-12);
            if (n[18] != 0)
                Relative(n[18], elements.Period, 2e-12);
            var back = elements.ToState();
            Assert.InRange((back.Position - state.Position).Norm / state.Position.Norm, 0, 1e-14);
            Assert.InRange((back.Velocity - state.Velocity).Norm / state.Velocity.Norm, 0, 1e-14);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(0.97)]
    [InlineData(1.0)]
    [InlineData(1.0000001)]
    [InlineData(4.0)]
    public void EveryConic_ReturnsToItsElements(double eccentricity)
    {
        foreach (var inclination in new[] { 0, 1e-9, 1.1, 3.1 })
        {
            foreach (var anomaly in new[] { 0, 0.4, 1.5, 4.9 })
            {
                var given = new OrbitalElements(
                    7e6,
                    eccentricity,
                    inclination,
                    inclination == 0 ? 0 : 2,
                    1,
                    anomaly,
                    3.986004418e14
                );
                var state = given.ToState();
                var found = OrbitalElements.Of(state, given.GravitationalParameter);
                var again = found.ToState();
                Assert.InRange((again.Position - state.Position).Norm / state.Position.Norm, 0, 1e-14);
                Assert.InRange((again.Velocity - state.Velocity).Norm / state.Velocity.Norm, 0, 1e-14);
                Assert.Equal(eccentricity, found.Eccentricity, 2e-15);
                Assert.Equal(inclination, found.Inclination, 1e-14);
                // By the mean anomaly, through Kepler's equation; within 1e-7 of a parabola the anomalies lose half their digits.
                var byMean = given.StateAtMeanAnomaly(given.MeanAnomaly);
                var blur = Math.Abs(eccentricity - 1) is > 0 and < 1e-3 ? 1e-6 : 2e-13;
                Assert.InRange((byMean.Position - state.Position).Norm / state.Position.Norm, 0, blur);
            }
        }
    }

    /// <summary>Barker's equation: on a parabola a true anomaly of 90 deg is reached after 4/3 of the mean anomaly's unit.</summary>
    [Fact]
    public void Parabola_FollowsBarkersEquation()
    {
        var elements = new OrbitalElements(7e6, 1, 0.5, 1, 2, Math.PI / 2, 3.986004418e14);
        Assert.Equal(4.0 / 3, elements.MeanAnomaly, 1e-15);
        Assert.True(double.IsPositiveInfinity(elements.SemiMajorAxis) && double.IsPositiveInfinity(elements.Period));
        // Twice the periapsis' distance, and its speed over the root of two.
        Assert.Equal(14e6, elements.ToState().Position.Norm, 1e-8);
    }

    [Fact]
    public void WhatIsNoConic_IsRefused()
    {
        Assert.Throws<ArithmeticException>(() => OrbitalElements.Of(new(new(1e6, 0, 0), new(100, 0, 0)), 1e13));
        Assert.Throws<ArithmeticException>(() => OrbitalElements.Of(new(new(double.NaN, 0, 0), new(0, 100, 0)), 1e13));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrbitalElements.Of(new(new(1e6, 0, 0), new(0, 100, 0)), -1));
        Assert.Throws<ArgumentException>(() => new OrbitalElements(7e6, 2, 0, 0, 0, 2.2, 4e14).ToState());
        Assert.Throws<ArgumentException>(() => new OrbitalElements(-7e6, 0.2, 0, 0, 0, 0, 4e14).ToState());
    }

    private static void Relative(double expected, double actual, double tolerance) =>
        Assert.InRange(Math.Abs(actual / expected - 1), 0, tolerance);

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.InRange(Math.Abs(Math.IEEERemainder(actual - expected, Math.Tau)), 0, tolerance);
}
