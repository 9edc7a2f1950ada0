using Perilune.Astro.Kernels;
using Perilune.Surface.Horizons;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Tests.Horizons;

/// <summary>Horizon maps in files.</summary>
public sealed class HorizonMapFileTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>, IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"perilune-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void WrittenOrSweptIntoAFile_IsReadBackTheSame()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 400, 500, 9, 7, stride: 2);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 3.5, 12);
        var (written, swept) = (Path.Combine(folder, "a.horizons"), Path.Combine(folder, "b.horizons"));
        HorizonMapFile.Write(written, horizons);
        HorizonMapFile.Sweep(swept, shipped.Terrain, map, 3.5, 12);
        Assert.Equal(File.ReadAllBytes(written), File.ReadAllBytes(swept));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        var read = HorizonMapFile.Read(swept);
        Assert.Equal(
            (9, 7, 20.0, 3.5, 12),
            (read.Grid.Columns, read.Grid.Rows, read.Grid.CellSize, read.MastHeight, read.AzimuthCount)
        );
        Assert.Equal(map.PointAt(8, 6), read.Grid.PointAt(8, 6));
        Assert.Equal(horizons.Ground.ToArray(), read.Ground.ToArray());
        for (var azimuth = 0; azimuth < 12; azimuth++)
            Assert.True(horizons.Layer(azimuth).SequenceEqual(read.Layer(azimuth)));
        Assert.Equal(horizons.Coverage.CompleteRadius, read.Coverage.CompleteRadius);
        Assert.Equal(horizons.Coverage.Ground, read.Coverage.Ground);
        Assert.Equal(horizons.Coverage.Warnings, read.Coverage.Warnings);
    }

    [Fact]
    public void ADamagedFile_IsRefused_WithItsName()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 400, 500, 3, 3);
        var path = Path.Combine(folder, "c.horizons");
        HorizonMapFile.Sweep(path, shipped.Terrain, map, 2, 8);
        var good = File.ReadAllBytes(path);
        foreach (var at in (int[])[0, 8, 12, 17, 30, 130, 170, 200, good.Length - 3])
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 0x55;
            File.WriteAllBytes(path, bad);
            Assert.Contains("c.horizons", Assert.Throws<DataFileException>(() => HorizonMapFile.Read(path)).Message);
        }
        File.WriteAllBytes(path, good[..^1]);
        Assert.Throws<DataFileException>(() => HorizonMapFile.Read(path));
        File.WriteAllBytes(path, good[..40]);
        Assert.Throws<DataFileException>(() => HorizonMapFile.Read(path));
        Assert.Throws<DataFileException>(() => HorizonMapFile.Read(Path.Combine(folder, "none.horizons")));
    }

    [Fact]
    public void ACancelledSweep_LeavesNoFile()
    {
        using var cancelled = new CancellationTokenSource();
        var map = MapGrid.On(shipped.Terrain.Grids[0], 400, 500, 3, 3);
        var path = Path.Combine(folder, "d.horizons");
        Assert.Throws<OperationCanceledException>(() =>
            HorizonMapFile.Sweep(
                path,
                shipped.Terrain,
                map,
                2,
                64,
                new() { CancellationToken = cancelled.Token },
                new Now(share => cancelled.Cancel())
            )
        );
        Assert.Empty(Directory.GetFiles(folder));
    }

    private sealed class Now(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
