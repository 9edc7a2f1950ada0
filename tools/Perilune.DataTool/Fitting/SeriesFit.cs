using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.DataTool.Fitting;

/// <summary>A vector function of TDB seconds past J2000 with its rate.</summary>
internal delegate (Vector3 Value, Vector3 Rate) VectorFunction(double tdb);

/// <summary>Fits a vector function by Chebyshev records of equal length.</summary>
internal static class SeriesFit
{
    /// <summary>
    /// Records on the grid of intervals counted from <paramref name="grid"/> that cover a span; the function is asked only
    /// inside [<paramref name="lowest"/>, <paramref name="highest"/>], which every record must keep within.
    /// </summary>
    public static ChebyshevSeries Fit(
        VectorFunction function,
        double grid,
        double interval,
        int coefficientCount,
        double start,
        double end
    )
    {
        var fit = new ChebyshevFit(coefficientCount);
        var first = Math.Floor((start - grid) / interval);
        var last = Math.Ceiling((end - grid) / interval);
        var initial = grid + first * interval;
        var records = new List<double[]>();
        for (var i = 0; i < (int)(last - first); i++)
            records.Add(Record(fit, function, initial + i * interval, interval));
        return new(initial, interval, coefficientCount, records);
    }

    private static double[] Record(ChebyshevFit fit, VectorFunction function, double start, double interval)
    {
        var samples = fit.Abscissae.Length;
        var radius = interval / 2;
        var values = new double[3, samples];
        var rates = new double[3, samples];
        for (var k = 0; k < samples; k++)
        {
            var (value, rate) = function(start + radius + radius * fit.Abscissae[k]);
            (values[0, k], values[1, k], values[2, k]) = (value.X, value.Y, value.Z);
            (rates[0, k], rates[1, k], rates[2, k]) = (rate.X * radius, rate.Y * radius, rate.Z * radius);
        }
        var record = new double[3 * fit.CoefficientCount];
        for (var axis = 0; axis < 3; axis++)
        {
            fit.Fit(
                Row(values, axis, samples),
                Row(rates, axis, samples),
                record.AsSpan(axis * fit.CoefficientCount, fit.CoefficientCount)
            );
        }
        return record;
    }

    private static double[] Row(double[,] table, int row, int columns) =>
        [.. Enumerable.Range(0, columns).Select(k => table[row, k])];
}
