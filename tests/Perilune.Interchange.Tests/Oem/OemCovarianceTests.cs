using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Uncertainty;
using Perilune.Interchange.Oem;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Tests.Oem;

public sealed class OemCovarianceTests
{
    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );

    // The layout of CCSDS 502.0-B-2, section 5.2.5: six rows of the lower triangle in km2, km2/s, km2/s2, made up here.
    private const string Block = """
        COVARIANCE_START
        EPOCH = 2022-11-16T08:44:51.150
        COV_REF_FRAME = RTN
        4.0e-04
        1.0e-04 9.0e-04
        0.0e+00 2.0e-04 1.6e-03
        -1.0e-07 0.0e+00 3.0e-07 1.0e-09
        0.0e+00 -2.0e-07 0.0e+00 0.0e+00 4.0e-10
        0.0e+00 0.0e+00 0.0e+00 1.0e-10 0.0e+00 9.0e-10
        COMMENT the second is in the axes of the states
        EPOCH = 2022-11-16T08:48:51.150
        1
        0 1
        0 0 1
        0 0 0 1
        0 0 0 0 1
        0 0 0 0 0 1
        COVARIANCE_STOP
        """;

    private static string Excerpt =>
        File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Perilune.Interchange.Tests", "Data", "artemis-1-excerpt.oem")
        );

    [Fact]
    public void LowerTriangleInKilometres_IsReadInMetres()
    {
        var segment = Assert.Single(Read(Excerpt.TrimEnd() + "\n\n" + Block).Segments);
        Assert.Equal(2, segment.Covariances.Count);
        var (first, second) = (segment.Covariances[0], segment.Covariances[1]);
        Assert.Equal("RTN", first.ReferenceFrame);
        Assert.Equal(segment.States[0].Epoch, first.Epoch);
        Assert.Equal(400, first.Matrix[0, 0], 1e-9);
        Assert.Equal(100, first.Matrix[0, 1], 1e-9);
        Assert.Equal(-0.1, first.Matrix[0, 3], 1e-12);
        Assert.Equal(1e-4, first.Matrix[5, 3], 1e-15);
        Assert.Equal(first.Matrix, first.Matrix.Transposed);
        Assert.Null(second.ReferenceFrame);
        Assert.Equal(Matrix6.Identity * 1e6, second.Matrix);
    }

    [Fact]
    public void WrittenAndReadBack_IsTheSameButForTheLastBit()
    {
        var message = Read(Excerpt);
        var at = message.Segments[0].States[0];
        var state = new State(at.Epoch, NaifId.Earth, Frame.Eme2000, at.Position, at.Velocity);
        var covariance = Covariance.FromDeviations(
            state,
            LocalOrbitalAxes.Rtn,
            new(123.456, 789.01, 23.4),
            new(0.1, 0.02, 0.03)
        );
        var local = covariance.InOrbitalAxes(LocalOrbitalAxes.Rtn, state);
        var segment = message.Segments[0] with
        {
            Covariances = [OemCovariance.From(covariance), OemCovariance.From(local)],
        };
        var text = Write(message with { Segments = [segment] });
        Assert.Contains("\nCOV_REF_FRAME = EME2000\n", text, StringComparison.Ordinal);
        var back = Read(text).Segments[0].Covariances;
        Assert.Equal(["EME2000", "RTN"], back.Select(read => read.ReferenceFrame));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, back[i].Epoch - at.Epoch, 1e-9);
            var written = segment.Covariances[i].Matrix;
            for (var k = 0; k < 36; k++)
            {
                var expected = written[k / 6, k % 6];
                // Division by 1e6 and multiplication by it round once each.
                Assert.Equal(expected, back[i].Matrix[k / 6, k % 6], 4e-16 * Math.Abs(expected));
            }
        }
        // Still a covariance.
        var again = new Covariance(back[0].Epoch, state.Origin, Frame.Eme2000, back[0].Matrix);
        Assert.Equal(covariance.PositionDeviations.X, again.PositionDeviations.X, 1e-12);
    }

    [Theory]
    [InlineData("1.0e-04 9.0e-04", "1.0e-04", "row 2 of a covariance has 2 numbers, here are 1 fields")]
    [InlineData("4.0e-04", "four", "not a number: 'four'")]
    [InlineData("EPOCH = 2022-11-16T08:48", "EPOCH = 2022-11-16T08:40", "covariances run backwards in time")]
    [InlineData("EPOCH = 2022-11-16T08:48:51.150", "EPOCHS = 1", "EPOCH expected, not EPOCHS")]
    [InlineData("COVARIANCE_STOP", "", "COVARIANCE_START without COVARIANCE_STOP")]
    public void BrokenBlock_IsRefusedWithItsLine(string right, string wrong, string expected)
    {
        var text = Excerpt.TrimEnd() + "\n" + Block.Replace(right, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<FormatException>(() => Read(text));
        Assert.Matches(@"^bad\.oem:\d+: ", error.Message);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MatrixWithoutSymmetry_AndAxesWithoutName_AreNotWritten()
    {
        var message = Read(Excerpt);
        var at = message.Segments[0].States[0];
        var lopsided = Matrix6.Outer(Vector3.UnitX, Vector3.Zero, Vector3.UnitY, Vector3.Zero);
        var segment = message.Segments[0] with { Covariances = [new(at.Epoch, null, lopsided)] };
        Assert.Throws<ArgumentException>(() => Write(message with { Segments = [segment] }));
        var state = new State(at.Epoch, NaifId.Earth, Frame.Eme2000, at.Position, at.Velocity);
        Assert.Throws<ArgumentException>(() =>
            OemCovariance.From(new OrbitalCovariance(state, LocalOrbitalAxes.Vnb, Matrix6.Identity))
        );
    }

    private static OemMessage Read(string text) => OemReader.Read(new StringReader(text), "bad.oem", Scales);

    private static string Write(OemMessage message)
    {
        var writer = new StringWriter();
        OemWriter.Write(writer, message, Scales);
        return writer.ToString();
    }
}
