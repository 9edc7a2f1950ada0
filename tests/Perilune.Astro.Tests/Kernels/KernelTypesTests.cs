using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

/// <summary>Every type of segment, put together word by word, against the motion it was made from.</summary>
public sealed class KernelTypesTests
{
    public static TheoryData<int> SpkTypes => [.. SampleKernels.SpkTypes];

    // Series and conics are exact; polynomials of degree 7 through the circle leave (w h)^8, 4e-10 of the radius.
    [Theory]
    [MemberData(nameof(SpkTypes))]
    public void StatesOfEverySpkType_AreTheMotionTheyWereMadeFrom(int type)
    {
        var segment = SpkKernel.FromDaf(DafFile.Parse("sample.bsp", SampleKernels.Spk(type))).Segments.Single();
        Assert.Null(segment.Defect);
        var interpolated = type is 8 or 9 or 12 or 13 or >= 180;
        var tolerance = interpolated ? 1e-7 : 2e-11;
        for (var t = SampleKernels.Start; t <= SampleKernels.End; t += 12.5)
        {
            segment.State(t, out var position, out var velocity);
            var expected = SampleKernels.Motion(type, t);
            Assert.InRange(Vector3.Distance(position, expected.Position), 0, tolerance * 5000);
            Assert.InRange(Vector3.Distance(velocity, expected.Velocity), 0, 10 * tolerance);
            Assert.Equal(position, segment.Position(t));
        }
        foreach (var outside in new[] { 999, 1801, double.NaN, double.NegativeInfinity })
        {
            var error = Assert.Throws<EphemerisCoverageException>(() => segment.State(outside, out _, out _));
            Assert.Contains($"body {-1000 - type} at", error.Message, StringComparison.Ordinal);
            Assert.Contains(
                "covered: 2000-01-01T12:16:40 to 2000-01-01T12:30:00",
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [MemberData(nameof(SpkTypes))]
    public void BigEndianFiles_GiveTheSameBits(int type)
    {
        var little = SpkKernel.FromDaf(DafFile.Parse("a.bsp", SampleKernels.Spk(type))).Segments.Single();
        var kernel = SpkKernel.FromDaf(DafFile.Parse("b.bsp", ByteOrder.Reversed(SampleKernels.Spk(type))));
        Assert.Equal("A sample.\n", kernel.File.Comment);
        var big = kernel.Segments.Single();
        Assert.Equal((little.Target, little.Name, little.DataType), (big.Target, big.Name, big.DataType));
        little.State(1234.5, out var p, out var v);
        big.State(1234.5, out var q, out var w);
        Assert.Equal((p, v), (q, w));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    public void RotationsOfEveryPckType_AreTheTurnTheyWereMadeFrom(int type)
    {
        var segment = BinaryPck.FromDaf(DafFile.Parse("sample.bpc", SampleKernels.Pck(type))).Segments.Single();
        Assert.Null(segment.Defect);
        for (var t = SampleKernels.Start; t <= SampleKernels.End; t += 50)
        {
            var (angles, rates) = SampleKernels.Orientation(t);
            var expected = new EulerAngles(angles.X, angles.Y, angles.Z, rates.X, rates.Y, rates.Z);
            var difference = segment.Rotation(t, out var angularVelocity) - expected.Matrix;
            Assert.InRange(difference.RowX.Norm + difference.RowY.Norm + difference.RowZ.Norm, 0, 1e-14);
            Assert.InRange(Vector3.Distance(angularVelocity, expected.AngularVelocity), 0, 1e-17);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PointingOfEveryCkType_IsTheTurnItWasMadeFrom(int type)
    {
        var segment = CkKernel.FromDaf(DafFile.Parse("sample.bc", SampleKernels.Ck(type))).Segments.Single();
        Assert.Null(segment.Defect);
        for (var ticks = SampleKernels.Start; ticks <= SampleKernels.End; ticks += 10)
        {
            var phase = (ticks - SampleKernels.Start) % 100;
            var inside = type switch
            {
                1 => phase == 0,
                2 => phase <= 80,
                // Between the fifth and the sixth record lies the gap.
                _ => ticks is <= 1400 or >= 1500,
            };
            var exact = segment.Pointing(ticks, 0);
            Assert.Equal(inside, exact is not null);
            var near = segment.Pointing(ticks, 50)!.Value;
            Assert.InRange(near.Ticks, ticks - 50, ticks + 50);
            Assert.True(!inside || near.Ticks == ticks);
            var difference = near.Rotation - Matrix3.RotationZ(SampleKernels.Turn(near.Ticks));
            Assert.InRange(difference.RowX.Norm + difference.RowY.Norm + difference.RowZ.Norm, 0, 2e-15);
            Assert.Equal(new Vector3(0, 0, 2e-3), near.AngularVelocity!.Value, (a, b) => (a - b).Norm < 1e-18);
        }
    }

    [Fact]
    public void KernelsOfAllKinds_AreToldApartByContent()
    {
        var folder = Directory.CreateTempSubdirectory("perilune-kernels").FullName;
        try
        {
            var spk = Write("first.bin", SampleKernels.Spk(2));
            var set = KernelSet.Load(
                spk,
                Write("second.bin", SampleKernels.Pck(2)),
                Write("third.bin", SampleKernels.Ck(3)),
                Write("fourth.bin", "KPL/PCK\n\\begindata\nA = 1\n"u8.ToArray())
            );
            Assert.Equal((1, 1, 1, 1), (set.Spks.Length, set.Pcks.Length, set.Cks.Length, set.Texts.Length));
            Assert.Equal(1, set.Pool.Number("A"));
            // A mapped file is replaced safely: who has it open keeps the old one.
            var segment = set.Spks[0].Segments.Single();
            segment.State(1300, out var before, out _);
            File.Move(Write("other.bin", SampleKernels.Spk(8)), spk, overwrite: true);
            segment.State(1300, out var after, out _);
            Assert.Equal(before, after);
            var missing = Assert.Throws<DataFileException>(() => KernelSet.Load(Path.Combine(folder, "none")));
            Assert.Contains("no such file", missing.Message, StringComparison.Ordinal);
            Assert.Throws<DataFileException>(() => KernelSet.Load(folder));
            Assert.Throws<DataFileException>(() => KernelSet.Load(Write("empty.bin", [])));
            Assert.Throws<DataFileException>(() => KernelSet.Load(Write("noise.bin", [1, 2, 3, 200, 0, 9])));
            Assert.Throws<DataFileException>(() => SpkKernel.Load(Write("pck.bsp", SampleKernels.Pck(2))));
            Assert.Throws<DataFileException>(() => BinaryPck.Load(spk));
            Assert.Throws<DataFileException>(() => CkKernel.Load(spk));
            Assert.Throws<DataFileException>(() => DafFile.Load(Write("none.bsp", [])));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Write(string name, byte[] bytes)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllBytes(path, bytes);
            return path;
        }
    }

    [Fact]
    public void Comments_AreReplacedInACopyWithTheSameArrays()
    {
        var original = DafFile.Parse("a.bsp", ByteOrder.Reversed(SampleKernels.Spk(9)));
        var copy = DafFile.Parse("b.bsp", DafWriter.CopyOf(original, "Another comment,\nof two lines.").ToBytes());
        Assert.Equal("Another comment,\nof two lines.\n", copy.Comment);
        Assert.Equal((original.Identification, original.InternalName), (copy.Identification, copy.InternalName));
        Assert.Equal(original.Read(original.Arrays[0]), copy.Read(copy.Arrays[0]));
        Assert.Equal(original.Arrays[0].Doubles, copy.Arrays[0].Doubles);
        Assert.Equal(original.Arrays[0].Integers, copy.Arrays[0].Integers);
    }
}
