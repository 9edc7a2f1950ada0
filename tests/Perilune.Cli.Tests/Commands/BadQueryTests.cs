namespace Perilune.Cli.Tests.Commands;

/// <summary>Tables and options that ask what cannot be answered.</summary>
public sealed class BadQueryTests
{
    [Fact]
    public void EverythingWrongInATable_IsToldWithLineColumnAndValue()
    {
        var answer = Command.RunWithInput(
            "target,observer,et,abcorr\nMOON,EARTH,abc,LT\nMOONN,EARTH,1e8,LT\nMOON,EARTH,1e8,XX\nMOON,,1e8,LT\nMOON,EARTH,-9e9,LT\n",
            "state"
        );
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("", answer.Output);
        var lines = answer.Error.TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("standard input:2: column 'et': value 'abc' is no epoch", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "standard input:3: column 'target': value 'MOONN' is no body",
            lines[1],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "standard input:4: column 'abcorr': value 'XX' is no correction; give NONE, LT,",
            lines[2],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "standard input:5: column 'observer' is missing or empty",
            lines[3],
            StringComparison.Ordinal
        );
        Assert.StartsWith("standard input:6: the ephemeris has no state of body", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNoTable_IsToldInTwentyLines()
    {
        var answer = Command.Run("state", "README.md");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(20, answer.Error.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData(
        "state --target MOON --observer EARTH --epoch 2028-13-01",
        "--epoch: value '2028-13-01' is no epoch: no such month: 13"
    )]
    [InlineData("state --target MOON --epoch 2028-01-01", "perilune: no observer is given")]
    [InlineData(
        "state --target MOON --observer MOON@1/2/3/4 --epoch 0",
        "--observer: value 'MOON@1/2/3/4' is no place; write MOON@"
    )]
    [InlineData(
        "state --target MOON --observer MOON@1/x --epoch 0",
        "--observer: value 'MOON@1/x' has 'x' for a number"
    )]
    [InlineData(
        "state --target MOON --observer EARTH --frame NOWHERE --epoch 0",
        "--frame: value 'NOWHERE' is no frame"
    )]
    [InlineData(
        "state --target MOON --observer EARTH --frame MOON_PA_DE421 --epoch 0",
        "frame MOON_PA_DE421: it needs lunar orientation"
    )]
    [InlineData(
        "state --target MONN --observer EARTH --epoch 0",
        "--target: value 'MONN' is no body; give a NAIF code or a name such as MOON"
    )]
    [InlineData("state nowhere.csv", "nowhere.csv: cannot be read")]
    [InlineData("state --kernel nowhere.bsp --target MOON --observer EARTH --epoch 0", "nowhere.bsp: no such file")]
    [InlineData(
        "state --target MOON --observer EARTH --epoch 0 --until 1 --every x",
        "--every: value 'x' is not a number"
    )]
    [InlineData(
        "state --target MOON --observer EARTH --epoch 0 --until 1",
        "--until: value '1' stands alone; give a step too, --every"
    )]
    [InlineData(
        "state --target MOON --observer EARTH --epoch 0 --every 1",
        "--every: value '1' stands alone; give the last epoch too"
    )]
    [InlineData(
        "rotation --to ITRF --epoch 3000-01-01",
        "no orientation of body 399 at 3000-01-01T00:01:09 TDB (31556952069.18344 s past J2000); covered: 1900-01-01T12:00:00 to 2200-01-02T12:00:00"
    )]
    [InlineData(
        "rotation --to MOON_PA --epoch 2100-01-01",
        "no orientation of frame class 31008 at 2100-01-01T00:01:09 TDB (3155716869.183885 s past J2000); covered: 1959-12-10T00:00:00 to 2051-01-01T00:00:00"
    )]
    [InlineData("surface --kind subsolar --target SUN --epoch 0", "perilune: the body is the Sun itself")]
    [InlineData(
        "surface --kind subobserver --target MOON --observer MOON --epoch 0",
        "perilune: the body is the observer itself"
    )]
    [InlineData(
        "surface --site_lon 0 --site_lat 95 --target MOON --epoch 0",
        "--site_lat: value '95' is no latitude; give degrees from -90 to 90"
    )]
    [InlineData(
        "events --kind eclipse --observer MOON --front MOON --start 0 --end 1e6",
        "--front: value 'MOON' is also the other one, MOON; name two that are apart"
    )]
    [InlineData(
        "events --kind eclipse --observer MOON --front SUN --start 0 --end 1e6",
        "--front: value 'SUN' is also the other one, SUN"
    )]
    [InlineData(
        "events --kind apsides --target MOON --observer 301 --start 0 --end 1e6",
        "--observer: value '301' is also the other one, MOON"
    )]
    [InlineData(
        "events --kind distance --target MOON --observer EARTH --distance -5 --start 0 --end 1e6",
        "--distance: value '-5' is no distance; give kilometres above 0"
    )]
    [InlineData(
        "events --kind eclipse --observer MOON --front EARTH_BARYCENTER --start 0 --end 1e6",
        "--front: value 'EARTH_BARYCENTER' has no radii here, so that it hides nothing"
    )]
    [InlineData(
        "state --target SUN --observer EARTH@10/5/-7000 --epoch 0",
        "--observer: value 'EARTH@10/5/-7000' is below the centre of the body"
    )]
    [InlineData("state --bogus", "there is no option '--bogus'")]
    [InlineData("state", "standard input: is empty")]
    [InlineData("rotation --epoch 0", "perilune: no to is given")]
    [InlineData("time --epoch 2016-12-31T23:59:61", "no such second: 61")]
    [InlineData("time --epoch 1e12", "--epoch: value '1e12' is no epoch of the calendar")]
    [InlineData("time --epoch 0 --to XYZ", "--to: 'XYZ' is no time scale")]
    [InlineData("surface --kind sunny --target MOON --epoch 0", "--kind: value 'sunny' is no kind of point")]
    [InlineData("surface --kind subsolar --target -5 --epoch 0", "has no body-fixed axes here")]
    [InlineData("events --kind party", "--kind: value 'party' is no kind of event; give eclipse,")]
    [InlineData(
        "events --kind eclipse --observer MOON --front EARTH",
        "perilune: no span of time is given; give --start and --end"
    )]
    [InlineData(
        "events --kind eclipse --observer MOON --front EARTH --start 5 --end 4",
        "--end: value '4' ends the search before it starts"
    )]
    [InlineData(
        "events --kind elevation --observer MOON@1/2 --target SUN --mask nowhere.csv --start 0 --end 1",
        "nowhere.csv: cannot be read"
    )]
    public void WhatIsWrongWithAQuery_IsToldInOneLine(string arguments, string expected)
    {
        var answer = Command.Run(arguments.Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("", answer.Output);
        Assert.Contains(expected, Assert.Single(answer.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
