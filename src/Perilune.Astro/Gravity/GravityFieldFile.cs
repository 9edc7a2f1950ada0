using System.Buffers.Binary;
using System.Text;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>Perilune's own encoding of a gravity field, as <c>data/README.md</c> describes it.</summary>
internal static class GravityFieldFile
{
    private const int HeaderSize = 128;
    private const string Mend = "restore the file from data/, or make it again with tools/Perilune.DataTool";

    /// <summary>Whether a file says of itself that it is of this encoding.</summary>
    /// <exception cref="DataFileException">There is no such file.</exception>
    internal static bool IsOne(string path)
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", Mend);
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[8];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("PERIGRAV"u8);
    }

    internal static GravityField Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(path, "no such file", Mend);
        }
        if (bytes.Length < HeaderSize || Text(bytes, 0, 8) != "PERIGRAV")
            throw new DataFileException(path, "not a gravity field of Perilune's encoding", Mend);
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        if (version != 1)
            throw new DataFileException(path, $"layout {version}, expected 1", Mend);
        var degree = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        var size = HeaderSize + 8L * (degree + 1) * (degree + 2);
        if (degree is < 0 or > 10_000 || size != bytes.Length)
            throw new DataFileException(path, $"{bytes.Length} bytes, expected {size} for degree {degree}", Mend);
        if (Text(bytes, 96, 16) != "fully normalized")
            throw new DataFileException(path, $"normalisation '{Text(bytes, 96, 16)}' is not known", Mend);
        var frameName = Text(bytes, 64, 32);
        var frame =
            Frame.Find(frameName) ?? throw new DataFileException(path, $"axes '{frameName}' are not known", Mend);
        var tides = Text(bytes, 112, 16) switch
        {
            "tide-free" => TideSystem.TideFree,
            "zero-tide" => TideSystem.ZeroTide,
            "not stated" => TideSystem.NotStated,
            var other => throw new DataFileException(path, $"tide system '{other}' is not known", Mend),
        };
        var cosine = new double[GravityField.Count(degree)];
        var sine = new double[cosine.Length];
        for (var i = 0; i < cosine.Length; i++)
        {
            cosine[i] = Number(bytes, HeaderSize + 16 * i);
            sine[i] = Number(bytes, HeaderSize + 16 * i + 8);
            if (!(double.IsFinite(cosine[i]) && double.IsFinite(sine[i])))
                throw new DataFileException(path, $"coefficient {i} is not a number", Mend);
        }
        return new(Text(bytes, 32, 32), Number(bytes, 16), Number(bytes, 24), frame, tides, cosine, sine);
    }

    private static string Text(byte[] bytes, int start, int length) =>
        Encoding.ASCII.GetString(bytes, start, length).TrimEnd('\0');

    private static double Number(byte[] bytes, int start) =>
        BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start));
}
