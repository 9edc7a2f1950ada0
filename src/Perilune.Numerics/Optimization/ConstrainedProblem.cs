namespace Perilune.Numerics.Optimization;

/// <summary>
/// A smooth problem with constraints: a value to be made small, and quantities that must lie between limits. Variables and
/// quantities should be scaled so that one is a moderate change.
/// </summary>
public interface IConstrainedProblem
{
    /// <summary>Number of variables.</summary>
    int Variables { get; }

    /// <summary>Least and greatest value of each constrained quantity; equal for an equality, infinite for no limit.</summary>
    IReadOnlyList<(double Least, double Greatest)> Limits { get; }

    /// <summary>Least and greatest value of each variable.</summary>
    IReadOnlyList<(double Least, double Greatest)> Bounds { get; }

    /// <summary>Evaluates at a point. False where the problem is not defined there: a shorter step is then tried.</summary>
    /// <param name="point">The variables.</param>
    /// <param name="result">Receives values and derivatives.</param>
    bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result);
}

/// <summary>Value, constrained quantities and their derivatives at a point.</summary>
public sealed class ConstrainedValues
{
    /// <summary>Room for a problem.</summary>
    /// <param name="variables">Number of variables.</param>
    /// <param name="constraints">Number of constrained quantities.</param>
    public ConstrainedValues(int variables, int constraints)
    {
        Gradient = new double[variables];
        Quantities = new double[constraints];
        Jacobian = new double[constraints * variables];
        Curvature = new double[variables * variables];
    }

    /// <summary>What is to be made small.</summary>
    public double Value { get; set; }

    /// <summary>Its derivative by each variable.</summary>
    public double[] Gradient { get; }

    /// <summary>The constrained quantities.</summary>
    public double[] Quantities { get; }

    /// <summary>Their derivatives, a row for each quantity.</summary>
    public double[] Jacobian { get; }

    /// <summary>
    /// What a problem knows of how its value bends, symmetric, by rows; zero where it says nothing. Methods that learn it from
    /// gradients leave it alone.
    /// </summary>
    public double[] Curvature { get; }
}

/// <summary>What a search for a constrained minimum gives.</summary>
/// <param name="Point">The variables.</param>
/// <param name="Value">What was made small.</param>
/// <param name="Violations">
/// By how much each quantity misses its limits: positive above the greatest, negative below the least, zero where it meets them.
/// </param>
/// <param name="IsFeasible">Whether every quantity meets its limits to the tolerance.</param>
/// <param name="IsConverged">Whether the method ended at a minimum, or, not feasible, at a least violation.</param>
/// <param name="Evaluations">Evaluations of the problem.</param>
public sealed record ConstrainedMinimum(
    double[] Point,
    double Value,
    double[] Violations,
    bool IsFeasible,
    bool IsConverged,
    int Evaluations
);
