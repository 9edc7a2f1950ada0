using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Entries and hops from files: what cannot be flown is refused at its line, with what could.</summary>
public sealed class EntryPhaseTests
{
    private const string Return = """
        title: A return from the Moon
        phases:
          interface:
            state:
              epoch: 1969-07-24T16:35:05.7 UTC
              local:
                latitude: 3.19 degS
                longitude: 171.96 degE
                altitude: 400000 ft
                speed: 36194.4 ft/s
                flight-path-angle: -6.48 deg
                heading: 50.18 deg
              mass: 5486 kg
          entry:
            entry:
              vehicle: { from: apollo-command-module }
              target: { latitude: 13.30 degN, longitude: 169.15 degW }
              guidance: { pull-out: 700 ft/s }
              limits: { load: 10 g0 }
              steps:
                drogues: { below: 24000 ft, opens: { drag-area: 21.8 m2 } }
                mains: { below: 10700 ft, opens: { drag-area: 894 m2, filling: 8 s } }
        flown:
          load: { of: entry.peak-load, value: 6.56 g0, within: 1 g0, source: "MSC-00171, table 7-VII" }
          drogues: { of: entry.drogues-elapsed, value: 541.2 s, within: 30 s, source: "MSC-00171" }
        """;

    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightOutcome Fly(string text) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".")
        );

    [Fact]
    public void Apollo11_IsGuidedToItsSplash()
    {
        var outcome = Fly(Return);
        Assert.True(outcome.Pass);
        var entry = outcome.Find("entry")!;
        Assert.True(entry.Find("miss")!.Number < 5_000);
        Assert.Equal(4, entry.Plots.Count);
        // The phase ends on the ground, with what is left of its mass.
        Assert.Equal(5486, entry.End!.Value.Mass, 1e-9);
    }

    [Theory]
    [InlineData("-6.48 deg", "-4 deg", "flight.yaml:15", "skips out", "the shallowest angle that holds it")]
    [InlineData(
        "-6.48 deg",
        "-9 deg",
        "flight.yaml:15",
        "over its limit of 10.00 g0",
        "the steepest angle that keeps it"
    )]
    [InlineData("drogues: { below: 24000 ft, ", "drogues: { ", "flight.yaml:21", "has 0 triggers", "below-mach")]
    [InlineData("mass: 5486 kg", "mass: 5486 lbs", "flight.yaml:13", "lbs", "")]
    [InlineData(
        "{ from: apollo-command-module }",
        "{ from: apollo-comand-module }",
        "flight.yaml:16",
        "",
        "apollo-command-module"
    )]
    [InlineData(
        "      target: { latitude: 13.30 degN, longitude: 169.15 degW }\n",
        "",
        "flight.yaml",
        "target",
        "guidance steers"
    )]
    public void WhatCannotBeFlown_IsToldWithWhatCould(
        string right,
        string wrong,
        string place,
        string message,
        string mend
    )
    {
        Assert.Contains(right, Return, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Fly(Return.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(
            error.Problems,
            problem =>
                problem.ToString().StartsWith(place, StringComparison.Ordinal)
                && problem.ToString().Contains(message, StringComparison.Ordinal)
                && problem.ToString().Contains(mend, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void HopThatCannotReachItsApogee_SaysWhatItReaches()
    {
        var path = Path.Combine(Repository.Root, "scenarios", "flights", "starship-sn10.yaml");
        var text = File.ReadAllText(path).Replace("apogee: 10 km\n", "apogee: 90 km\n", StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Fly(text));
        Assert.Contains("not to 90000 m", error.Message, StringComparison.Ordinal);
    }
}
