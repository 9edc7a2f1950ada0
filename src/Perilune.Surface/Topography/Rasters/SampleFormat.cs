using System.Buffers.Binary;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>Kind of a sample.</summary>
internal enum SampleKind
{
    Signed,
    Unsigned,
    Float,
}

/// <summary>How samples stand in a file.</summary>
/// <param name="Kind">Whole or real numbers.</param>
/// <param name="Bits">8, 16, 32 or 64.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
internal readonly record struct SampleFormat(SampleKind Kind, int Bits, bool IsBigEndian)
{
    public int Bytes => Bits / 8;

    public bool IsKnown => Kind == SampleKind.Float ? Bits is 32 or 64 : Bits is 8 or 16 or 32;

    public void Decode(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(bytes.Slice(i * Bytes, Bytes));
    }

    public override string ToString() =>
        $"{(Kind == SampleKind.Float ? "float" : Kind == SampleKind.Signed ? "int" : "uint")}{Bits}"
        + (
            Bits == 8 ? ""
            : IsBigEndian ? ", most significant byte first"
            : ", least significant byte first"
        );

    private double Value(ReadOnlySpan<byte> s) =>
        (Kind, Bits, IsBigEndian) switch
        {
            (SampleKind.Signed, 8, _) => (sbyte)s[0],
            (SampleKind.Unsigned, 8, _) => s[0],
            (SampleKind.Signed, 16, false) => BinaryPrimitives.ReadInt16LittleEndian(s),
            (SampleKind.Signed, 16, true) => BinaryPrimitives.ReadInt16BigEndian(s),
            (SampleKind.Unsigned, 16, false) => BinaryPrimitives.ReadUInt16LittleEndian(s),
            (SampleKind.Unsigned, 16, true) => BinaryPrimitives.ReadUInt16BigEndian(s),
            (SampleKind.Signed, 32, false) => BinaryPrimitives.ReadInt32LittleEndian(s),
            (SampleKind.Signed, 32, true) => BinaryPrimitives.ReadInt32BigEndian(s),
            (SampleKind.Unsigned, 32, false) => BinaryPrimitives.ReadUInt32LittleEndian(s),
            (SampleKind.Unsigned, 32, true) => BinaryPrimitives.ReadUInt32BigEndian(s),
            (SampleKind.Float, 32, false) => BinaryPrimitives.ReadSingleLittleEndian(s),
            (SampleKind.Float, 32, true) => BinaryPrimitives.ReadSingleBigEndian(s),
            (SampleKind.Float, 64, false) => BinaryPrimitives.ReadDoubleLittleEndian(s),
            _ => BinaryPrimitives.ReadDoubleBigEndian(s),
        };
}
