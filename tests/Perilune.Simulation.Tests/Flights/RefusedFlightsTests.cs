using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Flights that cannot be flown: each is told at its line with its field, its value and the nearest thing that works.</summary>
public sealed class RefusedFlightsTests
{
    private const string Moon = """
        title: refused
        liftoff: 2028-01-01T00:00:00 UTC
        phases:
          start:
            conic: { elapsed: 0 s, center: moon, frame: MOON_ME_DE440_ME421, periapsis: 100 km, apoapsis: 100 km, inclination: 90 deg, node: 0 deg, argument-of-latitude: 0 deg, true-anomaly: 0 deg, mass: 3000 kg }
          first:
            burn: { elapsed: 600 s, delta-v: 200 m/s, thrust: 400 N, specific-impulse: 320 s }

        """;

    private static readonly Knowledge knowledge = new(Repository.Data);

    // 3,000 kg x (1 - exp(-200 / (320 x 9.80665))) = 185.2 kg at 400 N: 1,453.2 s from T+600 s.
    [Theory]
    [InlineData("burn: { elapsed: 900 s, delta-v: 20 m/s }", "burn elapsed '900.0 s'")]
    [InlineData("coast: { elapsed: 900 s }", "coast elapsed '900.0 s'")]
    [InlineData(
        "correction: { elapsed: 900 s, perilune-altitude: 20 km, perilune-elapsed: 2 d }",
        "correction elapsed '900.0 s'"
    )]
    public void BurnLongerThanTheCoast_IsToldWithTheEarliestTime(string next, string field)
    {
        var problem = Refusal(Moon + $"  second:\n    {next}\n");
        Assert.Equal(
            $"flight.yaml:9: phase 'second' {field} is 1153.2 s before the end of the phase before, such as a burn longer than the coast; "
                + "write 2053.2 s or later, or shorten what comes before",
            problem
        );
    }

    [Fact]
    public void EmptyTanksInABurn_AreToldWithWhatTheyGive() =>
        Assert.Equal(
            // 320 x 9.80665 x ln(3,000 / 2,500) = 572.1 m/s.
            "flight.yaml:7: phase 'first' burn delta-v '900 m/s' empties the tanks: it takes 748 kg of 500 kg; what is there gives 572.1 m/s",
            Refusal(Moon.Replace("delta-v: 200 m/s", "delta-v: 900 m/s, propellant: 500 kg", StringComparison.Ordinal))
        );

    [Fact]
    public void EmptyTanksUnderSmallThrust_AreToldWithHowFarTheyReach() =>
        Assert.Contains(
            "the tanks are empty after 1.7 d, at a semi-major axis of",
            Refusal(
                Moon.Replace(
                    "burn: { elapsed: 600 s, delta-v: 200 m/s, thrust: 400 N, specific-impulse: 320 s }",
                    "low-thrust: { thrust: 0.1 N, specific-impulse: 1500 s, dry-mass: 2999 kg, semi-major-axis: 9000 km }",
                    StringComparison.Ordinal
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void ArrivalTooSoon_IsToldWithWhatIsUsual() =>
        Assert.Equal(
            "flight.yaml:4: phase 'away' translunar arrival is not reached in 0.83 d; between 3 and 5 d a way is found at most dates",
            Refusal(
                """
                title: refused
                phases:
                  away:
                    translunar: { departure: 2028-01-02T00:00:00 UTC, arrival: 2028-01-02T20:00:00 UTC }
                """
            )
        );

    [Fact]
    public void PayloadTooHeavyForItsRocket_IsToldWithTheMostThatItLifts()
    {
        var problem = Refusal(
            """
            title: refused
            liftoff: 2028-01-01T00:00:00 UTC
            phases:
              launch:
                launch:
                  site: kennedy-39a
                  rocket: saturn-v
                  payload: 300 t
                  orbit: { inclination: 32.5 deg, periapsis-altitude: 185 km }
            """
        );
        Assert.StartsWith(
            "flight.yaml:8: phase 'launch' launch payload '300 t' does not reach the orbit",
            problem,
            StringComparison.Ordinal
        );
        Assert.EndsWith("; write at most 121 t", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void StageHeavierThanItsSum_IsToldInAFlightsOwnCatalogue() =>
        Assert.Equal(
            "flight.yaml:10: phase 'p' budget vehicle stage 'main' full-mass '3.2 t' is 200 kg more than dry mass and propellant together; "
                + "write 3 t, or mend what it is made of",
            Refusal(
                """
                title: refused
                catalogue:
                  spacecraft:
                    heavy:
                      title: Too heavy
                      stages:
                        main:
                          dry-mass: { value: 1 t, source: s, confidence: assumed }
                          propellant: { value: 2 t, source: s, confidence: assumed }
                          full-mass: { value: 3.2 t, source: s, confidence: assumed }
                          specific-impulse: { value: 320 s, source: s, confidence: assumed }
                          thrust: { value: 5 kN, source: s, confidence: assumed }
                phases:
                  p:
                    budget: { vehicle: heavy, steps: { a: { delta-v: 100 m/s } } }
                """
            )
        );

    private static string Refusal(string text) =>
        Assert
            .Throws<InputException>(() =>
                new FlightRun(knowledge).Fly(
                    new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".")
                )
            )
            .Problems[0]
            .ToString();
}
