using Perilune.Astro.Kernels;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.Surface.Tests.Topography.Rasters;

/// <summary>GeoTIFF files that GDAL wrote (Data/geotiff/make.sh): every height of them, and where GDAL puts their corners.</summary>
public sealed class GeoTiffTests
{
    private static string File(string name) =>
        Path.Combine(Repository.Root, "tests", "Perilune.Surface.Tests", "Data", "geotiff", name);

    [Theory]
    [InlineData("strips.tif", 40, 30)]
    [InlineData("lzw.tif", 40, 30)]
    [InlineData("lzw-predictor-3.tif", 40, 30)]
    [InlineData("tiles-deflate-predictor-3.tif", 40, 30)]
    [InlineData("deflate-predictor-2.tif", 40, 30)]
    [InlineData("bigtiff.tif", 40, 30)]
    [InlineData("big-endian.tif", 40, 30)]
    [InlineData("float64.tif", 40, 30)]
    [InlineData("cloud-optimised.tif", 300, 200)]
    [InlineData("north.tif", 40, 30)]
    [InlineData("equirectangular.tif", 40, 30)]
    public void RealHeights_AreThoseThatWereWritten(string file, int columns, int rows)
    {
        using var raster = TerrainRaster.Open(File(file));
        Assert.Equal((columns, rows), (raster.Placement.Columns, raster.Placement.Rows));
        AssertHeights(raster, (c, r) => 1000 + 3 * c - 2 * r + (7 * c + 5 * r) % 11 / 4f);
    }

    [Theory]
    [InlineData("int16-lzw-predictor-2.tif")]
    [InlineData("int16-big-endian-predictor-2.tif")]
    public void WholeHeights_AreThoseThatWereWritten(string file)
    {
        using var raster = TerrainRaster.Open(File(file));
        AssertHeights(raster, Whole);
        Assert.Equal(1, raster.CountResolution);
    }

    [Fact]
    public void ScaleAndOffset_OfGdal_Apply()
    {
        using var raster = TerrainRaster.Open(File("scaled.tif"));
        AssertHeights(raster, (c, r) => 0.5f * Whole(c, r) + 100);
        Assert.Equal((100, 0.5), (raster.CountOffset, raster.CountResolution));
    }

    [Fact]
    public void ValueWithoutData_IsAHole()
    {
        using var raster = TerrainRaster.Open(File("nodata.tif"));
        AssertHeights(raster, (c, r) => Whole(c, r) == 1000 ? float.NaN : Whole(c, r));
    }

    // Corners as gdalinfo gives them, to its hundredth of a second of arc; 1 m on the Moon is 0.119 seconds.
    [Theory]
    [InlineData("strips.tif", -(89 + 49 / 60.0 + 20.67 / 3600), -(21 + 48 / 60.0 + 5.07 / 3600))]
    [InlineData("cloud-optimised.tif", -(89 + 49 / 60.0 + 20.67 / 3600), -(21 + 48 / 60.0 + 5.07 / 3600))]
    [InlineData("north.tif", 89 + 49 / 60.0 + 20.67 / 3600, -(158 + 11 / 60.0 + 54.93 / 3600))]
    [InlineData("equirectangular.tif", 9 / 60.0 + 53.6 / 3600, 29 + 52 / 60.0 + 5.12 / 3600)]
    [InlineData("degrees.tif", 1, 23)]
    public void UpperLeftCorner_LiesWhereGdalPutsIt(string file, double latitude, double longitude)
    {
        using var raster = TerrainRaster.Open(File(file));
        var corner = raster.Placement.PointAt(-0.5, -0.5);
        var expected = SurfacePoint.FromDegrees(latitude, longitude);
        Assert.Equal(0, (corner.Up - expected.Up).Norm * SurfacePoint.ReferenceRadius, 0.1);
    }

    [Fact]
    public void APixelThatIsAPoint_HasItsCentreAtTheTie()
    {
        using var raster = TerrainRaster.Open(File("point.tif"));
        using var area = TerrainRaster.Open(File("strips.tif"));
        // GDAL writes the tie of a point at the pixel's centre: the same place.
        Assert.Equal(area.Placement, raster.Placement);
    }

    [Theory]
    [InlineData("mars.tif", "that of Mars: the wrong body")]
    [InlineData("earth.tif", "that of the Earth: the wrong body")]
    [InlineData("turned.tif", "turned to longitude 45 deg; turn it to 0: gdalwarp")]
    [InlineData("sinusoidal.tif", "GeoKey 3075 (ProjCoordTrans) is 24, which is not read; reproject it: gdalwarp")]
    [InlineData("zstd.tif", "compressed by method 50000 (ZSTD)")]
    public void WhatIsNotRead_IsNamedWithItsMend(string file, string message)
    {
        var error = Assert.Throws<DataFileException>(() => TerrainRaster.Open(File(file)));
        Assert.StartsWith(File(file), error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strips.tif", 100)]
    [InlineData("strips.tif", 2_000)]
    [InlineData("cloud-optimised.tif", 9_000)]
    [InlineData("bigtiff.tif", 12)]
    public void ACutFile_IsRefused(string file, int length)
    {
        var path = Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllBytes(path, System.IO.File.ReadAllBytes(File(file))[..length]);
            var error = Assert.Throws<DataFileException>(() =>
            {
                using var raster = TerrainRaster.Open(path);
                Heights(raster);
            });
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains("cut or damaged", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Fact]
    public void RandomDamage_EndsInARefusalOrInHeights()
    {
        // A thousand files with a few bytes changed: whatever happens is a DataFileException or a raster, and no other error.
        var source = System.IO.File.ReadAllBytes(File("tiles-deflate-predictor-3.tif"));
        var path = Path.GetTempFileName();
        var random = new Random(1);
        var refused = 0;
        try
        {
            for (var i = 0; i < 1_000; i++)
            {
                var bytes = (byte[])source.Clone();
                for (var n = 0; n < 3; n++)
                    bytes[random.Next(i % 2 == 0 ? bytes.Length : 400)] = (byte)random.Next(256);
                System.IO.File.WriteAllBytes(path, bytes);
                try
                {
                    using var raster = TerrainRaster.Open(path);
                    if ((long)raster.Placement.Columns * raster.Placement.Rows < 1_000_000)
                        Heights(raster);
                }
                catch (DataFileException)
                {
                    refused++;
                }
            }
        }
        finally
        {
            System.IO.File.Delete(path);
        }
        Assert.InRange(refused, 300, 1_000);
    }

    private static float Whole(int c, int r) => 1000 + 3 * c - 2 * r + (7 * c + 5 * r) % 11;

    private static float[] Heights(TerrainRaster raster)
    {
        var heights = new float[raster.Placement.Columns * raster.Placement.Rows];
        raster.Read(0, raster.Placement.Rows, heights);
        return heights;
    }

    private static void AssertHeights(TerrainRaster raster, Func<int, int, float> expected)
    {
        var heights = Heights(raster);
        for (var r = 0; r < raster.Placement.Rows; r++)
        for (var c = 0; c < raster.Placement.Columns; c++)
            Assert.Equal(expected(c, r), heights[r * raster.Placement.Columns + c]);
    }
}
