using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Perilune.Astro.Kernels;
using Perilune.Surface.Horizons.Sweeping;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Horizons;

/// <summary>
/// The horizons of a map in a file, little endian: a header of 160 bytes; the ground of every cell (float32, m, NaN where there
/// is none); the layers by azimuth (int16 counts of 1/360 deg); what the terrain covers, as JSON. Header: 0 "PERIHORZ"; 8
/// version (int32, 1); 12 azimuths; 16 columns, 20 rows (int32); 24 X of column 0, 32 Y of row 0, 40 cell, m (double); 48
/// latitude and 56 longitude of the projection's centre, rad; 64 unit vectors to the right and to the top of the projection
/// (3 + 3 double); 112 mast, m; 120 bytes of JSON (int64); 128 SHA-256 of ground, layers, JSON and bytes 0 to 127.
/// </summary>
public static class HorizonMapFile
{
    /// <summary>Ending of a horizon map's name.</summary>
    public const string Extension = ".horizons";

    private const int HeaderLength = 160;
    private const int HashedLength = 128;
    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "PERIHORZ"u8;

    /// <summary>Sweeps a map straight into a file, layer by layer; the file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="terrain">The terrain.</param>
    /// <param name="map">The cells.</param>
    /// <param name="mastHeight">Height of the observers above the ground, m, 0 to 10 km.</param>
    /// <param name="azimuths">Number of azimuths, 4 to 3600.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <param name="progress">Told the share of azimuths done.</param>
    /// <returns>What the terrain covers.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no file is left.</exception>
    public static HorizonMapCoverage Sweep(
        string path,
        LunarTerrain terrain,
        MapGrid map,
        double mastHeight,
        int azimuths = HorizonSweep.AzimuthCount,
        ParallelOptions? parallel = null,
        IProgress<double>? progress = null
    )
    {
        var sweep = new MapSweep(terrain, map, mastHeight, azimuths, Threads.Of(parallel));
        HorizonMapCoverage? coverage = null;
        WriteWhole(
            path,
            map,
            mastHeight,
            azimuths,
            sweep.Ground,
            write => sweep.Run((_, layer) => write(MemoryMarshal.AsBytes(layer)), progress),
            () => coverage = sweep.Coverage()
        );
        return coverage!;
    }

    /// <summary>Writes a map of horizons; the file appears whole or not at all.</summary>
    public static void Write(string path, HorizonMap horizons)
    {
        ArgumentNullException.ThrowIfNull(horizons);
        WriteWhole(
            path,
            horizons.Grid,
            horizons.MastHeight,
            horizons.AzimuthCount,
            horizons.Ground.ToArray(),
            write =>
            {
                for (var azimuth = 0; azimuth < horizons.AzimuthCount; azimuth++)
                    write(MemoryMarshal.AsBytes(horizons.Layer(azimuth)));
            },
            () => horizons.Coverage
        );
    }

    /// <summary>Reads a map of horizons into memory.</summary>
    /// <exception cref="DataFileException">No such file, or not a whole and undamaged one.</exception>
    public static HorizonMap Read(string path)
    {
        if (!File.Exists(path))
            throw Damaged(path, "a map of horizons", "no such file");
        using var file = File.OpenRead(path);
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            throw Damaged(path, $"a header of {HeaderLength} bytes", $"{file.Length} bytes");
        if (!header.AsSpan(0, 8).SequenceEqual(Magic))
            throw Damaged(path, "a file that begins with 'PERIHORZ'", Convert.ToHexString(header.AsSpan(0, 8)));
        int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(at));
        double Real(int at) => BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(at));
        if (Int(8) != Version)
            throw Damaged(path, $"version {Version}", $"version {Int(8)}");
        var (azimuths, columns, rows) = (Int(12), Int(16), Int(20));
        var text = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(120));
        var count = (long)columns * rows;
        if (
            azimuths is < 4 or > 3_600
            || columns < 1
            || rows < 1
            || count > int.MaxValue / 4
            || text is < 2 or > 1_000_000
        )
            throw Damaged(path, "a map of 4 to 3600 azimuths", $"{azimuths} azimuths, {columns} x {rows} cells");
        var length = HeaderLength + 4 * count + 2 * count * azimuths + text;
        if (file.Length != length)
            throw Damaged(path, $"{length} bytes, as its header says", $"{file.Length} bytes");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Fill(Span<byte> bytes)
        {
            file.ReadExactly(bytes);
            hash.AppendData(bytes);
        }
        var ground = new float[count];
        Fill(MemoryMarshal.AsBytes(ground.AsSpan()));
        var layers = new short[azimuths][];
        for (var i = 0; i < azimuths; i++)
        {
            layers[i] = new short[count + HorizonMap.Padding];
            Fill(MemoryMarshal.AsBytes(layers[i].AsSpan(0, (int)count)));
        }
        var json = new byte[text];
        Fill(json);
        hash.AppendData(header.AsSpan(0, HashedLength));
        var found = hash.GetHashAndReset();
        if (!found.AsSpan().SequenceEqual(header.AsSpan(HashedLength, 32)))
            throw Damaged(path, "the SHA-256 of its header", "other bytes");
        var grid = MapGrid.Restore(
            new(Real(48), Real(56)),
            new(Real(64), Real(72), Real(80)),
            new(Real(88), Real(96), Real(104)),
            columns,
            rows,
            Real(24),
            Real(32),
            Real(40)
        );
        return new(grid, Real(112), ground, layers, JsonSerializer.Deserialize<HorizonMapCoverage>(json)!);
    }

    private delegate void Writer(ReadOnlySpan<byte> bytes);

    private static void WriteWhole(
        string path,
        MapGrid grid,
        double mast,
        int azimuths,
        float[] ground,
        Action<Writer> layers,
        Func<HorizonMapCoverage> coverage
    )
    {
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            using (var file = File.Create(partial))
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            {
                void Write(ReadOnlySpan<byte> bytes)
                {
                    file.Write(bytes);
                    hash.AppendData(bytes);
                }
                file.SetLength(HeaderLength);
                file.Position = HeaderLength;
                Write(MemoryMarshal.AsBytes(ground.AsSpan()));
                layers(Write);
                var json = JsonSerializer.SerializeToUtf8Bytes(coverage());
                Write(json);
                var header = Header(grid, mast, azimuths, json.Length);
                hash.AppendData(header.AsSpan(0, HashedLength));
                hash.GetHashAndReset().CopyTo(header, HashedLength);
                file.Position = 0;
                file.Write(header);
            }
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static byte[] Header(MapGrid grid, double mast, int azimuths, long text)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        var at = 8;
        foreach (var value in (int[])[Version, azimuths, grid.Columns, grid.Rows])
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), value);
            at += 4;
        }
        var (right, top) = grid.Axes;
        double[] reals =
        [
            grid.X,
            grid.Y,
            grid.CellSize,
            grid.ProjectionCentre.Latitude,
            grid.ProjectionCentre.Longitude,
            right.X,
            right.Y,
            right.Z,
            top.X,
            top.Y,
            top.Z,
            mast,
        ];
        foreach (var value in reals)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(at), value);
            at += 8;
        }
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(at), text);
        return header;
    }

    private static DataFileException Damaged(string path, string expected, string found) =>
        new(path, $"expected {expected}, found {found}", "compute the horizons again");
}
