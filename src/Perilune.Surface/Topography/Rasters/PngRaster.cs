using System.Buffers.Binary;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>Heights as a PNG of 16-bit counts, in grey or as 256 red + green, with a <see cref="Sidecar"/>.</summary>
internal sealed class PngRaster : TerrainRaster
{
    private const double FullScale = 65_535;

    private readonly HeightScale scale;
    private readonly double[] values;
    private PngStream png;
    private int next;

    private PngRaster(PngStream png, string format, GridPlacement placement, (double, double) counts, HeightScale scale)
        : base(png.Path, format, placement, counts)
    {
        (this.png, this.scale) = (png, scale);
        values = new double[placement.Columns];
    }

    public static PngRaster Of(string path, Sidecar sidecar, RasterReading reading)
    {
        var source = new PngStream(path);
        try
        {
            var isColour = source.ColourType is 2 or 6;
            sidecar.CheckEncoding(isColour, source.Depth);
            sidecar.CheckSize(source.Width, source.Height);
            var (heights, counts) = sidecar.Heights(true, isColour || source.Depth == 16 ? FullScale : 255, reading);
            return new(
                source,
                isColour ? "PNG, 256 red + green" : $"PNG, grey of {source.Depth} bits",
                sidecar.Placement(source.Width, source.Height),
                counts,
                heights
            )
            {
                Files = [path, sidecar.Path],
                Notes = sidecar.Notes,
            };
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public override void Read(int row, int rows, Span<float> heights)
    {
        if (row < next)
        {
            png.Dispose();
            png = new(Path);
            next = 0;
        }
        for (; next < row; next++)
            png.Next();
        for (var r = 0; r < rows; r++, next++)
        {
            var bytes = png.Next();
            for (var c = 0; c < values.Length; c++)
            {
                var pixel = bytes.Slice(c * png.PixelLength, png.PixelLength);
                values[c] = pixel.Length == 1 ? pixel[0] : BinaryPrimitives.ReadUInt16BigEndian(pixel);
            }
            Convert(scale, values, heights.Slice(r * Placement.Columns, Placement.Columns), row + r);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            png.Dispose();
    }
}
