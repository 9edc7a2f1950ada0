using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Flights to the Moon on a launch vehicle of the catalogue.</summary>
public sealed class LauncherTests
{
    private static readonly Knowledge knowledge = new(Repository.Data);

    private static PhaseOutcome Fly(string launcher, string mass = "15 t") =>
        new FlightRun(knowledge)
            .Fly(
                new FlightReader(knowledge.Catalogue, knowledge.Times).Read(
                    $$"""
                    title: To the Moon
                    phases:
                      way:
                        translunar: { launcher: {{launcher}}, departure: 2028-05-05T00:00:00 UTC, arrival: 2028-05-09T12:00:00 UTC, mass: {{mass}} }
                    """,
                    "flight.yaml",
                    "."
                )
            )
            .Phases.Single();

    // NASA Launch Services Program performance query of 2024-09-17, expended Falcon Heavy: 14,964.1 - 278.906 C3 kg near C3 = 0, carried on
    // along its slope below; at C3 = -1.8 km2/s2 some 15.47 t.
    [Fact]
    public void Lift_IsTheCurveAtTheEnergyOfTheDate()
    {
        var way = Fly("falcon-heavy-expended");
        var energy = way.Find("c3")!.Number / 1e6;
        Assert.InRange(energy, -2.3, -1.7);
        Assert.Equal(14_964.1 - 278.906 * energy, way.Find("lift")!.Number, 1e-6);
        Assert.Equal("yes", way.Find("lifts")!.Word);
        Assert.Equal("no", Fly("falcon-heavy-expended", "16 t").Find("lifts")!.Word);
        // From its own parking orbit, of the latitude of Cape Canaveral.
        Assert.Equal(28.5, way.Find("parking-inclination")!.Number * 180 / Math.PI, 1e-9);
    }

    [Fact]
    public void Launcher_WithoutALunarFigure_IsRefused()
    {
        var error = Assert.Throws<InputException>(() => Fly("vostok"));
        Assert.Contains("Vostok", error.Message, StringComparison.Ordinal);
        Assert.Contains("Moon", error.Message, StringComparison.Ordinal);
    }
}
