using Microsoft.Win32.SafeHandles;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>Where plain samples stand in a file.</summary>
/// <param name="Format">The samples.</param>
/// <param name="Offset">Byte of the first sample of the first row.</param>
/// <param name="Stride">Bytes from a row to the next.</param>
internal readonly record struct PlainSamples(SampleFormat Format, long Offset, long Stride);

/// <summary>Plain samples row after row: the data of PDS images, and of files that a sidecar describes.</summary>
internal sealed class PlainRaster : TerrainRaster
{
    private readonly SafeFileHandle file;
    private readonly PlainSamples samples;
    private readonly HeightScale scale;
    private readonly byte[] bytes;
    private readonly double[] values;

    public PlainRaster(
        string path,
        string format,
        GridPlacement placement,
        (double, double) counts,
        PlainSamples samples,
        HeightScale scale
    )
        : base(path, format, placement, counts)
    {
        (this.samples, this.scale) = (samples, scale);
        file = File.OpenHandle(path);
        bytes = new byte[placement.Columns * samples.Format.Bytes];
        values = new double[placement.Columns];
    }

    /// <summary>Samples that only a sidecar describes.</summary>
    public static PlainRaster Of(string path, Sidecar sidecar, RasterReading reading)
    {
        var format = sidecar.Samples();
        var (columns, rows) = sidecar.Size();
        var placement = sidecar.Placement(columns, rows);
        var stride = (long)columns * format.Bytes;
        var expected = stride * rows;
        var found = new FileInfo(path).Length;
        if (found != expected)
        {
            throw new DataFileException(
                path,
                $"has {found} bytes; {columns} x {rows} samples of {format.Bytes} bytes, as {sidecar.Path} says, are {expected}",
                found < expected ? "fetch it again, it was cut; or correct the sidecar" : "correct the sidecar"
            );
        }
        var (heights, counts) = sidecar.Heights(
            format.Kind != SampleKind.Float,
            Math.ScaleB(1, format.Bits) - 1,
            reading
        );
        return new(path, $"plain {format}", placement, counts, new(format, 0, stride), heights)
        {
            Files = [path, sidecar.Path],
            Notes = sidecar.Notes,
        };
    }

    public override void Read(int row, int rows, Span<float> heights)
    {
        for (var r = 0; r < rows; r++)
        {
            var start = samples.Offset + (row + r) * samples.Stride;
            if (RandomAccess.Read(file, bytes, start) != bytes.Length)
                throw new DataFileException(Path, $"ends within row {row + r}", "fetch it again, it was cut");
            samples.Format.Decode(bytes, values);
            Convert(scale, values, heights.Slice(r * Placement.Columns, Placement.Columns), row + r);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
    }
}
