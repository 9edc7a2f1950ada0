using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// GeoTIFF heights: strips or tiles, whole or real numbers, plain, LZW or Deflate with any predictor; BigTIFF; sparse files.
/// Of a cloud-optimised file the first directory, of full resolution, is read; its overviews are not needed.
/// </summary>
internal sealed class GeoTiffRaster : TerrainRaster
{
    private readonly TiffFile tiff;
    private readonly GeoTiffBlocks blocks;
    private readonly HeightScale scale;
    private readonly double[] values;

    private GeoTiffRaster(
        TiffFile tiff,
        string format,
        GridPlacement placement,
        (double, double) counts,
        GeoTiffBlocks blocks,
        HeightScale scale
    )
        : base(tiff.Path, format, placement, counts)
    {
        (this.tiff, this.blocks, this.scale) = (tiff, blocks, scale);
        values = new double[placement.Columns];
    }

    public static GeoTiffRaster Of(string path, RasterReading reading)
    {
        var source = new TiffFile(path);
        try
        {
            return Of(source, reading);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public override void Read(int row, int rows, Span<float> heights)
    {
        for (var r = 0; r < rows; r++)
        {
            blocks.Row(row + r, values);
            Convert(scale, values, heights.Slice(r * Placement.Columns, Placement.Columns), row + r);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            tiff.Dispose();
    }

    private static GeoTiffRaster Of(TiffFile source, RasterReading reading)
    {
        for (var i = 1; i < source.Directories; i++)
        {
            if ((source.Integer(i, 254, 0) & 4) != 0)
            {
                throw new DataFileException(
                    source.Path,
                    "masks its pixels in a directory of its own, which is not read",
                    "write a value without data instead: gdalwarp -dstnodata -32768 IN OUT.tif"
                );
            }
        }
        var samples = new GeoTiffBlocks(source);
        var placement = new GeoKeys(source).Placement(samples.Columns, samples.Rows);
        var notes = new List<string>();
        var heights = Scale(source, reading, notes);
        var counts =
            samples.Format.Kind == SampleKind.Float
                ? (0, FloatResolution)
                : (heights.HeightOfZero, Math.Abs(heights.MetresPerValue));
        return new(source, $"GeoTIFF, {samples}", placement, counts, samples, heights) { Notes = [.. notes] };
    }

    private static HeightScale Scale(TiffFile source, RasterReading reading, List<string> notes)
    {
        var (factor, offset, unit) = Metadata(source);
        // Heights count from the sphere of the map unless they are radii.
        var datum = reading.DatumRadius ?? new GeoKeys(source).Radius ?? SurfacePoint.ReferenceRadius;
        if (reading.MetresPerUnit is null && unit is null)
            notes.Add("the file gives no unit of height; metres are taken");
        var metres =
            reading.MetresPerUnit
            ?? unit?.ToUpperInvariant() switch
            {
                null or "" or "M" or "METRE" or "METER" or "METRES" or "METERS" => 1,
                "KM" or "KILOMETRE" or "KILOMETER" or "KILOMETRES" or "KILOMETERS" => 1000,
                _ => throw new DataFileException(
                    source.Path,
                    $"gives heights in '{unit}'",
                    "give metres or kilometres"
                ),
            };
        var zero = offset * metres;
        zero += Math.Abs(zero) > 1_700_000 ? -SurfacePoint.ReferenceRadius : datum - SurfacePoint.ReferenceRadius;
        var text = source.Text(0, 42113);
        if (text.Length == 0)
            return new(factor * metres, zero, value => value < -3.4e38);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var nodata))
        {
            throw new DataFileException(
                source.Path,
                $"its value without data (GDAL_NODATA) is '{text}', which is no number",
                "write another: gdal_translate -a_nodata -32768 IN OUT.tif"
            );
        }
        // The text may have fewer digits than the sample.
        var single = (double)(float)nodata;
        return new(factor * metres, zero, value => value == nodata || value == single || value < -3.4e38);
    }

    /// <summary>Scale, offset and unit that GDAL wrote into its own tag; 1, 0 and null where it did not.</summary>
    private static (double Factor, double Offset, string? Unit) Metadata(TiffFile source)
    {
        var text = source.Text(0, 42112);
        if (text.Length == 0)
            return (1, 0, null);
        try
        {
            var items = XElement.Parse(text).Elements("Item").ToList();
            return (Number("scale", 1), Number("offset", 0), Find("unittype"));

            string? Find(string role) => items.Find(item => (string?)item.Attribute("role") == role)?.Value;
            double Number(string role, double missing) =>
                Find(role) is { } value ? double.Parse(value, CultureInfo.InvariantCulture) : missing;
        }
        catch (Exception error) when (error is XmlException or FormatException)
        {
            throw new DataFileException(
                source.Path,
                $"GDAL_METADATA (tag 42112) cannot be read: {error.Message}",
                "write the file again with gdal_translate"
            );
        }
    }
}
