using System.Globalization;

namespace Perilune.Cli.Tests.Commands;

/// <summary><c>perilune window</c>.</summary>
public sealed class WindowTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-window-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ToMars2020_TheLeastC3IsThatOfTheWindow_AndThePictureIsWritten()
    {
        var picture = Path.Combine(folder, "mars.svg");
        var answer = Command.Run(
            "window",
            "--to",
            "mars",
            "--from",
            "2020-06-01",
            "--until",
            "2020-09-01",
            "--count",
            "93",
            "--quiet",
            "--svg",
            picture
        );
        Assert.Equal(0, answer.ExitCode);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("departure_utc,arrival_utc,flight_d,c3_km2_s2,arrival_speed_km_s,declination_deg,type", lines[0]);
        Assert.Equal(93, lines.Length - 1);
        // Published minima of the opportunity lie between 13 and 15 km2/s2.
        var least = lines.Skip(1).Min(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture));
        Assert.InRange(least, 13, 15);
        Assert.StartsWith("<svg", File.ReadAllText(picture), StringComparison.Ordinal);
    }

    [Fact]
    public void ToALowOrbit_EveryDepartureHasALine_AndTheJsonIsTheSame()
    {
        string[] words = ["window", "--from", "2028-01-01", "--until", "2028-01-10", "--count", "3", "--quiet"];
        var csv = Command.Run(words);
        var json = Command.Run([.. words, "--json", "--threads", "1"]);
        Assert.Equal(0, csv.ExitCode);
        Assert.Equal(4, csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var first = csv.Output.Split('\n')[1].Split(',')[5];
        Assert.Contains(first, json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void HomeToAPlace_EveryWayHasALine_AndWhatIsNotReached_SaysByHowMuch()
    {
        var answer = Command.Run(
            "window",
            "--to",
            "earth",
            "--landing",
            "28:-117",
            "--from",
            "2028-01-07",
            "--until",
            "2028-01-20",
            "--count",
            "2",
            "--quiet"
        );
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(",eastward,", answer.Output, StringComparison.Ordinal);
        Assert.Contains("28.0 deg is missed by", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArgumentOfPerilune_OfACircle_IsToldWithItsOption()
    {
        var answer = Command.Run("window", "--to", "llo", "--argument-of-perilune", "270");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--argument-of-perilune", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--landing", "91:0")]
    [InlineData("--entry-range", "4600:2200")]
    [InlineData("--entry-angle", "6.5")]
    [InlineData("--leaving", "mars")]
    public void AWayHomeThatMakesNoSense_IsToldWithItsOption_AndExits2(string option, string value)
    {
        string[] place = option == "--landing" ? [] : ["--landing", "28:-117"];
        var answer = Command.Run(["window", "--to", "earth", .. place, option, value]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
        Assert.Contains(value, answer.Error, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Slow")]
    public void BySun_ALowOrbitCostsLessThanWithout_AndADepartureWithoutAFlightSaysWhatIsMissed()
    {
        var answer = Command.Run(
            "window",
            "--by",
            "sun",
            "--to",
            "llo",
            "--from",
            "2028-01-01T23:58:50",
            "--until",
            "2028-01-03",
            "--count",
            "2",
            "--days",
            "89:92",
            "--quiet"
        );
        Assert.Equal(0, answer.ExitCode);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("saving_m_s", lines[0].Split(',')[11]);
        Assert.True(double.Parse(lines[1].Split(',')[11], CultureInfo.InvariantCulture) > 100);
    }

    [Theory]
    [InlineData("--by", "--by", "moon")]
    [InlineData("--to", "--by", "sun", "--to", "dro")]
    [InlineData("--days", "--by", "sun", "--to", "nrho", "--days", "5:9")]
    [InlineData("--svg", "--by", "sun", "--svg", "sun.svg")]
    public void BySun_WhatMakesNoSense_IsToldWithItsOption_AndExits2(string option, params string[] words)
    {
        var answer = Command.Run(["window", .. words]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to", "venus")]
    [InlineData("--from", "2028-02-30")]
    [InlineData("--until", "2027-01-01")]
    [InlineData("--count", "1")]
    [InlineData("--days", "5")]
    [InlineData("--perilune", "-4")]
    [InlineData("--inclination", "120")]
    public void WhatMakesNoSense_IsToldWithItsOption_AndExits2(string option, string value)
    {
        var answer = Command.Run("window", option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
        Assert.Contains(value, answer.Error, StringComparison.Ordinal);
    }

    private const string Dragon = """
        ISS (ZARYA)
        1 25544U 98067A   20151.61686127  .00000168  00000-0  11087-4 0  9992
        2 25544  51.6444  75.4313 0002297  11.5525  50.1151 15.49398617229298
        """;

    [Fact]
    public void LaunchToAStation_HasTheFlownLiftOffWithinItsWindow_AsCsvAndJson()
    {
        var elements = Path.Combine(folder, "station.txt");
        File.WriteAllText(elements, Dragon);
        string[] words =
        [
            "window",
            "launch",
            "--site",
            "kennedy-39a",
            "--elements",
            elements,
            "--from",
            "2020-05-30T12:00:00",
            "--until",
            "2020-05-31T00:00:00",
            "--quiet",
        ];
        var csv = Command.Run(words);
        Assert.Equal(0, csv.ExitCode);
        var lines = csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        var cells = lines[1].Split(',');
        // Crew Dragon Demo-2 left at 19:22:45.
        Assert.True(string.CompareOrdinal(cells[0], "2020-05-30T19:22:45Z") < 0, lines[1]);
        Assert.True(string.CompareOrdinal(cells[2], "2020-05-30T19:22:45Z") > 0, lines[1]);
        Assert.Equal("north", cells[3]);
        var json = Command.Run([.. words, "--json"]);
        Assert.Contains($"\"best_utc\": \"{cells[1]}\"", json.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--site", "kourou", "--to", "moon", "did you mean 'kourou-4'?")]
    [InlineData("--site", "91,0", "--to", "moon", "no place")]
    [InlineData("--site", "kourou-4", "--to", "mars", "is no target")]
    [InlineData("--site", "kourou-4", "--inclination", "6", "--node is missing")]
    [InlineData("--site", "kourou-4", "--elements", "nothing.txt", "cannot be read")]
    [InlineData("--site", "kourou-4", "--azimuth", "72:74", "--to is missing")]
    public void LaunchWindowsThatMakeNoSense_AreToldWithTheirOption_AndExit2(
        string first,
        string value,
        string second,
        string other,
        string message
    )
    {
        var answer = Command.Run("window", "launch", first, value, second, other);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }
}
