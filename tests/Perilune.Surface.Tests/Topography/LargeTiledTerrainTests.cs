using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

/// <summary>Alone, since it measures the memory that the process keeps.</summary>
[Collection(nameof(LargeTiledTerrainTests))]
[CollectionDefinition(nameof(LargeTiledTerrainTests), DisableParallelization = true)]
public sealed class LargeTiledTerrainTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-tiles-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void AMapOf30000By30000_IsUsedThroughABoundedCache()
    {
        // 20 m cells out to 300 km, 3.6 GB of heights, known along a diagonal band only: written band by band, and asked at
        // places all over it, while at most 64 tiles of 264 kB are kept.
        const int side = 30_000;
        const long capacity = 64L * 257 * 257 * 4;
        var placement = new GridPlacement(
            GridProjection.SouthPolarStereographic,
            side,
            side,
            -299_990,
            299_990,
            20,
            20
        );
        var path = Path.Combine(folder, "big.terrain");
        TiledTerrainFile.Write(
            path,
            placement,
            0,
            0.5,
            (first, rows, heights) =>
            {
                heights.Fill(float.NaN);
                for (var r = 0; r < rows; r++)
                for (var c = Math.Max(0, first + r - 20); c < Math.Min(side, first + r + 20); c++)
                    heights[r * side + c] = Height(c, first + r);
            }
        );
        var grid = TiledTerrainFile.Read(path, capacity);
        Assert.InRange(new FileInfo(path).Length, 1, 20_000_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var pass = 0; pass < 2; pass++)
        for (var i = 40; i < side - 40; i += 97)
        {
            Assert.True(grid.TryHeightAtMap(-299_990 + i * 20, 299_990 - i * 20, out var height));
            Assert.Equal(Height(i, i), height, 0.25);
            Assert.False(
                grid.TryHeightAtMap(-299_990 + i * 20, 299_990 - (side - 1 - i) * 20, out _)
                    && Math.Abs(2 * i - side) > 80
            );
        }
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(kept, 0, capacity + 8_000_000);
        Assert.Throws<InvalidOperationException>(() => grid.Heights.Length);
        Assert.Equal(Height(15_000, 15_000), grid.Window(14_990, 14_990, 20, 20).HeightOf(10, 10), 0.25f);
    }

    private static float Height(int c, int r) => c % 1_000 - r % 777 * 0.5f;
}
