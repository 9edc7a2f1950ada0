using System.Buffers.Binary;
using System.Text;

namespace Perilune.DataTool.Gravity;

/// <summary>The gravity fields' file of <c>data/gravity</c>, little endian; its layout is described in data/README.md.</summary>
internal static class GravityFieldEncoding
{
    private const int HeaderBytes = 128;
    private const int TextBytes = 32;

    public static byte[] Encode(GravityCoefficients field)
    {
        var pairs = (field.Degree + 1) * (field.Degree + 2) / 2;
        var bytes = new byte[HeaderBytes + 16 * pairs];
        "PERIGRAV"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), field.Degree);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16), field.GravitationalParameter);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(24), field.ReferenceRadius);
        PutText(bytes.AsSpan(32, TextBytes), field.Name);
        PutText(bytes.AsSpan(64, TextBytes), field.Frame);
        PutText(bytes.AsSpan(96, 16), "fully normalized");
        PutText(bytes.AsSpan(112, 16), field.TideSystem);
        var at = HeaderBytes;
        for (var degree = 0; degree <= field.Degree; degree++)
        {
            for (var order = 0; order <= degree; order++, at += 16)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), field.C[degree, order]);
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at + 8), field.S[degree, order]);
            }
        }
        return bytes;
    }

    private static void PutText(Span<byte> place, string text)
    {
        if (text.Length > place.Length)
            throw new ArgumentException($"'{text}' is longer than {place.Length} characters", nameof(text));
        Encoding.ASCII.GetBytes(text, place);
    }
}
