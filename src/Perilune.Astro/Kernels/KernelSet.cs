using System.Collections.Immutable;
using System.Text;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Kernels of every kind, told apart by what is in them, not by their names: SPK, CK and binary PCK by the identification
/// word, everything else read as text (LSK, PCK, FK, SCLK). Later files win, as in SPICE. Immutable.
/// </summary>
public sealed class KernelSet
{
    /// <summary>Kernels in order.</summary>
    /// <exception cref="DataFileException">Two text kernels give one name numbers and texts.</exception>
    public KernelSet(
        IReadOnlyList<SpkKernel> spks,
        IReadOnlyList<BinaryPck> pcks,
        IReadOnlyList<CkKernel> cks,
        IReadOnlyList<TextKernel> texts
    )
    {
        Spks = [.. spks];
        Pcks = [.. pcks];
        Cks = [.. cks];
        Texts = [.. texts];
        Pool = new(Texts);
    }

    /// <summary>Ephemerides.</summary>
    public ImmutableArray<SpkKernel> Spks { get; }

    /// <summary>Orientations of bodies.</summary>
    public ImmutableArray<BinaryPck> Pcks { get; }

    /// <summary>Pointing of spacecraft.</summary>
    public ImmutableArray<CkKernel> Cks { get; }

    /// <summary>Text kernels.</summary>
    public ImmutableArray<TextKernel> Texts { get; }

    /// <summary>The variables of all text kernels.</summary>
    public KernelPool Pool { get; }

    /// <summary>Opens files of any kind.</summary>
    /// <param name="paths">The files, the one that counts most last.</param>
    /// <exception cref="DataFileException">A file is missing, truncated, damaged, or no kernel.</exception>
    public static KernelSet Load(params IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var (spks, pcks, cks, texts) = (
            new List<SpkKernel>(),
            new List<BinaryPck>(),
            new List<CkKernel>(),
            new List<TextKernel>()
        );
        foreach (var path in paths)
        {
            if (!IsDaf(path))
            {
                texts.Add(TextKernel.Load(path));
                continue;
            }
            var file = DafFile.Load(path);
            switch (Kind(file))
            {
                case "SPK":
                    spks.Add(SpkKernel.FromDaf(file));
                    break;
                case "PCK":
                    pcks.Add(BinaryPck.FromDaf(file));
                    break;
                case "CK":
                    cks.Add(CkKernel.FromDaf(file));
                    break;
                default:
                    throw new DataFileException(
                        path,
                        $"a DAF that is neither SPK, CK nor PCK: it is {file.Identification}",
                        "leave it out"
                    );
            }
        }
        return new(spks, pcks, cks, texts);
    }

    // Files from before kinds had words of their own are told by their summaries; CK and SPK look alike, and SPK was first.
    private static string Kind(DafFile file) =>
        file.Identification == "NAIF/DAF"
            ? (file.Header.Doubles, file.Header.Integers) switch
            {
                (2, 6) => LooksLikeCk(file) ? "CK" : "SPK",
                (2, 5) => "PCK",
                _ => "",
            }
            : file.Identification[4..];

    // In a CK the third and fourth integers are a type 1 to 6 and a flag 0 or 1; in an SPK a frame and a type.
    private static bool LooksLikeCk(DafFile file) =>
        file.Arrays.Length > 0
        && file.Arrays.All(array =>
            array.Integers[0] < 0 && array.Integers[2] is >= 1 and <= 6 && array.Integers[3] is 0 or 1
        )
        && file.Arrays.All(array => array.Integers[1] is >= 1 and <= 21);

    private static bool IsDaf(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            Span<byte> word = stackalloc byte[8];
            var count = stream.ReadAtLeast(word, 8, throwOnEndOfStream: false);
            var text = Encoding.Latin1.GetString(word[..count]);
            return text.StartsWith("DAF/", StringComparison.Ordinal) || text == "NAIF/DAF";
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(path, "no such file", "check the path");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new DataFileException(path, $"cannot be read: {error.Message}", "check the path and its permissions");
        }
    }
}
