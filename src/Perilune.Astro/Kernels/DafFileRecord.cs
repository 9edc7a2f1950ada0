using System.Buffers.Binary;
using System.Text;

namespace Perilune.Astro.Kernels;

/// <summary>The first record of a DAF (NAIF, "DAF Required Reading", "The file record").</summary>
/// <param name="Identification">Identification word, such as <c>DAF/SPK</c>.</param>
/// <param name="InternalName">Internal file name.</param>
/// <param name="BigEndian">Byte order of all numbers.</param>
/// <param name="Doubles">Double-precision components of a summary (ND).</param>
/// <param name="Integers">Integer components of a summary, the two addresses included (NI).</param>
/// <param name="FirstSummary">Record number of the first summary record.</param>
/// <param name="FirstFree">Address of the first free word.</param>
internal readonly record struct DafFileRecord(
    string Identification,
    string InternalName,
    bool BigEndian,
    int Doubles,
    int Integers,
    int FirstSummary,
    int FirstFree
)
{
    /// <summary>Words of a summary.</summary>
    public int SummaryWords => Doubles + (Integers + 1) / 2;

    /// <summary>Reads the record.</summary>
    /// <exception cref="DataFileException">It is damaged, or not that of a DAF.</exception>
    public static DafFileRecord Read(string path, ReadOnlySpan<byte> record)
    {
        var identification = Text(record[..8]);
        if (!identification.StartsWith("DAF/", StringComparison.Ordinal) && identification != "NAIF/DAF")
            throw new DataFileException(
                path,
                $"not a DAF: begins with '{Printable(identification)}'",
                "give an SPK, CK or binary PCK file"
            );
        CheckTransfer(path, record);
        var bigEndian = IsBigEndian(path, record);
        var (doubles, integers) = (Int32(record, 8, bigEndian), Int32(record, 12, bigEndian));
        if (doubles is < 0 or > 124 || integers is < 2 or > 250 || doubles + (integers + 1) / 2 > 125)
        {
            var order = bigEndian ? "big" : "little";
            throw new DataFileException(
                path,
                $"damaged: {doubles} and {integers} summary components, read as {order} endian",
                DafFile.CopyAgain
            );
        }
        return new(
            identification,
            Text(record.Slice(16, 60)),
            bigEndian,
            doubles,
            integers,
            Int32(record, 76, bigEndian),
            Int32(record, 84, bigEndian)
        );
    }

    /// <summary>An integer of a record.</summary>
    public static int Int32(ReadOnlySpan<byte> record, int at, bool bigEndian) =>
        bigEndian
            ? BinaryPrimitives.ReadInt32BigEndian(record[at..])
            : BinaryPrimitives.ReadInt32LittleEndian(record[at..]);

    /// <summary>A number of a record.</summary>
    public static double Double(ReadOnlySpan<byte> record, int at, bool bigEndian) =>
        bigEndian
            ? BinaryPrimitives.ReadDoubleBigEndian(record[at..])
            : BinaryPrimitives.ReadDoubleLittleEndian(record[at..]);

    /// <summary>Characters without trailing blanks and NULs.</summary>
    public static string Text(ReadOnlySpan<byte> characters) =>
        Encoding.Latin1.GetString(characters).TrimEnd(' ', '\0');

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '.' : c));

    private static bool IsBigEndian(string path, ReadOnlySpan<byte> record)
    {
        // Files from before the binary-format word are told by ND, which is small in the right order.
        switch (Text(record.Slice(88, 8)))
        {
            case "LTL-IEEE":
                return false;
            case "BIG-IEEE":
                return true;
            case "VAX-GFLT" or "VAX-DFLT":
                throw new DataFileException(
                    path,
                    "in the VAX's binary format",
                    "convert it with SPICE's bingo or toxfr"
                );
        }
        var (little, big) = (
            BinaryPrimitives.ReadUInt32LittleEndian(record[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(record[8..])
        );
        if (little >= 125 && big >= 125)
            throw new DataFileException(path, "damaged: no byte order makes sense of it", DafFile.CopyAgain);
        return little >= 125;
    }

    private static void CheckTransfer(string path, ReadOnlySpan<byte> record)
    {
        // A file from before the check has none.
        var reserved = record[500..];
        var at = reserved.IndexOf("FTPSTR"u8);
        if (at >= 0 && !reserved[at..].StartsWith(DafFile.TransferCheck.AsSpan()))
            throw new DataFileException(path, "damaged by a transfer as text", DafFile.CopyAgain);
    }
}
