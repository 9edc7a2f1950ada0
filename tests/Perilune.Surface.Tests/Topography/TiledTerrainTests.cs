using Perilune.Astro.Kernels;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

public sealed class TiledTerrainTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-tiles-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(256, 256)]
    [InlineData(257, 258)]
    [InlineData(700, 515)]
    [InlineData(2, 2)]
    public void Tiles_AnswerAsTheSameGridInMemory(int columns, int rows)
    {
        var placement = new GridPlacement(GridProjection.SouthPolarStereographic, columns, rows, -500, 700, 20, 20);
        var heights = Heights(columns, rows);
        var memory = new TerrainGrid("tiles", placement, heights);
        var tiled = Write(placement, heights);
        Assert.True(tiled.IsTiled);
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var x = -520 + random.NextDouble() * (columns + 1) * 20;
            var y = 720 - random.NextDouble() * (rows + 1) * 20;
            Assert.Equal(memory.TryHeightAtMap(x, y, out var expected), tiled.TryHeightAtMap(x, y, out var height));
            Assert.Equal(expected, height);
        }
        Assert.Equal((memory.Minimum, memory.Maximum), (tiled.Minimum, tiled.Maximum));
        Assert.Equal(memory.HeightOf(columns - 1, rows - 1), tiled.HeightOf(columns - 1, rows - 1));
        Assert.Equal(heights, tiled.Heights.ToArray());
        Assert.False(tiled.IsTiled);
    }

    [Fact]
    public void AClosedGlobe_AnswersAcrossItsSeam()
    {
        var placement = new GridPlacement(
            GridProjection.Equirectangular,
            720,
            360,
            Math.PI / 720,
            Math.PI / 2 - Math.PI / 720,
            Math.PI / 360,
            Math.PI / 360
        );
        var heights = Heights(720, 360);
        var memory = new TerrainGrid("tiles", placement, heights);
        var tiled = Write(placement, heights);
        foreach (var longitude in new[] { -1e-4, 0, 1e-4, 0.01, 3, Math.PI, -0.004, 6.28 })
        {
            var up = new SurfacePoint(0.3, longitude).Up;
            Assert.True(memory.TryHeight(up, out var expected));
            Assert.True(tiled.TryHeight(up, out var height));
            Assert.Equal(expected, height);
        }
    }

    [Fact]
    public void AWindow_IsThatPartOfTheGrid()
    {
        var placement = new GridPlacement(GridProjection.SouthPolarStereographic, 700, 515, -500, 700, 20, 20);
        var heights = Heights(700, 515);
        var window = Write(placement, heights).Window(200, 130, 300, 385);
        Assert.Equal(
            (300, 385, -500 + 200 * 20.0, 700 - 130 * 20.0),
            (window.Columns, window.Rows, window.X, window.Y)
        );
        for (var row = 0; row < 385; row++)
        for (var column = 0; column < 300; column++)
            Assert.Equal(heights[(row + 130) * 700 + column + 200], window.Heights[row * 300 + column]);
    }

    [Fact]
    public void ADamagedTile_IsRefusedWhenItIsAsked_AndACutFileWhenItIsOpened()
    {
        var placement = new GridPlacement(GridProjection.SouthPolarStereographic, 700, 515, -500, 700, 20, 20);
        Write(placement, Heights(700, 515));
        var path = Path.Combine(folder, "tiles.terrain");
        var bytes = File.ReadAllBytes(path);
        bytes[^10] ^= 1;
        File.WriteAllBytes(path, bytes);
        var grid = TerrainFile.Read(path);
        Assert.True(grid.TryHeightAtMap(0, 600, out _));
        var error = Assert.Throws<DataFileException>(() => grid.TryHeightAtMap(13_000, -9_560, out _));
        Assert.Contains("tile 2, 2 is damaged", error.Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, bytes[..^20]);
        Assert.Contains(
            "its tiles reach to",
            Assert.Throws<DataFileException>(() => TerrainFile.Read(path)).Message,
            StringComparison.Ordinal
        );
        bytes[17] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Throws<DataFileException>(() => TerrainFile.Read(path));
    }

    private static float[] Heights(int columns, int rows)
    {
        var heights = new float[columns * rows];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = i % columns * 3 - i / columns * 2 + i * 7 % 11;
            // A hole of some cells in the middle.
            if (columns > 100 && Math.Abs(i % columns - columns / 2) < 4 && Math.Abs(i / columns - rows / 2) < 3)
                heights[i] = float.NaN;
        }
        return heights;
    }

    private TerrainGrid Write(GridPlacement placement, float[] heights)
    {
        var path = Path.Combine(folder, "tiles.terrain");
        TiledTerrainFile.Write(
            path,
            placement,
            0,
            1,
            (row, rows, target) => heights.AsSpan(row * placement.Columns, rows * placement.Columns).CopyTo(target)
        );
        return TerrainFile.Read(path);
    }
}
