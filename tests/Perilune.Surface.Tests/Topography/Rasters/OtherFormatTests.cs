using Perilune.Astro.Kernels;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.Surface.Tests.Topography.Rasters;

/// <summary>Formats that are not read are told by their content, with the line that makes one that is.</summary>
public sealed class OtherFormatTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-formats-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ldem.jp2", "\0\0\0\fjP  \r\n\u0087\n", "a JPEG 2000 image")]
    [InlineData("ldem.j2k", "\u00FF\u004F\u00FF\u0051\0\0", "a JPEG 2000 image")]
    [InlineData(
        "ldem.xml",
        "<?xml version=\"1.0\"?>\n<Product_Observational xmlns=\"http://pds.nasa.gov/pds4/pds/v1\">",
        "a PDS4 label"
    )]
    [InlineData("ldem.cub", "Object = IsisCube\n  Object = Core\n", "an ISIS cube")]
    [InlineData("ldem.nc", "CDF\u0001\0\0", "a netCDF file")]
    [InlineData("ldem.h5", "\u0089HDF\r\n\u001A\n", "an HDF5 or netCDF file")]
    public void AFormatThatIsNotRead_IsNamed_WithTheLineThatMakesAGeoTiff(string name, string begins, string format)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, [.. begins.Select(character => (byte)character), .. new byte[5_000]]);
        // A label of the PDS beside it does not make it plain samples.
        File.WriteAllText(Path.ChangeExtension(path, ".LBL"), "PDS_VERSION_ID = PDS3\nEND\n");
        var error = Assert.Throws<DataFileException>(() => TerrainRaster.Open(path));
        Assert.Contains($"is {format}, which Perilune does not read", error.Message, StringComparison.Ordinal);
        Assert.Contains($"gdal_translate -of GTiff {name} ldem.tif", error.Message, StringComparison.Ordinal);
    }
}
