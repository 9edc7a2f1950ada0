using Perilune.Simulation.Language;

namespace Perilune.Simulation.Tests.Language;

public sealed class YamlReaderTests
{
    [Fact]
    public void EveryKeyAndValue_KnowsItsLineAndColumn()
    {
        var root = Assert.IsType<YamlMapping>(Read("a: 1\nb:\n  c: [x, 'y z']\n", []));

        var inner = Assert.IsType<YamlMapping>(root.Find("b")!.Value);
        var entry = inner.Find("c")!;
        Assert.Equal(new("t.yaml", 3, 3), entry.KeyLocation);
        var list = Assert.IsType<YamlSequence>(entry.Value);
        Assert.Equal(["x", "y z"], list.Items.Cast<YamlScalar>().Select(item => item.Text));
        Assert.Equal(new("t.yaml", 3, 10), list.Items[1].Location);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "t.yaml:3: key 'a' is given twice, first in line 1; keep one")]
    [InlineData("a:\n\tb: 1\n", "t.yaml:2: is indented with a tab; use spaces")]
    [InlineData("a: &x 1\n", "t.yaml:1: uses a YAML anchor or alias; name a catalogue entry with 'from:' instead")]
    [InlineData("a: 1\n---\nb: 2\n", "t.yaml:2: a second document begins here; keep one document in a file")]
    [InlineData("# nothing\n", "t.yaml:1: is empty; write a scenario; scenarios/ has examples")]
    public void WhatTheLanguageDoesNotKnow_IsToldWithItsLine(string text, string expected)
    {
        var problems = new List<InputProblem>();
        Read(text, problems);

        Assert.Equal(expected, Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("a: {b: 1\n", 1)]
    [InlineData("a: [1, 2\nb: 3\n", 1)]
    [InlineData("a: 'open\n", 1)]
    [InlineData("a: 1\n b: 2\n", 2)]
    public void BrokenOrTruncatedText_IsToldNearItsLine(string text, int line)
    {
        var problems = new List<InputProblem>();

        Assert.Null(Read(text, problems));
        var problem = Assert.Single(problems);
        Assert.StartsWith("is not YAML", problem.Message, StringComparison.Ordinal);
        // A scanner may notice an open bracket only at the end of the text.
        Assert.InRange(problem.Line, line, text.Split('\n').Length);
    }

    [Fact]
    public void DeepNesting_IsRefusedAndDoesNotExhaustTheStack()
    {
        var problems = new List<InputProblem>();
        Read(new string('[', 100_000), problems);

        Assert.Contains("nested more than", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    private static YamlNode? Read(string text, List<InputProblem> problems) =>
        YamlReader.Read(text, "t.yaml", problems);
}
