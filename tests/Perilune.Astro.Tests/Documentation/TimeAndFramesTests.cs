using Perilune.Astro.Analytic;
using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Documentation;

/// <summary>The examples of docs/time-and-frames.md, run; every line of them stands here.</summary>
public sealed class TimeAndFramesTests
{
    [Fact]
    public void Examples_GiveWhatTheChapterSays()
    {
        var scales = new TimeScales(LeapSeconds.ReadFile(Data("data/time/tai-utc.csv")));
        var launch = scales.Parse("2016-12-31T23:59:60.5Z");
        var tt = scales.Format(launch, TimeScale.Tt, 3);
        var julian = scales.Format(launch, TimeScale.Tdb, TimeFormat.JulianDate, 9);
        var ahead = scales.Difference(TimeScale.Gps, TimeScale.Utc, launch);
        Assert.Equal("2017-01-01T00:01:08.684 TT", tt);
        Assert.Equal("JD 2457754.500794953", julian);
        // The reading 23:59:60.5 is a second of the old day: 00:00:17.5 GPS of the new one is 86417.5 of it.
        Assert.Equal(17, ahead, 1e-12);

        var ephemeris = Ephemeris.Load(Data("data/ephemeris/perilune_1959_2060.bsp"));
        var constants = BodyConstants.Load(Data("data/constants/bodies.csv"));
        var earth = EarthOrientation.Load(scales, Data("data/earth"));
        var moon = new BodyCoordinateTime(ephemeris, constants, NaifId.Moon);
        var all = new TimeScales(scales.LeapSeconds) { Ut1MinusTai = earth.Ut1MinusTai, TclMinusTdb = moon.MinusTdb };
        var lunar = all.Format(all.Parse("2028-01-01T00:00:00Z"), TimeScale.Tcl, 6);
        // UTC + 69.184 s, and 58.7 microseconds a day since 1977.
        Assert.StartsWith("2028-01-01T00:01:10.2", lunar, StringComparison.Ordinal);
        Assert.EndsWith(" TCL", lunar, StringComparison.Ordinal);

        var frames = new FrameSystem { Earth = earth, Ephemeris = ephemeris };
        var state = new State(
            launch,
            NaifId.Moon,
            Frame.Icrf,
            new Vector3(1.9e6, 3e5, -2e5),
            new Vector3(-300, 1500, 900)
        );
        var rotating = frames.InFrame(frames.AboutOrigin(state, NaifId.EarthMoonBarycenter), Frame.EarthMoonRotating);
        var motion = OrbitalMotion.Kepler(
            new(state.Position, state.Velocity),
            constants.GravitationalParameter(NaifId.Moon)
        );
        var rtn = motion.ToAxes(LocalOrbitalAxes.Rtn).Rotation;
        // The Moon is at 80/81 of 356,000 to 407,000 km on the x axis.
        Assert.InRange(rotating.Position.X, 3.5e8, 4.1e8);
        Assert.Equal(state.Position.Norm, (rtn * state.Position).X, 1e-8);

        var station = TwoLineElements.Parse(
            "1 88888U          80275.98708465  .00073094  13844-3  66816-4 0    87",
            "2 88888  72.8435 115.9689 0086731  52.6988 110.5714 16.05824518  1058"
        );
        var sgp4 = new Sgp4(station);
        var ground = frames.InFrame(sgp4.State(station.EpochOf(scales) + 3600, scales), Frame.Itrf);
        Assert.InRange(ground.Position.Norm, 6.5e6, 6.8e6);
    }

    [Fact]
    public void EveryLineOfTheChaptersCode_StandsInThisTest()
    {
        var own = Squeezed(File.ReadAllText(Source())).Replace("Data(", "", StringComparison.Ordinal);
        var inCode = false;
        var lines = 0;
        foreach (var line in File.ReadLines(Data("docs/time-and-frames.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inCode = line == "```csharp";
                continue;
            }
            if (!inCode)
                continue;
            var code = Squeezed(line.Split("//")[0]).TrimEnd(';', ',').TrimEnd(')');
            Assert.Contains(code, own, StringComparison.Ordinal);
            lines++;
        }
        Assert.True(lines > 20, $"{lines} lines of code in the chapter");
    }

    // Line breaks are the formatter's.
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Data(string path) => Path.Combine(Repository.Root, path);

    private static string Source() => Data("tests/Perilune.Astro.Tests/Documentation/TimeAndFramesTests.cs");
}
