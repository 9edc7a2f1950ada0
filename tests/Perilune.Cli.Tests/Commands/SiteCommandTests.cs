using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class SiteCommandTests
{
    [Theory]
    [InlineData("--weights", "gold=3", "gold=3")]
    [InlineData("--weights", "light=0,night=0,earth=0,slope=0,flat=0,trap=0", "weighs nothing")]
    [InlineData("--limits", "slope", "light=3")]
    [InlineData("--ellipse", "100:50", "100:50:30")]
    [InlineData("--size", "500", "0.2 to 100")]
    [InlineData("--cell", "2000", "cells a side")]
    [InlineData("--at", "north", "is no place")]
    public void BadInput_IsNamedWithItsMend(string option, string value, string told)
    {
        var answer = Command.Run("site", option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_ThatNothingMeets_ExitWith3_AndSayWhichRefuse()
    {
        var answer = Command.Run([.. Small, "--weights", "trap=0", "--limits", "slope=0.01"]);
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("no cell is within every limit", answer.Output, StringComparison.Ordinal);
        Assert.Contains("slope: 100 of 100 cells", answer.Output, StringComparison.Ordinal);
    }

    /// <summary>Where light alone counts, the score is its worth: nothing at 50 %, all at 95 %.</summary>
    [Fact]
    public void Score_OfTheOnlyWeight_IsItsWorth()
    {
        var answer = Command.Run([.. Small, "--weights", "light=1,night=0,earth=0,slope=0,flat=0,trap=0", "--json"]);
        Assert.Equal(0, answer.ExitCode);
        foreach (var site in JsonDocument.Parse(answer.Output).RootElement.GetProperty("sites").EnumerateArray())
        {
            var light = site.GetProperty("values")[0].GetDouble();
            Assert.Equal(Math.Clamp((light - 50) / 45, 0, 1), site.GetProperty("score").GetDouble(), 1e-9);
        }
    }

    private static string[] Small =>
        ["site", "--at", "89.5S,222E", "--size", "0.5", "--cell", "50", "--days", "29.5", "--step", "12"];
}
