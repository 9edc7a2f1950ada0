using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

/// <summary><c>perilune terrain</c> as a user meets it.</summary>
public sealed class TerrainTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-terrain-").FullName;

    private static string Example => Path.Combine(Repository.Root, "docs", "examples", "terrain", "mons-mouton.png");

    private Dictionary<string, string> Own => new() { ["PERILUNE_TERRAIN"] = Path.Combine(folder, "library") };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AProduct_IsAdded_Answers_IsShown_AndIsForgotten()
    {
        var added = Command.Run(Own, "terrain", "add", Example, "--name", "mouton");
        Assert.Equal((0, ""), (added.ExitCode, added.Error));
        Assert.Contains("X 54 to 114 km, Y 110.5 to 170.5 km", added.Output, StringComparison.Ordinal);
        Assert.Contains("correlation 1.000", added.Output, StringComparison.Ordinal);
        Assert.Contains("horizons beyond are coarse", added.Output, StringComparison.Ordinal);

        // The summit, 84.67 S 39.48 E in the documentation of the 500 m map, 7011 m high.
        var at = Command.Run(Own, "terrain", "at", "--lat", "-84.6", "--lon", "31", "--json");
        Assert.Equal("mouton", JsonDocument.Parse(at.Output).RootElement[0].GetProperty("grid").GetString());
        Assert.Contains("mouton", Command.Run(Own, "terrain", "list").Output, StringComparison.Ordinal);

        var shown = Command.Run(Own, "terrain", "show", "mouton", "--json");
        using var document = JsonDocument.Parse(shown.Output);
        Assert.Equal("mouton", document.RootElement.GetProperty("record").GetProperty("name").GetString());
        Assert.Equal(500, document.RootElement.GetProperty("cell_m").GetDouble());

        Assert.Equal(0, Command.Run(Own, "terrain", "remove", "mouton").ExitCode);
        Assert.DoesNotContain("mouton", Command.Run(Own, "terrain", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AMirroredProduct_IsRefusedInOneLineWithItsMend()
    {
        var copy = Path.Combine(folder, "mouton.png");
        File.Copy(Example, copy);
        // The sidecar says that the map lies across the Moon's meridian of the Earth.
        var text = File.ReadAllText(Path.ChangeExtension(Example, ".yaml"))
            .Replace("left: 54 km", "left: -114 km", StringComparison.Ordinal)
            .Replace("right: 114 km", "right: -54 km", StringComparison.Ordinal);
        File.WriteAllText(Path.ChangeExtension(copy, ".yaml"), text);
        var answer = Command.Run(Own, "terrain", "add", copy);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith(copy, answer.Error, StringComparison.Ordinal);
        Assert.Contains("it does not resemble the known ground", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("is no terrain product that Perilune reads", "terrain", "add", "README.md")]
    [InlineData("no such file", "terrain", "add", "missing.tif")]
    [InlineData("is no registered terrain", "terrain", "remove", "nothing")]
    [InlineData("terrain 'nothing' is not known; give one of connecting-ridge-10m", "terrain", "show", "nothing")]
    [InlineData("--holes 'melt' is no way to treat holes", "terrain", "add", "x.tif", "--holes", "melt")]
    [InlineData("--radius '3396' is no radius of the Moon", "terrain", "add", "x.tif", "--radius", "3396")]
    [InlineData("'95' is no latitude", "terrain", "at", "--lat", "95", "--lon", "0")]
    public void BadInput_IsNamedWithItsMend(string message, params string[] arguments)
    {
        var answer = Command.Run(Own, arguments);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.Contains(';', answer.Error);
    }
}
