using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>From a halo orbit to the ground and back, as phases that join.</summary>
public sealed class LowOrbitTransferTests
{
    private const double Day = 86400;

    // The near-rectilinear halo orbit of the reference material (flights.md C3), 2007-03-01T00:00:00 TDB.
    private const string Halo = """
        title: Between a halo orbit and the ground
        phases:
          halo:
            state:
              epoch: 2007-03-01T00:00:00 TDB
              center: moon
              position: -5857.483873500 42946.252843202 -57758.637504466 km
              velocity: 0.052695480754 0.038030498511 0.014273361061 km/s

        """;

    private const string Down = """
          down:
            low-orbit-transfer: { way: down, latitude: 89.44 degS, longitude: 222.9 degE, earliest: 2 d, latest: 5 d }
          landing:
            powered-descent:
              site: { latitude: 89.44 degS, longitude: 222.9 degE, radius: 1737.4 km }
              lander: { thrust: 45 kN, specific-impulse: 311 s, dry-mass: 4 t, least-throttle: 10 % }
              descent-orbit: { perilune: 15 km, wait: 1 h, mass: 15 t }
              gates:
                high-gate: { height: 2 km, before: 3 km, sink-rate: 40 m/s, forward-speed: 60 m/s }
                hover: { height: 100 m }

        """;

    private const string Up = """
          up:
            low-orbit-transfer: { way: up, orbit: halo, latitude: 89.44 degS, longitude: 222.9 degE, earliest: 1 d, latest: 7 d }
          ascent:
            lunar-ascent:
              site: { latitude: 89.44 degS, longitude: 222.9 degE, radius: 1737.4 km }
              lander: { thrust: 20 kN, specific-impulse: 311 s, dry-mass: 2 t }
              mass: 5 t
              joins: up
              cutoff-altitude: 15 km
              apolune: 100 km

        """;

    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightOutcome Fly(string text) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".")
        );

    [Fact, Trait("Category", "Slow")]
    public void FromTheHaloToTheGroundAndIntoAnOrbitAgain_ThePhasesJoin()
    {
        var outcome = Fly(Halo + Down + Up);
        PhaseOutcome Phase(string name) => outcome.Phases.Single(phase => phase.Name == name);
        double At(string phase, string result) => Phase(phase).Find(result)!.Number;
        // Published for both ways: 2.75 km/s each between halo and ground with margins (Starship's budget), 2.0 of them below 100 km.
        Assert.InRange(At("down", "total-delta-v"), 620, 800);
        Assert.InRange(At("up", "total-delta-v"), 620, 800);
        // Hohmann's half from 100 km to 15 km by hand: sqrt(gm/r) (1 - sqrt(2 rp / (r + rp))), r = 1837.4, rp = 1752.4 km; the
        // field has bent the circle by some kilometres.
        var circular = Math.Sqrt(4902.800118e9 / 1837.4e3);
        var lowered = circular * (1 - Math.Sqrt(2 * 1752.4e3 / (1837.4e3 + 1752.4e3)));
        Assert.Equal(lowered, At("landing", "descent-orbit-delta-v"), 0.5);
        Assert.Equal("soft", Phase("landing").Find("verdict")!.Word);
        // Lift-off when the way up says, and into its plane, which the Moon turns by 1.3e-4 deg while the engine burns.
        Assert.Equal(
            Phase("up").Find("lift-off")!.Epoch.SecondsPastJ2000,
            Phase("ascent").Find("lift-off")!.Epoch.SecondsPastJ2000
        );
        Assert.InRange(At("up", "waiting"), Day + 6 * 3600 - 1, 7 * Day + 6 * 3600 + 1);
        Assert.Equal(At("up", "inclination"), At("ascent", "inclination"), 0.6 * Math.PI / 180);
    }

    [Fact]
    public void AWindowTheWrongWayRound_AndTwoWaysToIgnition_AreRefusedAtTheirLines()
    {
        var window = Halo + Down.Replace("latest: 5 d", "latest: 1 d", StringComparison.Ordinal);
        Assert.Contains("is not after the earliest departure", Refusal(window), StringComparison.Ordinal);
        var twice = Halo.Replace("      velocity", "      mass: 15 t\n      velocity", StringComparison.Ordinal);
        twice += """
              landing:
                powered-descent:
                  site: { latitude: 89.44 degS, longitude: 222.9 degE, radius: 1737.4 km }
                  lander: { thrust: 45 kN, specific-impulse: 311 s, dry-mass: 4 t }
                  descent-orbit: { perilune: 15 km }
                  approach: { epoch: 2007-03-02T00:00:00 UTC, perilune: 15 km, apolune: 100 km, mass: 15 t }

            """;
        Assert.Contains("is given beside 'approach:'", Refusal(twice), StringComparison.Ordinal);
    }

    private static string Refusal(string text) => Assert.Throws<InputException>(() => Fly(text)).Problems[0].ToString();
}
