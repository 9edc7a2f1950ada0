using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>
/// Gravity fields in the ICGEM format (F. Barthelmes and C. Foerste, "The ICGEM-format", GFZ Potsdam 2011): static and
/// fully normalised. The format does not name the body-fixed axes, so the reader of it must.
/// </summary>
public static class IcgemFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The .gfc file.</param>
    /// <param name="frame">Axes in which the field was solved, which its documentation tells.</param>
    /// <exception cref="DataFileException">The file is missing or is not a static, fully normalised field.</exception>
    public static GravityField Read(string path, Frame frame)
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", GravityText.Mend);
        return Read(path, File.ReadLines(path), frame);
    }

    internal static GravityField Read(string path, IEnumerable<string> lines, Frame frame)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        GravityCoefficients? field = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words[0] == "end_of_head")
            {
                field = new(path, GravityText.Number(path, number, Need(path, header, "max_degree")));
            }
            else if (field is null)
            {
                if (words.Length > 1)
                    header[words[0]] = words[1];
            }
            else if (words[0] == "gfc" && words.Length >= 5)
            {
                field.Set(
                    number,
                    GravityText.Whole(path, number, words[1]),
                    GravityText.Whole(path, number, words[2]),
                    GravityText.Number(path, number, words[3]),
                    GravityText.Number(path, number, words[4])
                );
            }
            else
            {
                throw new DataFileException(
                    path,
                    $"line {number}: '{words[0]}' is not a static coefficient",
                    GravityText.Mend
                );
            }
        }
        if (field is null)
            throw new DataFileException(path, "the header has no end", GravityText.Mend);
        var norm = header.GetValueOrDefault("norm", "fully_normalized");
        if (norm != "fully_normalized")
            throw new DataFileException(path, $"norm {norm} is not supported", GravityText.Mend);
        return field.Build(
            header.GetValueOrDefault("modelname", Path.GetFileNameWithoutExtension(path)),
            GravityText.Number(path, 0, Need(path, header, "earth_gravity_constant")),
            GravityText.Number(path, 0, Need(path, header, "radius")),
            frame,
            header.GetValueOrDefault("tide_system") switch
            {
                "tide_free" => TideSystem.TideFree,
                "zero_tide" => TideSystem.ZeroTide,
                _ => TideSystem.NotStated,
            }
        );
    }

    private static string Need(string path, Dictionary<string, string> header, string key) =>
        header.TryGetValue(key, out var value)
            ? value
            : throw new DataFileException(path, $"the header does not have '{key}'", GravityText.Mend);
}
