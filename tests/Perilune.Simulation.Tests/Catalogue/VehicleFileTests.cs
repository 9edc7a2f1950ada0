using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;
using Perilune.Simulation.Tests.Scenarios;

namespace Perilune.Simulation.Tests.Catalogue;

public sealed class VehicleFileTests
{
    private const string Figure = "source: s, confidence: assumed";

    [Fact]
    public void StageHeavierThanItsSum_IsToldWithTheSum() =>
        Assert.Equal(
            "v.yaml:9: spacecraft 'v' stage 'm' full-mass '3.2 t' is 200 kg more than dry mass and propellant together; "
                + "write 3 t, or mend what it is made of",
            Assert.Single(Check($"full-mass: {{ value: 3.2 t, {Figure} }}"))
        );

    [Fact]
    public void DryMassThatItsPartsDoNotMake_IsTold() =>
        Assert.Equal(
            "v.yaml:7: spacecraft 'v' stage 'm' dry-mass '1 t' is 100 kg less than its parts together; "
                + "write 1.1 t, or mend what it is made of",
            Assert.Single(
                Check(
                    "parts:",
                    $"  tanks: {{ mass: {{ value: 600 kg, {Figure} }} }}",
                    $"  engine: {{ mass: {{ value: 500 kg, {Figure} }} }}"
                )
            )
        );

    [Fact]
    public void TanksThatHoldLessThanTheStageBurns_AreTold() =>
        Assert.Equal(
            "v.yaml:8: spacecraft 'v' stage 'm' propellant '2 t' is 500 kg more than its tanks hold usable together; "
                + "write 1.5 t, or mend what it is made of",
            Assert.Single(Check("tanks:", $"  t: {{ contents: water, load: {{ value: 1.5 t, {Figure} }} }}"))
        );

    [Fact]
    public void TankFilledIntoItsUllage_IsTold() =>
        Assert.Equal(
            "v.yaml:10: spacecraft 'v' stage 'm' tank 't' load '2 t' does not fit beside the ullage; load at most 1.9 t",
            Assert.Single(
                Check(
                    "tanks:",
                    $"  t: {{ contents: water, load: {{ value: 2 t, {Figure} }}, capacity: {{ value: 2 t, {Figure} }}, "
                        + $"ullage: {{ value: 5 %, {Figure} }} }}"
                )
            )
        );

    [Fact]
    public void EmptyTanks_AreTold() =>
        Assert.Equal(
            "v.yaml:8: spacecraft 'v' stage 'm' propellant '0 g' leaves the engines with empty tanks; fill them",
            Assert.Single(CheckWith("0 t", ""))
        );

    [Fact]
    public void ThrottleBandsThatOverlap_AreTold() =>
        Assert.Equal(
            "v.yaml:15: spacecraft 'v' stage 'm' engine 'e' throttle-band 'high' least '50 %' lies inside throttle band "
                + "'low'; keep the bands apart, or make them one",
            Assert.Single(
                Check(
                    "engines:",
                    "  e:",
                    $"    thrust: {{ value: 10 kN, {Figure} }}",
                    $"    specific-impulse: {{ value: 300 s, {Figure} }}",
                    "    throttle-bands:",
                    $"      low: {{ least: {{ value: 10 %, {Figure} }}, greatest: {{ value: 60 %, {Figure} }} }}",
                    $"      high: {{ least: {{ value: 50 %, {Figure} }}, greatest: {{ value: 100 %, {Figure} }} }}"
                )
            )
        );

    [Fact]
    public void SpacecraftHeavierThanItsStages_IsTold() =>
        Assert.Equal(
            "v.yaml:13: spacecraft 'v' mass '3.5 t' is 500 kg more than its stages together; "
                + "write 3 t, or mend what it is made of",
            Assert.Single(CheckWith("2 t", $"mass: {{ value: 3.5 t, {Figure} }}"))
        );

    [Fact]
    public void RocketWithoutStagesOrDrag_IsTold()
    {
        var problems = Problems(
            $$"""
            sources: { s: A source }
            rockets:
              r:
                title: R
                diameter: { value: 3 m, {{Figure}} }
            """
        );
        Assert.Equal(
            [
                "v.yaml:3: rockets 'r' stages is missing; name at least one stage",
                "v.yaml:3: rockets 'r' drag is missing; name at least one Mach number with its coefficient",
            ],
            problems
        );
    }

    [Fact]
    public void LaunchVehicleThatLiftsNothing_IsTold() =>
        Assert.Equal(
            "v.yaml:3: launch-vehicles 'l' trans-lunar-mass is missing, and so are energy-curve, low-orbit-mass and "
                + "rocket; say what it lifts, or what it is made of",
            Assert.Single(
                Problems(
                    $$"""
                    sources: { s: A source }
                    launch-vehicles:
                      l:
                        title: L
                        parking-inclination: { value: 28 deg, {{Figure}} }
                        parking-altitude: { value: 185 km, {{Figure}} }
                    """
                )
            )
        );

    private static IReadOnlyList<string> Check(params string[] lines) => CheckWith("2 t", "", lines);

    /// <summary>A sound spacecraft of one stage: its lines from 9 on, then those of the spacecraft.</summary>
    private static IReadOnlyList<string> CheckWith(string propellant, string own, params string[] lines) =>
        Problems(
            $$"""
            sources: { s: A source }
            spacecraft:
              v:
                title: V
                stages:
                  m:
                    dry-mass: { value: 1 t, {{Figure}} }
                    propellant: { value: {{propellant}}, {{Figure}} }
            {{string.Join('\n', lines.Select(line => "        " + line))}}
                    specific-impulse: { value: 300 s, {{Figure}} }
                    thrust: { value: 10 kN, {{Figure}} }
                cargo-capacity: { value: 1 t, {{Figure}} }
                {{own}}
            """
        );

    private static IReadOnlyList<string> Problems(string text)
    {
        var folder = Directory.CreateTempSubdirectory("perilune-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "v.yaml"), text);
            var reader = new ScenarioReader(CatalogueIndex.Read(folder), Shipped.Times);
            return
            [
                .. reader
                    .CheckCatalogue()
                    .Select(problem => (problem with { File = Path.GetFileName(problem.File) }).ToString()),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
