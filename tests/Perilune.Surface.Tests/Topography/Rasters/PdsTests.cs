using System.Buffers.Binary;
using System.Text;
using Perilune.Astro.Kernels;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.Surface.Tests.Topography.Rasters;

/// <summary>PDS3 images: LOLA's own, and small ones written here after the labels of its gridded data records.</summary>
public sealed class PdsTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>, IDisposable
{
    private const int Columns = 12;
    private const int Rows = 8;

    private readonly string folder = Directory.CreateTempSubdirectory("perilune-pds-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("topography/LDEM_4.IMG")]
    [InlineData("topography/LDEM_4.LBL")]
    public void Lolas4PixelMap_IsTheShippedGlobe(string product)
    {
        using var raster = TerrainRaster.Open(Repository.Products(product));
        var globe = shipped.Terrain.Grids[^1];
        Assert.Equal(globe.X, raster.Placement.X, 1e-12);
        Assert.Equal(globe.Y, raster.Placement.Y, 1e-12);
        Assert.Equal(globe.Step, raster.Placement.Step, 1e-15);
        var heights = new float[1440 * 720];
        raster.Read(0, 720, heights);
        Assert.Equal(globe.Heights.ToArray(), heights);
        Assert.Equal((0, 0.5), (raster.CountOffset, raster.CountResolution));
    }

    [Theory]
    [InlineData("LSB_INTEGER", 16)]
    [InlineData("MSB_INTEGER", 16)]
    [InlineData("PC_REAL", 32)]
    [InlineData("IEEE_REAL", 32)]
    public void EveryKindOfSample_GivesTheHeights(string type, int bits)
    {
        using var raster = TerrainRaster.Open(Write(type, bits, Polar("-90", 80)));
        AssertHeights(raster);
        // 12 columns and 8 rows of 80 m about the pole: the first centre lies 5.5 and 3.5 cells from it.
        Assert.Equal(
            new GridPlacement(GridProjection.SouthPolarStereographic, Columns, Rows, -440, 280, 80, 80),
            raster.Placement
        );
    }

    [Fact]
    public void AnAttachedLabel_PointsToItsRecord()
    {
        var path = Path.Combine(folder, "attached.img");
        var label = Label("MSB_INTEGER", 16, Polar("90", 80)).Replace("\"small.img\"", "101", StringComparison.Ordinal);
        File.WriteAllBytes(
            path,
            [.. Encoding.ASCII.GetBytes(label.PadRight(100 * Columns * 2)), .. Image("MSB_INTEGER", 16)]
        );
        using var raster = TerrainRaster.Open(path);
        AssertHeights(raster);
        Assert.Equal(GridProjection.NorthPolarStereographic, raster.Placement.Projection);
    }

    [Fact]
    public void RadiiInKilometres_BecomeHeights()
    {
        // LOLA's float images: kilometres, with the radius of the sphere as the offset.
        var label = Label("PC_REAL", 32, Polar("-90", 80))
            .Replace("UNIT = METER", "UNIT = KILOMETER", StringComparison.Ordinal)
            .Replace("OFFSET = 1737400.", "OFFSET = 1737.4", StringComparison.Ordinal)
            .Replace("SCALING_FACTOR = 0.5", "SCALING_FACTOR = 0.0005", StringComparison.Ordinal);
        using var raster = TerrainRaster.Open(WriteFiles(label, Image("PC_REAL", 32)));
        AssertHeights(raster, 1e-3f);
    }

    [Fact]
    public void AnEquirectangularMapTrueAtAParallel_HasWiderStepsOfLongitude()
    {
        const string map = """
             MAP_PROJECTION_TYPE = "EQUIRECTANGULAR"
             MAP_SCALE = 100.0 <m/pix>
             CENTER_LATITUDE = 60.0 <deg>
             CENTER_LONGITUDE = 20.0 <deg>
             LINE_PROJECTION_OFFSET = 20000.0
             SAMPLE_PROJECTION_OFFSET = -100.0
            """;
        using var raster = TerrainRaster.Open(Write("LSB_INTEGER", 16, map));
        const double step = 100 / 1_737_400.0;
        Assert.Equal(step, raster.Placement.RowStep, 1e-15);
        Assert.Equal(2 * step, raster.Placement.Step, 1e-15);
        Assert.Equal(20_000 * step, raster.Placement.Y, 1e-12);
        Assert.Equal(Math.PI / 9 + 100 * 2 * step, raster.Placement.X, 1e-12);
    }

    [Fact]
    public void AMissingConstant_IsAHole()
    {
        var label = Label("LSB_INTEGER", 16, Polar("-90", 80))
            .Replace("UNIT = METER", "UNIT = METER\n    MISSING_CONSTANT = 103", StringComparison.Ordinal);
        using var raster = TerrainRaster.Open(WriteFiles(label, Image("LSB_INTEGER", 16)));
        var heights = new float[Columns * Rows];
        raster.Read(0, Rows, heights);
        Assert.Equal(Enumerable.Range(0, heights.Length).Count(i => Count(i) == 103), heights.Count(float.IsNaN));
        Assert.Contains(heights, float.IsNaN);
    }

    [Theory]
    [InlineData("TARGET_NAME = MOON", "TARGET_NAME = MARS", "small.lbl:2: TARGET_NAME is MARS: the wrong body")]
    [InlineData("A_AXIS_RADIUS = 1737.4 <km>", "A_AXIS_RADIUS = 3396.19 <km>", "that of Mars: the wrong body")]
    [InlineData("LINES = 8", "LINES = 9", "has 192 bytes of image; 12 x 9 samples of 16 bits")]
    [InlineData("LINE_SAMPLES = 12", "LINE_SAMPLES = 10", "has 192 bytes of image; 10 x 8 samples")]
    [InlineData("LINES = 8", "LINES = eight", "LINES 'eight' is no whole number")]
    [InlineData("SAMPLE_BITS = 16", "SAMPLE_BITS = 12", "samples of 12 bits of type LSB_INTEGER are not read")]
    [InlineData("\"POLAR STEREOGRAPHIC\"", "\"SINUSOIDAL\"", "the projection SINUSOIDAL is not read")]
    [InlineData("CENTER_LATITUDE = -90", "CENTER_LATITUDE = -45", "centred at -45 deg")]
    [InlineData("CENTER_LONGITUDE = 0", "CENTER_LONGITUDE = 30", "turned to longitude 30 deg; turn it to 0: gdalwarp")]
    [InlineData("DIRECTION = \"EAST\"", "DIRECTION = \"WEST\"", "longitudes count to the west, which mirrors the map")]
    [InlineData("\"small.img\"", "\"other.img\"", "the image other.img does not stand beside the label")]
    [InlineData("UNIT = METER", "UNIT = FOOT", "UNIT FOOT is no unit of height")]
    [InlineData("END\n", "", "the label ends without END")]
    public void WhatIsWrongInALabel_IsNamedWithItsLineAndMend(string right, string wrong, string message)
    {
        var label = Label("LSB_INTEGER", 16, Polar("-90", 80));
        Assert.Contains(right, label, StringComparison.Ordinal);
        var path = WriteFiles(label.Replace(right, wrong, StringComparison.Ordinal), Image("LSB_INTEGER", 16));
        var error = Assert.Throws<DataFileException>(() => TerrainRaster.Open(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Mend);
    }

    [Fact]
    public void ALabelWhoseExtentIsNotItsOffsets_Disagrees()
    {
        const string map = """
             MAP_PROJECTION_TYPE = "SIMPLE CYLINDRICAL"
             MAP_RESOLUTION = 4 <pix/deg>
             CENTER_LATITUDE = 0 <deg>
             CENTER_LONGITUDE = 0 <deg>
             LINE_PROJECTION_OFFSET = 3.5
             SAMPLE_PROJECTION_OFFSET = 5.5
             MAXIMUM_LATITUDE = 11 <deg>
             MINIMUM_LATITUDE = -1 <deg>
             WESTERNMOST_LONGITUDE = -1.5 <deg>
             EASTERNMOST_LONGITUDE = 1.5 <deg>
            """;
        var error = Assert.Throws<DataFileException>(() => TerrainRaster.Open(Write("LSB_INTEGER", 16, map)));
        Assert.Contains(
            "MAXIMUM_LATITUDE is 11 deg, but LINE_PROJECTION_OFFSET and 8 lines make it 1",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static int Count(int i) => 100 + 3 * (i % Columns) - 2 * (i / Columns);

    private static void AssertHeights(TerrainRaster raster, float tolerance = 0)
    {
        var heights = new float[Columns * Rows];
        raster.Read(0, Rows, heights);
        for (var i = 0; i < heights.Length; i++)
            Assert.Equal(0.5f * Count(i), heights[i], tolerance);
    }

    private static byte[] Image(string type, int bits)
    {
        var bytes = new byte[Columns * Rows * bits / 8];
        for (var i = 0; i < Columns * Rows; i++)
        {
            var s = bytes.AsSpan(i * bits / 8);
            switch (type)
            {
                case "LSB_INTEGER":
                    BinaryPrimitives.WriteInt16LittleEndian(s, (short)Count(i));
                    break;
                case "MSB_INTEGER":
                    BinaryPrimitives.WriteInt16BigEndian(s, (short)Count(i));
                    break;
                case "PC_REAL":
                    BinaryPrimitives.WriteSingleLittleEndian(s, Count(i));
                    break;
                default:
                    BinaryPrimitives.WriteSingleBigEndian(s, Count(i));
                    break;
            }
        }
        return bytes;
    }

    private static string Polar(string latitude, int scale) =>
        $"""
             MAP_PROJECTION_TYPE = "POLAR STEREOGRAPHIC"
             MAP_SCALE = {scale} <m/pix>
             CENTER_LATITUDE = {latitude} <deg>
             CENTER_LONGITUDE = 0 <deg>
             LINE_PROJECTION_OFFSET = 3.5
             SAMPLE_PROJECTION_OFFSET = 5.5
            """;

    private static string Label(string type, int bits, string map) =>
        $$"""
            PDS_VERSION_ID = "PDS3"
            TARGET_NAME = MOON
            /* a comment with END in it */
            RECORD_TYPE = FIXED_LENGTH
            RECORD_BYTES = {{Columns * 2}}
            ^IMAGE = "small.img"
            DESCRIPTION = "Words over
            two lines = and signs"
            OBJECT = IMAGE
              LINES = 8
              LINE_SAMPLES = 12
              SAMPLE_TYPE = {{type}}
              SAMPLE_BITS = {{bits}}
              UNIT = METER
              SCALING_FACTOR = 0.5
              OFFSET = 1737400.
            END_OBJECT = IMAGE
            OBJECT = IMAGE_MAP_PROJECTION
             A_AXIS_RADIUS = 1737.4 <km>
             POSITIVE_LONGITUDE_DIRECTION = "EAST"
            {{map}}
            END_OBJECT = IMAGE_MAP_PROJECTION
            END

            """.Replace("\r", "", StringComparison.Ordinal);

    private string Write(string type, int bits, string map) => WriteFiles(Label(type, bits, map), Image(type, bits));

    private string WriteFiles(string label, byte[] image)
    {
        File.WriteAllBytes(Path.Combine(folder, "small.img"), image);
        var path = Path.Combine(folder, "small.lbl");
        File.WriteAllText(path, label);
        return path;
    }
}
