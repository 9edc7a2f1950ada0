namespace Perilune.Numerics.Optimization.Conic;

/// <summary>How a cone program ended.</summary>
public enum ConeStatus
{
    /// <summary>Solved to the tolerance.</summary>
    Optimal,

    /// <summary>No point satisfies the constraints: the dual solution is a certificate of it.</summary>
    Infeasible,

    /// <summary>The cost can be made small without end: the primal solution is the direction.</summary>
    Unbounded,

    /// <summary>Neither was reached: the iteration stalled, or ran out of steps.</summary>
    Stalled,
}

/// <summary>The end of a cone program.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Point">The variables; for <see cref="ConeStatus.Unbounded"/> a direction in which the cost falls by one.</param>
/// <param name="Cost">c'x of the point.</param>
/// <param name="EqualityMultipliers">
/// y, an entry for each equality; for <see cref="ConeStatus.Infeasible"/> part of the certificate A'y + G'z = 0, z in K,
/// b'y + h'z = -1.
/// </param>
/// <param name="ConeMultipliers">z, an entry for each inequality, then those of each cone.</param>
/// <param name="Gap">Difference of primal and dual cost, in the unit of the cost.</param>
/// <param name="Residual">
/// Greatest relative violation of the constraints, or of the certificate's equation where it is one.
/// </param>
/// <param name="Iterations">Steps made.</param>
public sealed record ConeSolution(
    ConeStatus Status,
    double[] Point,
    double Cost,
    double[] EqualityMultipliers,
    double[] ConeMultipliers,
    double Gap,
    double Residual,
    int Iterations
);
