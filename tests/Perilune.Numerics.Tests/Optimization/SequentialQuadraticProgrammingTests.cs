using Perilune.Numerics.Optimization;

namespace Perilune.Numerics.Tests.Optimization;

// Problems and optima of W. Hock and K. Schittkowski, "Test Examples for Nonlinear Programming Codes", 1981.
public sealed class SequentialQuadraticProgrammingTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void HockSchittkowski71_ReachesItsPublishedMinimum()
    {
        var problem = new Problem(
            4,
            [(25, Infinity), (40, 40)],
            [(1, 5), (1, 5), (1, 5), (1, 5)],
            (x, r) =>
            {
                var sum = x[0] + x[1] + x[2];
                r.Value = x[0] * x[3] * sum + x[2];
                (r.Gradient[0], r.Gradient[1]) = (x[3] * (sum + x[0]), x[0] * x[3]);
                (r.Gradient[2], r.Gradient[3]) = (x[0] * x[3] + 1, x[0] * sum);
                r.Quantities[0] = x[0] * x[1] * x[2] * x[3];
                r.Quantities[1] = x[0] * x[0] + x[1] * x[1] + x[2] * x[2] + x[3] * x[3];
                for (var j = 0; j < 4; j++)
                {
                    r.Jacobian[j] = r.Quantities[0] / x[j];
                    r.Jacobian[4 + j] = 2 * x[j];
                }
            }
        );
        var found = SequentialQuadraticProgramming.Minimize(problem, [1, 5, 5, 1]);
        Assert.True(found.IsFeasible && found.IsConverged);
        Assert.Equal(17.0140173, found.Value, 1e-7);
        double[] published = [1, 4.7429994, 3.8211503, 1.3794082];
        Assert.All(published.Zip(found.Point), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.InRange(found.Evaluations, 1, 40);
    }

    [Fact]
    public void HockSchittkowski43_RosenAndSuzuki_ReachesItsPublishedMinimum()
    {
        var problem = new Problem(
            4,
            [(0, Infinity), (0, Infinity), (0, Infinity)],
            [.. Enumerable.Repeat((-Infinity, Infinity), 4)],
            (x, r) =>
            {
                var (a, b, c, d) = (x[0], x[1], x[2], x[3]);
                r.Value = a * a + b * b + 2 * c * c + d * d - 5 * a - 5 * b - 21 * c + 7 * d;
                new[] { 2 * a - 5, 2 * b - 5, 4 * c - 21, 2 * d + 7 }.CopyTo(r.Gradient, 0);
                r.Quantities[0] = 8 - a * a - b * b - c * c - d * d - a + b - c + d;
                r.Quantities[1] = 10 - a * a - 2 * b * b - c * c - 2 * d * d + a + d;
                r.Quantities[2] = 5 - 2 * a * a - b * b - c * c - 2 * a + b + d;
                new[] { -2 * a - 1, -2 * b + 1, -2 * c - 1, -2 * d + 1 }.CopyTo(r.Jacobian, 0);
                new[] { -2 * a + 1, -4 * b, -2 * c, -4 * d + 1 }.CopyTo(r.Jacobian, 4);
                new[] { -4 * a - 2, -2 * b + 1, -2 * c, 1 }.CopyTo(r.Jacobian, 8);
            }
        );
        var found = SequentialQuadraticProgramming.Minimize(problem, [0, 0, 0, 0]);
        Assert.True(found.IsFeasible && found.IsConverged);
        Assert.Equal(-44, found.Value, 1e-8);
        double[] published = [0, 1, 2, -1];
        Assert.All(published.Zip(found.Point), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void HockSchittkowski77_WithTwoEqualities_ReachesItsPublishedMinimum()
    {
        var root = Math.Sqrt(2);
        var problem = new Problem(
            5,
            [(2 * root, 2 * root), (8 + root, 8 + root)],
            [.. Enumerable.Repeat((-Infinity, Infinity), 5)],
            (x, r) =>
            {
                var (a, b, c, d, e) = (x[0], x[1], x[2], x[3], x[4]);
                r.Value =
                    Math.Pow(a - 1, 2)
                    + Math.Pow(a - b, 2)
                    + Math.Pow(c - 1, 2)
                    + Math.Pow(d - 1, 4)
                    + Math.Pow(e - 1, 6);
                new[]
                {
                    2 * (a - 1) + 2 * (a - b),
                    -2 * (a - b),
                    2 * (c - 1),
                    4 * Math.Pow(d - 1, 3),
                    6 * Math.Pow(e - 1, 5),
                }.CopyTo(r.Gradient, 0);
                r.Quantities[0] = a * a * d + Math.Sin(d - e);
                r.Quantities[1] = b + Math.Pow(c, 4) * d * d;
                new[] { 2 * a * d, 0, 0, a * a + Math.Cos(d - e), -Math.Cos(d - e) }.CopyTo(r.Jacobian, 0);
                new[] { 0, 1, 4 * Math.Pow(c, 3) * d * d, 2 * Math.Pow(c, 4) * d, 0 }.CopyTo(r.Jacobian, 5);
            }
        );
        var found = SequentialQuadraticProgramming.Minimize(problem, [2, 2, 2, 2, 2]);
        Assert.True(found.IsFeasible && found.IsConverged);
        Assert.Equal(0.24150513, found.Value, 1e-8);
    }

    [Fact]
    public void LimitsThatContradictEachOther_EndAtTheLeastViolation_AndSayHowMuchIsMissed()
    {
        // x must lie under 1 and over 3: nothing within 2 of both; what can be met is met.
        var problem = new Problem(
            2,
            [(-Infinity, 1), (3, Infinity), (2, 2)],
            [(-10, 10), (-10, 10)],
            (x, r) =>
            {
                r.Value = x[0] * x[0];
                r.Gradient[0] = 2 * x[0];
                (r.Quantities[0], r.Quantities[1], r.Quantities[2]) = (x[0], x[0], x[1] * x[1]);
                (r.Jacobian[0], r.Jacobian[2], r.Jacobian[5]) = (1, 1, 2 * x[1]);
            }
        );
        var found = SequentialQuadraticProgramming.Minimize(problem, [5, 5]);
        Assert.False(found.IsFeasible);
        Assert.Equal(2, found.Violations[0] - found.Violations[1], 1e-6);
        Assert.Equal(0, found.Violations[2], 1e-6);
    }

    private sealed class Problem(
        int variables,
        IReadOnlyList<(double, double)> limits,
        IReadOnlyList<(double, double)> bounds,
        Action<double[], ConstrainedValues> evaluate
    ) : IConstrainedProblem
    {
        public int Variables => variables;

        public IReadOnlyList<(double Least, double Greatest)> Limits => limits;

        public IReadOnlyList<(double Least, double Greatest)> Bounds => bounds;

        public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
        {
            evaluate(point.ToArray(), result);
            return true;
        }
    }
}
