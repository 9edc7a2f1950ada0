using Perilune.Astro.Kernels;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Kernels;

public sealed class DafFileTests
{
    [Fact]
    public void BigEndianFile_ReadsItsSummaries_AndRefusesItsStates()
    {
        var kernel = SpkKernel.Load(ReferenceFiles.Shared("truth/kernels/samples/big_endian_test.bsp"));
        var segment = Assert.Single(kernel.Segments);
        Assert.Equal((1, 2, 3, 2), (segment.Target, segment.Center, segment.FrameCode, segment.DataType));
        Assert.Equal((0.0, 100.0, "TEST"), (segment.Start, segment.End, segment.Name));
        Assert.Equal(3, kernel.File.Arrays[0].Length);
        Assert.Throws<DataFileException>(() => segment.State(50, out _, out _));
    }

    [Fact]
    public void TruncatedFile_IsRefusedWithNameAndSizes()
    {
        var path = ReferenceFiles.Shared("truth/kernels/de440_2007.bsp");
        var bytes = File.ReadAllBytes(path)[..50000];
        var error = Assert.Throws<DataFileException>(() => DafFile.Parse("short.bsp", bytes));
        Assert.StartsWith(
            "short.bsp: truncated: expected 118080 bytes, found 50000;",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FileDamagedByTextTransfer_IsRefused()
    {
        var bytes = File.ReadAllBytes(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var at = bytes.AsSpan().IndexOf("FTPSTR:\r"u8);
        bytes[at + 7] = (byte)'\n';
        var error = Assert.Throws<DataFileException>(() => DafFile.Parse("text.bsp", bytes));
        Assert.Contains("transfer as text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingAndForeignFiles_AreRefusedByName()
    {
        var missing = Assert.Throws<DataFileException>(() => SpkKernel.Load("nowhere/none.bsp"));
        Assert.Contains("nowhere/none.bsp: no such file", missing.Message, StringComparison.Ordinal);
        var foreign = Assert.Throws<DataFileException>(() => DafFile.Parse("a.txt", new byte[2048]));
        Assert.Contains("not a DAF", foreign.Message, StringComparison.Ordinal);
    }
}
