using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;
using Perilune.Simulation.Tests.Scenarios;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Tests.Language;

public sealed class JsonSchemaTests
{
    private readonly JsonObject document = new JsonSchema(
        SectionGrammar.Of(typeof(Scenario)),
        Shipped.Catalogue
    ).Document();

    [Theory]
    [MemberData(nameof(ShippedScenariosTests.Names), MemberType = typeof(ShippedScenariosTests))]
    public void EveryShippedScenario_FitsTheSchema(string name)
    {
        var text = File.ReadAllText(Shipped.Scenario(name));

        Assert.Empty(Errors(text));
    }

    [Theory]
    [InlineData("from: a.yaml\nbase: { power: { battery: { capacity: 40 kg } } }", "/base/power/battery/capacity")]
    [InlineData("from: a.yaml\nbase: { sight: {} }", "/base/sight: is not known")]
    [InlineData("from: a.yaml\nnode: { orbit: { apolune: east } }", "/node/orbit/apolune")]
    [InlineData("from: a.yaml\nnode: { forces: { gravity-degree: 7 } }", "/node/forces/gravity-degree: is under 8")]
    [InlineData("from: a.yaml\nflights: { x: { departure: tomorrow } }", "/flights/x/departure")]
    [InlineData("title: a\nstart: 2028-01-01\nduration: 1 d", ": lacks ground")]
    public void WhatAnEditorShouldMark_DoesNotFit(string text, string expected)
    {
        Assert.Contains(Errors(text), error => error.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void QuantityPatterns_AcceptWhatTheReaderAccepts()
    {
        var units = MeasureInfo.All.SelectMany(info => info.Units).Where(unit => unit != "1").Distinct().ToList();
        var patterns = MeasureInfo
            .All.Select(info => (info.Measure, Pattern: Pattern(document["$defs"]![JsonSchema.DefinitionOf(info)]!)))
            .ToList();

        foreach (var (measure, pattern) in patterns)
        {
            foreach (var unit in units)
                Assert.True(
                    Quantity.Read($"3.5 {unit}", measure).Ok == pattern.IsMatch($"3.5 {unit}"),
                    $"{measure}: {unit}"
                );
            Assert.Equal(Quantity.Read("3.5", measure).Ok, pattern.IsMatch("3.5"));
        }
    }

    [Fact]
    public void EveryPropertyOfTheSchema_IsDescribed()
    {
        foreach (var (noun, section) in (JsonObject)document["$defs"]!)
        {
            foreach (var (key, property) in section!["properties"]?.AsObject() ?? [])
                Assert.True(((string?)property!["description"])?.Length > 3, $"{noun}.{key}");
        }
    }

    private IReadOnlyList<string> Errors(string text) =>
        new SchemaCheck(document).Errors(YamlReader.Read(text, "t.yaml", new List<InputProblem>())!);

    private static Regex Pattern(JsonNode property) =>
        new(property.AsObject().Select(pair => pair.Value).OfType<JsonArray>().SelectMany(All).First());

    private static IEnumerable<string> All(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.SelectMany(All),
            JsonObject form => form.SelectMany(pair => pair.Key == "pattern" ? [(string)pair.Value!] : All(pair.Value)),
            _ => [],
        };
}
