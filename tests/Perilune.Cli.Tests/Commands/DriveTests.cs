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
    [InlineData("--from connecting-rigde", "--from 'connecting-rigde' is no place; did you mean 'connecting-ridge'?")]
    [InlineData("--to 2000km,3km", "--to '2000km,3km' lies more than 1000 km off the south pole's map")]
    [InlineData("--from aristarchus", "--from 'aristarchus' lies outside the terrain that is known finely enough")]
    [InlineData("--walk-back 5", "--walk-back '5' has no unit")]
    [InlineData("--walk-back 0km", "--walk-back '0km' is not above 0 m")]
    [InlineData("--haven 89.46S,222.5E", "--haven '89.46S,222.5E' is of no use without --walk-back")]
    [InlineData("--coldest 2000", "--coldest '2000' is not 0 to 1000 K")]
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
            // The same way from a name to a place on the map, which the crew could not walk back.
            var named = Way.Replace("89.45S,222.69E", "connecting-ridge", StringComparison.Ordinal)
                .Replace("89.46S,222.5E", "-11.0626km,-12.0727km", StringComparison.Ordinal);
            var far = Command.Run(["drive", .. named.Split(' '), "--walk-back", "200m", "--out", folder]);
            Assert.Equal(2, far.ExitCode);
            Assert.Contains("walk back '0.20 km' stands in the way", far.Error, StringComparison.Ordinal);
            Assert.Contains("at least 0.3", far.Error, StringComparison.Ordinal);
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
