using System.Buffers.Binary;
using System.Security.Cryptography;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography;

/// <summary>Heights of rows of a raster, m, NaN where there is none, into the span; rows are asked for in their order.</summary>
/// <param name="row">First row.</param>
/// <param name="rows">How many.</param>
/// <param name="heights">Where to write them, by rows.</param>
public delegate void HeightRows(int row, int rows, Span<float> heights);

/// <summary>
/// The terrain file in tiles, for grids of any size with cells that have no height. Little-endian header of 160 bytes: 0
/// "PERITERR"; 8 version (int32, 2); 12 projection; 16 columns, 20 rows (int32); 24 X of column 0, 32 Y of row 0, 40 step
/// (double, m or rad); 48 height of count 0, 56 metres a count; 64 step of rows; 72 cells a side of a tile (int32, 256); 80
/// least, 88 greatest height; 96 cells without a height (int64); 112 SHA-256 of bytes 0 to 111 and the index. Then the
/// index, by rows of tiles, 24 bytes each: offset (int64) and length (int32, 0 where no cell has a height) of the tile's
/// <see cref="RiceCode"/>, the count that means no height (int32), the first 8 bytes of the code's SHA-256. A tile holds a
/// row and a column of its southern and eastern neighbours; a closed map's first column stands again after its last.
/// </summary>
public static class TiledTerrainFile
{
    /// <summary>Bytes of decoded tiles that a grid keeps unless told, 256 MiB.</summary>
    public const long DefaultCapacity = 256L << 20;

    internal const int Version = 2;
    private const int HeaderLength = 160;
    private const int HashedHeaderLength = 112;

    /// <summary>Writes a grid row by row; a band of 257 rows is in memory at a time.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="placement">Where the cells lie.</param>
    /// <param name="offset">Height of count 0, m.</param>
    /// <param name="resolution">Metres a count; heights are rounded to the nearest.</param>
    /// <param name="source">The heights.</param>
    /// <param name="cancellation">Ends the work; the file is left incomplete.</param>
    /// <exception cref="OverflowException">A height beyond 2^30 counts.</exception>
    public static void Write(
        string path,
        GridPlacement placement,
        double offset,
        double resolution,
        HeightRows source,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        var (columns, rows) = TerrainTiles.Stored(placement);
        var (across, down) = TerrainTiles.Count(placement);
        var index = new byte[across * down * TerrainTiles.EntryLength];
        var (least, greatest, holes) = (double.MaxValue, double.MinValue, 0L);
        using var file = File.Create(path);
        file.Position = HeaderLength + index.Length;
        var band = new float[(TerrainTiles.Side + 1) * placement.Columns];
        var tiles = new EncodedTile[across];
        for (var tileRow = 0; tileRow < down; tileRow++)
        {
            cancellation.ThrowIfCancellationRequested();
            var top = tileRow * TerrainTiles.Side;
            var height = Math.Min(TerrainTiles.Side + 1, rows - top);
            // The last row of a band is the first of the next.
            var known = tileRow == 0 ? 0 : 1;
            if (known == 1)
                Array.Copy(band, TerrainTiles.Side * placement.Columns, band, 0, placement.Columns);
            source(
                top + known,
                height - known,
                band.AsSpan(known * placement.Columns, (height - known) * placement.Columns)
            );
            EachInParallel.Do(
                0,
                across,
                tile =>
                {
                    var left = tile * TerrainTiles.Side;
                    var width = Math.Min(TerrainTiles.Side + 1, columns - left);
                    tiles[tile] = EncodedTile.Of(band, placement.Columns, left, width, height, offset, resolution);
                }
            );
            for (var tile = 0; tile < across; tile++)
            {
                var encoded = tiles[tile];
                var entry = index.AsSpan((tileRow * across + tile) * TerrainTiles.EntryLength);
                BinaryPrimitives.WriteInt64LittleEndian(entry, file.Position);
                BinaryPrimitives.WriteInt32LittleEndian(entry[8..], encoded.Code.Length);
                BinaryPrimitives.WriteInt32LittleEndian(entry[12..], encoded.Hole);
                SHA256.HashData(encoded.Code).AsSpan(0, 8).CopyTo(entry[16..]);
                file.Write(encoded.Code);
                (least, greatest) = (Math.Min(least, encoded.Least), Math.Max(greatest, encoded.Greatest));
            }
            foreach (var value in band.AsSpan(known * placement.Columns, (height - known) * placement.Columns))
                holes += float.IsNaN(value) ? 1 : 0;
        }
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        TerrainFile.Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], (int)placement.Projection);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], placement.Columns);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], placement.Rows);
        BinaryPrimitives.WriteDoubleLittleEndian(header[24..], placement.X);
        BinaryPrimitives.WriteDoubleLittleEndian(header[32..], placement.Y);
        BinaryPrimitives.WriteDoubleLittleEndian(header[40..], placement.Step);
        BinaryPrimitives.WriteDoubleLittleEndian(header[48..], offset);
        BinaryPrimitives.WriteDoubleLittleEndian(header[56..], resolution);
        BinaryPrimitives.WriteDoubleLittleEndian(header[64..], placement.RowStep);
        BinaryPrimitives.WriteInt32LittleEndian(header[72..], TerrainTiles.Side);
        BinaryPrimitives.WriteDoubleLittleEndian(header[80..], least);
        BinaryPrimitives.WriteDoubleLittleEndian(header[88..], greatest);
        BinaryPrimitives.WriteInt64LittleEndian(header[96..], holes);
        Hash(header[..HashedHeaderLength], index, header[HashedHeaderLength..]);
        file.Position = 0;
        file.Write(header);
        file.Write(index);
    }

    /// <summary>A grid whose heights are read tile by tile.</summary>
    /// <param name="path">The file; the grid's name is its own without the ending.</param>
    /// <param name="capacity">Bytes of decoded tiles to keep.</param>
    /// <exception cref="DataFileException">No such file, or not a whole and undamaged one.</exception>
    public static TerrainGrid Read(string path, long capacity = DefaultCapacity)
    {
        var file = File.OpenHandle(path, share: FileShare.Read | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        var header = new byte[HeaderLength];
        if (RandomAccess.Read(file, header, 0) < HeaderLength)
            throw Damaged(path, $"it has {length} bytes, less than a header");
        var (columns, rows) = (
            BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(16)),
            BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(20))
        );
        var placement = new GridPlacement(
            (GridProjection)BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)),
            columns,
            rows,
            BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(24)),
            BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(32)),
            BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(40)),
            BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(64))
        );
        if (columns is < 2 or > 1 << 24 || rows is < 2 or > 1 << 24 || !Enum.IsDefined(placement.Projection))
            throw Damaged(path, $"its header asks for {columns} x {rows} cells of projection {placement.Projection}");
        var (across, down) = TerrainTiles.Count(placement);
        var indexLength = (long)across * down * TerrainTiles.EntryLength;
        if (HeaderLength + indexLength > length)
            throw Damaged(path, $"it has {length} bytes, less than its header and index");
        var index = new byte[indexLength];
        RandomAccess.Read(file, index, HeaderLength);
        Span<byte> hash = stackalloc byte[32];
        Hash(header.AsSpan(0, HashedHeaderLength), index, hash);
        if (!hash.SequenceEqual(header.AsSpan(HashedHeaderLength, 32)))
            throw Damaged(path, "the SHA-256 of its header and index is not what it says");
        var end = HeaderLength + indexLength;
        for (var entry = 0; entry < index.Length; entry += TerrainTiles.EntryLength)
        {
            var code = BinaryPrimitives.ReadInt32LittleEndian(index.AsSpan(entry + 8));
            end = Math.Max(end, BinaryPrimitives.ReadInt64LittleEndian(index.AsSpan(entry)) + code);
        }
        if (end > length)
            throw Damaged(path, $"it has {length} bytes, and its tiles reach to {end}");
        return new(
            Path.GetFileNameWithoutExtension(path),
            placement,
            new TerrainTiles(
                path,
                file,
                placement,
                index,
                (
                    BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(48)),
                    BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(56))
                ),
                (
                    BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(80)),
                    BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(88))
                ),
                capacity
            )
            {
                Fingerprint = Convert.ToHexStringLower(hash),
            }
        );
    }

    private static void Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> index, Span<byte> destination)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(index);
        hash.GetHashAndReset(destination);
    }

    private static DataFileException Damaged(string path, string problem) =>
        new(path, problem, "add the product again with 'perilune terrain add'");

    private readonly record struct EncodedTile(byte[] Code, int Hole, double Least, double Greatest)
    {
        private const double MostCounts = 1 << 30;

        public static EncodedTile Of(
            float[] band,
            int stride,
            int left,
            int width,
            int height,
            double offset,
            double resolution
        )
        {
            var counts = new int[width * height];
            var (least, greatest) = (int.MaxValue, int.MinValue);
            for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                // A closed map's first column stands again after its last.
                double value = band[row * stride + (left + column) % stride];
                if (double.IsNaN(value))
                    continue;
                var count = Math.Round((value - offset) / resolution);
                if (!(Math.Abs(count) < MostCounts))
                    throw new OverflowException($"a height of {value} m is beyond 2^30 counts of {resolution} m");
                var whole = (int)count;
                counts[row * width + column] = whole;
                (least, greatest) = (Math.Min(least, whole), Math.Max(greatest, whole));
            }
            if (least > greatest)
                return new([], 0, double.MaxValue, double.MinValue);
            var hole = least - 1;
            for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                if (float.IsNaN(band[row * stride + (left + column) % stride]))
                    counts[row * width + column] = hole;
            }
            return new(
                RiceCode.Encode(counts, width),
                hole,
                (float)(offset + least * resolution),
                (float)(offset + greatest * resolution)
            );
        }
    }
}
