using Perilune.Numerics.Integration;

namespace Perilune.Astro.Propagation;

/// <summary>The variational equations with the angle of a graded time in place of the time.</summary>
internal sealed class GradedEquations(VariationalEquations equations) : IDifferentialEquation
{
    /// <summary>The time of an angle.</summary>
    public GradedTime Clock { get; set; }

    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        equations.Evaluate(Clock.Time(t), state, derivative);
        var rate = Clock.Rate(t);
        foreach (ref var component in derivative)
            component *= rate;
    }
}
