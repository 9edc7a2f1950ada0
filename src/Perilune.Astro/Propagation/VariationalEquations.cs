using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Position and velocity in ICRF axes relative to the central body, and the columns of the state-transition matrix with one
/// more for each parameter, position before velocity in each: 6 + 6 (6 + p) components. The exact gradients of the force
/// come from dual numbers.
/// </summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="origin">Time zero of the integration, TDB seconds past J2000.</param>
/// <param name="parameters">Numbers of the forces by which partial derivatives are wanted.</param>
internal readonly struct VariationalEquations(
    ForceModel model,
    ForceEnvironment<Dual3> environment,
    double origin,
    ForceParameter[] parameters
) : IDifferentialEquation
{
    /// <summary>Components of the state.</summary>
    public const int StateLength = 6;

    /// <summary>Components of the columns of the matrix and of a number of parameters.</summary>
    public static int ColumnsLength(int parameters) => 6 * (6 + parameters);

    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        environment.MoveTo([origin + t], [t]);
        var position = new Vector3(state[0], state[1], state[2]);
        var velocity = new Vector3(state[3], state[4], state[5]);
        var constant = Vector3<Dual3>.FromVector(velocity);
        var dual = model.Acceleration(environment, Dual3.Variables(position), constant);
        Set(derivative, velocity, new(dual.X.Value, dual.Y.Value, dual.Z.Value));
        var byPosition = Dual3.Jacobian(dual);
        var byVelocity = model.DependsOnVelocity
            ? Dual3.Jacobian(
                model.OfVelocity(environment, Vector3<Dual3>.FromVector(position), Dual3.Variables(velocity))
            )
            : default;
        var partials = new ParameterPartials(model, environment);
        for (var column = 0; column < 6 + parameters.Length; column++)
        {
            var at = StateLength + 6 * column;
            var r = new Vector3(state[at], state[at + 1], state[at + 2]);
            var v = new Vector3(state[at + 3], state[at + 4], state[at + 5]);
            var a = byPosition * r;
            if (model.DependsOnVelocity)
                a += byVelocity * v;
            if (column >= 6)
                a += partials.Of(parameters[column - 6], position, velocity);
            Set(derivative[at..], v, a);
        }
    }

    private static void Set(Span<double> target, Vector3 first, Vector3 second)
    {
        (target[0], target[1], target[2]) = (first.X, first.Y, first.Z);
        (target[3], target[4], target[5]) = (second.X, second.Y, second.Z);
    }
}
