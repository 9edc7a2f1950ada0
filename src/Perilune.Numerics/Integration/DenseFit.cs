namespace Perilune.Numerics.Integration;

/// <summary>
/// The upper four terms of a <see cref="DenseStep"/> from derivatives within the step: of first order for most components,
/// of second order for positions, whose accelerations are known.
/// </summary>
internal static class DenseFit
{
    private static readonly double[] OfRates = Inverse(second: false);
    private static readonly double[] OfAccelerations = Inverse(second: true);

    /// <summary>Where in the step, as parts of its length, the derivatives are wanted.</summary>
    public static ReadOnlySpan<double> Places => [0.1, 0.37, 0.63, 0.9];

    /// <summary>Fills rows 4 to 7 of a step whose rows 0 to 3 are set.</summary>
    /// <param name="dense">Eight rows, each of the dimension of the state.</param>
    /// <param name="rates">Derivatives of all but the positions at the four places, a row each.</param>
    /// <param name="positions">How many leading components are positions, whose velocities follow them.</param>
    /// <param name="length">Length of the step.</param>
    public static void Complete(Span<double> dense, ReadOnlySpan<double> rates, int positions, double length)
    {
        var dimension = dense.Length / DenseStep.Terms;
        var width = rates.Length / 4;
        Span<double> missing = stackalloc double[4];
        for (var k = 0; k < dimension; k++)
        {
            var second = k < positions;
            var (one, two, three) = (dense[dimension + k], dense[2 * dimension + k], dense[3 * dimension + k]);
            for (var place = 0; place < 4; place++)
            {
                var s = Places[place];
                // Derivatives of s (one + r (two + s three)) with r = 1 - s.
                var rate = rates[place * width + (second ? k : k - positions)];
                missing[place] = second
                    ? length * length * rate + 2 * two - (2 - 6 * s) * three
                    : length * rate - (one + (1 - 2 * s) * two + (2 * s - 3 * s * s) * three);
            }
            var inverse = second ? OfAccelerations : OfRates;
            for (var term = 0; term < 4; term++)
                dense[(4 + term) * dimension + k] =
                    inverse[4 * term] * missing[0]
                    + inverse[4 * term + 1] * missing[1]
                    + inverse[4 * term + 2] * missing[2]
                    + inverse[4 * term + 3] * missing[3];
        }
    }

    /// <summary>Derivative of first or second order of s^a (1 - s)^b.</summary>
    private static double Derivative(int a, int b, double s, bool second)
    {
        var r = 1 - s;
        return second
            ? a * (a - 1) * Math.Pow(s, a - 2) * Math.Pow(r, b)
                - 2 * a * b * Math.Pow(s, a - 1) * Math.Pow(r, b - 1)
                + b * (b - 1) * Math.Pow(s, a) * Math.Pow(r, b - 2)
            : a * Math.Pow(s, a - 1) * Math.Pow(r, b) - b * Math.Pow(s, a) * Math.Pow(r, b - 1);
    }

    /// <summary>Inverse of the matrix of derivatives of the four terms at the four places, by rows (Gauss and Jordan).</summary>
    private static double[] Inverse(bool second)
    {
        ReadOnlySpan<(int A, int B)> powers = [(2, 2), (3, 2), (3, 3), (4, 3)];
        var matrix = new double[4, 8];
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 4; column++)
                matrix[row, column] = Derivative(powers[column].A, powers[column].B, Places[row], second);
            matrix[row, 4 + row] = 1;
        }
        for (var pivot = 0; pivot < 4; pivot++)
        {
            var best = pivot;
            for (var row = pivot + 1; row < 4; row++)
                if (Math.Abs(matrix[row, pivot]) > Math.Abs(matrix[best, pivot]))
                    best = row;
            for (var column = 0; column < 8; column++)
                (matrix[pivot, column], matrix[best, column]) = (matrix[best, column], matrix[pivot, column]);
            var scale = 1 / matrix[pivot, pivot];
            for (var column = 0; column < 8; column++)
                matrix[pivot, column] *= scale;
            for (var row = 0; row < 4; row++)
            {
                if (row == pivot)
                    continue;
                var factor = matrix[row, pivot];
                for (var column = 0; column < 8; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }
        var inverse = new double[16];
        for (var row = 0; row < 4; row++)
        for (var column = 0; column < 4; column++)
            inverse[4 * row + column] = matrix[row, 4 + column];
        return inverse;
    }
}
