using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Earth;

/// <summary>
/// Variations of the pole and of UT1 within a day that the daily series do not hold: by ocean tides (IERS Conventions 2010,
/// tables 8.2 and 8.3, 71 tides, read from a file) and by the tidal torque on the Earth's triaxial figure, the libration
/// (tables 5.1a, its diurnal terms, and 5.1b).
/// </summary>
public sealed class SubdailyVariations
{
    private const double MicroArcSecond = Math.PI / 648000e6;

    // Multipliers of GMST+pi, l, l', F, D, Om; sine and cosine of x_p and of y_p, microarcsec; of UT1, microsec.
    private static readonly double[][] Libration =
    [
        [1, -1, 0, -2, 0, -1, -0.4, 0.3, -0.3, -0.4, 0, 0],
        [1, -1, 0, -2, 0, -2, -2.3, 1.3, -1.3, -2.3, 0, 0],
        [1, 1, 0, -2, -2, -2, -0.4, 0.3, -0.3, -0.4, 0, 0],
        [1, 0, 0, -2, 0, -1, -2.1, 1.2, -1.2, -2.1, 0, 0],
        [1, 0, 0, -2, 0, -2, -11.4, 6.5, -6.5, -11.4, 0, 0],
        [1, -1, 0, 0, 0, 0, 0.8, -0.5, 0.5, 0.8, 0, 0],
        [1, 0, 0, -2, 2, -2, -4.8, 2.7, -2.7, -4.8, 0, 0],
        [1, 0, 0, 0, 0, 0, 14.3, -8.2, 8.2, 14.3, 0, 0],
        [1, 0, 0, 0, 0, -1, 1.9, -1.1, 1.1, 1.9, 0, 0],
        [1, 1, 0, 0, 0, 0, 0.8, -0.4, 0.4, 0.8, 0, 0],
        [2, -2, 0, -2, 0, -2, 0, 0, 0, 0, 0.05, -0.03],
        [2, 0, 0, -2, -2, -2, 0, 0, 0, 0, 0.06, -0.03],
        [2, -1, 0, -2, 0, -2, 0, 0, 0, 0, 0.35, -0.20],
        [2, 1, 0, -2, -2, -2, 0, 0, 0, 0, 0.07, -0.04],
        [2, 0, 0, -2, 0, -1, 0, 0, 0, 0, -0.07, 0.04],
        [2, 0, 0, -2, 0, -2, 0, 0, 0, 0, 1.75, -1.01],
        [2, 1, 0, -2, 0, -2, 0, 0, 0, 0, -0.05, 0.03],
        [2, 0, -1, -2, 2, -2, 0, 0, 0, 0, 0.04, -0.03],
        [2, 0, 0, -2, 2, -2, 0, 0, 0, 0, 0.76, -0.44],
        [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.21, -0.12],
        [2, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0.06, -0.04],
    ];

    private readonly double[][] terms;

    private SubdailyVariations(double[][] terms) => this.terms = terms;

    /// <summary>No variation at all: the pole and UT1 of the daily series alone.</summary>
    public static SubdailyVariations None { get; } = new([]);

    /// <summary>The libration alone.</summary>
    public static SubdailyVariations LibrationOnly { get; } = new(Libration);

    /// <summary>Reads the ocean tides (<c>data/earth/ocean-tides.txt</c>), with the libration or without.</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static SubdailyVariations ReadFile(string path, bool withLibration = true)
    {
        var tides = new List<double[]>();
        var lineNumber = 0;
        foreach (var line in File.ReadLines(path))
        {
            lineNumber++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split(' ');
            var row = new double[12];
            for (var i = 0; i < 12; i++)
            {
                if (cells.Length != 12 || !double.TryParse(cells[i], CultureInfo.InvariantCulture, out row[i]))
                    throw new DataFileException(path, $"line {lineNumber} is not a tide: '{line}'", "restore the file");
            }
            tides.Add(row);
        }
        return new SubdailyVariations([.. tides, .. withLibration ? Libration : []]);
    }

    /// <summary>Additions to x_p and y_p, rad, and to UT1, s.</summary>
    /// <param name="t">Julian centuries of TT past J2000.</param>
    /// <param name="siderealTime">Greenwich mean sidereal time, rad.</param>
    public Vector3 Evaluate(double t, double siderealTime)
    {
        Span<double> arguments = stackalloc double[6];
        arguments[0] = siderealTime + Math.PI;
        FundamentalArguments.FillDelaunay(t, arguments[1..]);
        var (x, y, ut1) = (0.0, 0.0, 0.0);
        foreach (var term in terms)
        {
            var angle = 0.0;
            for (var i = 0; i < 6; i++)
                angle += term[i] * arguments[i];
            var (sin, cos) = Math.SinCos(angle);
            x += term[6] * sin + term[7] * cos;
            y += term[8] * sin + term[9] * cos;
            ut1 += term[10] * sin + term[11] * cos;
        }
        return new(x * MicroArcSecond, y * MicroArcSecond, ut1 * 1e-6);
    }
}
