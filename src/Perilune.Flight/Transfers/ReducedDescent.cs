using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>
/// The cheapest transfer about a first guess. The first variables, as many as there are equations, always meet these by Newton's
/// method; the others, times and phase, go down the reduced gradient that its Jacobian leaves. How the cost bends is first taken from
/// the first derivatives of the burns, and learnt by BFGS updates of the inverse Hessian (P. E. Gill, W. Murray and M. H. Wright, "Practical Optimization", 1981, section 6.3: a small change of speed at perigee moves
/// the Moon's end of the flight so far that values and constraints are not improved together in long steps).
/// </summary>
internal sealed class ReducedDescent(IConstrainedProblem problem, double accuracy, double gain)
{
    // What must be met, in thousands of kilometres and of seconds: a kilometre on the way.
    private const double Near = 1e-3;
    private const int MostCorrections = 25;

    // A descent takes 10 to 60 flights; one that has taken so many is near enough to its end, or lost in a fold.
    private const int MostFlights = 96;
    private const double LongestCorrection = 8;
    private const double LeastPart = 1.0 / 64;

    // Of the times, in twentieths of a day.
    private const int MostSteps = 30;
    private const double LongestStep = 8;
    private const double ShortestStep = 0.01;
    private const double Damping = 1e-3;

    private readonly int met = problem.Limits.Count;
    private readonly int free = problem.Variables - problem.Limits.Count;
    private int flights;
    private ConstrainedValues here = new(problem.Variables, problem.Limits.Count);
    private ConstrainedValues there = new(problem.Variables, problem.Limits.Count);

    /// <summary>The point of least cost, where the place is met, and its cost; null where it is met nowhere near the guess.</summary>
    public (double[] Point, double Cost)? Find()
    {
        var point = new double[problem.Variables];
        if (!Meet(point, Near))
            return null;
        var value = here.Value;
        var (gradient, tangent) = Reduce();
        var inverse = Inverse(tangent);
        var fresh = true;
        for (var i = 0; i < MostSteps; i++)
        {
            var step = Direction(point, gradient, inverse);
            var promised = -Dot(gradient, step);
            if (!(promised > gain) || Largest(step) < ShortestStep)
                break;
            if (Forward(point, tangent, step, value, promised) is not { } next)
            {
                if (fresh || flights >= MostFlights)
                    break;
                // The corrector has left the values of a point that was not taken.
                if (!Meet(point, Near))
                    return null;
                (gradient, tangent) = Reduce();
                (inverse, fresh) = (Inverse(tangent), true);
                continue;
            }
            var before = gradient;
            (gradient, tangent) = Reduce();
            if (Update(inverse, point, next, before, gradient))
                fresh = false;
            else
                (inverse, fresh) = (Inverse(tangent), true);
            var gained = value - here.Value;
            (point, value) = (next, here.Value);
            if (gained < gain)
                break;
        }
        flights = 0;
        return Meet(point, accuracy) ? (point, here.Value) : null;
    }

    /// <summary>A step down, halved until it goes down; null where none does.</summary>
    private double[]? Forward(double[] point, double[] tangent, double[] step, double value, double promised)
    {
        for (var part = 1.0; part * Largest(step) > ShortestStep / 2; part /= 2)
        {
            var next = (double[])point.Clone();
            for (var j = 0; j < free; j++)
            {
                next[met + j] = Math.Clamp(
                    point[met + j] + part * step[j],
                    problem.Bounds[met + j].Least,
                    problem.Bounds[met + j].Greatest
                );
                for (var i = 0; i < met; i++)
                    next[i] += tangent[i * free + j] * (next[met + j] - point[met + j]);
            }
            if (Meet(next, Near) && here.Value < value - 1e-4 * part * promised)
                return next;
        }
        return null;
    }

    /// <summary>The gradient by times and phase with the place kept, and how the three others follow them.</summary>
    private (double[] Gradient, double[] Tangent) Reduce()
    {
        var (gradient, tangent) = (new double[free], new double[met * free]);
        for (var j = 0; j < free; j++)
        {
            var (a, b) = System(row => -here.Jacobian[row * problem.Variables + met + j]);
            gradient[j] = here.Gradient[met + j];
            // A singular place has no tangent: it is left where it is.
            if (!DenseSystem.SolveInPlace(a, b))
                continue;
            for (var i = 0; i < met; i++)
            {
                tangent[i * free + j] = b[i];
                gradient[j] += here.Gradient[i] * b[i];
            }
        }
        return (gradient, tangent);
    }

    /// <summary>
    /// The inverse of how the cost bends along the free variables with the place kept, as far as the burns' first derivatives tell.
    /// </summary>
    private double[] Inverse(double[] tangent)
    {
        var variables = problem.Variables;
        var bend = new double[free * free];
        for (var i = 0; i < variables; i++)
        for (var j = 0; j < variables; j++)
        for (var k = 0; k < free; k++)
        for (var l = 0; l < free; l++)
            bend[k * free + l] += Part(i, k) * here.Curvature[i * variables + j] * Part(j, l);
        var greatest = 0.0;
        for (var k = 0; k < free; k++)
            greatest = Math.Max(greatest, bend[k * free + k]);
        var inverse = new double[free * free];
        var column = new double[free];
        // What one burn does not bend at all another or the times do: no step is endless.
        for (var k = 0; k < free; k++)
            bend[k * free + k] += Damping * greatest;
        for (var k = 0; k < free; k++)
        {
            Array.Clear(column);
            column[k] = 1;
            DenseSystem.SolveInPlace((double[])bend.Clone(), column);
            for (var l = 0; l < free; l++)
                inverse[l * free + k] = column[l];
        }
        return inverse;

        double Part(int variable, int along) =>
            variable < met ? tangent[variable * free + along]
            : variable - met == along ? 1
            : 0;
    }

    private double[] Direction(double[] point, double[] gradient, double[] inverse)
    {
        var step = new double[free];
        for (var i = 0; i < free; i++)
        for (var j = 0; j < free; j++)
            step[i] -= inverse[i * free + j] * gradient[j];
        // Against a limit the steepest way along it.
        for (var i = 0; i < free; i++)
        {
            var (least, greatest) = problem.Bounds[met + i];
            if ((point[met + i] <= least && step[i] < 0) || (point[met + i] >= greatest && step[i] > 0))
            {
                for (var j = 0; j < free; j++)
                    step[j] = -gradient[j];
                step[i] = 0;
            }
        }
        var size = Largest(step);
        if (size > LongestStep)
        {
            for (var i = 0; i < free; i++)
                step[i] *= LongestStep / size;
        }
        return step;
    }

    /// <summary>Learns from a step how the cost bends; false where it does not bend upward.</summary>
    private bool Update(double[] inverse, double[] from, double[] to, double[] before, double[] after)
    {
        var (s, y) = (new double[free], new double[free]);
        for (var i = 0; i < free; i++)
            (s[i], y[i]) = (to[met + i] - from[met + i], after[i] - before[i]);
        var curvature = Dot(s, y);
        if (!(curvature > 1e-12))
            return false;
        var hy = new double[free];
        for (var i = 0; i < free; i++)
        {
            for (var j = 0; j < free; j++)
                hy[i] += inverse[i * free + j] * y[j];
        }
        var factor = (1 + Dot(y, hy) / curvature) / curvature;
        for (var i = 0; i < free; i++)
        {
            for (var j = 0; j < free; j++)
                inverse[i * free + j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
        }
        return true;
    }

    /// <summary>Meets the place by node, argument and speed alone: Newton's method, damped. False where it does not.</summary>
    private bool Meet(double[] point, double within)
    {
        if (!Fly(point, here))
            return false;
        var trial = new double[problem.Variables];
        for (var i = 0; i < MostCorrections; i++)
        {
            var miss = Largest(here.Quantities);
            if (miss < within)
                return true;
            var (a, b) = System(row => -here.Quantities[row]);
            if (!DenseSystem.SolveInPlace(a, b))
                return false;
            var part = Math.Min(1, LongestCorrection / Largest(b));
            for (; ; part /= 2)
            {
                if (!(part > LeastPart))
                    return false;
                point.CopyTo(trial, 0);
                for (var j = 0; j < met; j++)
                    trial[j] += part * b[j];
                if (Fly(trial, there) && Largest(there.Quantities) < (1 - 0.1 * part) * miss)
                    break;
            }
            trial.CopyTo(point, 0);
            (here, there) = (there, here);
        }
        return false;
    }

    private bool Fly(double[] point, ConstrainedValues result) =>
        ++flights <= MostFlights && problem.Evaluate(point, result);

    private (double[] Matrix, double[] Right) System(Func<int, double> right)
    {
        var (a, b) = (new double[met * met], new double[met]);
        for (var row = 0; row < met; row++)
        {
            for (var column = 0; column < met; column++)
                a[met * row + column] = here.Jacobian[row * problem.Variables + column];
            b[row] = right(row);
        }
        return (a, b);
    }

    private static double Largest(ReadOnlySpan<double> v)
    {
        var largest = 0.0;
        foreach (var x in v)
            largest = Math.Max(largest, Math.Abs(x));
        return largest;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
