using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class LightCommandTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"perilune-light-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--at", "-95,10", "beyond a pole")]
    [InlineData("--size", "0", "1 to 2000")]
    [InlineData("--cell", "0.5", "1 to 100000")]
    [InlineData("--mast", "-1", "0 to 10000")]
    [InlineData("--from", "2028-02-30", "2028-02-30")]
    [InlineData("--days", "0", "1 to 7305")]
    [InlineData("--step", "0", "0.05 to 24")]
    [InlineData("--azimuths", "3", "4 to 3600")]
    [InlineData("--limb", "square", "darkened or even")]
    [InlineData("--season", "0.01", "shorter than a step")]
    [InlineData("--series --around", "0", "1 to 1000 km")]
    [InlineData("--series --station", "parkes", "no tracking station")]
    public void BadInput_IsNamedWithItsMend(string option, string value, string told)
    {
        var answer = Command.Run(["light", .. option.Split(' '), value]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option.Split(' ')[^1], answer.Error, StringComparison.Ordinal);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Two days of a place: a row each step, with the stations asked for; contact only while the Earth is seen.</summary>
    [Fact]
    public void ASeries_IsWritten_WithTheLightOfShadowAndItsStations()
    {
        var answer = Command.Run(
            "light",
            "--series",
            "--days",
            "2",
            "--step",
            "4",
            "--station",
            "madrid-63",
            "canberra-43",
            "--out",
            folder
        );
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("any of them", answer.Output, StringComparison.Ordinal);
        var table = File.ReadAllLines(Path.Combine(folder, "series.csv")).Select(line => line.Split(',')).ToArray();
        Assert.Equal(14, table.Length);
        Assert.Equal(["madrid-63", "canberra-43"], table[0][^2..]);
        Assert.Contains(table.Skip(1), row => row[5] != "0.00000");
        Assert.All(table.Skip(1), row => Assert.True(row[2] != "0.00000" || row[^1] + row[^2] == "00"));
    }

    /// <summary>A small map of Connecting Ridge; once more from its kept horizons, with the same bytes.</summary>
    [Fact]
    public void ASmallMap_IsWritten_AndTheSameFromItsKeptHorizons()
    {
        var kept = Path.Combine(folder, "ridge.horizons");
        string[] words =
        [
            "light",
            "--size",
            "4",
            "--days",
            "60",
            "--season",
            "30",
            "--azimuths",
            "180",
            "--horizons",
            kept,
            "--out",
        ];
        var first = Command.Run([.. words, Path.Combine(folder, "a")]);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains("connecting-ridge-10m (16 cells)", first.Output, StringComparison.Ordinal);
        var second = Command.Run([.. words, Path.Combine(folder, "b")]);
        Assert.Equal(first.Output, second.Output);
        var table = File.ReadAllLines(Path.Combine(folder, "a", "light.csv"));
        Assert.Equal(17, table.Length);
        Assert.EndsWith(",sun_1,sun_2", table[0], StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllLines(Path.Combine(folder, "b", "light.csv")));
        var root = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "a", "light.json"))).RootElement;
        Assert.Equal(4, root.GetProperty("columns").GetInt32());
        Assert.InRange(root.GetProperty("complete_radius_km").GetDouble(), 300, 325);
    }
}
