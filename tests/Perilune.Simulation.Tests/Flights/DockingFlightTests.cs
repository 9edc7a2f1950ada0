using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Flights that meet another spacecraft, by the phases of docking.</summary>
public sealed class DockingFlightTests
{
    private static readonly Knowledge knowledge = new(Repository.Data);

    // Two coplanar circles and the shortest rendezvous that has all parts.
    private const string Flight = """
        title: A rendezvous
        liftoff: 2020-10-14T05:45:04 UTC
        phases:
          target:
            conic: { elapsed: 0 s, periapsis: 420 km, apoapsis: 420 km, inclination: 51.6 deg, node: 20 deg, argument-of-latitude: 40 deg, true-anomaly: 0 deg }
          chaser:
            conic: { elapsed: 0 s, periapsis: 400 km, apoapsis: 400 km, inclination: 51.6 deg, node: 20 deg, argument-of-latitude: 36 deg, true-anomaly: 0 deg, mass: 7000 kg }
          rendezvous:
            rendezvous:
              target: target
              degree: 0
              burns:
                coelliptic: { orbits: 0.5, aim: coelliptic }
                transfer: { orbits: 2.25, aim: intercept, arrival: stop, place: 0 300 0 m }
                stop: { travel: 150 deg, aim: stop }
              thrust: 3000 N
              exhaust-velocity: 3000 m/s
              propellant: 200 kg
          approach:
            approach:
              target: target
              degree: 0
              legs:
                line: { to: 0 10 0 m, initial-speed: 0.5 m/s, final-speed: 0.08 m/s, impulses: 12 }
              axis: 0 1 0
        flown:
          docked: { of: approach.verdict, value: docked, source: this test }
          arrival: { of: rendezvous.range, value: 300 m, within: 1 m, source: the place that is aimed at }
        """;

    [Fact]
    public void Rendezvous_EndsAtItsPlace_AndTheApproachDocks()
    {
        var outcome = new FlightRun(knowledge).Fly(Read(Flight));
        Assert.True(outcome.Pass);
        // A circle below a circle is coelliptic already.
        var rendezvous = outcome.Phases.Single(phase => phase.Name == "rendezvous");
        Assert.InRange(rendezvous.Find("coelliptic-delta-v")!.Number, 0, 0.05);
        var left = rendezvous.End!.Value.Mass;
        var spent = rendezvous.Find("delta-v")!.Number;
        Assert.Equal(7000 * Math.Exp(-spent / 3000), left, 1e-6);
        Assert.NotEmpty(rendezvous.Plots);
    }

    [Theory]
    [InlineData("propellant: 200 kg", "propellant: 1 kg", "tanks run empty in transfer", "kg more")]
    [InlineData("travel: 150 deg", "travel: 0.001 deg", "no solution", "")]
    [InlineData("thrust: 3000 N", "thrust: 1 N", "do not fit into", "move transfer by")]
    [InlineData("arrival: stop", "arrival: stopp", "is no burn", "stop")]
    [InlineData("axis: 0 1 0", "axis: 0 1 0\n      rendezvous: chaser", "is no rendezvous", "name the rendezvous")]
    [InlineData("initial-speed: 0.5 m/s", "initial-speed: 0.05 m/s", "slows down", "not less")]
    [InlineData("elapsed: 0 s, periapsis: 420", "elapsed: 9 s, periapsis: 420", "is not at the instant", "one instant")]
    public void WhatCannotBeFlown_IsToldWithTheNearestThingThatWorks(
        string right,
        string wrong,
        string message,
        string mend
    )
    {
        Assert.Contains(right, Flight, StringComparison.Ordinal);
        var text = Flight.Replace(right, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => new FlightRun(knowledge).Fly(Read(text)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LaterApproach_FollowsTheTargetThatTheRendezvousMoved()
    {
        // The phase is found: the approach would else look for the target kilometres from where it is.
        var text = Flight
            .Replace(
                "degree: 0\n      burns:",
                "degree: 0\n      find-phase: yes\n      burns:",
                StringComparison.Ordinal
            )
            .Replace("        coelliptic: {", "        coelliptic: {", StringComparison.Ordinal)
            .Replace(
                "      thrust:",
                "      goals: { sight: { at: transfer, elevation: 27 deg } }\n      thrust:",
                StringComparison.Ordinal
            )
            .Replace("axis: 0 1 0", "axis: 0 1 0\n      rendezvous: rendezvous", StringComparison.Ordinal);
        var outcome = new FlightRun(knowledge).Fly(Read(text));
        Assert.True(outcome.Pass);
        var shift = outcome.Phases.Single(phase => phase.Name == "rendezvous").Find("target-shift")!.Number;
        Assert.True(Math.Abs(shift) > 1, $"the target was moved by {shift} s only");
    }

    [Theory]
    [InlineData("soyuz-ms-17")]
    [InlineData("crew-dragon-demo-2")]
    public void FlownDockings_AreMetWithinTheirTolerances(string name)
    {
        var path = Path.Combine(Repository.Root, "scenarios", "flights", name + ".yaml");
        var outcome = new FlightRun(knowledge).Fly(new FlightReader(knowledge.Catalogue, knowledge.Times).Read(path));
        Assert.All(outcome.Comparisons, row => Assert.NotEqual(false, row.Pass));
    }

    private static FlightDocument Read(string text) =>
        new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".");
}
