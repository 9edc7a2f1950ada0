using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Ascents in the language of flights.</summary>
public sealed class LaunchPhaseTests
{
    private static readonly Knowledge knowledge = new(Repository.Data);

    // Apollo 11: flights.md C1 has the parking orbit; the vehicle's figures are not verified, so times and masses are looked
    // at, not judged.
    private const string Apollo = """
        title: Apollo 11 to its parking orbit
        liftoff: 1969-07-16T13:32:00 UTC
        phases:
          ascent:
            launch:
              site: kennedy-39a
              rocket: saturn-v
              payload: 47.63 t
              orbit: { inclination: 32.521 deg, node: 359.624 deg, periapsis-altitude: 185.9 km, apoapsis-altitude: 186 km }
              steering: { tilt: 3 deg }
        flown:
          inclination: { of: ascent.inclination, value: 32.521 deg, within: 0.05 deg, source: Orloff }
          node: { of: ascent.node, value: 359.624 deg, within: 0.05 deg, source: flight evaluation report }
          closes: { of: ascent.closes, value: "yes", source: it flew }
        """;

    private static FlightDocument Read(string text) =>
        new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".");

    private static string Refused(string text) =>
        Assert.Throws<InputException>(() => new FlightRun(knowledge).Fly(Read(text))).Problems[0].ToString();

    [Fact]
    public void SaturnFive_ReachesThePlaneOfApollo11_FromItsPad()
    {
        var outcome = new FlightRun(knowledge).Fly(Read(Apollo));
        Assert.True(outcome.Pass);
        var ascent = outcome.Phases[0];
        // The plane is that of the parking orbit to the guidance's own accuracy, not only to the tolerance.
        Assert.InRange(Math.Abs(outcome.Comparisons[0].Difference), 0, 1e-3);
        Assert.InRange(Math.Abs(outcome.Comparisons[1].Difference), 0, 1e-3);
        Assert.Equal(185.9e3, ascent.Find("periapsis-altitude")!.Number, 5.0);
        Assert.Equal(186e3, ascent.Find("apoapsis-altitude")!.Number, 5.0);
        Assert.NotNull(ascent.End);
        Assert.Equal(ascent.Find("mass")!.Number, ascent.End.Value.Mass);
    }

    [Fact]
    public void InclinationBelowTheSite_IsRefused_WithThoseThatCanBeReached() =>
        Assert.Contains(
            "launch orbit inclination '20 deg' does not reach the launch site; an orbit inclined 20 deg does not pass over "
                + "latitude 28.447 deg; inclinations from 28.447 to 151.553 deg do",
            Refused(
                Apollo.Replace(
                    "inclination: 32.521 deg, node: 359.624 deg",
                    "inclination: 20 deg",
                    StringComparison.Ordinal
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void PayloadThatHoldsTheRocketDown_IsRefused_WithWhatMustGo() =>
        Assert.Matches(
            "phase 'ascent' launch has no solution: Saturn V, as AS-506 does not lift off: thrust [0-9]+ kN, weight [0-9]+ kN; take [0-9.]+ t off",
            Refused(Apollo.Replace("47.63 t", "700 t", StringComparison.Ordinal))
        );

    [Fact]
    public void RocketWithAStageHeavierThanItsSum_IsRefusedWhereItIsWritten() =>
        Assert.Contains(
            "full-mass '200 t' is 51.16 t more than dry mass and propellant together; write 148.8 t",
            Refused(
                Apollo.Replace(
                    "rocket: saturn-v",
                    "rocket: { from: saturn-v, stages: { S-IVB: { stage: { dry-mass: 42.246 t, full-mass: 200 t } } } }",
                    StringComparison.Ordinal
                )
            ),
            StringComparison.Ordinal
        );
}
