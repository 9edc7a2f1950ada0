using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Earth;

/// <summary>
/// Coordinates X, Y of the celestial intermediate pole in GCRF and the locator s of the celestial intermediate origin, IAU
/// 2006 precession with IAU 2000A_R06 nutation, from the full series (IERS Conventions 2010, equation 5.16 and tables
/// 5.2a, b, d). Some 1500 sines: <see cref="InterpolatedSeries"/> is for repeated use.
/// </summary>
public sealed class CelestialPoleSeries
{
    private const double MicroArcSecond = Math.PI / 648000e6;

    private readonly double[][] polynomials;

    // One entry a term: power of t, six amplitudes, and the run of its multipliers in the flat arrays.
    private readonly int[] powers;
    private readonly double[] amplitudes;
    private readonly int[] starts;
    private readonly byte[] indices;
    private readonly sbyte[] multipliers;

    private CelestialPoleSeries(double[][] polynomials, IReadOnlyList<Term> terms)
    {
        this.polynomials = polynomials;
        powers = [.. terms.Select(t => t.Power)];
        amplitudes = [.. terms.SelectMany(t => t.Amplitudes)];
        var runs = terms.Select(t =>
            Enumerable.Range(0, t.Multipliers.Length).Where(i => t.Multipliers[i] != 0).ToArray()
        );
        var flat = runs.ToArray();
        starts = new int[terms.Count + 1];
        for (var i = 0; i < terms.Count; i++)
            starts[i + 1] = starts[i] + flat[i].Length;
        indices = [.. flat.SelectMany(run => run.Select(i => (byte)i))];
        multipliers = [.. flat.SelectMany((run, n) => run.Select(i => (sbyte)terms[n].Multipliers[i]))];
    }

    /// <summary>Reads the project's own file (<c>data/earth/celestial-pole.txt</c>).</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static CelestialPoleSeries ReadFile(string path)
    {
        var secular = new List<double[]>();
        var terms = new List<Term>();
        var lineNumber = 0;
        foreach (var line in File.ReadLines(path))
        {
            lineNumber++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split(' ');
            try
            {
                if (cells[0] == "polynomial")
                    secular.Add([.. cells.Skip(1).Select(Number)]);
                else
                    terms.Add(
                        new Term(
                            int.Parse(cells[0], CultureInfo.InvariantCulture),
                            [.. cells[1..7].Select(Number)],
                            [.. cells[7..].Select(c => int.Parse(c, CultureInfo.InvariantCulture))]
                        )
                    );
            }
            catch (Exception error) when (error is FormatException or OverflowException or ArgumentOutOfRangeException)
            {
                throw new DataFileException(path, $"line {lineNumber} is not a term: '{line}'", "restore the file");
            }
        }
        if (
            secular.Count != 3
            || terms.Count == 0
            || terms.Any(t => t.Power is < 0 or > 4 || t.Multipliers.Length > FundamentalArguments.Count)
        )
            throw new DataFileException(path, "not three polynomials and their terms", "restore the file");
        return new CelestialPoleSeries([.. secular], terms);
    }

    /// <summary>X, Y and s, rad, at Julian centuries of TT past J2000.</summary>
    public Vector3 Evaluate(double t)
    {
        Span<double> arguments = stackalloc double[FundamentalArguments.Count];
        FundamentalArguments.Fill(t, arguments);
        ReadOnlySpan<double> powersOfT = [1, t, t * t, t * t * t, t * t * t * t];
        var (x, y, s) = (0.0, 0.0, 0.0);
        // From the last, smallest term up, so that small ones are not lost.
        for (var i = powers.Length - 1; i >= 0; i--)
        {
            var angle = 0.0;
            for (var k = starts[i]; k < starts[i + 1]; k++)
                angle += multipliers[k] * arguments[indices[k]];
            var (sin, cos) = Math.SinCos(angle);
            var a = amplitudes.AsSpan(6 * i, 6);
            var power = powersOfT[powers[i]];
            x += (a[0] * sin + a[1] * cos) * power;
            y += (a[2] * sin + a[3] * cos) * power;
            s += (a[4] * sin + a[5] * cos) * power;
        }
        x = (x + Polynomial(polynomials[0], t)) * MicroArcSecond;
        y = (y + Polynomial(polynomials[1], t)) * MicroArcSecond;
        s = (s + Polynomial(polynomials[2], t)) * MicroArcSecond;
        return new(x, y, s - x * y / 2);
    }

    private static double Polynomial(double[] coefficients, double t)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * t + coefficients[i];
        return sum;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Term(int Power, double[] Amplitudes, int[] Multipliers);
}
