using System.Buffers.Binary;
using System.IO.Compression;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// The rows of a PNG one after another, without interlace (W3C, "Portable Network Graphics Specification", second edition,
/// sections 5, 9 and 10). What is not read is refused by name.
/// </summary>
internal sealed class PngStream : IDisposable
{
    private readonly ZLibStream inflate;
    private readonly byte[] line;
    private readonly int pixel;
    private byte[] above;
    private int row;

    public PngStream(string path)
    {
        Path = path;
        var chunks = new DataChunks(path);
        if (chunks.Header is not { } header)
            throw Damaged("begins with another chunk than a whole IHDR");
        Width = BinaryPrimitives.ReadInt32BigEndian(header);
        Height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        (Depth, ColourType) = (header[8], header[9]);
        var samples = ColourType switch
        {
            0 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 0,
        };
        if (samples == 0 || Depth is not (8 or 16) || header[10] != 0 || header[11] != 0 || header[12] != 0)
        {
            throw new DataFileException(
                path,
                $"is a PNG of colour type {ColourType} and depth {Depth}{(header[12] != 0 ? ", interlaced" : "")}, which is not read",
                "give grey of 16 bits, or red and green of 8 bits, without interlace"
            );
        }
        MapFrame.CheckSize(path, Width, Height);
        pixel = samples * Depth / 8;
        line = new byte[Width * pixel];
        above = new byte[Width * pixel];
        inflate = new(chunks, CompressionMode.Decompress);
    }

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public string Path { get; }

    public int Width { get; }

    public int Height { get; }

    public int Depth { get; }

    public int ColourType { get; }

    /// <summary>Bytes of a pixel.</summary>
    public int PixelLength => pixel;

    /// <summary>The next row's bytes, valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int filter;
        try
        {
            filter = inflate.ReadByte();
            if (filter < 0 || inflate.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length)
                throw Damaged($"ends within row {row}");
        }
        catch (InvalidDataException)
        {
            throw Damaged($"row {row} cannot be inflated");
        }
        for (var i = 0; i < line.Length; i++)
        {
            int left = i < pixel ? 0 : line[i - pixel];
            int aboveLeft = i < pixel ? 0 : above[i - pixel];
            line[i] += (byte)(
                filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], aboveLeft),
                    _ => throw Damaged($"unknown PNG filter {filter} in row {row}"),
                }
            );
        }
        line.CopyTo(above, 0);
        row++;
        return above;
    }

    public void Dispose() => inflate.Dispose();

    private static int Paeth(int left, int above, int aboveLeft)
    {
        var estimate = left + above - aboveLeft;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - aboveLeft));
        return a <= b && a <= c ? left
            : b <= c ? above
            : aboveLeft;
    }

    private DataFileException Damaged(string problem) => new(Path, problem, "fetch it again: it was cut or damaged");

    /// <summary>The data of all IDAT chunks as one stream.</summary>
    private sealed class DataChunks : Stream
    {
        private readonly FileStream file;
        private long left;

        public DataChunks(string path)
        {
            file = File.OpenRead(path);
            file.Position = 8;
            if (Chunk() is not ("IHDR", 13))
                return;
            var header = new byte[13];
            if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
                Header = header;
            file.Position += 4;
        }

        public byte[]? Header { get; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (left == 0)
            {
                var (type, length) = Chunk();
                if (type.Length == 0 || type == "IEND")
                    return 0;
                if (type == "IDAT")
                    left = length;
                else
                    file.Position += length + 4;
                if (type == "IDAT" && length == 0)
                    file.Position += 4;
            }
            var read = file.Read(buffer, offset, (int)Math.Min(count, left));
            left -= read;
            if (read == 0)
                left = 0;
            else if (left == 0)
                file.Position += 4;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                file.Dispose();
            base.Dispose(disposing);
        }

        private (string Type, long Length) Chunk()
        {
            Span<byte> head = stackalloc byte[8];
            return file.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8
                ? (System.Text.Encoding.ASCII.GetString(head[4..]), BinaryPrimitives.ReadUInt32BigEndian(head))
                : ("", 0);
        }
    }
}
