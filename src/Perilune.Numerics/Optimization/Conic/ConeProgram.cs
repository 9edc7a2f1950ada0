using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// A second-order cone program: the least c'x under A x = b and h - G x in K, where K is the product of a non-negative
/// orthant and second-order cones { (t, u) : |u| &lt;= t }. Built row by row from affine expressions of the variables.
/// </summary>
/// <param name="variables">Number of variables.</param>
public sealed class ConeProgram(int variables)
{
    private readonly List<(int Row, int Column, double Value)> equalities = [];
    private readonly List<double> equalityRight = [];
    private readonly List<(int Row, int Column, double Value)> linear = [];
    private readonly List<double> linearRight = [];
    private readonly List<(int Row, int Column, double Value)> conic = [];
    private readonly List<double> conicRight = [];
    private readonly List<int> dimensions = [];

    /// <summary>Number of variables.</summary>
    public int Variables { get; } = variables;

    /// <summary>What is to be made small: one coefficient for each variable.</summary>
    public double[] Cost { get; } = new double[variables];

    /// <summary>Number of equalities so far.</summary>
    public int Equalities => equalityRight.Count;

    /// <summary>Number of linear inequalities so far.</summary>
    public int Inequalities => linearRight.Count;

    /// <summary>Size of each cone so far.</summary>
    public IReadOnlyList<int> Cones => dimensions;

    /// <summary>Demands that an affine expression is zero; returns the number of the equality.</summary>
    public int AddZero(Affine expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        foreach (var (variable, factor) in expression.Terms)
            equalities.Add((Equalities, variable, factor));
        equalityRight.Add(-expression.Constant);
        return Equalities - 1;
    }

    /// <summary>Demands that an affine expression is not negative; returns the number of the inequality.</summary>
    public int AddNonNegative(Affine expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        foreach (var (variable, factor) in expression.Terms)
            linear.Add((Inequalities, variable, -factor));
        linearRight.Add(expression.Constant);
        return Inequalities - 1;
    }

    /// <summary>Demands that the Euclidean norm of some expressions is not above another; returns the number of the cone.</summary>
    public int AddNorm(Affine bound, params ReadOnlySpan<Affine> components)
    {
        ArgumentNullException.ThrowIfNull(bound);
        AddRow(bound);
        foreach (var component in components)
            AddRow(component);
        dimensions.Add(components.Length + 1);
        return dimensions.Count - 1;
    }

    /// <summary>Demands u^2 &lt;= a b with a and b not negative (a rotated cone): |(2u, a - b)| &lt;= a + b.</summary>
    public int AddSquare(Affine u, Affine a, Affine b) => AddNorm(a + b, 2 * u, a - b);

    internal SparseMatrix EqualityMatrix() => new(Equalities, Variables, equalities);

    internal double[] EqualityVector() => [.. equalityRight];

    internal SparseMatrix ConeMatrix() =>
        new(
            Inequalities + conicRight.Count,
            Variables,
            linear.Concat(conic.Select(entry => (entry.Row + Inequalities, entry.Column, entry.Value)))
        );

    internal double[] ConeVector() => [.. linearRight, .. conicRight];

    private void AddRow(Affine expression)
    {
        foreach (var (variable, factor) in expression.Terms)
            conic.Add((conicRight.Count, variable, -factor));
        conicRight.Add(expression.Constant);
    }
}
