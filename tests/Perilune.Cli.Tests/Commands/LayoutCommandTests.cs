using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class LayoutCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-layout-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private const string Short = """
        title: Trial
        origin: { latitude: 89.45 degS, longitude: 222.69 degE }
        duration: 3 d
        step: 3 h
        partners: { cnsa: cnsa, roscosmos: roscosmos }
        arrays:
          a: { owner: cnsa, east: 0 m, north: 0 m, width: 4 m, bottom: 2 m, top: 12 m }
          b: { owner: cnsa, east: 0 m, north: 20 m, width: 4 m, bottom: 2 m, top: 12 m }

        """;

    private string Save(string text)
    {
        var path = Path.Combine(folder, "trial.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Layout_IsAnsweredAndDrawn()
    {
        var answer = Command.Run("layout", Save(Short), "--json", "--out", folder);
        Assert.True(answer.ExitCode == 0, answer.Error);
        var root = JsonDocument.Parse(answer.Output).RootElement;
        var arrays = root.GetProperty("arrays").EnumerateArray().ToList();
        Assert.Equal(2, arrays.Count);
        Assert.All(
            arrays,
            array =>
                Assert.True(array.GetProperty("lit_together").GetDouble() <= array.GetProperty("lit_alone").GetDouble())
        );
        var svg = File.ReadAllText(Path.Combine(folder, "layout.svg"));
        Assert.Contains("Trial", svg, StringComparison.Ordinal);
        Assert.Equal(answer.Output, File.ReadAllText(Path.Combine(folder, "layout.json")));
    }

    [Fact]
    public void WhatStandsInAStrangersZone_IsNamed_AndTheExitStatusIsThree()
    {
        var answer = Command.Run(
            "layout",
            Save(Short + "zones: { z: { owner: roscosmos, east: 0 m, north: 0 m, radius: 15 m } }")
        );
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("array 'a' of cnsa stands", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("array 'b' of cnsa stands", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownOwner_IsNamedWithItsLine()
    {
        var answer = Command.Run("layout", Save(Short.Replace("b: { owner: cnsa", "b: { owner: cnas")));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(
            "trial.yaml:8: solar-array 'b' owner 'cnas' is no partner",
            answer.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("cnsa", answer.Error, StringComparison.Ordinal);
    }
}
