namespace Perilune.DataTool.Fitting;

/// <summary>
/// Least-squares Chebyshev series of a function on [-1, 1] whose value and derivative are known, with both exact at the
/// two ends, so that neighbouring records join without a step or a kink (X. X. Newhall, "Numerical representation of
/// planetary ephemerides", Celestial Mechanics 45, 1989).
/// </summary>
internal sealed class ChebyshevFit
{
    // Newhall's weight of a velocity against a position, per unit of the interval.
    private const double DerivativeWeight = 0.4;

    private readonly double[,] solution;

    /// <summary>A fit with that many coefficients.</summary>
    public ChebyshevFit(int coefficientCount)
    {
        CoefficientCount = coefficientCount;
        // Samples crowd at the ends as Chebyshev's extrema do: the error then swings evenly.
        var samples = 2 * coefficientCount;
        Abscissae = [.. Enumerable.Range(0, samples).Select(k => -Math.Cos(Math.PI * k / (samples - 1)))];
        solution = Solve();
    }

    public int CoefficientCount { get; }

    /// <summary>Where the function is to be sampled, from -1 to 1.</summary>
    public double[] Abscissae { get; }

    /// <summary>Coefficients, degree 0 first, of the samples and derivatives (by the abscissa) at <see cref="Abscissae"/>.</summary>
    public void Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> derivatives, Span<double> coefficients)
    {
        var samples = Abscissae.Length;
        for (var j = 0; j < CoefficientCount; j++)
        {
            // Solved for the departure from the mean of the ends, which keeps the roundoff at that of the departure.
            double sum = 0;
            var middle = (values[0] + values[samples - 1]) / 2;
            for (var k = 0; k < samples; k++)
                sum += solution[j, k] * (values[k] - middle) + solution[j, samples + k] * derivatives[k];
            coefficients[j] = j == 0 ? sum + middle : sum;
        }
    }

    // Rows: normal equations of the coefficients, then the four conditions at the ends with their multipliers.
    private double[,] Solve()
    {
        var n = CoefficientCount;
        var samples = Abscissae.Length;
        var size = n + 4;
        var matrix = new double[size, size + 2 * samples];
        for (var k = 0; k < samples; k++)
        {
            var (value, derivative) = Basis(Abscissae[k]);
            for (var i = 0; i < n; i++)
            {
                var slope = DerivativeWeight * DerivativeWeight * derivative[i];
                for (var j = 0; j < n; j++)
                    matrix[i, j] += value[i] * value[j] + slope * derivative[j];
                matrix[i, size + k] = value[i];
                matrix[i, size + samples + k] = slope;
            }
        }
        for (var end = 0; end < 2; end++)
        {
            var k = end * (samples - 1);
            var (value, derivative) = Basis(Abscissae[k]);
            for (var i = 0; i < n; i++)
            {
                matrix[i, n + 2 * end] = matrix[n + 2 * end, i] = value[i];
                matrix[i, n + 2 * end + 1] = matrix[n + 2 * end + 1, i] = derivative[i];
            }
            matrix[n + 2 * end, size + k] = 1;
            matrix[n + 2 * end + 1, size + samples + k] = 1;
        }
        Eliminate(matrix, size);
        var result = new double[n, 2 * samples];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < 2 * samples; k++)
                result[i, k] = matrix[i, size + k];
        }
        return result;
    }

    private (double[] Values, double[] Derivatives) Basis(double x)
    {
        var n = CoefficientCount;
        var values = new double[n];
        var derivatives = new double[n];
        (values[0], values[1], derivatives[1]) = (1, x, 1);
        for (var i = 2; i < n; i++)
        {
            values[i] = 2 * x * values[i - 1] - values[i - 2];
            derivatives[i] = 2 * values[i - 1] + 2 * x * derivatives[i - 1] - derivatives[i - 2];
        }
        return (values, derivatives);
    }

    // Gauss and Jordan with row pivots: the right-hand sides become the solutions.
    private static void Eliminate(double[,] matrix, int size)
    {
        var columns = matrix.GetLength(1);
        for (var pivot = 0; pivot < size; pivot++)
        {
            var best = pivot;
            for (var row = pivot + 1; row < size; row++)
            {
                if (Math.Abs(matrix[row, pivot]) > Math.Abs(matrix[best, pivot]))
                    best = row;
            }
            for (var column = 0; column < columns; column++)
                (matrix[pivot, column], matrix[best, column]) = (matrix[best, column], matrix[pivot, column]);
            var scale = 1 / matrix[pivot, pivot];
            for (var column = pivot; column < columns; column++)
                matrix[pivot, column] *= scale;
            for (var row = 0; row < size; row++)
            {
                var factor = matrix[row, pivot];
                if (row == pivot || factor == 0)
                    continue;
                for (var column = pivot; column < columns; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }
    }
}
