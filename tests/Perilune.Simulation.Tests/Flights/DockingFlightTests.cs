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

    // In a circle of 420 km the semi-major axis falls by 2 pi a2 rho B a turn (King-Hele 1987, circular orbits): 6,798 km, some
    // 4e-12 kg/m3 by day and night, 0.5 m2/kg make 600 m. The chaser without drag then meets another target, and pays for it.
    [Fact]
    public void Drag_MovesTheTarget_AndTheRendezvousStillMeetsIt()
    {
        var still = new FlightRun(knowledge).Fly(Read(Flight));
        var dragged = new FlightRun(knowledge).Fly(
            Read(
                Flight
                    .Replace(
                        "degree: 0\n      burns:",
                        "degree: 0\n      drag: { chaser: 0 m2/kg, target: 0.5 m2/kg }\n      burns:",
                        StringComparison.Ordinal
                    )
                    .Replace("legs:", "drag: 0.5 m2/kg\n      legs:", StringComparison.Ordinal)
            )
        );
        Assert.True(dragged.Pass);
        double Total(FlightOutcome outcome) =>
            outcome.Phases.Single(phase => phase.Name == "rendezvous").Find("delta-v")!.Number;
        Assert.InRange(Math.Abs(Total(dragged) - Total(still)), 0.05, 5);
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

    [Fact]
    public void SamplesWithErrors_TellHowManyDock()
    {
        // 2 mm/s of velocity error grow to 3 cm in the quarter of a minute between two impulses.
        var text = Flight
            .Replace("axis: 0 1 0", "axis: 0 1 0\n      samples: 10", StringComparison.Ordinal)
            .Replace("impulses: 12", "impulses: 80", StringComparison.Ordinal);
        var approach = new FlightRun(knowledge).Fly(Read(text)).Phases.Single(phase => phase.Name == "approach");
        Assert.Equal(1, approach.Find("docked")!.Number);
        text = text.Replace("samples: 10", "samples: 10\n      errors: { position: 5 m }", StringComparison.Ordinal);
        approach = new FlightRun(knowledge).Fly(Read(text)).Phases.Single(phase => phase.Name == "approach");
        Assert.InRange(approach.Find("docked")!.Number, 0, 0.2);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("middle: 20 h, ", 3)]
    public void RendezvousNearTheMoon_IsMetWhereNoConicHolds(string middle, int impulses)
    {
        // The apolune of a near-rectilinear orbit, and a chaser 150 km behind on its way there.
        var text = $$"""
            title: A rendezvous near the Moon
            phases:
              node:
                state: { epoch: 2028-01-01T00:00:00 TDB, center: moon, position: -5900 42900 -57800 km, velocity: 52 38 14 m/s }
              chaser:
                state: { epoch: 2028-01-01T00:00:00 TDB, center: moon, position: -5990 42790 -57850 km, velocity: 52.5 38.2 15 m/s }
              meeting:
                halo-rendezvous: { target: node, duration: 36 h, {{middle}}place: 0 0 10 km }
            flown:
              safe: { of: meeting.missed-braking, value: "10", within: "100", source: outside of the keep-out sphere }
            """;
        var meeting = new FlightRun(knowledge).Fly(Read(text)).Phases.Single(phase => phase.Name == "meeting");
        var first = meeting.Find("first-delta-v")!.Number;
        var last = meeting.Find("last-delta-v")!.Number;
        Assert.Equal(impulses == 3, meeting.Find("middle-delta-v") is not null);
        Assert.Equal(
            first + last + (meeting.Find("middle-delta-v")?.Number ?? 0),
            meeting.Find("delta-v")!.Number,
            1e-9
        );
        // 150 km in a day and a half, and what both differ by in speed.
        Assert.InRange(meeting.Find("delta-v")!.Number, 0.5, 8);
        Assert.True(meeting.Find("missed-braking")!.Number > 1);
        // Above the node's plane by 10 km, at rest to it.
        Assert.NotNull(meeting.End);
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
