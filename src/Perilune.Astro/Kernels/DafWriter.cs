using System.Buffers.Binary;
using System.Text;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Writes double-precision array files (DAF) that CSPICE reads: little endian, with comment area and transfer check
/// (NAIF, "DAF Required Reading"). Same arrays, same bytes.
/// </summary>
public sealed class DafWriter
{
    private const int RecordBytes = 1024;
    private const int CommentCharacters = 1000;

    private readonly string identification;
    private readonly int doubleCount;
    private readonly int integerCount;
    private readonly string internalName;
    private readonly string comment;
    private readonly List<(string Name, double[] Doubles, int[] Integers, double[] Data)> arrays = [];

    /// <summary>A file without arrays yet.</summary>
    /// <param name="identification">Identification word, such as <c>DAF/SPK</c>.</param>
    /// <param name="doubleCount">Double-precision components of a summary (ND).</param>
    /// <param name="integerCount">Integer components of a summary, the two addresses included (NI).</param>
    /// <param name="internalName">Internal file name, at most 60 characters of ASCII.</param>
    /// <param name="comment">Comment area, ASCII lines ended by '\n'.</param>
    /// <exception cref="ArgumentException">A text is not printable ASCII or too long.</exception>
    public DafWriter(string identification, int doubleCount, int integerCount, string internalName, string comment)
    {
        this.identification = Checked(identification, 8);
        this.doubleCount = doubleCount;
        this.integerCount = integerCount;
        this.internalName = Checked(internalName, 60);
        ArgumentNullException.ThrowIfNull(comment);
        foreach (var line in comment.Split('\n'))
            Checked(line, CommentCharacters);
        this.comment = comment.Length == 0 || comment.EndsWith('\n') ? comment : comment + '\n';
    }

    private int SummaryWords => doubleCount + (integerCount + 1) / 2;

    /// <summary>The same arrays with another comment area, in little endian: how the comments of a file are replaced.</summary>
    /// <param name="file">The file.</param>
    /// <param name="comment">Comment area, ASCII lines ended by '\n'.</param>
    /// <exception cref="ArgumentException">A text is not printable ASCII or too long.</exception>
    public static DafWriter CopyOf(DafFile file, string comment)
    {
        ArgumentNullException.ThrowIfNull(file);
        var copy = new DafWriter(
            file.Identification,
            file.Header.Doubles,
            file.Header.Integers,
            file.InternalName,
            comment
        );
        foreach (var array in file.Arrays)
            copy.Add(array.Name, [.. array.Doubles], [.. array.Integers], file.Read(array));
        return copy;
    }

    /// <summary>Adds an array; the writer appends its addresses to the summary.</summary>
    /// <param name="name">Name, at most 8 (ND + (NI + 1) / 2) characters of ASCII.</param>
    /// <param name="doubles">Double-precision components of the summary (ND of them).</param>
    /// <param name="integers">Integer components without the addresses (NI - 2 of them).</param>
    /// <param name="data">The words of the array.</param>
    /// <exception cref="ArgumentException">A count is wrong, or the name does not fit.</exception>
    public void Add(string name, double[] doubles, int[] integers, double[] data)
    {
        ArgumentNullException.ThrowIfNull(doubles);
        ArgumentNullException.ThrowIfNull(integers);
        ArgumentNullException.ThrowIfNull(data);
        if (doubles.Length != doubleCount || integers.Length != integerCount - 2 || data.Length == 0)
            throw new ArgumentException($"array '{name}' has a summary of another size, or no data", nameof(doubles));
        arrays.Add((Checked(name, SummaryWords * 8), doubles, integers, data));
    }

    /// <summary>Writes the file whole, beside its place, and moves it there.</summary>
    public void Write(string path)
    {
        var beside = path + ".part";
        File.WriteAllBytes(beside, ToBytes());
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        var perRecord = 125 / SummaryWords;
        var summaryRecords = Math.Max(1, (arrays.Count + perRecord - 1) / perRecord);
        var commentBytes = CommentBytes();
        var commentRecords = (commentBytes.Length + CommentCharacters - 1) / CommentCharacters;
        var firstSummary = 2 + commentRecords;
        var firstData = firstSummary + 2 * summaryRecords;
        var words = arrays.Sum(array => (long)array.Data.Length);
        var free = (firstData - 1) * (long)(RecordBytes / 8) + words + 1;
        var bytes = new byte[(((free - 1) * 8 + RecordBytes - 1) / RecordBytes) * RecordBytes];

        WriteFileRecord(bytes, firstSummary, firstSummary + 2 * (summaryRecords - 1), checked((int)free));
        for (var record = 0; record < commentRecords; record++)
        {
            var part = commentBytes.AsSpan(record * CommentCharacters);
            part[..Math.Min(part.Length, CommentCharacters)].CopyTo(bytes.AsSpan((1 + record) * RecordBytes));
        }
        var word = (firstData - 1) * (RecordBytes / 8);
        for (var record = 0; record < summaryRecords; record++)
        {
            var number = firstSummary + 2 * record;
            var start = (number - 1) * RecordBytes;
            var here = Math.Min(perRecord, arrays.Count - record * perRecord);
            PutDouble(bytes, start, record + 1 < summaryRecords ? number + 2 : 0);
            PutDouble(bytes, start + 8, record > 0 ? number - 2 : 0);
            PutDouble(bytes, start + 16, here);
            bytes.AsSpan(start + RecordBytes, RecordBytes).Fill((byte)' ');
            for (var i = 0; i < here; i++)
                word = WriteArray(bytes, start, i, arrays[record * perRecord + i], word);
        }
        return bytes;
    }

    internal static string Checked(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > longest)
            throw new ArgumentException($"'{text}' is longer than {longest} characters", nameof(text));
        if (text.Any(character => character is < ' ' or > '~'))
            throw new ArgumentException($"'{text}' is not printable ASCII", nameof(text));
        return text;
    }

    private static void PutDouble(byte[] bytes, int at, double value) =>
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);

    private static void PutInt32(byte[] bytes, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private int WriteArray(
        byte[] bytes,
        int record,
        int index,
        (string Name, double[] Doubles, int[] Integers, double[] Data) array,
        int word
    )
    {
        var summary = record + 24 + index * SummaryWords * 8;
        for (var k = 0; k < doubleCount; k++)
            PutDouble(bytes, summary + 8 * k, array.Doubles[k]);
        ReadOnlySpan<int> integers = [.. array.Integers, word + 1, word + array.Data.Length];
        for (var k = 0; k < integers.Length; k++)
            PutInt32(bytes, summary + 8 * doubleCount + 4 * k, integers[k]);
        Encoding.ASCII.GetBytes(array.Name, bytes.AsSpan(record + RecordBytes + index * SummaryWords * 8));
        for (var k = 0; k < array.Data.Length; k++)
            PutDouble(bytes, (word + k) * 8, array.Data[k]);
        return word + array.Data.Length;
    }

    private void WriteFileRecord(byte[] bytes, int firstSummary, int lastSummary, int free)
    {
        Encoding.ASCII.GetBytes(identification.PadRight(8), bytes);
        PutInt32(bytes, 8, doubleCount);
        PutInt32(bytes, 12, integerCount);
        Encoding.ASCII.GetBytes(internalName.PadRight(60), bytes.AsSpan(16));
        PutInt32(bytes, 76, firstSummary);
        PutInt32(bytes, 80, lastSummary);
        PutInt32(bytes, 84, free);
        "LTL-IEEE"u8.CopyTo(bytes.AsSpan(88));
        DafFile.TransferCheck.CopyTo(bytes.AsSpan(699));
    }

    private byte[] CommentBytes()
    {
        if (comment.Length == 0)
            return [];
        var bytes = Encoding.ASCII.GetBytes(comment + '\u0004');
        bytes.AsSpan().Replace((byte)'\n', (byte)0);
        return bytes;
    }
}
