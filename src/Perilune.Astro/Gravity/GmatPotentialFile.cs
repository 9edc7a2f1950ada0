using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>
/// Gravity fields in GMAT's format (.cof): a POTFIELD line with degree, order, GM in m3/s2 and radius in m, and a RECOEF line
/// in fixed columns for each degree and order, fully normalised.
/// </summary>
internal static class GmatPotentialFile
{
    // Columns of the format: key to 8, degree to 11, order to 14, then cosine and sine of 21 characters, which may touch.
    private const int CosineStart = 17;
    private const int Width = 21;

    internal static GravityField Read(string path, IEnumerable<string> lines, Frame frame)
    {
        GravityCoefficients? field = null;
        var (gm, radius) = (0.0, 0.0);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.StartsWith("POTFIELD", StringComparison.Ordinal))
            {
                var words = Part(path, number, line, 14, line.Length)
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length < 3)
                    throw new DataFileException(path, $"line {number}: no GM and radius", GravityText.Mend);
                gm = GravityText.Number(path, number, words[1]);
                radius = GravityText.Number(path, number, words[2]);
                if (words.Length > 3 && GravityText.Number(path, number, words[3]) != 1)
                    throw new DataFileException(path, "the coefficients are not fully normalised", GravityText.Mend);
                field = new(path, GravityText.Number(path, number, Part(path, number, line, 8, 11)));
            }
            else if (line.StartsWith("RECOEF", StringComparison.Ordinal))
            {
                if (field is null)
                    throw new DataFileException(path, $"line {number}: no POTFIELD line before it", GravityText.Mend);
                var sine = line.Length > CosineStart + Width ? line[(CosineStart + Width)..].Trim() : "0";
                field.Set(
                    number,
                    GravityText.Whole(path, number, Part(path, number, line, 8, 11)),
                    GravityText.Whole(path, number, Part(path, number, line, 11, 14)),
                    GravityText.Number(
                        path,
                        number,
                        Part(path, number, line, CosineStart, Math.Min(line.Length, CosineStart + Width))
                    ),
                    sine.Length == 0
                        ? 0
                        : GravityText.Number(path, number, sine.AsSpan(0, Math.Min(sine.Length, Width)))
                );
            }
            else if (line.StartsWith("END", StringComparison.Ordinal))
            {
                break;
            }
        }
        if (field is null)
            throw new DataFileException(path, "no POTFIELD line", GravityText.Mend);
        return field.Build(Path.GetFileNameWithoutExtension(path), gm, radius, frame, TideSystem.NotStated);
    }

    private static string Part(string path, int number, string line, int start, int end) =>
        line.Length >= end && end > start
            ? line[start..end]
            : throw new DataFileException(path, $"line {number} ends too soon", GravityText.Mend);
}
