using System.Text;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>Tells formats of terrain products that are not read, by how their files begin.</summary>
internal static class OtherFormat
{
    private const int Looked = 4096;

    /// <summary>The format in words, or null where the file is none of those that are known.</summary>
    /// <param name="path">The file.</param>
    public static string? Of(string path)
    {
        var start = new byte[Looked];
        using var file = File.OpenRead(path);
        var bytes = start.AsSpan(0, file.ReadAtLeast(start, Looked, throwOnEndOfStream: false));
        // ISO 15444-1: the signature box of a JP2 file, or a bare codestream.
        if (bytes.StartsWith("\0\0\0\u000CjP  "u8) || bytes is [0xFF, 0x4F, 0xFF, 0x51, ..])
            return "a JPEG 2000 image";
        if (bytes is [0x89, (byte)'H', (byte)'D', (byte)'F', ..])
            return "an HDF5 or netCDF file";
        if (bytes is [(byte)'C', (byte)'D', (byte)'F', 1 or 2 or 5, ..])
            return "a netCDF file";
        var text = Encoding.Latin1.GetString(bytes);
        if (text.Contains("http://pds.nasa.gov/pds4/", StringComparison.Ordinal))
            return "a PDS4 label";
        return text.TrimStart().StartsWith("Object = IsisCube", StringComparison.Ordinal) ? "an ISIS cube" : null;
    }

    /// <summary>How to make a product that is read of it.</summary>
    /// <param name="path">The file.</param>
    public static string Mend(string path)
    {
        var name = Path.GetFileName(path);
        return $"make a GeoTIFF of it: gdal_translate -of GTiff {name} {Path.ChangeExtension(name, ".tif")}";
    }
}
