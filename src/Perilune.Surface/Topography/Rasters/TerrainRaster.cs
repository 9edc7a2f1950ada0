using System.Collections.Immutable;
using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>What a user says of a product that its file leaves open or has wrong.</summary>
/// <param name="MetresPerUnit">Metres of the file's unit of height; null to take the file's word, or metres.</param>
/// <param name="DatumRadius">Radius of the sphere from which heights count, m; null to take the file's word.</param>
public sealed record RasterReading(double? MetresPerUnit = null, double? DatumRadius = null);

/// <summary>
/// A terrain product as its agency or its user wrote it: where its cells lie, and its heights above
/// <see cref="SurfacePoint.ReferenceRadius"/> row by row. One reader at a time.
/// </summary>
public abstract class TerrainRaster : IDisposable
{
    /// <summary>Metres a count at which heights that are no whole counts are kept: what is lost is half of it.</summary>
    public const double FloatResolution = 0.01;

    // No ground of the Moon lies beyond 11 km from the sphere; what lies beyond this is no height at all.
    private const double Impossible = 1e5;

    /// <summary>A product and what its file says of it.</summary>
    /// <param name="path">The file that holds the heights.</param>
    /// <param name="format">Format and kind of samples, for people.</param>
    /// <param name="placement">Where the cells lie.</param>
    /// <param name="counts">Height of count 0 and metres a count; <see cref="FloatResolution"/> for real numbers.</param>
    protected TerrainRaster(
        string path,
        string format,
        GridPlacement placement,
        (double Offset, double Resolution) counts
    )
    {
        (Path, Format, Placement) = (path, format, placement);
        (CountOffset, CountResolution) = counts;
        Files = [path];
    }

    /// <summary>The file that holds the heights.</summary>
    public string Path { get; }

    /// <summary>Format and kind of samples, for people.</summary>
    public string Format { get; }

    /// <summary>Where the cells lie.</summary>
    public GridPlacement Placement { get; }

    /// <summary>Height of count 0, m.</summary>
    public double CountOffset { get; }

    /// <summary>Metres a count.</summary>
    public double CountResolution { get; }

    /// <summary>Every file that was read: heights, label, sidecar.</summary>
    public ImmutableArray<string> Files { get; init; }

    /// <summary>What was taken for granted because the file does not say it; empty when it says all.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Least and greatest height that the label states, m, with the place that states it; null where none does.</summary>
    public StatedRange? Stated { get; init; }

    /// <summary>Reads rows of heights, m; NaN where there is none.</summary>
    /// <exception cref="DataFileException">The data cannot be decoded.</exception>
    public abstract void Read(int row, int rows, Span<float> heights);

    /// <summary>Opens a product: PDS3 image or label, GeoTIFF, PNG or plain samples with a sidecar, terrain file.</summary>
    /// <exception cref="DataFileException">No such file, none of these, or one that cannot be a map of the Moon: names the
    /// place in the file and the mend.</exception>
    public static TerrainRaster Open(string path, RasterReading? reading = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        reading ??= new();
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", "name a terrain product");
        var start = new byte[16];
        using (var file = File.OpenRead(path))
            _ = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan().StartsWith(TerrainFile.Magic))
            return new TerrainFileRaster(path);
        if (start.AsSpan().StartsWith("PDS_VERSION_ID"u8))
            return PdsRaster.Open(path, reading);
        if (TiffFile.IsTiff(start))
            return GeoTiffRaster.Of(path, reading);
        if (start.AsSpan().StartsWith(PngStream.Signature))
            return PngRaster.Of(path, Sidecar.Beside(path), reading);
        var ending = System.IO.Path.GetExtension(path).ToUpperInvariant();
        if (ending is ".YAML" or ".YML" or ".JSON")
        {
            throw new DataFileException(
                path,
                "is a sidecar, and not the product itself",
                "name the product; the sidecar beside it is found by its name"
            );
        }
        // A label of the PDS stands beside a JPEG 2000 file, too, and does not make it plain samples.
        if (OtherFormat.Of(path) is { } other)
            throw new DataFileException(path, $"is {other}, which Perilune does not read", OtherFormat.Mend(path));
        if (PdsRaster.LabelBeside(path) is { } label)
            return PdsRaster.Open(label, reading);
        if (Sidecar.Find(path) is { } sidecar)
            return PlainRaster.Of(path, new Sidecar(sidecar), reading);
        throw new DataFileException(
            path,
            "is no terrain product that Perilune reads, and neither a label (.LBL) nor a sidecar (.yaml, .json) stands beside it",
            "give a PDS3 image with its label, a GeoTIFF, a PNG with a sidecar, or a .terrain file; "
                + "'gdal_translate -of GTiff IN OUT.tif' makes a GeoTIFF of most others"
        );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Heights of a row's values.</summary>
    /// <exception cref="DataFileException">One cannot be a height of the Moon.</exception>
    private protected void Convert(HeightScale scale, ReadOnlySpan<double> values, Span<float> heights, int row)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (double.IsNaN(value) || scale.IsHole(value))
            {
                heights[i] = float.NaN;
                continue;
            }
            var height = value * scale.MetresPerValue + scale.HeightOfZero;
            if (!(Math.Abs(height) < Impossible))
            {
                throw new DataFileException(
                    Path,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"row {row}, column {i} holds {value:R}, a height of {height / 1000:G4} km, which the Moon has nowhere"
                    ),
                    "check byte order and unit (--unit), and state the value without data (gdal_translate -a_nodata, MISSING_CONSTANT, nodata)"
                );
            }
            heights[i] = (float)height;
        }
    }

    /// <summary>Closes the files.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>The range of heights that a label states.</summary>
/// <param name="Least">Least height, m.</param>
/// <param name="Greatest">Greatest height, m.</param>
/// <param name="Tolerance">What rounding of the label's digits allows, m.</param>
/// <param name="Place">Where it stands, as file and line.</param>
public sealed record StatedRange(double Least, double Greatest, double Tolerance, string Place);
