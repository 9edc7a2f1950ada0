using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class TemperatureCommandTests
{
    [Theory]
    [InlineData("--at", "-95,10", "beyond a pole")]
    [InlineData("--at", "somewhere", "is no place")]
    [InlineData("--from", "2028-02-30", "2028-02-30")]
    [InlineData("--days", "3", "29.53 to 7305")]
    [InlineData("--ground", "cheese", "highland or mare")]
    [InlineData("--albedo", "0.9", "0 to 0.25")]
    [InlineData("--slope", "steep", "10:180")]
    public void BadInput_IsNamedWithItsMend(string option, string value, string told)
    {
        var answer = Command.Run("temperature", option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>A lunar day at the equator: noon near 385 K (Hayne et al., 2017, table A2).</summary>
    [Fact]
    public void LunarDayAtTheEquator_IsHotAtNoon()
    {
        var answer = Command.Run("temperature", "--at", "0N,23E", "--days", "29.53", "--json");
        Assert.Equal(0, answer.ExitCode);
        var root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(385, root.GetProperty("most_k")[0].GetDouble(), 6.0);
        Assert.NotEmpty(root.GetProperty("warnings").EnumerateArray());
    }
}
