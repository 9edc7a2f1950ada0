using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Keeping orbits, from files.</summary>
public sealed class StationKeepingPhaseTests
{
    private const string Node = """
        title: Keeping
        liftoff: 2028-01-01T00:00:00 UTC
        phases:
          node:
            station-keeping:
              halo: { begin: 2028-01-01T00:00:00 UTC }
              flights: 3
              duration: 40 d
        """;

    private const string Low = """
        title: Keeping
        liftoff: 2028-01-01T00:00:00 UTC
        phases:
          circle:
            conic: { elapsed: 0 s, center: moon, frame: MOON_ME_DE440_ME421, periapsis: 98 km, apoapsis: 102 km, inclination: 90 deg, node: 0 deg, argument-of-latitude: 0 deg, true-anomaly: 0 deg }
          kept:
            station-keeping:
              bands: { interval: 3 d, shape: 3 km }
              errors: { position: 100 m, velocity: 10 cm/s }
              flights: 2
              duration: 8 d
        """;

    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightOutcome Fly(string text) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".")
        );

    private static double Number(PhaseOutcome phase, string result) => phase.Find(result)!.Number;

    [Fact]
    public void Node_IsKeptForSomeMetresASecondAYear_AndTheSameSeedCostsTheSame()
    {
        var node = Fly(Node).Phases[0];
        // Under 10 m/s a year is commonly expected of the Gateway (unverified).
        Assert.InRange(Number(node, "mean"), 1, 10);
        Assert.InRange(Number(node, "in-99-of-100"), Number(node, "median"), Number(node, "greatest"));
        Assert.Equal(0, Number(node, "lost"));
        Assert.InRange(Number(node, "apolune-altitude"), 68e6, 71e6);
        Assert.Equal(3, node.Plots[0].Curves[0].Points.Count);
        Assert.Equal(Number(node, "mean"), Number(Fly(Node).Phases[0], "mean"));
        Assert.NotEqual(Number(node, "mean"), Number(Fly(Node + "\n      seed: 2\n").Phases[0], "mean"));
    }

    [Fact]
    public void LowOrbit_PaysForNarrowBands_AndNothingForWideOnes()
    {
        Assert.InRange(Number(Fly(Low).Phases[1], "mean"), 20, 500);
        var wide = Fly(Low.Replace("shape: 3 km", "shape: 60 km, size: 30 km", StringComparison.Ordinal)).Phases[1];
        Assert.Equal(0, Number(wide, "mean"));
        Assert.InRange(Number(wide, "perilune-altitude"), 90e3, 100e3);
    }

    [Theory]
    [InlineData(
        Node,
        "halo: { begin: 2028-01-01T00:00:00 UTC }",
        "seed: 1",
        "flight.yaml:5",
        "keeps no orbit",
        "halo:"
    )]
    [InlineData(Node, "UTC }", "UTC, family: halo-l2-sout }", "flight.yaml:6", "is no family", "halo-l2-south")]
    [InlineData(Node, "UTC }", "UTC, period: 40 d }", "flight.yaml:6", "is the period of none", "write one from")]
    [InlineData(
        Node,
        "UTC }",
        "UTC, period: 14 d }",
        "flight.yaml:6",
        "wants an orbit with a near perilune",
        "target-points"
    )]
    [InlineData(Low, "interval: 3 d", "interval: 3 h", "flight.yaml:8", "is shorter than two turns", "4 h")]
    [InlineData(
        Low,
        "shape: 3 km",
        "lowest-altitude: 99 km",
        "flight.yaml:8",
        "is over the periapsis",
        "write less than 97"
    )]
    [InlineData(
        Low,
        "center: moon, frame: MOON_ME_DE440_ME421",
        "center: earth",
        "flight.yaml:8",
        "about the Moon",
        ""
    )]
    public void WhatCannotBeKept_IsToldWithTheNearestThingThatWorks(
        string text,
        string right,
        string wrong,
        string place,
        string message,
        string mend
    )
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Fly(text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(
            error.Problems,
            problem =>
                problem.ToString().StartsWith(place, StringComparison.Ordinal)
                && problem.ToString().Contains(message, StringComparison.Ordinal)
                && problem.ToString().Contains(mend, StringComparison.Ordinal)
        );
    }
}
