using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>Rows of samples out of the strips or tiles of a TIFF's first directory; a row of blocks is kept decoded.</summary>
internal sealed class GeoTiffBlocks
{
    private readonly TiffFile tiff;
    private readonly long compression;
    private readonly long predictor;
    private readonly bool isTiled;
    private readonly int blockColumns;
    private readonly int blockRows;
    private readonly int across;
    private readonly long[] offsets;
    private readonly long[] lengths;
    private readonly byte[]?[] current;
    private int currentRow = -1;

    public GeoTiffBlocks(TiffFile tiff)
    {
        this.tiff = tiff;
        var (columns, rows) = (tiff.Integer(0, 256, 0), tiff.Integer(0, 257, 0));
        MapFrame.CheckSize(tiff.Path, columns, rows);
        (Columns, Rows) = ((int)columns, (int)rows);
        Format = new(
            tiff.Integer(0, 339, 1) switch
            {
                2 => SampleKind.Signed,
                3 => SampleKind.Float,
                _ => SampleKind.Unsigned,
            },
            (int)tiff.Integer(0, 258, 1),
            tiff.IsBigEndian
        );
        if (tiff.Integer(0, 277, 1) != 1)
        {
            throw new DataFileException(
                tiff.Path,
                $"has {tiff.Integer(0, 277, 1)} samples a pixel: a picture, and no heights",
                "give one band of heights: gdal_translate -b 1 IN OUT.tif"
            );
        }
        if (!Format.IsKnown)
            throw new DataFileException(tiff.Path, $"has samples of {Format.Bits} bits", "give 16 or 32 bits");
        compression = tiff.Integer(0, 259, 1);
        predictor = tiff.Integer(0, 317, 1);
        if (
            !TiffCodec.Knows(compression)
            || predictor is < 1 or > 3
            || (predictor == 3 && Format.Kind != SampleKind.Float)
        )
        {
            throw new DataFileException(
                tiff.Path,
                $"is compressed by method {compression}{Name()} with predictor {predictor}, which is not read",
                "write it plain, LZW or Deflate: gdal_translate -co COMPRESS=DEFLATE IN OUT.tif"
            );
        }
        isTiled = tiff.Has(0, 324);
        blockColumns = isTiled ? (int)tiff.Integer(0, 322, 0) : Columns;
        blockRows = isTiled ? (int)tiff.Integer(0, 323, 0) : (int)Math.Min(Rows, tiff.Integer(0, 278, Rows));
        if (
            blockColumns is < 1 or > 1 << 24
            || blockRows < 1
            || (long)blockColumns * blockRows * Format.Bytes > 1 << 30
        )
            throw tiff.Damaged($"its blocks have {blockColumns} x {blockRows} samples");
        across = (Columns - 1) / blockColumns + 1;
        offsets = tiff.Integers(0, isTiled ? 324 : 273);
        lengths = tiff.Integers(0, isTiled ? 325 : 279);
        var needed = (long)across * ((Rows - 1) / blockRows + 1);
        if (offsets.Length < needed || lengths.Length < needed)
        {
            throw tiff.Damaged(
                $"{Columns} x {Rows} samples need {needed} {(isTiled ? "tiles" : "strips")}, but {Math.Min(offsets.Length, lengths.Length)} are listed"
            );
        }
        current = new byte[across][];
    }

    public int Columns { get; }

    public int Rows { get; }

    public SampleFormat Format { get; }

    /// <summary>The samples of a row; NaN where the file holds no block.</summary>
    public void Row(int row, Span<double> values)
    {
        var blockRow = row / blockRows;
        if (blockRow != currentRow)
        {
            currentRow = -1;
            EachInParallel.Do(0, across, i => current[i] = Block(blockRow, i));
            currentRow = blockRow;
        }
        var stride = blockColumns * Format.Bytes;
        for (var i = 0; i < across; i++)
        {
            var left = i * blockColumns;
            var target = values.Slice(left, Math.Min(blockColumns, Columns - left));
            if (current[i] is { } block)
                Format.Decode(block.AsSpan((row - blockRow * blockRows) * stride), target);
            else
                target.Fill(double.NaN);
        }
    }

    public override string ToString() =>
        $"{Format}, {(isTiled ? "tiles" : "strips")}, "
        + compression switch
        {
            TiffCodec.None => "plain",
            TiffCodec.Lzw => "LZW",
            _ => "Deflate",
        }
        + (predictor > 1 ? $" with predictor {predictor}" : "");

    private byte[]? Block(int blockRow, int blockColumn)
    {
        var block = blockRow * across + blockColumn;
        if (offsets[block] == 0 || lengths[block] == 0)
            return null;
        // The last strip holds the rows that are left; tiles are always whole.
        var height = isTiled ? blockRows : Math.Min(blockRows, Rows - blockRow * blockRows);
        var stride = blockColumns * Format.Bytes;
        var what = $"{(isTiled ? "tile" : "strip")} {block}";
        var code = tiff.Bytes(offsets[block], lengths[block], what);
        var bytes =
            TiffCodec.Expand(code, compression, stride * height)
            ?? throw tiff.Damaged($"{what} does not hold its {blockColumns} x {height} samples");
        if (predictor > 1)
        {
            var scratch = new byte[stride];
            for (var r = 0; r < height; r++)
                TiffCodec.Unpredict(bytes.AsSpan(r * stride, stride), predictor, Format, scratch);
        }
        return bytes;
    }

    private string Name() =>
        compression switch
        {
            7 => " (JPEG)",
            34887 => " (LERC)",
            34925 => " (LZMA)",
            50000 => " (ZSTD)",
            50001 => " (WebP)",
            _ => "",
        };
}
