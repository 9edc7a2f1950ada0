using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights.Landing;

/// <summary>Descents, ascents and touchdowns as phases of flights.</summary>
public sealed class LandingPhaseTests
{
    private static readonly Knowledge knowledge = new(Repository.Data);

    private static FlightOutcome Fly(string text) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".")
        );

    private static double Number(FlightOutcome outcome, string phase, string result) =>
        outcome.Phases.Single(one => one.Name == phase).Find(result)!.Number;

    private static string Word(FlightOutcome outcome, string phase, string result) =>
        outcome.Phases.Single(one => one.Name == phase).Find(result)!.Word;

    // A lander of the Chang'e 5 class on the ridge beside Shackleton, on the terrain as it is; then its ascender.
    private static string Polar(string more = "", string mass = "3780 kg") =>
        $$"""
            title: A landing at the pole
            phases:
              descent:
                powered-descent:
                  site: { latitude: 89.45 degS, longitude: 222.69 degE }
                  lander:
                    thrust: 7500 N
                    specific-impulse: 310 s
                    dry-mass: 1700 kg
                    least-throttle: 20 %
                    bounds: { vertical-speed: 4 m/s, crash-speed: 10 m/s, slope: 15 deg }
                  approach: { epoch: 2028-03-01T00:00:00 UTC, perilune: 18 km, apolune: 100 km, heading: 0 deg, mass: {{mass}} }
                  gates:
                    adjustment: { height: 2.5 km, before: 1.5 km, sink-rate: 40 m/s, forward-speed: 60 m/s }
                    hover: { height: 100 m }
                  sink-rate: 1.5 m/s
            {{more}}
              ascent:
                lunar-ascent:
                  site: { latitude: 89.45 degS, longitude: 222.69 degE }
                  lander: { thrust: 3000 N, specific-impulse: 310 s, dry-mass: 400 kg }
                  epoch: 2028-03-03T00:00:00 UTC
                  mass: 800 kg
                  cutoff-altitude: 18 km
                  apolune: 100 km
                  heading: 180 deg
            """;

    [Fact]
    public void PolarLanding_OnTheRealTerrain_IsSoft_AndItsAscenderReachesOrbit()
    {
        var outcome = Fly(Polar("      dispersed: { samples: 20 }"));
        Assert.Equal("soft", Word(outcome, "descent", "verdict"));
        Assert.True(Number(outcome, "descent", "miss") < 10);
        // The ridge is not level, and the verdict knew it.
        Assert.InRange(Number(outcome, "descent", "slope") * 180 / Math.PI, 0.1, 15);
        Assert.InRange(Number(outcome, "descent", "dispersed-soft"), 0.5, 1);
        Assert.Equal(100e3, Number(outcome, "ascent", "apolune"), 500.0);
        Assert.Equal(18e3, Number(outcome, "ascent", "perilune"), 200.0);
        Assert.InRange(Number(outcome, "ascent", "inclination") * 180 / Math.PI, 80, 100);
    }

    // The worked example of docs/landing.md, with fewer samples.
    [Fact]
    public void ExampleOfTheManual_LandsSoftly()
    {
        var manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "landing.md"));
        var begin = manual.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        var example = manual[begin..manual.IndexOf("```", begin, StringComparison.Ordinal)];
        Assert.Contains("samples: 1000", example, StringComparison.Ordinal);
        var outcome = Fly(example.Replace("samples: 1000", "samples: 8", StringComparison.Ordinal));
        Assert.Equal("soft", Word(outcome, "descent", "verdict"));
        Assert.StartsWith("not from", Word(outcome, "descent", "abort"), StringComparison.Ordinal);
    }

    // Half a kilometre up the ridge the terrain falls by 16 deg, and the lander bears 12 (reference B: Vikram's).
    [Fact]
    public void SteepSite_IsHardWithoutALookAtTheGround_AndSoftWithOne()
    {
        string Steep(string more = "") =>
            Polar(more)
                .Replace("latitude: 89.45 degS", "latitude: 89.41 degS", StringComparison.Ordinal)
                .Replace("slope: 15 deg", "slope: 12 deg", StringComparison.Ordinal);
        var straight = Fly(Steep());
        Assert.Equal("hard", Word(straight, "descent", "verdict"));
        Assert.Contains("slope", Word(straight, "descent", "findings"), StringComparison.Ordinal);

        var aside = Fly(Steep("      hazard-avoidance: { height: 800 m, budget: 60 m/s }"));
        Assert.Equal("soft", Word(aside, "descent", "verdict"));
        Assert.InRange(Number(aside, "descent", "divert"), 20, 300);
        Assert.Equal(Number(aside, "descent", "divert"), Number(aside, "descent", "miss"), 5.0);
        const double limit = 12 * Math.PI / 180;
        Assert.True(Number(aside, "descent", "target-slope") > limit);
        Assert.True(Number(aside, "descent", "place-slope") <= limit);
        Assert.InRange(Number(aside, "descent", "slope"), 0, limit);

        var poor = Fly(Steep("      hazard-avoidance: { height: 800 m, budget: 1 m/s }"));
        Assert.StartsWith("no safe ground within", Word(poor, "descent", "hazards"), StringComparison.Ordinal);
        Assert.Equal("hard", Word(poor, "descent", "verdict"));
    }

    [Theory]
    [InlineData(
        "{ height: 3 km }",
        "'3000 m' is not between the first gate and the last; write more than 100 m and at most 2500 m"
    )]
    [InlineData("{ height: 800 m }\n      guidance: fuel-optimal", "goes aside by gates; write 'guidance: gates'")]
    public void LookAtTheGround_AtAnImpossibleHeight_IsTold(string hazards, string message)
    {
        var error = Assert.Throws<InputException>(() => Fly(Polar("      hazard-avoidance: " + hazards)));
        Assert.Contains(message, error.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FuelOptimalApproach_BurnsLessThanTheGates()
    {
        var gates = Fly(Polar());
        var optimal = Fly(Polar("      guidance: fuel-optimal"));
        Assert.Equal("soft", Word(optimal, "descent", "verdict"));
        Assert.True(Number(optimal, "descent", "miss") < 10);
        Assert.True(Number(optimal, "descent", "propellant") < Number(gates, "descent", "propellant"));
    }

    [Fact]
    public void TooHeavyForItsPropellant_IsToldAtItsLine()
    {
        var error = Assert.Throws<InputException>(() => Fly(Polar(mass: "60 t")));
        Assert.Contains("cannot brake 60000 kg", error.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(6, error.Problems[0].Line);
    }

    [Fact]
    public void EmptyTanks_AreToldAtTheirLine()
    {
        var error = Assert.Throws<InputException>(() =>
            Fly(
                """
                title: Nothing left
                phases:
                  ascent:
                    lunar-ascent:
                      site: { latitude: 1 degN, longitude: 20 degE }
                      lander: { thrust: 3000 N, specific-impulse: 310 s, dry-mass: 800 kg }
                      epoch: 2028-03-03T00:00:00 UTC
                      mass: 800 kg
                      cutoff-altitude: 18 km
                      apolune: 100 km
                """
            )
        );
        Assert.Contains("leaves no propellant", error.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(8, error.Problems[0].Line);
    }

    [Fact]
    public void Touchdown_IsJudgedByItsBounds()
    {
        var outcome = Fly(
            """
            title: SN10
            phases:
              sn10:
                touchdown:
                  vertical-speed: 10 m/s
                  gravity: 9.81 m/s2
                  bounds: { vertical-speed: 2 m/s, crash-speed: 25 m/s, legs-break: 4 m/s }
            """
        );
        Assert.Equal("hard", Word(outcome, "sn10", "verdict"));
        Assert.StartsWith("hard: legs broken", Word(outcome, "sn10", "findings"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hover_LastsAsLongAsItWasAskedFor_AndNowhereWhereItCannotBe()
    {
        var at = Fly(Polar());
        var held = Fly(
            Polar()
                .Replace("hover: { height: 100 m }", "hover: { height: 100 m, hold: 30 s }", StringComparison.Ordinal)
        );
        Assert.Equal("soft", Word(held, "descent", "verdict"));
        // A command a second, and what is left of the gate when the hover begins.
        Assert.Equal(30, Number(held, "descent", "duration") - Number(at, "descent", "duration"), 4.0);
        var moving = Assert.Throws<InputException>(() =>
            Fly(Polar().Replace("before: 1.5 km,", "before: 1.5 km, hold: 30 s,", StringComparison.Ordinal))
        );
        Assert.Contains("hold", moving.Message, StringComparison.Ordinal);
    }
}
