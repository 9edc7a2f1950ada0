using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Optimization;

/// <summary>
/// Minimum of a smooth function under equalities and inequalities: quadratic programs of the linearised constraints whose
/// violation is priced and not forbidden, in a box that grows and shrinks with their success (R. Fletcher, "Practical Methods
/// of Optimization", second edition 1987, section 14.3, Sl1QP), the Hessian of the Lagrangian by damped BFGS updates
/// (M. J. D. Powell, 1978). Where the constraints contradict each other it ends at a least violation and says which remain.
/// </summary>
public sealed class SequentialQuadraticProgramming
{
    private readonly IConstrainedProblem problem;
    private readonly int n;
    private readonly int m;
    private ConstrainedValues current;
    private ConstrainedValues trial;
    private readonly double[] hessian;
    private double price;
    private int evaluations;

    private SequentialQuadraticProgramming(IConstrainedProblem problem, double price)
    {
        this.problem = problem;
        (n, m, this.price) = (problem.Variables, problem.Limits.Count, price);
        current = new(n, m);
        trial = new(n, m);
        hessian = new double[n * n];
    }

    /// <summary>How tightly quantities must meet their limits, in their scaled units.</summary>
    public double Tolerance { get; private init; }

    /// <summary>Searches from a point.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">First point, where the problem must be defined.</param>
    /// <param name="tolerance">How tightly quantities must meet their limits, in their scaled units.</param>
    /// <param name="step">Greatest change of a variable in the first step; ten times this in any.</param>
    /// <param name="iterations">Most iterations.</param>
    /// <param name="curvature">
    /// First guess of the curvature of the value along every variable: small for a search of any point that meets the limits,
    /// which then is nearly the nearest one.
    /// </param>
    /// <exception cref="ArgumentException">The problem is not defined at the first point.</exception>
    public static ConstrainedMinimum Minimize(
        IConstrainedProblem problem,
        ReadOnlySpan<double> start,
        double tolerance = 1e-9,
        double step = 1,
        int iterations = 100,
        double curvature = 1
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        var method = new SequentialQuadraticProgramming(problem, price: 10) { Tolerance = tolerance };
        return method.Run(start, step, iterations, curvature);
    }

    private ConstrainedMinimum Run(ReadOnlySpan<double> start, double step, int iterations, double curvature)
    {
        var x = start.ToArray();
        for (var j = 0; j < n; j++)
        {
            x[j] = Math.Clamp(x[j], problem.Bounds[j].Least, problem.Bounds[j].Greatest);
            hessian[j * n + j] = curvature;
        }
        if (!Evaluate(x, current))
            throw new ArgumentException("the problem is not defined at its first point", nameof(start));
        var box = step;
        var converged = false;
        var next = new double[n];
        for (var i = 0; i < iterations && !converged; i++)
        {
            if (Solve(x, box, current.Quantities) is not { } d)
            {
                box /= 4;
                if (box < 1e-13)
                    break;
                continue;
            }
            var merit = Merit(current);
            var predicted = merit - Model(d);
            var size = Largest(d);
            var feasible = Violation(current) <= Tolerance;
            if (predicted <= 1e-13 * (1 + Math.Abs(merit)) || size < 1e-13)
            {
                // Nothing to gain at this price: where limits are missed a higher price is the last resort.
                if (feasible || price > 1e9)
                {
                    converged = true;
                    break;
                }
                price *= 100;
                continue;
            }
            var accepted = Try(x, d, next, merit, predicted, out var ratio);
            if (!accepted && m > 0 && Corrected(x, d, box) is { } second)
                accepted = Try(x, d = second, next, merit, predicted, out ratio);
            if (accepted)
            {
                Update(d);
                (current, trial) = (trial, current);
                next.CopyTo(x, 0);
                if (ratio > 0.75)
                    box = Math.Min(10 * step, Math.Max(box, 2 * size));
                else if (ratio < 0.25)
                    box = Math.Max(0.5 * size, 0.25 * box);
                // Feasible, and the last step no longer tells points apart.
                converged = Violation(current) <= Tolerance && size < 1e-10;
            }
            else
            {
                box = 0.25 * Math.Min(box, size);
                if (box < 1e-13)
                {
                    converged = feasible;
                    break;
                }
            }
        }
        var violations = new double[m];
        for (var i = 0; i < m; i++)
            violations[i] = Missed(i, current.Quantities[i]);
        return new(x, current.Value, violations, Violation(current) <= Tolerance, converged, evaluations);
    }

    private bool Try(double[] x, double[] d, double[] next, double merit, double predicted, out double ratio)
    {
        for (var j = 0; j < n; j++)
            next[j] = Math.Clamp(x[j] + d[j], problem.Bounds[j].Least, problem.Bounds[j].Greatest);
        ratio = double.NegativeInfinity;
        if (!Evaluate(next, trial))
            return false;
        ratio = (merit - Merit(trial)) / predicted;
        return ratio > 1e-4;
    }

    /// <summary>The step that also takes off what the curvature of the constraints added; null where there is none.</summary>
    private double[]? Corrected(double[] x, double[] d, double box)
    {
        if (!double.IsFinite(trial.Value) || Array.Exists(trial.Quantities, value => !double.IsFinite(value)))
            return null;
        var shifted = new double[m];
        for (var i = 0; i < m; i++)
        {
            shifted[i] = trial.Quantities[i];
            for (var j = 0; j < n; j++)
                shifted[i] -= current.Jacobian[i * n + j] * d[j];
        }
        return Solve(x, box, shifted);
    }

    private bool Evaluate(double[] x, ConstrainedValues into)
    {
        evaluations++;
        return problem.Evaluate(x, into)
            && double.IsFinite(into.Value)
            && !Array.Exists(into.Quantities, value => !double.IsFinite(value))
            && !Array.Exists(into.Jacobian, value => !double.IsFinite(value));
    }

    /// <summary>The quadratic program in steps and violations; remembers the multipliers.</summary>
    private double[]? Solve(double[] x, double box, double[] quantities) =>
        SolveActive(x, box, quantities) ?? SolveInside(x, box, quantities);

    /// <summary>
    /// The program with the limits that were reached last as equations. Its solution is exact, where it is one: inside the
    /// box, with multipliers of the right sign and under the price.
    /// </summary>
    private double[]? SolveActive(double[] x, double box, double[] quantities)
    {
        var active = new List<(int Quantity, double Target)>();
        for (var i = 0; i < m; i++)
        {
            var (low, high) = problem.Limits[i];
            var held = i < multipliers.Length ? multipliers[i] : 0;
            if (low == high || held > 0)
                active.Add((i, low));
            else if (held < 0)
                active.Add((i, high));
        }
        if (active.Count > n)
            return null;
        var size = n + active.Count;
        var (matrix, right) = (new double[size * size], new double[size]);
        for (var j = 0; j < n; j++)
        {
            right[j] = -current.Gradient[j];
            hessian.AsSpan(j * n, n).CopyTo(matrix.AsSpan(j * size));
        }
        for (var a = 0; a < active.Count; a++)
        {
            var (quantity, target) = active[a];
            right[n + a] = target - quantities[quantity];
            for (var j = 0; j < n; j++)
            {
                matrix[(n + a) * size + j] = current.Jacobian[quantity * n + j];
                matrix[j * size + n + a] = -current.Jacobian[quantity * n + j];
            }
        }
        if (!DenseSystem.SolveInPlace(matrix, right) || !double.IsFinite(Largest(right)))
            return null;
        var d = right[..n];
        for (var j = 0; j < n; j++)
        {
            var (low, high) = problem.Bounds[j];
            if (Math.Abs(d[j]) > box || x[j] + d[j] < low || x[j] + d[j] > high)
                return null;
        }
        var found = new double[m];
        for (var a = 0; a < active.Count; a++)
        {
            var (quantity, target) = active[a];
            var (low, high) = problem.Limits[quantity];
            var multiplier = right[n + a];
            if (Math.Abs(multiplier) > price || (low != high && (target == low ? multiplier < 0 : multiplier > 0)))
                return null;
            found[quantity] = multiplier;
        }
        for (var i = 0; i < m; i++)
        {
            var quantity = quantities[i];
            for (var j = 0; j < n; j++)
                quantity += current.Jacobian[i * n + j] * d[j];
            if (Math.Abs(Missed(i, quantity)) > 1e-3 * Tolerance + 1e-12 * Math.Abs(quantity))
                return null;
        }
        multipliers = found;
        return d;
    }

    /// <summary>The program by the interior point method.</summary>
    private double[]? SolveInside(double[] x, double box, double[] quantities)
    {
        var size = n + m;
        var (matrix, gradient) = (new double[size * size], new double[size]);
        for (var j = 0; j < n; j++)
        {
            gradient[j] = current.Gradient[j];
            hessian.AsSpan(j * n, n).CopyTo(matrix.AsSpan(j * size));
        }
        gradient.AsSpan(n).Fill(price);
        var (rows, least) = (new List<double[]>(), new List<double>());
        var signs = new List<(int Quantity, int Sign)>();
        for (var i = 0; i < m; i++)
        {
            var (low, high) = problem.Limits[i];
            if (double.IsFinite(low))
                Limit(i, 1, low - quantities[i]);
            if (double.IsFinite(high))
                Limit(i, -1, quantities[i] - high);
            Add(n + i, 1, 0);
        }
        for (var j = 0; j < n; j++)
        {
            Add(j, 1, Math.Max(-box, problem.Bounds[j].Least - x[j]));
            Add(j, -1, -Math.Min(box, problem.Bounds[j].Greatest - x[j]));
        }
        if (QuadraticProgram.Minimize(matrix, gradient, [.. rows.SelectMany(row => row)], [.. least]) is not { } solved)
            return null;
        multipliers = new double[m];
        for (var r = 0; r < signs.Count; r++)
        {
            if (signs[r].Sign != 0)
                multipliers[signs[r].Quantity] += signs[r].Sign * solved.Multipliers[r];
        }
        // What is left of limits that do not hold.
        for (var i = 0; i < m; i++)
        {
            if (problem.Limits[i].Least != problem.Limits[i].Greatest && Math.Abs(multipliers[i]) < 1e-7 * price)
                multipliers[i] = 0;
        }
        return solved.X[..n];

        void Limit(int quantity, int sign, double atLeast)
        {
            var row = new double[size];
            for (var j = 0; j < n; j++)
                row[j] = sign * current.Jacobian[quantity * n + j];
            row[n + quantity] = 1;
            rows.Add(row);
            least.Add(atLeast);
            signs.Add((quantity, sign));
        }

        void Add(int column, int sign, double atLeast)
        {
            var row = new double[size];
            row[column] = sign;
            rows.Add(row);
            least.Add(atLeast);
            signs.Add((0, 0));
        }
    }

    private double[] multipliers = [];

    /// <summary>Powell's damped BFGS update with the change of the Lagrangian's gradient along an accepted step.</summary>
    private void Update(double[] d)
    {
        var (change, product) = (new double[n], new double[n]);
        double curvature = 0,
            model = 0;
        for (var j = 0; j < n; j++)
        {
            change[j] = trial.Gradient[j] - current.Gradient[j];
            for (var i = 0; i < m; i++)
                change[j] -= multipliers[i] * (trial.Jacobian[i * n + j] - current.Jacobian[i * n + j]);
            for (var k = 0; k < n; k++)
                product[j] += hessian[j * n + k] * d[k];
            curvature += d[j] * change[j];
            model += d[j] * product[j];
        }
        if (!(model > 0))
            return;
        var share = curvature >= 0.2 * model ? 1 : 0.8 * model / (model - curvature);
        var damped = share * curvature + (1 - share) * model;
        for (var j = 0; j < n; j++)
            change[j] = share * change[j] + (1 - share) * product[j];
        for (var j = 0; j < n; j++)
        for (var k = 0; k < n; k++)
            hessian[j * n + k] += change[j] * change[k] / damped - product[j] * product[k] / model;
    }

    private double Merit(ConstrainedValues values) => values.Value + price * Violation(values);

    private double Model(double[] d)
    {
        var value = current.Value;
        for (var j = 0; j < n; j++)
        {
            value += current.Gradient[j] * d[j];
            for (var k = 0; k < n; k++)
                value += 0.5 * d[j] * hessian[j * n + k] * d[k];
        }
        for (var i = 0; i < m; i++)
        {
            var quantity = current.Quantities[i];
            for (var j = 0; j < n; j++)
                quantity += current.Jacobian[i * n + j] * d[j];
            value += price * Math.Abs(Missed(i, quantity));
        }
        return value;
    }

    private double Violation(ConstrainedValues values)
    {
        var sum = 0.0;
        for (var i = 0; i < m; i++)
            sum += Math.Abs(Missed(i, values.Quantities[i]));
        return sum;
    }

    private double Missed(int i, double quantity)
    {
        var (low, high) = problem.Limits[i];
        return quantity > high ? quantity - high
            : quantity < low ? quantity - low
            : 0;
    }

    private static double Largest(double[] d)
    {
        var most = 0.0;
        foreach (var value in d)
            most = Math.Max(most, Math.Abs(value));
        return most;
    }
}
