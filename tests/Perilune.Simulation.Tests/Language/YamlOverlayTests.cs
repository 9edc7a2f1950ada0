using Perilune.Simulation.Language;

namespace Perilune.Simulation.Tests.Language;

public sealed class YamlOverlayTests
{
    [Theory]
    [InlineData("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4}}", "{a:1,b:{c:2,d:4}}")]
    [InlineData("{a: 1, b: 2}", "{a: none}", "{b:2}")]
    [InlineData("{a: [1, 2]}", "{a: [3]}", "{a:[3]}")]
    [InlineData("{a: {value: 1, source: x}}", "{a: 2}", "{a:2}")]
    [InlineData("{a: {value: 1, source: x}}", "{a: {value: 2}}", "{a:{value:2}}")]
    [InlineData("{a: lithium}", "{a: {size: 2}}", "{a:{from:lithium,size:2}}")]
    [InlineData("{a: {from: lithium, size: 1}}", "{a: {from: lead}}", "{a:{from:lead}}")]
    [InlineData("{a: 1}", "{b: 2}", "{a:1,b:2}")]
    public void Overlay_JoinsMappingsAndReplacesTheRest(string included, string over, string expected)
    {
        Assert.Equal(expected, Text(YamlOverlay.Merge(Read(included), Read(over))));
    }

    [Fact]
    public void ReplacedEntries_AreMarkedAndKeepTheirPlace()
    {
        var merged = (YamlMapping)YamlOverlay.Merge(Read("{a: 1,\n b: 2}"), Read("{b: 3, c: 4}"));

        Assert.Equal([false, true, false], merged.Entries.Select(entry => entry.IsOverride));
        Assert.Equal([1, 1, 1], merged.Entries.Select(entry => entry.Value.Location.Line));
    }

    private static YamlNode Read(string text) => YamlReader.Read(text, "t.yaml", new List<InputProblem>())!;

    private static string Text(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => scalar.Text,
            YamlSequence list => $"[{string.Join(',', list.Items.Select(Text))}]",
            YamlMapping mapping => $"{{{string.Join(',', mapping.Entries.Select(e => $"{e.Key}:{Text(e.Value)}"))}}}",
            _ => throw new InvalidOperationException(),
        };
}
