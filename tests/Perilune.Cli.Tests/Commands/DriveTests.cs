using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

/// <summary><c>perilune drive</c>.</summary>
public sealed class DriveTests
{
    private const string Way =
        "--from 89.45S,222.69E --to 89.46S,222.5E --start 2028-03-01 --deadline 2028-03-02 --cell 40";

    [Theory]
    [InlineData("--rover vipper", "'vipper' is no entry of the catalogue's rovers; did you mean 'viper'?")]
    [InlineData("--from 20N,30E", "--from '20N,30E' lies outside the terrain")]
    [InlineData("--from here", "--from 'here' is no place")]
    [InlineData("--to 91S,0E", "--to '91S,0E' has a latitude beyond a pole")]
    [InlineData("--deadline 2028-02-01", "--deadline '2028-02-01' is not after the start, 2028-03-01")]
    [InlineData("--deadline 2029-02-01", "lies more than 120 days after the start")]
    [InlineData("--start 2028-02-31", "--start '2028-02-31'")]
    [InlineData("--goal fun", "--goal 'fun' is no goal; earliest, energy or margin")]
    [InlineData("--charge 120", "--charge '120' is not 0 to 100 %")]
    [InlineData("--cell 0", "--cell '0' is not 1 to 10000 m")]
    [InlineData("--via 89.45S,222.6E@soon", "--via '89.45S,222.6E@soon' is no place with hours")]
    public void WhatIsWrong_IsNamedWithWhatToDo(string change, string expected)
    {
        var words = Way.Split(' ').ToList();
        var (option, value) = (change.Split(' ')[0], change.Split(' ')[1]);
        var place = words.IndexOf(option);
        if (place >= 0)
            words[place + 1] = value;
        else
            words.AddRange([option, value]);
        var answer = Command.Run(["drive", .. words]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, Assert.Single(answer.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutPlaces_SaysWhichIsMissing()
    {
        var answer = Command.Run("drive", "--to", "89.46S,222.5E");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--from is missing", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void DriveOnTheRidge_IsProven_AndOneWithoutTimeSaysWhatItNeeds()
    {
        var folder = Directory.CreateTempSubdirectory("perilune-drive-").FullName;
        try
        {
            var answer = Command.Run(["drive", .. Way.Split(' '), "--json", "--out", folder]);

            Assert.Equal(0, answer.ExitCode);
            using var traverse = JsonDocument.Parse(answer.Output);
            Assert.True(traverse.RootElement.GetProperty("proven").GetBoolean());
            Assert.True(traverse.RootElement.GetProperty("exact").GetBoolean());
            Assert.InRange(traverse.RootElement.GetProperty("way_m").GetDouble(), 300, 700);
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "traverse.html")), StringComparison.Ordinal);
            var hurried = Way.Replace("2028-03-02", "2028-03-01T00:30:00", StringComparison.Ordinal);
            var late = Command.Run(["drive", .. hurried.Split(' '), "--out", folder]);
            Assert.Equal(2, late.ExitCode);
            Assert.Contains("deadline '0.5 h' stands in the way", late.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
