using System.Text;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

public sealed class SpkWriterTests
{
    private const int Spacecraft = -1001;

    // A circle of 5000 km in 10000 s about the Moon, km and km/s.
    private static (Vector3 Position, Vector3 Velocity) Circle(double t)
    {
        const double rate = Math.Tau / 10000;
        var (s, c) = Math.SinCos(rate * t);
        return (new Vector3(c, s * 0.8, s * 0.6) * 5000, new Vector3(-s, c * 0.8, c * 0.6) * (5000 * rate));
    }

    // Unequal steps, 45 s to 55 s.
    private static double[] Epochs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => 50.0 * i + 5 * Math.Sin(0.7 * i))];

    private static SpkWriter WithCircle(int type, int count)
    {
        var epochs = Epochs(count);
        var states = epochs.Select(Circle).ToArray();
        Vector3[] positions = [.. states.Select(state => state.Position)];
        Vector3[] velocities = [.. states.Select(state => state.Velocity)];
        var writer = new SpkWriter("circle", "First line.\nSecond line.");
        var descriptor = new SpkDescriptor(Spacecraft, 301, epochs[0], epochs[^1], "CIRCLE");
        if (type == 9)
            writer.AddLagrange(descriptor, 11, epochs, positions, velocities);
        else
            writer.AddHermite(descriptor, 11, epochs, positions, velocities);
        return writer;
    }

    private static SpkKernel Read(byte[] bytes) => SpkKernel.FromDaf(DafFile.Parse("test.bsp", bytes));

    // Degree 11 over steps of 50 s: the error term (w h)^12 12! / ... is below 1e-15; roundoff of Neville's scheme is 1e-11 km.
    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    public void WrittenStates_AreReadBackBetweenTheirEpochs_Within1e9Kilometre(int type)
    {
        var segment = Read(WithCircle(type, 250).ToBytes()).Segments.Single();
        Assert.Equal((Spacecraft, 301, 1, type, "CIRCLE"), Heading(segment));
        for (var t = segment.Start; t < segment.End; t += 3.3)
        {
            segment.State(t, out var position, out var velocity);
            var expected = Circle(t);
            Assert.InRange(Vector3.Distance(position, expected.Position), 0, 1e-9);
            Assert.InRange(Vector3.Distance(velocity, expected.Velocity), 0, 1e-11);
        }
    }

    // SPK Required Reading, type 9: every hundredth epoch stands in the directory, the last of a multiple does not.
    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    [InlineData(250, 2)]
    public void DirectoryOfEpochs_HoldsEveryHundredth(int count, int entries)
    {
        var kernel = Read(WithCircle(13, count).ToBytes());
        var array = kernel.File.Arrays.Single();
        var words = kernel.File.Read(array);
        Assert.Equal(7 * count + entries + 2, array.Length);
        for (var i = 0; i < entries; i++)
            Assert.Equal(Epochs(count)[100 * i + 99], words[7 * count + i]);
        Assert.Equal((5, count), (words[^2], words[^1]));
    }

    [Fact]
    public void FileRecord_IsThatOfTheRequiredReading()
    {
        var bytes = WithCircle(9, 20).ToBytes();
        Assert.Equal(0, bytes.Length % 1024);
        Assert.Equal("DAF/SPK ", Encoding.ASCII.GetString(bytes, 0, 8));
        Assert.Equal((2, 6), (BitConverter.ToInt32(bytes, 8), BitConverter.ToInt32(bytes, 12)));
        Assert.Equal("LTL-IEEE", Encoding.ASCII.GetString(bytes, 88, 8));
        // DAF Required Reading, "File transfer errors": 28 bytes from byte 699.
        byte[] check = [.. "FTPSTR:\r:\n:\r\n:\r\0:"u8, 0x81, (byte)':', 0x10, 0xCE, .. ":ENDFTP"u8];
        Assert.Equal(28, check.Length);
        Assert.Equal(check, bytes[699..727]);
        Assert.All(bytes[96..699].Concat(bytes[727..1024]), value => Assert.Equal(0, value));
        // One comment record, then summary, names, data; the first free word follows the data.
        Assert.Equal((3, 3), (BitConverter.ToInt32(bytes, 76), BitConverter.ToInt32(bytes, 80)));
        Assert.Equal(4 * 128 + 7 * 20 + 2 + 1, BitConverter.ToInt32(bytes, 84));
    }

    [Fact]
    public void Comment_AndManySegments_SurviveTheFile()
    {
        var comment = string.Concat(Enumerable.Range(1, 60).Select(i => $"Line {i} of a comment of some length.\n"));
        var writer = new SpkWriter("many", comment);
        for (var i = 0; i < 60; i++)
        {
            var series = new ChebyshevSeries(
                100 * i,
                100,
                2,
                [
                    [i, 1, 2, 3, 4, 5],
                ]
            );
            writer.AddChebyshev(new(Spacecraft - i, 301, 100 * i, 100 * i + 100, $"SEGMENT {i}"), series);
        }
        var kernel = Read(writer.ToBytes());
        Assert.Equal(comment, kernel.File.Comment);
        Assert.Equal(60, kernel.Segments.Length);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal((Spacecraft - i, 301, 1, 2, $"SEGMENT {i}"), Heading(kernel.Segments[i]));
            kernel.Segments[i].State(100 * i + 75, out var position, out var velocity);
            Assert.Equal(new Vector3(i + 0.5, 3.5, 6.5), position);
            Assert.Equal(new Vector3(1, 3, 5) * (1 / 50.0), velocity);
        }
    }

    [Fact]
    public void LaterFiles_Win_AsInSpice()
    {
        static SpkKernel Still(double x)
        {
            var writer = new SpkWriter("still", "");
            writer.AddChebyshev(
                new(Spacecraft, 301, 0, 100, "STILL"),
                new ChebyshevSeries(
                    0,
                    100,
                    1,
                    [
                        [x, 0, 0],
                    ]
                )
            );
            return Read(writer.ToBytes());
        }
        var ephemeris = new Ephemeris(Still(1), Still(2));
        Assert.Equal(new Vector3(2000, 0, 0), ephemeris.Position(Spacecraft, 301, 50));
    }

    [Fact]
    public void RingOfCentres_IsRefused()
    {
        var writer = new SpkWriter("ring", "");
        writer.AddChebyshev(
            new(-1, -2, 0, 100, "A"),
            new ChebyshevSeries(
                0,
                100,
                1,
                [
                    [1, 0, 0],
                ]
            )
        );
        writer.AddChebyshev(
            new(-2, -1, 0, 100, "B"),
            new ChebyshevSeries(
                0,
                100,
                1,
                [
                    [1, 0, 0],
                ]
            )
        );
        var error = Assert.Throws<DataFileException>(() => new Ephemeris(Read(writer.ToBytes())));
        Assert.Contains("chain of centres of body", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EpochsThatDoNotIncrease_AndSpansNotCovered_AreRefused()
    {
        Vector3[] two = [Vector3.UnitX, Vector3.UnitY];
        var writer = new SpkWriter("bad", "");
        Assert.Throws<ArgumentException>(() => writer.AddHermite(new(-1, 301, 0, 1, "X"), 3, [0, 0], two, two));
        Assert.Throws<ArgumentException>(() => writer.AddHermite(new(-1, 301, 0, 3, "X"), 3, [0, 1], two, two));
        Assert.Throws<ArgumentException>(() => writer.AddHermite(new(-1, 301, 0, 1, "X"), 5, [0, 1], two, two));
        Assert.Throws<ArgumentException>(() =>
            writer.AddLagrange(new(-1, 301, 0, 1, new string('X', 41)), 1, [0, 1], two, two)
        );
    }

    private static (int, int, int, int, string) Heading(SpkSegment segment) =>
        (segment.Target, segment.Center, segment.FrameCode, segment.DataType, segment.Name);
}
