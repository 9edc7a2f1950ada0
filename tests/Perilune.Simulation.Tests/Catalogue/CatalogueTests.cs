using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;
using Perilune.Simulation.Tests.Scenarios;

namespace Perilune.Simulation.Tests.Catalogue;

public sealed class CatalogueTests
{
    [Fact]
    public void EveryEntryOfTheShippedCatalogue_IsWholeAndSaysItsSources()
    {
        Assert.Empty(Shipped.Reader.CheckCatalogue());
        Assert.True(Shipped.Catalogue.Kinds.Count >= 15, $"{Shipped.Catalogue.Kinds.Count} kinds");
    }

    [Theory]
    [InlineData(
        "capacity: 100 kWh",
        "c.yaml:5: batteries 'b' capacity '100 kWh' has no source; write { value: 100 kWh, source: ..., confidence: published, unverified or assumed }"
    )]
    [InlineData(
        "capacity: { value: 100 kWh, source: s }",
        "c.yaml:5: batteries 'b' capacity '100 kWh' has no source or no confidence; add both"
    )]
    [InlineData(
        "capacity: { value: 100 kWh, source: x, confidence: assumed }",
        "c.yaml:5: batteries 'b' capacity 'x' is not among the file's sources; add it to 'sources:'"
    )]
    [InlineData(
        "capacity: { value: 100 kg, source: s, confidence: assumed }",
        "c.yaml:5: batteries 'b' capacity '100 kg' is a mass; an energy is needed, e.g. 500 kWh"
    )]
    public void CatalogueValueWithoutItsSource_IsToldInItsOwnFile(string value, string expected)
    {
        var problem = Assert.Single(
            Check(
                $$"""
                sources: { s: A source }
                batteries:
                  b:
                    floor: { value: 20 %, source: s, confidence: assumed }
                    {{value}}
                    charge-efficiency: { value: 95 %, source: s, confidence: assumed }
                    discharge-efficiency: { value: 95 %, source: s, confidence: assumed }
                """
            )
        );

        Assert.Equal(expected, problem);
    }

    [Fact]
    public void EntriesThatIncludeEachOther_AreRefused()
    {
        var problems = Check("batteries:\n  a: { from: b }\n  b: { from: a }\n");

        Assert.All(
            problems,
            problem =>
                Assert.Contains("includes itself; break the circle of 'from:'", problem, StringComparison.Ordinal)
        );
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void KindThatDoesNotExist_IsTold()
    {
        Assert.Equal(
            "c.yaml:2: kind 'battery' is not known; did you mean 'batteries'?",
            Assert.Single(Check("battery:\n  a: { title: x }\n")).Split(" there are")[0]
        );
    }

    private static IReadOnlyList<string> Check(string text)
    {
        var folder = Directory.CreateTempSubdirectory("perilune-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "c.yaml"), text);
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
