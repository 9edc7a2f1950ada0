namespace Perilune.Numerics.Optimization;

/// <summary>
/// The downhill simplex method for a minimum without derivatives (J. A. Nelder and R. Mead, "A simplex method for function
/// minimization", Computer Journal 7, 1965). For a few variables and a function that may be infinite where it is undefined.
/// </summary>
public static class NelderMead
{
    /// <summary>The best point found and its value; the value is infinite where the function was never defined.</summary>
    /// <param name="function">To be made small; may return positive infinity.</param>
    /// <param name="start">First point.</param>
    /// <param name="steps">Size of the first simplex along each variable.</param>
    /// <param name="evaluations">How often the function may be asked.</param>
    /// <param name="tolerance">Ends when the values of the simplex differ by less.</param>
    public static (double[] Point, double Value) Minimize(
        Func<double[], double> function,
        IReadOnlyList<double> start,
        IReadOnlyList<double> steps,
        int evaluations,
        double tolerance
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(steps);
        var n = start.Count;
        var simplex = new (double[] Point, double Value)[n + 1];
        for (var i = 0; i <= n; i++)
        {
            var point = start.ToArray();
            if (i > 0)
                point[i - 1] += steps[i - 1];
            simplex[i] = (point, function(point));
        }
        for (var used = n + 1; used < evaluations; )
        {
            // A stable order, so that equal values do not make the result depend on the sort.
            simplex = [.. simplex.OrderBy(v => v.Value)];
            if (simplex[n].Value - simplex[0].Value <= tolerance)
                break;
            var worst = simplex[n];
            var centre = new double[n];
            for (var i = 0; i < n; i++)
            for (var k = 0; k < n; k++)
                centre[k] += simplex[i].Point[k] / n;
            var reflected = Along(1);
            if (reflected.Value < simplex[0].Value)
            {
                var expanded = Along(2);
                simplex[n] = expanded.Value < reflected.Value ? expanded : reflected;
            }
            else if (reflected.Value < simplex[n - 1].Value)
            {
                simplex[n] = reflected;
            }
            else
            {
                var contracted = Along(reflected.Value < worst.Value ? 0.5 : -0.5);
                if (contracted.Value < Math.Min(reflected.Value, worst.Value))
                    simplex[n] = contracted;
                else
                    Shrink();
            }

            (double[], double Value) Along(double factor)
            {
                var point = new double[n];
                for (var k = 0; k < n; k++)
                    point[k] = centre[k] + factor * (centre[k] - worst.Point[k]);
                used++;
                return (point, function(point));
            }

            void Shrink()
            {
                for (var i = 1; i <= n; i++)
                {
                    var point = new double[n];
                    for (var k = 0; k < n; k++)
                        point[k] = 0.5 * (simplex[0].Point[k] + simplex[i].Point[k]);
                    simplex[i] = (point, function(point));
                    used++;
                }
            }
        }
        return simplex.OrderBy(v => v.Value).First();
    }
}
