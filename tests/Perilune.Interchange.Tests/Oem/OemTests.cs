using Perilune.Astro.Time;
using Perilune.Interchange.Oem;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Tests.Oem;

public sealed class OemTests
{
    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );

    [Fact]
    public void WrittenMessage_HasTheStandardsKeywordsInItsOrder()
    {
        // CCSDS 502.0-B, tables 5-2 and 5-3: the order is fixed; optional keywords keep their place.
        var keywords = Write(Message())
            .Split('\n')
            .Select(line => line.Split(' ')[0])
            .Where(word => word.Length > 0 && char.IsLetter(word[0]));
        Assert.Equal(
            [
                "CCSDS_OEM_VERS",
                "COMMENT",
                "CREATION_DATE",
                "ORIGINATOR",
                "META_START",
                "COMMENT",
                "OBJECT_NAME",
                "OBJECT_ID",
                "CENTER_NAME",
                "REF_FRAME",
                "TIME_SYSTEM",
                "START_TIME",
                "USEABLE_START_TIME",
                "USEABLE_STOP_TIME",
                "STOP_TIME",
                "INTERPOLATION",
                "INTERPOLATION_DEGREE",
                "META_STOP",
            ],
            keywords
        );
    }

    [Fact]
    public void WrittenState_IsInKilometresWithBlanksAndNoTabulators()
    {
        var text = Write(Message());
        Assert.DoesNotContain('\t', text);
        Assert.DoesNotContain('\r', text);
        Assert.Contains(
            "\n2028-01-01T00:00:00.000000000 -5857.483873500 42946.252843202 -57758.637504466 "
                + "0.052695480754 0.038030498511 0.014273361061\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\nSTART_TIME = 2028-01-01T00:00:00.000000000\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MessageReadBack_IsTheMessageWritten()
    {
        var message = Message();
        var back = OemReader.Read(new StringReader(Write(message)), "node.oem", Scales);
        Assert.Equal(message.Originator, back.Originator);
        Assert.Equal(message.Comments, back.Comments);
        var (expected, actual) = (message.Segments[0], back.Segments[0]);
        Assert.Equal(
            expected with
            {
                States = [],
                Comments = [],
                Covariances = [],
            },
            actual with
            {
                States = [],
                Comments = [],
                Covariances = [],
            }
        );
        Assert.Equal(expected.Comments, actual.Comments);
        Assert.Equal(expected.States.Count, actual.States.Count);
        for (var i = 0; i < expected.States.Count; i++)
        {
            // Time tags keep a nanosecond, positions a micrometre, velocities a nanometre a second.
            Assert.Equal(0, actual.States[i].Epoch - expected.States[i].Epoch, 1e-9);
            Assert.InRange(Vector3.Distance(expected.States[i].Position, actual.States[i].Position), 0, 1e-6);
            Assert.InRange(Vector3.Distance(expected.States[i].Velocity, actual.States[i].Velocity), 0, 1e-9);
        }
    }

    [Fact]
    public void ArtemisOneExcerpt_IsRead()
    {
        var message = Artemis(Excerpt);
        var segment = Assert.Single(message.Segments);
        Assert.Equal(
            ("EM1", "EARTH", "EME2000", "UTC"),
            (segment.ObjectName, segment.CenterName, segment.ReferenceFrame, segment.TimeSystem)
        );
        Assert.Equal(10, segment.States.Count);
        Assert.Equal(new Vector3(-2706474.978, 8923779.246, 5462225.803), segment.States[0].Position);
        // UTC 2022-11-16: 37 leap seconds and 32.184 s from UTC to TT; TDB is within 2 ms of TT.
        var sinceMidnight = segment.States[0].Epoch - Scales.Parse("2022-11-16T08:44:51.150 TDB");
        Assert.Equal(69.184, sinceMidnight, 0.002);
        Assert.Contains("Orion/ICPS Separation to EI Filtered 60s", segment.Comments);
    }

    [Fact]
    public void ArtemisOneWhole_IsRead()
    {
        var message = Artemis(
            Repository.Products("trajectories/Artemis_I_Post_TLI_Orion_AsFlown_20221213_EPH_OEM.asc")
        );
        Assert.Equal(9211, Assert.Single(message.Segments).States.Count);
    }

    [Fact]
    public void DayOfYearTag_IsTheSameInstant()
    {
        var calendar = Artemis(Excerpt).Segments[0].States[0].Epoch;
        var text = File.ReadAllText(Excerpt).Replace("2022-11-16T", "2022-320T", StringComparison.Ordinal);
        var dayOfYear = OemReader.Read(new StringReader(text), "doy.oem", Scales).Segments[0].States[0].Epoch;
        Assert.Equal(calendar, dayOfYear);
    }

    [Theory]
    [InlineData("CCSDS_OEM_VERS = 2.0", "CCSDS_OEM_VERS = 9.0", "bad.oem:1: version 9.0 is not known")]
    [InlineData("ORIGINATOR = ", "ORIGIN = ", "bad.oem:5: ORIGINATOR expected, not ORIGIN")]
    [InlineData("CENTER_NAME = EARTH", "COMMENT none", "bad.oem:7: CENTER_NAME is missing from the metadata")]
    [InlineData("TIME_SYSTEM = UTC", "TIME_SYSTEM = SCLK", "bad.oem:12: time system SCLK is not read")]
    [InlineData("T08:48:51.150 ", "T08:61:51.150 ", "bad.oem:23: no such minute: 61")]
    [InlineData("T08:48:51.150 ", "T08:43:51.150 ", "bad.oem:23: times run backwards")]
    [InlineData(" 9421.751851669160", " nine", "bad.oem:23: not a number: 'nine'")]
    [InlineData(" 9421.751851669160", "", "bad.oem:23: a state has a time and 6 or 9 numbers, here are 6 fields")]
    public void BrokenText_IsRefusedWithItsLine(string right, string wrong, string expected)
    {
        var text = File.ReadAllText(Excerpt).Replace(right, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<FormatException>(() => OemReader.Read(new StringReader(text), "bad.oem", Scales));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InterpolationThatNeedsMoreStatesThanASegmentHas_IsRefusedBeforeAnythingIsWritten()
    {
        var message = Message();
        var short2 = message.Segments[0] with { Interpolation = new("HERMITE", 13) };
        var writer = new StringWriter();
        Assert.Throws<ArgumentException>(() => OemWriter.Write(writer, message with { Segments = [short2] }, Scales));
        Assert.Equal("", writer.ToString());
    }

    private static string Excerpt =>
        Path.Combine(Repository.Root, "tests", "Perilune.Interchange.Tests", "Data", "artemis-1-excerpt.oem");

    private static OemMessage Artemis(string path)
    {
        using var reader = File.OpenText(path);
        return OemReader.Read(reader, path, Scales);
    }

    private static string Write(OemMessage message)
    {
        var writer = new StringWriter();
        OemWriter.Write(writer, message, Scales);
        return writer.ToString();
    }

    private static OemMessage Message()
    {
        var start = Scales.Parse("2028-01-01T00:00:00 TDB");
        var position = new Vector3(-5857483.8735, 42946252.843202, -57758637.504466);
        var velocity = new Vector3(52.695480754, 38.030498511, 14.273361061);
        var states = Enumerable
            .Range(0, 6)
            .Select(i => new OemState(start + 600.25 * i, position + velocity * (600.25 * i), velocity))
            .ToList();
        var segment = new OemSegment(
            "NODE",
            "2028-000A",
            "MOON",
            "ICRF",
            "TDB",
            start + 1200.5,
            start + 1800.75,
            new OemInterpolation("HERMITE", 7),
            ["computed, not flown"],
            states
        );
        return new("PERILUNE", "2028-01-01T00:00:00", ["southern L2 near-rectilinear halo orbit"], [segment]);
    }
}
