using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Budgets in the language of flights.</summary>
public sealed class BudgetPhaseTests
{
    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightOutcome Fly(string phases) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(
                "title: A budget\nphases:\n" + phases,
                "flight.yaml",
                "."
            )
        );

    // NASA, "Orion Quick Facts": 4,390 ft/s = 1,338 m/s from 26,520 kg and 8.6 t of propellant. At 316 s the tanks give
    // 1,215 m/s: the published figures do not agree with each other, and the budget says by how much.
    [Fact]
    public void OrionsOwnDeltaV_IsMoreThanItsPropellantGives_AndTheBudgetSaysByHowMuch()
    {
        var outcome = Fly(
            """
              orion:
                budget:
                  vehicle: orion
                  steps: { all: { delta-v: 4390 ft/s } }
            """
        );
        var orion = outcome.Phases[0];
        Assert.Equal("no", orion.Find("closes")!.Word);
        var given = 316 * 9.80665 * Math.Log(26_520.0 / (26_520 - 8_600));
        Assert.Equal(given - 4_390 * 0.3048, orion.Find("delta-v-left")!.Number, 1e-6);
        Assert.StartsWith("all: ", orion.Find("lacks")!.Word, StringComparison.Ordinal);
        Assert.EndsWith("of propellant in ship", orion.Find("lacks")!.Word, StringComparison.Ordinal);
    }

    // station.md B9: dry 100 t, 1,200 t of propellant, 380 s; 3.2 + 0.4 + 2 x 2.75 km/s = 9.1 km/s. By hand: the ratio of
    // masses is exp(9,100 / (380 g0)) = 11.49, of 13 with nothing on board: what is left is 1,300 / 11.49 - 100 = 13.1 t.
    [Fact]
    public void StarshipLander_ClosesEmpty_ByTheMarginOfTheRocketEquation()
    {
        const string lander = """
              lander:
                budget:
                  vehicle: { from: starship-hls, stages: { ship: { tanks: { main: { boil-off: 0 kg/d } } } } }
                  propellant: 0 t
                  payload: PAYLOAD
                  steps:
                    filled: { refuel: { per-flight: 100 t, interval: 10 d } }
                    to-the-moon: { delta-v: 3.2 km/s }
                    into-the-halo: { delta-v: 0.4 km/s }
                    down: { delta-v: 2.75 km/s }
                    up: { delta-v: 2.75 km/s }
            """;
        var empty = Fly(lander.Replace("PAYLOAD", "0 t", StringComparison.Ordinal)).Phases[0];
        Assert.Equal("yes", empty.Find("closes")!.Word);
        Assert.Equal("nothing", empty.Find("lacks")!.Word);
        var left = 1_300e3 / Math.Exp(9_100 / (380 * 9.80665)) - 100e3;
        Assert.Equal(left, empty.Find("propellant-left")!.Number, 1e-3);
        Assert.Equal(12, empty.Find("refuelling-flights")!.Number);
        Assert.Equal(110 * 86_400, empty.Find("refuelling-time")!.Number);

        var loaded = Fly(lander.Replace("PAYLOAD", "20 t", StringComparison.Ordinal)).Phases[0];
        Assert.Equal("no", loaded.Find("closes")!.Word);
        Assert.StartsWith("up: ", loaded.Find("lacks")!.Word, StringComparison.Ordinal);
    }

    // A burn of minutes about the Moon loses (GM / r3) t2 dv / 24 (Robbins 1966).
    [Fact]
    public void BurnAboutABody_LosesAgainstGravity()
    {
        var outcome = Fly(
            """
              insertion:
                budget:
                  vehicle: apollo-csm
                  payload: 14.8 t
                  reserve: 10 %
                  steps: { in: { delta-v: 889.25 m/s, about: moon, altitude: 110 km } }
            """
        ).Phases[0];
        var exhaust = 315.1 * 9.80665;
        var mass = 10_298 + 18_508 + 14_800;
        var time = mass * (1 - Math.Exp(-889.25 / exhaust)) * exhaust / 94_180;
        var radius = 1_737_400 + 110e3;
        var loss = 4902.800118e9 / (radius * radius * radius) * time * time * 889.25 / 24;
        Assert.Equal(loss, outcome.Find("losses")!.Number, 1e-3);
        Assert.Equal(1.1 * (889.25 + loss), outcome.Find("delta-v")!.Number, 1e-3);
        // Apollo 11 burnt 10,897 kg for it (43,572.8 to 32,675.7 kg; flights.md C1), loss included and nothing kept.
        Assert.InRange(outcome.Find("propellant-used")!.Number, 10_897, 1.1 * 10_897);
    }

    [Fact]
    public void StageThatIsTheLast_CannotBeDropped() =>
        Assert.Equal(
            "flight.yaml:6: phase 'p' budget budget-step 'a' drop 'yes' leaves nothing of Orion; keep its last stage",
            Assert
                .Throws<InputException>(() =>
                    Fly(
                        """
                          p:
                            budget:
                              vehicle: orion
                              steps: { a: { delta-v: 1 m/s, drop: yes } }
                        """
                    )
                )
                .Problems[0]
                .ToString()
        );
}
