using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>
/// Gravity fields in the ICGEM format (F. Barthelmes and C. Foerste, "The ICGEM-format", GFZ Potsdam 2011): static and
/// fully normalised. The format does not name the body-fixed axes, so the reader of it must.
/// </summary>
public static class IcgemFile
{
    private const string Mend = "give a static, fully normalised ICGEM .gfc file";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The .gfc file.</param>
    /// <param name="frame">Axes in which the field was solved, which its documentation tells.</param>
    /// <exception cref="DataFileException">The file is missing or is not a static, fully normalised field.</exception>
    public static GravityField Read(string path, Frame frame)
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", Mend);
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        double[]? cosine = null;
        double[]? sine = null;
        var inHeader = true;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words[0] == "end_of_head")
            {
                inHeader = false;
                var count = GravityField.Count((int)Number(path, number, Need(path, header, "max_degree")));
                (cosine, sine) = (new double[count], new double[count]);
            }
            else if (inHeader)
            {
                if (words.Length > 1)
                    header[words[0]] = words[1];
            }
            else if (words[0] == "gfc" && words.Length >= 5)
            {
                var (n, m) = ((int)Number(path, number, words[1]), (int)Number(path, number, words[2]));
                if (m < 0 || m > n || GravityField.Index(n, m) >= cosine!.Length)
                    throw new DataFileException(
                        path,
                        $"line {number}: degree {n}, order {m} is beyond the field",
                        Mend
                    );
                cosine[GravityField.Index(n, m)] = Number(path, number, words[3]);
                sine![GravityField.Index(n, m)] = Number(path, number, words[4]);
            }
            else
            {
                throw new DataFileException(path, $"line {number}: '{words[0]}' is not a static coefficient", Mend);
            }
        }
        if (cosine is null || cosine[0] == 0)
            throw new DataFileException(path, "no coefficients, or no C(0,0)", Mend);
        if (header.GetValueOrDefault("norm", "fully_normalized") != "fully_normalized")
            throw new DataFileException(path, $"norm {header["norm"]} is not supported", Mend);
        return new(
            header.GetValueOrDefault("modelname", Path.GetFileNameWithoutExtension(path)),
            Number(path, 0, Need(path, header, "earth_gravity_constant")),
            Number(path, 0, Need(path, header, "radius")),
            frame,
            header.GetValueOrDefault("tide_system") switch
            {
                "tide_free" => TideSystem.TideFree,
                "zero_tide" => TideSystem.ZeroTide,
                _ => TideSystem.NotStated,
            },
            cosine,
            sine
        );
    }

    private static string Need(string path, Dictionary<string, string> header, string key) =>
        header.TryGetValue(key, out var value)
            ? value
            : throw new DataFileException(path, $"the header does not have '{key}'", Mend);

    private static double Number(string path, int line, string text) =>
        double.TryParse(
            text.Replace('D', 'e').Replace('d', 'e'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : throw new DataFileException(path, $"line {line}: '{text}' is not a number", Mend);
}
