using Perilune.Astro.Kernels;
using Perilune.DataTool.Terrain;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

public sealed class TerrainFileTests
{
    [Fact]
    public void ShippedGrids_AreWhatTheToolMakesOfTheSource_WithinHalfACount()
    {
        var topography = Path.GetDirectoryName(Repository.Products("topography/LDEM_4.IMG"))!;
        foreach (var product in TerrainProducts.All(topography))
        {
            var path = Path.Combine(Repository.Data, "terrain", product.Grid.Name + TerrainFile.Extension);
            Assert.Equal(File.ReadAllBytes(path), TerrainFile.Encode(product.Grid, product.Offset, product.Resolution));
            // Products of whole counts come through without loss; the rest within half a count and a float's rounding.
            var worst = product.WorstDifference(TerrainFile.Read(path));
            Assert.InRange(worst, 0, product.IsExact ? 0 : product.Resolution / 2 + 2.5e-4);
        }
    }

    [Fact]
    public void ShippedTerrain_StaysUnder9Megabytes() =>
        Assert.InRange(
            Directory.GetFiles(Path.Combine(Repository.Data, "terrain")).Sum(file => new FileInfo(file).Length),
            1,
            9_000_000
        );

    [Fact]
    public void RoughestHeights_SurviveTheCode()
    {
        // White noise with cliffs: every residual is large, and some take the escape.
        var heights = new float[64 * 48];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = (i * 2_654_435_761L % 20_001) - 10_000 + (i % 97 == 0 ? 1e6f : 0);
        var path = Path.GetTempFileName();
        try
        {
            var grid = new TerrainGrid("noise", GridProjection.SouthPolarStereographic, 64, 48, 0, 0, 10, heights);
            File.WriteAllBytes(path, TerrainFile.Encode(grid, 0, 1));
            var back = TerrainFile.Read(path);
            Assert.Equal(heights, back.Heights.ToArray());
            Assert.Equal((64, 48, 0.0, 0.0, 10.0), (back.Columns, back.Rows, back.X, back.Y, back.Step));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(50, "a header of 112 bytes, found 50 bytes")]
    [InlineData(5_000, "112 + 65635 bytes, as its header says, found 112 + 4888 bytes")]
    public void TruncatedFile_IsRefusedWithFileExpectedFoundAndMend(int length, string message)
    {
        var source = Path.Combine(Repository.Data, "terrain", "shackleton-40m.terrain");
        AssertDamaged(File.ReadAllBytes(source)[..length], message);
    }

    [Theory]
    [InlineData(3, "begins with 'PERITERR'")]
    [InlineData(8, "version 1, found version 6")]
    [InlineData(30, "SHA-256")]
    [InlineData(40_000, "SHA-256")]
    public void DamagedByte_IsRefusedWithFileExpectedFoundAndMend(int offset, string message)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Data, "terrain", "shackleton-40m.terrain"));
        bytes[offset] ^= 7;
        AssertDamaged(bytes, message);
    }

    [Fact]
    public void MissingGrid_IsRefusedByName()
    {
        var error = Assert.Throws<DataFileException>(() => LunarTerrain.Load(Path.GetTempPath()));
        Assert.Contains("connecting-ridge-10m.terrain", error.Message, StringComparison.Ordinal);
    }

    private static void AssertDamaged(byte[] bytes, string message)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            var error = Assert.Throws<DataFileException>(() => TerrainFile.Read(path));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Contains("restore it from the repository", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
