using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>The language of flights, and how published values are laid beside computed ones.</summary>
public sealed class FlightFrameTests
{
    // Two states of Apollo 11 and what the flight evaluation report derives from them.
    private const string Flight = """
        title: A parking orbit
        liftoff: 1969-07-16T13:32:00 UTC
        phases:
          insertion:
            state:
              elapsed: 699.33 s
              local:
                latitude: 32.4865 degN
                latitude-kind: geocentric
                longitude: 53.4588 degW
                altitude: 103.202 nmi
                speed: 25561.6 ft/s
                flight-path-angle: 0.011 deg
                heading: 88.414 deg
        flown:
          inclination: { of: insertion.inclination, value: 32.521 deg, within: 0.05 deg, source: Orloff }
          node: { of: insertion.node, value: 359.624 deg, within: 0.05 deg, source: Orloff }
          shown: { of: insertion.period, value: 88.18 min, source: Orloff }
        assumptions:
          heading:
            key: phases.insertion.state.local.heading
            low: 88.3 deg
            high: 88.5 deg
            why: varied to see what hangs on it
            affects: [insertion.inclination]
        """;

    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightDocument Read(string text) =>
        new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".");

    [Fact]
    public void PublishedState_GivesTheOrbitOfTheReport_WithinHundredths()
    {
        var outcome = new FlightRun(knowledge).Fly(Read(Flight));
        Assert.True(outcome.Pass);
        // 32.521 and 359.624 are printed to a thousandth.
        Assert.InRange(outcome.Comparisons[0].Difference, -0.005, 0.005);
        Assert.InRange(outcome.Comparisons[1].Difference, -0.005, 0.005);
        Assert.Null(outcome.Comparisons[2].Pass);
    }

    [Fact]
    public void Assumption_MovesTheResult_ByTheSlopeOfSphericalTrigonometry()
    {
        var run = new FlightRun(knowledge);
        var moved = run.WithSensitivities(run.Fly(Read(Flight)), 2).Sensitivities.Single().Moved.Single();
        // cos i = cos latitude sin heading.
        double Expected(double heading) =>
            Math.Acos(Math.Cos(32.4865 * Math.PI / 180) * Math.Sin(heading * Math.PI / 180));
        Assert.Equal(Expected(88.3) - Expected(88.5), moved.Low!.Number - moved.High!.Number, 6);
    }

    [Fact]
    public void Flight_IsTheSameFile_AtAnyNumberOfThreads()
    {
        byte[] Bytes(int threads)
        {
            var run = new FlightRun(knowledge);
            using var stream = new MemoryStream();
            FlightJson.Write(stream, run.WithSensitivities(run.Fly(Read(Flight)), threads), knowledge.Times);
            return stream.ToArray();
        }
        Assert.Equal(Bytes(1), Bytes(4));
    }

    [Theory]
    [InlineData(
        "insertion.inclination, value: 32.521 deg",
        "insertion.inclinaton, value: 32.521 deg",
        "flight.yaml:16",
        "did you mean 'inclination'"
    )]
    [InlineData("of: insertion.node", "of: departure.node", "flight.yaml:17", "is no phase")]
    [InlineData("value: 359.624 deg", "value: 359.624 km", "flight.yaml:17", "is a length")]
    [InlineData(
        "within: 0.05 deg, source: Orloff }\n  node",
        "within: 0.05 kg, source: Orloff }\n  node",
        "flight.yaml:16",
        "is a mass"
    )]
    [InlineData("    state:", "    stat:", "flight.yaml:5", "is not known")]
    [InlineData("liftoff: 1969-07-16T13:32:00 UTC", "summary: none known", "flight.yaml:6", "counts from a liftoff")]
    public void WhatIsWrong_IsToldWithItsLine(string right, string wrong, string place, string message)
    {
        Assert.Contains(right, Flight, StringComparison.Ordinal);
        var text = Flight.Replace(right, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => new FlightRun(knowledge).Fly(Read(text)));
        Assert.Contains(
            error.Problems,
            problem =>
                problem.ToString().StartsWith(place, StringComparison.Ordinal)
                && problem.ToString().Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void AssumptionOfNoValue_IsTold()
    {
        var run = new FlightRun(knowledge);
        var outcome = run.Fly(Read(Flight.Replace("local.heading", "local.headings", StringComparison.Ordinal)));
        var error = Assert.Throws<InputException>(() => run.WithSensitivities(outcome, 1));
        Assert.Contains("names no value of this file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryShippedFlight_IsRead()
    {
        var flights = Directory.GetFiles(Path.Combine(Repository.Root, "scenarios", "flights"), "*.yaml");
        Assert.NotEmpty(flights);
        var reader = new FlightReader(knowledge.Catalogue, knowledge.Times);
        Assert.All(flights, path => Assert.NotEmpty(reader.Read(path).Case.Flown));
    }
}
