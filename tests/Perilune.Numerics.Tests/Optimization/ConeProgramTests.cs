using Perilune.Numerics.Optimization.Conic;
using Perilune.Numerics.Randomness;

namespace Perilune.Numerics.Tests.Optimization;

public sealed class ConeProgramTests
{
    private static Affine X(int variable) => Affine.Of(variable);

    // max x + 2 y, x + y <= 4, x + 3 y <= 6, both not negative: the corner (3, 1).
    [Fact]
    public void LinearProgram_EndsAtItsCorner()
    {
        var program = new ConeProgram(2);
        (program.Cost[0], program.Cost[1]) = (-1, -2);
        program.AddNonNegative(4 - X(0) - X(1));
        program.AddNonNegative(6 - X(0) - 3 * X(1));
        program.AddNonNegative(X(0));
        program.AddNonNegative(X(1));
        var solution = ConeProgramSolver.Solve(program);
        Assert.Equal(ConeStatus.Optimal, solution.Status);
        Assert.Equal(3, solution.Point[0], 1e-8);
        Assert.Equal(1, solution.Point[1], 1e-8);
        // Prices of the two constraints: -(1, 2) + z1 (1, 1) + z2 (1, 3) = 0.
        Assert.Equal(0.5, solution.ConeMultipliers[0], 1e-8);
        Assert.Equal(0.5, solution.ConeMultipliers[1], 1e-8);
    }

    // The point of a line nearest to the origin: 3 x + 4 y = 10 is 2 away, at (1.2, 1.6).
    [Fact]
    public void DistanceToALine_IsItsNormalDistance()
    {
        var program = new ConeProgram(3);
        program.Cost[2] = 1;
        program.AddZero(3 * X(0) + 4 * X(1) - 10);
        program.AddNorm(X(2), X(0), X(1));
        var solution = ConeProgramSolver.Solve(program);
        Assert.Equal(ConeStatus.Optimal, solution.Status);
        Assert.Equal(2, solution.Cost, 1e-8);
        Assert.Equal(1.2, solution.Point[0], 1e-7);
        Assert.Equal(1.6, solution.Point[1], 1e-7);
    }

    // Least x + y with x y >= 9 is 6; a rotated cone.
    [Fact]
    public void Hyperbola_IsTouchedAtItsVertex()
    {
        var program = new ConeProgram(2);
        (program.Cost[0], program.Cost[1]) = (1, 1);
        program.AddSquare(3.0, X(0), X(1));
        var solution = ConeProgramSolver.Solve(program);
        Assert.Equal(6, solution.Cost, 1e-7);
    }

    [Fact]
    public void ProgramWithoutAPoint_EndsWithACertificate()
    {
        // |(x, y)| <= 1 and x + y >= 1.5: the disc ends at sqrt 2.
        var program = new ConeProgram(2);
        program.Cost[0] = 1;
        program.AddNonNegative(X(0) + X(1) - 1.5);
        program.AddNorm(1.0, X(0), X(1));
        var solution = ConeProgramSolver.Solve(program);
        Assert.Equal(ConeStatus.Infeasible, solution.Status);
        var z = solution.ConeMultipliers;
        // G'z = 0 with rows -(1, 1), (0, 0), -(1, 0), -(0, 1); h'z = -1 with h = (-1.5, 1, 0, 0); z in the cone.
        Assert.Equal(0, z[0] + z[2], 1e-8);
        Assert.Equal(0, z[0] + z[3], 1e-8);
        Assert.Equal(-1, -1.5 * z[0] + z[1], 1e-8);
        Assert.True(z[0] >= 0 && z[1] >= Math.Sqrt(z[2] * z[2] + z[3] * z[3]) - 1e-12);
    }

    [Fact]
    public void CostWithoutEnd_IsUnbounded_AlongItsDirection()
    {
        var program = new ConeProgram(2);
        program.Cost[0] = -1;
        program.AddNorm(X(0), X(1));
        var solution = ConeProgramSolver.Solve(program);
        Assert.Equal(ConeStatus.Unbounded, solution.Status);
        Assert.Equal(1, solution.Point[0], 1e-8);
    }

    // Random programs built around a known optimal pair: x, s, y, z with s o z = 0 and c = -A'y - G'z.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void RandomProgram_EndsAtTheCostThatItWasBuiltFor(int seed)
    {
        var random = new CounterRandom(seed, "cone-program");
        const int n = 30;
        const int equalities = 10;
        const int linear = 15;
        const int cones = 12;
        var program = new ConeProgram(n);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => random.Normal())];
        var expected = 0.0;
        (Affine Row, double[] Factors, double Value) Random()
        {
            Affine row = 0;
            var factors = new double[n];
            var value = 0.0;
            for (var k = 0; k < 6; k++)
            {
                var j = (int)(random.Uniform() * n);
                var factor = random.Normal() * Math.Pow(10, 2 * random.Uniform());
                row += factor * X(j);
                factors[j] += factor;
                value += factor * x[j];
            }
            return (row, factors, value);
        }
        void Charge(double[] factors, double multiplier)
        {
            for (var j = 0; j < n; j++)
                program.Cost[j] += multiplier * factors[j];
        }
        for (var i = 0; i < equalities; i++)
        {
            var (row, factors, value) = Random();
            program.AddZero(row - value);
            Charge(factors, random.Normal());
        }
        for (var i = 0; i < linear; i++)
        {
            // row + constant >= 0 with slack s; half of them active with a multiplier.
            var (row, factors, value) = Random();
            var active = i % 2 == 0;
            program.AddNonNegative(row - value + (active ? 0 : 1 + random.Uniform()));
            if (active)
                Charge(factors, 0.5 + random.Uniform());
        }
        for (var k = 0; k < cones; k++)
        {
            // s = (|u|, u), z = t (|u|, -u).
            double[] u = [random.Normal(), random.Normal(), random.Normal()];
            var norm = Math.Sqrt(u.Sum(v => v * v));
            var t = 0.1 + random.Uniform();
            var first = Random();
            Charge(first.Factors, t * norm);
            var rest = new Affine[3];
            for (var i = 0; i < 3; i++)
            {
                var (row, factors, value) = Random();
                rest[i] = row - value + u[i];
                Charge(factors, -t * u[i]);
            }
            program.AddNorm(first.Row - first.Value + norm, rest);
        }
        for (var j = 0; j < n; j++)
            expected += program.Cost[j] * x[j];
        var solution = ConeProgramSolver.Solve(program);
        Assert.Equal(ConeStatus.Optimal, solution.Status);
        Assert.Equal(expected, solution.Cost, 1e-7 * Math.Max(1, Math.Abs(expected)));
        Assert.InRange(solution.Iterations, 5, 25);
    }
}
