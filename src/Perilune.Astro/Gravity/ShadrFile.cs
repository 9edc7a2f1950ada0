using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>
/// Gravity fields as the Planetary Data System keeps them (SHADR, "spherical harmonics ASCII data record", .tab): one line
/// of constants in km and km3/s2, then a line for each degree and order with commas between the numbers.
/// </summary>
internal static class ShadrFile
{
    private const double MetresPerKilometre = 1000;

    /// <summary>The first line: radius, GM, its uncertainty, degree, order, normalisation, and two angles.</summary>
    internal static bool Begins(string line) => line.Split(',').Length == 8;

    internal static GravityField Read(string path, IEnumerable<string> lines, Frame frame)
    {
        GravityCoefficients? field = null;
        var (gm, radius) = (0.0, 0.0);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var words = line.Split(',');
            if (field is null)
            {
                radius = GravityText.Number(path, number, words[0]) * MetresPerKilometre;
                gm = GravityText.Number(path, number, words[1]) * Math.Pow(MetresPerKilometre, 3);
                if (GravityText.Whole(path, number, words[5]) != 1)
                    throw new DataFileException(path, "the coefficients are not fully normalised", GravityText.Mend);
                field = new(path, GravityText.Number(path, number, words[3]));
                continue;
            }
            if (words.Length < 4)
                throw new DataFileException(
                    path,
                    $"line {number}: {words.Length} numbers, expected degree, order, C and S",
                    GravityText.Mend
                );
            field.Set(
                number,
                GravityText.Whole(path, number, words[0]),
                GravityText.Whole(path, number, words[1]),
                GravityText.Number(path, number, words[2]),
                GravityText.Number(path, number, words[3])
            );
        }
        if (field is null)
            throw new DataFileException(path, "no line of constants", GravityText.Mend);
        return field.Build(Path.GetFileNameWithoutExtension(path), gm, radius, frame, TideSystem.NotStated);
    }
}
