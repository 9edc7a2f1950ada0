using Perilune.Astro.Kernels;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.Surface.Tests.Topography.Rasters;

/// <summary>PNG and plain samples with a sidecar: the source products of the shipped grids, and a picture that GDAL wrote.</summary>
public sealed class SidecarTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>, IDisposable
{
    private const string Grey = """
        body: Moon
        radius: 1737.4 km
        projection: south polar stereographic
        extent: { left: -2000, right: -1200, bottom: 4400, top: 5 km }
        height_of_zero: -100
        height_per_count: 0.5
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("perilune-png-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ConnectingRidgeInRedAndGreen_IsTheShippedGrid()
    {
        var source = Repository.Products("topography/connecting_ridge_site01_10m_height_rg.png");
        // JSON is read as well as YAML.
        var path = Put(
            File.ReadAllBytes(source),
            "ridge.png",
            ".json",
            """
            {
              "body": "Moon", "radius": 1737400, "projection": "south polar stereographic",
              "left": -19000, "right": -3000, "bottom": -20000, "top": -4000,
              "encoding": "rg16", "height_of_zero": -523.2, "height_of_full": 1959.5
            }
            """
        );
        using var raster = TerrainRaster.Open(path);
        var grid = shipped.Terrain.Grids[0];
        Assert.Equal(grid.Placement, raster.Placement);
        var heights = new float[1600 * 1600];
        raster.Read(0, 1600, heights);
        Assert.Equal(grid.Heights.ToArray(), heights);
        // Rows may be asked for again.
        raster.Read(700, 2, heights);
        Assert.Equal(grid.Heights[700 * 1600], heights[0]);
    }

    [Theory]
    [InlineData("shackleton_zoom_40m_256x256_radial_f32le.bin", "shackleton-40m", -9_520, -5_480, 40)]
    [InlineData("shackleton_ridge_200m_256x256_radial_f32le.bin", "shackleton-200m", -30_000, 15_000, 200)]
    public void PlainSamples_AreTheShippedGrids_WithinHalfACentimetre(
        string file,
        string name,
        int left,
        int top,
        int step
    )
    {
        var path = Put(
            File.ReadAllBytes(Repository.Products($"topography/{file}")),
            "plain.bin",
            ".yaml",
            $"""
            body: Moon
            radius: 1737400
            projection: south polar stereographic
            left: {left}
            right: {left + 256 * step}
            top: {top}
            bottom: {top - 256 * step}
            samples: f32le
            columns: 256
            rows: 256
            """
        );
        using var raster = TerrainRaster.Open(path);
        var grid = shipped.Terrain.Grids.Single(g => g.Name == name);
        Assert.Equal(grid.Placement, raster.Placement);
        var heights = new float[256 * 256];
        raster.Read(0, 256, heights);
        for (var i = 0; i < heights.Length; i++)
            Assert.Equal(heights[i], grid.Heights[i], 0.0101f);
    }

    [Fact]
    public void AGreyPictureOfGdals_HasItsCounts()
    {
        using var raster = TerrainRaster.Open(Picture(Grey));
        var heights = new float[40 * 30];
        raster.Read(0, 30, heights);
        for (var r = 0; r < 30; r++)
        for (var c = 0; c < 40; c++)
            Assert.Equal(-100 + 0.5f * (1000 + 3 * c - 2 * r + (7 * c + 5 * r) % 11), heights[r * 40 + c]);
        Assert.Equal(
            new GridPlacement(GridProjection.SouthPolarStereographic, 40, 30, -1990, 4990, 20, 20),
            raster.Placement
        );
    }

    [Theory]
    [InlineData("body: Moon", "body: Mars", "grey.yaml:1: body is Mars: the wrong body")]
    [InlineData(
        "radius: 1737.4 km",
        "radius: 3396.19 km",
        "grey.yaml:2: its sphere has a radius of 3396.19 km, that of Mars"
    )]
    [InlineData("south polar", "oblique", "grey.yaml:3: projection 'oblique stereographic' is not read")]
    [InlineData(
        "bottom: 4400, top: 5 km",
        "bottom: 5000, top: 4400",
        "grey.yaml:4: top is not above 5000 m: axes are flipped"
    )]
    [InlineData(
        "left: -2000, right: -1200",
        "left: -1200, right: -2000",
        "right is not to the right of -1200 m: axes are flipped"
    )]
    [InlineData(
        "height_of_zero",
        "height_at_zero",
        "grey.yaml:5: 'height_at_zero' is no key of a sidecar; the keys are body, radius"
    )]
    [InlineData("height_per_count: 0.5", "", "does not say what height a count is; give height_of_zero with")]
    [InlineData("height_per_count: 0.5", "height_per_count: half", "grey.yaml:6: height_per_count 'half' is no number")]
    [InlineData("body: Moon", "encoding: rg16", "grey.yaml:1: encoding is 'rg16', but the file holds grey16")]
    [InlineData("body: Moon", "columns: 41\nbody: Moon", "columns says 41, but the file has 40 columns")]
    public void WhatIsWrongInASidecar_IsNamedWithItsLineAndMend(string right, string wrong, string message)
    {
        var path = Picture(Grey.Replace(right, wrong, StringComparison.Ordinal));
        var error = Assert.Throws<DataFileException>(() => TerrainRaster.Open(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Mend);
    }

    [Fact]
    public void APictureAlone_AsksForASidecar()
    {
        var path = Picture(Grey);
        File.Delete(Path.ChangeExtension(path, ".yaml"));
        var error = Assert.Throws<DataFileException>(() => TerrainRaster.Open(path));
        Assert.Contains("no sidecar stands beside it; write grey.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACutPicture_IsRefused()
    {
        var path = Picture(Grey);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]);
        var error = Assert.Throws<DataFileException>(() =>
        {
            using var raster = TerrainRaster.Open(path);
            raster.Read(0, 30, new float[1200]);
        });
        Assert.Contains("ends within row", error.Message, StringComparison.Ordinal);
    }

    private string Picture(string sidecar) =>
        Put(
            File.ReadAllBytes(
                Path.Combine(Repository.Root, "tests", "Perilune.Surface.Tests", "Data", "geotiff", "grey16.png")
            ),
            "grey.png",
            ".yaml",
            sidecar
        );

    private string Put(byte[] product, string name, string ending, string sidecar)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, product);
        File.WriteAllText(Path.ChangeExtension(path, ending), sidecar);
        return path;
    }
}
