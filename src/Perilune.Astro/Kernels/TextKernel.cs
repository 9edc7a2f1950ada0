using System.Globalization;
using System.Text;

namespace Perilune.Astro.Kernels;

/// <summary>
/// The assignments of a NAIF text kernel (constants, leap seconds, frames, clocks): names with lists of numbers or texts
/// (NAIF, "Kernel Required Reading"). Immutable.
/// </summary>
public sealed class TextKernel
{
    private readonly KernelPool pool;

    private TextKernel(string path, IReadOnlyList<KernelAssignment> assignments)
    {
        Path = path;
        Assignments = assignments;
        pool = KernelPool.Of(path, assignments);
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>All names assigned, in order of the alphabet.</summary>
    public IEnumerable<string> Names => pool.Names;

    /// <summary>The assignments in the order of the file.</summary>
    internal IReadOnlyList<KernelAssignment> Assignments { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">The file is missing, not a text kernel, or an assignment cannot be read.</exception>
    public static TextKernel Load(string path)
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", "check the path");
        try
        {
            return Parse(path, File.ReadAllText(path, Encoding.Latin1));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or (IOException and not DataFileException))
        {
            throw new DataFileException(path, $"cannot be read: {error.Message}", "check the path and its permissions");
        }
    }

    /// <summary>Reads a kernel's text.</summary>
    /// <param name="path">Name to use in errors.</param>
    /// <param name="text">The whole kernel.</param>
    /// <exception cref="DataFileException">It is not a text kernel, or an assignment cannot be read; the line is named.</exception>
    public static TextKernel Parse(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(path, TextKernelReader.Read(path, text));
    }

    /// <summary>The numbers assigned to a name; a date is seconds past J2000 by the calendar, as in SPICE.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to numbers.</exception>
    public double[] Numbers(string name) => pool.Numbers(name);

    /// <summary>The single number assigned to a name.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to one number.</exception>
    public double Number(string name) => pool.Number(name);

    /// <summary>The values assigned to a name as text, quotes removed; a date keeps its '@'.</summary>
    /// <exception cref="DataFileException">The name is not assigned.</exception>
    public IReadOnlyList<string> Texts(string name) => pool.Texts(name);
}

/// <summary>One assignment of a text kernel.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Name">The name.</param>
/// <param name="Appends">Whether it is "+=" and adds to what is there.</param>
/// <param name="Values">Its values, of one kind.</param>
internal sealed record KernelAssignment(int Line, string Name, bool Appends, IReadOnlyList<KernelValue> Values);

/// <summary>One value of a text kernel.</summary>
/// <param name="Text">As written, quotes removed.</param>
/// <param name="Number">The number, or a date in seconds past J2000; null for a quoted text.</param>
internal readonly record struct KernelValue(string Text, double? Number)
{
    /// <summary>The value of an unquoted word; null when it is neither a number nor a date.</summary>
    public static KernelValue? OfWord(string word)
    {
        if (word.Length > 1 && word[0] == '@')
            return KernelDate.TryRead(word.AsSpan(1), out var seconds) ? new(word, seconds) : null;
        // Digits, signs, a point and an exponent with E or D alone: not "Infinity", not "NaN".
        foreach (var character in word)
        {
            if (!char.IsAsciiDigit(character) && character is not ('+' or '-' or '.' or 'e' or 'E' or 'd' or 'D'))
                return null;
        }
        return
            double.TryParse(
                word.Replace('D', 'E').Replace('d', 'e'),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            ) && double.IsFinite(number)
            ? new(word, number)
            : null;
    }
}
