using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Optimization;

/// <summary>
/// A convex quadratic program of modest size by Mehrotra's predictor and corrector (J. Nocedal and S. J. Wright, "Numerical
/// Optimization", second edition 2006, algorithm 16.4): the least 1/2 x'Hx + g'x where A x is at least b in every row.
/// </summary>
internal static class QuadraticProgram
{
    private const int MaximumIterations = 60;

    /// <summary>The least point, and the multipliers of the rows; null where the method does not settle.</summary>
    /// <param name="hessian">H, n x n by rows, positive definite.</param>
    /// <param name="gradient">g.</param>
    /// <param name="rows">A, m x n by rows.</param>
    /// <param name="least">b.</param>
    public static (double[] X, double[] Multipliers)? Minimize(
        double[] hessian,
        double[] gradient,
        double[] rows,
        double[] least
    )
    {
        var (n, m) = (gradient.Length, least.Length);
        var x = new double[n];
        var (y, z) = (new double[m], new double[m]);
        // A start off the walls by as much as the worst row asks.
        var worst = 1.0;
        for (var i = 0; i < m; i++)
            worst = Math.Max(worst, Math.Abs(Dot(rows, i, x, n) - least[i]));
        Array.Fill(y, worst);
        Array.Fill(z, worst);
        var (dx, dy, dz) = (new double[n], new double[m], new double[m]);
        var (affineY, affineZ) = (new double[m], new double[m]);
        var (dual, primal, complement) = (new double[n], new double[m], new double[m]);
        var scale = 1 + Norm(gradient);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            for (var j = 0; j < n; j++)
            {
                dual[j] = gradient[j];
                for (var k = 0; k < n; k++)
                    dual[j] += hessian[j * n + k] * x[k];
            }
            var mean = 0.0;
            for (var i = 0; i < m; i++)
            {
                for (var j = 0; j < n; j++)
                    dual[j] -= rows[i * n + j] * z[i];
                primal[i] = Dot(rows, i, x, n) - y[i] - least[i];
                mean += y[i] * z[i] / m;
            }
            if (Norm(dual) < 1e-11 * scale && Norm(primal) < 1e-12 && mean < 1e-13 * scale)
                return (x, z);
            for (var i = 0; i < m; i++)
                complement[i] = y[i] * z[i];
            if (!Direction(hessian, rows, y, z, dual, primal, complement, dx, dy, dz))
                return null;
            var affine = Math.Min(StepTo(y, dy), StepTo(z, dz));
            var affineMean = 0.0;
            for (var i = 0; i < m; i++)
                affineMean += (y[i] + affine * dy[i]) * (z[i] + affine * dz[i]) / m;
            var centring = Math.Pow(affineMean / mean, 3);
            dy.CopyTo(affineY, 0);
            dz.CopyTo(affineZ, 0);
            for (var i = 0; i < m; i++)
                complement[i] = y[i] * z[i] + affineY[i] * affineZ[i] - centring * mean;
            if (!Direction(hessian, rows, y, z, dual, primal, complement, dx, dy, dz))
                return null;
            var step = Math.Min(1, 0.995 * Math.Min(StepTo(y, dy), StepTo(z, dz)));
            for (var j = 0; j < n; j++)
                x[j] += step * dx[j];
            for (var i = 0; i < m; i++)
            {
                y[i] += step * dy[i];
                z[i] += step * dz[i];
            }
        }
        return Norm(primal) < 1e-7 && Norm(dual) < 1e-6 * scale ? (x, z) : null;
    }

    /// <summary>Newton's direction for the residuals, the slacks and multipliers being eliminated first.</summary>
    private static bool Direction(
        double[] hessian,
        double[] rows,
        double[] y,
        double[] z,
        double[] dual,
        double[] primal,
        double[] complement,
        double[] dx,
        double[] dy,
        double[] dz
    )
    {
        var (n, m) = (dx.Length, dy.Length);
        var matrix = (double[])hessian.Clone();
        for (var j = 0; j < n; j++)
            dx[j] = -dual[j];
        for (var i = 0; i < m; i++)
        {
            var weight = z[i] / y[i];
            var push = (complement[i] + z[i] * primal[i]) / y[i];
            var row = rows.AsSpan(i * n, n);
            for (var j = 0; j < n; j++)
            {
                if (row[j] == 0)
                    continue;
                dx[j] -= row[j] * push;
                var factor = weight * row[j];
                for (var k = 0; k < n; k++)
                    matrix[j * n + k] += factor * row[k];
            }
        }
        if (!DenseSystem.SolveInPlace(matrix, dx))
            return false;
        for (var i = 0; i < m; i++)
        {
            dy[i] = Dot(rows, i, dx, n) + primal[i];
            dz[i] = -(complement[i] + z[i] * dy[i]) / y[i];
        }
        return double.IsFinite(Norm(dx));
    }

    /// <summary>How far positive numbers may go along a direction before one is zero.</summary>
    private static double StepTo(double[] value, double[] direction)
    {
        var step = 1.0;
        for (var i = 0; i < value.Length; i++)
        {
            if (direction[i] < 0)
                step = Math.Min(step, -value[i] / direction[i]);
        }
        return step;
    }

    private static double Dot(double[] rows, int row, double[] x, int n)
    {
        var sum = 0.0;
        for (var j = 0; j < n; j++)
            sum += rows[row * n + j] * x[j];
        return sum;
    }

    private static double Norm(double[] x)
    {
        var most = 0.0;
        foreach (var value in x)
            most = Math.Max(most, Math.Abs(value));
        return most;
    }
}
