using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography;

/// <summary>
/// The tiles of a tiled terrain file, read and decoded when first asked for and kept up to a bound; the tile that came first
/// goes first. A tile holds one row and one column of its neighbours, so that bilinear heights need one tile only. Its
/// answers do not depend on what is kept. Files are read by offset and not mapped: one that is cut while it is read makes
/// an error and no crash.
/// </summary>
internal sealed class TerrainTiles
{
    /// <summary>Cells a side that a tile owns.</summary>
    public const int Side = 256;

    /// <summary>Bytes of an entry of the index: offset, length, count that means no height, first 8 bytes of the code's SHA-256.</summary>
    public const int EntryLength = 24;

    private static readonly float[] none = [];

    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly byte[] index;
    private readonly double offset;
    private readonly double resolution;
    private readonly int columns;
    private readonly int rows;
    private readonly int across;
    private readonly float[]?[] tiles;
    private readonly int[] kept;
    private readonly Lock gate = new();
    private int next;

    /// <summary>The tiles of an open file.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="file">The open file.</param>
    /// <param name="placement">Where the cells lie.</param>
    /// <param name="index">Its index, <see cref="EntryLength"/> bytes a tile by rows of tiles.</param>
    /// <param name="counts">Height of count 0 and metres a count.</param>
    /// <param name="range">Least and greatest height, m.</param>
    /// <param name="capacity">Bytes of decoded tiles to keep.</param>
    public TerrainTiles(
        string path,
        SafeFileHandle file,
        GridPlacement placement,
        byte[] index,
        (double Offset, double Resolution) counts,
        (double Least, double Greatest) range,
        long capacity
    )
    {
        (this.path, this.file, this.index) = (path, file, index);
        (offset, resolution) = counts;
        (Least, Greatest) = range;
        (columns, rows) = Stored(placement);
        (across, var down) = Count(placement);
        tiles = new float[across * down][];
        kept = new int[Math.Max(4, capacity / ((Side + 1L) * (Side + 1) * sizeof(float)))];
        Array.Fill(kept, -1);
    }

    /// <summary>Least height, m.</summary>
    public double Least { get; }

    /// <summary>Greatest height, m.</summary>
    public double Greatest { get; }

    /// <summary>SHA-256 of header and index, which holds those of the tiles: another content has another one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Columns and rows that tiles hold: a globe's first column again after its last.</summary>
    public static (int Columns, int Rows) Stored(GridPlacement placement) =>
        (placement.Columns + (placement.IsClosed ? 1 : 0), placement.Rows);

    /// <summary>Tiles across and down.</summary>
    public static (int Across, int Down) Count(GridPlacement placement)
    {
        var (columns, rows) = Stored(placement);
        return ((columns - 2) / Side + 1, (rows - 2) / Side + 1);
    }

    /// <summary>Heights of a cell and its neighbours to the east, the south and the south-east.</summary>
    public (double NorthWest, double NorthEast, double SouthWest, double SouthEast) Corners(int column, int row)
    {
        var tile = Tile(column, row, out var first, out var width);
        return tile.Length == 0
            ? (double.NaN, double.NaN, double.NaN, double.NaN)
            : (tile[first], tile[first + 1], tile[first + width], tile[first + width + 1]);
    }

    /// <summary>Height of a cell; NaN where there is none.</summary>
    public float At(int column, int row)
    {
        var (c, r) = (Math.Min(column, columns - 2), Math.Min(row, rows - 2));
        var tile = Tile(c, r, out var first, out var width);
        return tile.Length == 0 ? float.NaN : tile[first + (column - c) + (row - r) * width];
    }

    /// <summary>Copies a part of the grid by rows.</summary>
    public void Copy(int column, int row, int width, int height, float[] destination)
    {
        var (firstTile, lastTile) = (row / Side, Math.Min((row + height - 1) / Side, (rows - 2) / Side));
        EachInParallel.Do(
            firstTile,
            lastTile + 1,
            down =>
            {
                var top = Math.Max(row, down * Side);
                var bottom = down == lastTile ? row + height : Math.Min(row + height, (down + 1) * Side);
                for (var left = column; left < column + width; )
                {
                    var tile = Math.Min(left / Side, across - 1);
                    var right = tile == across - 1 ? column + width : Math.Min(column + width, (tile + 1) * Side);
                    var heights = Get(down * across + tile);
                    for (var r = top; r < bottom; r++)
                    {
                        var target = destination.AsSpan((r - row) * width + left - column, right - left);
                        if (heights.Length == 0)
                            target.Fill(float.NaN);
                        else
                            heights
                                .AsSpan((r - down * Side) * Width(tile) + left - tile * Side, right - left)
                                .CopyTo(target);
                    }
                    left = right;
                }
            }
        );
    }

    private float[] Tile(int column, int row, out int first, out int width)
    {
        var (tileColumn, tileRow) = (column / Side, row / Side);
        width = Width(tileColumn);
        first = (row - tileRow * Side) * width + column - tileColumn * Side;
        return Get(tileRow * across + tileColumn);
    }

    private int Width(int tileColumn) => Math.Min(Side + 1, columns - tileColumn * Side);

    private float[] Get(int tile) => Volatile.Read(ref tiles[tile]) ?? Load(tile);

    private float[] Load(int tile)
    {
        var decoded = Decode(tile);
        lock (gate)
        {
            if (tiles[tile] is { } present)
                return present;
            if (decoded.Length > 0)
            {
                if (kept[next] >= 0)
                    Volatile.Write(ref tiles[kept[next]], null);
                kept[next] = tile;
                next = (next + 1) % kept.Length;
            }
            Volatile.Write(ref tiles[tile], decoded);
            return decoded;
        }
    }

    private float[] Decode(int tile)
    {
        var entry = index.AsSpan(tile * EntryLength, EntryLength);
        var length = BinaryPrimitives.ReadInt32LittleEndian(entry[8..]);
        if (length == 0)
            return none;
        var hole = BinaryPrimitives.ReadInt32LittleEndian(entry[12..]);
        var code = new byte[length];
        var read = RandomAccess.Read(file, code, BinaryPrimitives.ReadInt64LittleEndian(entry));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(code, hash);
        if (read != length || !hash[..8].SequenceEqual(entry[16..]))
        {
            throw new DataFileException(
                path,
                $"tile {tile % across}, {tile / across} is damaged: its SHA-256 is not the index's",
                "add the product again with 'perilune terrain add'"
            );
        }
        var width = Width(tile % across);
        var counts = RiceCode.Decode(code, width, Math.Min(Side + 1, rows - tile / across * Side));
        var heights = new float[counts.Length];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = counts[i] == hole ? float.NaN : (float)(offset + counts[i] * resolution);
        return heights;
    }
}
