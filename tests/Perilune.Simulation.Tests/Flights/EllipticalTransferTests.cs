using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Into an elliptical orbit whose perilune lies where it is wanted, in the language of flights.</summary>
public sealed class EllipticalTransferTests
{
    private const double Degree = Math.PI / 180;

    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightOutcome Fly(string inputs) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(
                $"title: To a frozen orbit\nphases:\n  to-the-moon:\n    elliptical-transfer: {{ {inputs} }}\n",
                "flight.yaml",
                "."
            )
        );

    // Frozen orbit of 720 x 8,090 km, 57.7 deg, perilune at 270 deg (T. A. Ely, 2005).
    [Fact]
    public void TheOrbitThatIsReached_HasThePeriluneThatIsAskedFor()
    {
        var phase = Fly("departure: 2028-01-01T00:00:00 TDB").Phases[0];
        double At(string result) => phase.Find(result)!.Number;
        Assert.Equal(720e3, At("periapsis-altitude"), 1e3);
        Assert.Equal(8090e3, At("apoapsis-altitude"), 1e3);
        // The pole of the middle of the window, by which the orbit is asked for, moves by 0.01 deg in days.
        Assert.Equal(57.7 * Degree, At("inclination"), 0.05 * Degree);
        Assert.Equal(270 * Degree, (At("argument-of-periapsis") + Math.Tau) % Math.Tau, 0.05 * Degree);
        // docs/transfers.md: 430 to 513 m/s in 2028.
        Assert.InRange(At("insertion-delta-v"), 420, 520);
    }

    [Theory]
    [InlineData("apolune-altitude: 700 km", "is not above the perilune")]
    [InlineData("least-flight: 6 d", "is not longer than the shortest flight")]
    public void WhatIsNoEllipseOrNoSpan_IsRefusedAtItsLine(string input, string words)
    {
        var refused = Assert.Throws<InputException>(() => Fly("departure: 2028-01-01T00:00:00 TDB, " + input));
        Assert.Contains(words, refused.Problems[0].ToString(), StringComparison.Ordinal);
    }
}
