using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>A field while its file is read: refuses what is beyond it, given twice, or not a number.</summary>
internal sealed class GravityCoefficients
{
    private const int GreatestDegree = 5000;
    private readonly string path;
    private readonly double[] cosine;
    private readonly double[] sine;
    private readonly bool[] given;
    private int order;

    internal GravityCoefficients(string path, double degree)
    {
        if (!(degree >= 0 && degree <= GreatestDegree && degree == Math.Floor(degree)))
            throw new DataFileException(
                path,
                $"degree {degree} is not a whole number from 0 to {GreatestDegree}",
                GravityText.Mend
            );
        this.path = path;
        Degree = (int)degree;
        cosine = new double[GravityField.Count(Degree)];
        sine = new double[cosine.Length];
        given = new bool[cosine.Length];
        cosine[0] = 1;
    }

    internal int Degree { get; }

    internal void Set(int line, int n, int m, double c, double s)
    {
        if (n < 0 || m < 0 || m > n || n > Degree)
            throw new DataFileException(
                path,
                $"line {line}: degree {n}, order {m} is beyond the field of degree {Degree}",
                GravityText.Mend
            );
        var index = GravityField.Index(n, m);
        if (given[index])
            throw new DataFileException(path, $"line {line}: degree {n}, order {m} is given twice", GravityText.Mend);
        (cosine[index], sine[index], given[index]) = (c, s, true);
        order = Math.Max(order, m);
    }

    internal GravityField Build(string name, double gm, double radius, Frame frame, TideSystem tides)
    {
        if (!(gm > 0 && radius > 0))
            throw new DataFileException(path, $"GM {gm} and radius {radius} are not positive", GravityText.Mend);
        // Degrees 0 and 1 may be left out, a field about the centre of mass, and orders above some greatest one. Any other
        // hole is a torn file.
        for (var n = 2; n <= Degree; n++)
        for (var m = 0; m <= Math.Min(n, order); m++)
        {
            if (!given[GravityField.Index(n, m)])
                throw new DataFileException(path, $"degree {n}, order {m} is missing", GravityText.Mend);
        }
        if (!(cosine[0] > 0.5 && cosine[0] < 1.5))
            throw new DataFileException(path, $"C(0,0) is {cosine[0]}, not about 1", GravityText.Mend);
        return new(name, gm, radius, frame, tides, cosine, sine);
    }
}
