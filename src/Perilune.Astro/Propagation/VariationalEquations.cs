using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Position and velocity in ICRF axes relative to the central body, and the state-transition matrix by rows: 42
/// components. The exact gradients of the force come from dual numbers.
/// </summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="origin">Time zero of the integration, TDB seconds past J2000.</param>
internal readonly struct VariationalEquations(ForceModel model, ForceEnvironment<Dual3> environment, double origin)
    : IDifferentialEquation
{
    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        environment.MoveTo(origin + t);
        var position = new Vector3(state[0], state[1], state[2]);
        var velocity = new Vector3(state[3], state[4], state[5]);
        var constant = Vector3<Dual3>.FromVector(velocity);
        var dual = model.Acceleration(environment, Dual3.Variables(position), constant);
        (derivative[0], derivative[1], derivative[2]) = (state[3], state[4], state[5]);
        (derivative[3], derivative[4], derivative[5]) = (dual.X.Value, dual.Y.Value, dual.Z.Value);
        var byPosition = Dual3.Jacobian(dual);
        var byVelocity = model.DependsOnVelocity
            ? Dual3.Jacobian(
                model.OfVelocity(environment, Vector3<Dual3>.FromVector(position), Dual3.Variables(velocity))
            )
            : default;
        var matrix = state[6..];
        var rate = derivative[6..];
        for (var column = 0; column < 6; column++)
        {
            var r = new Vector3(matrix[column], matrix[6 + column], matrix[12 + column]);
            var v = new Vector3(matrix[18 + column], matrix[24 + column], matrix[30 + column]);
            var a = byPosition * r;
            if (model.DependsOnVelocity)
                a += byVelocity * v;
            (rate[column], rate[6 + column], rate[12 + column]) = (v.X, v.Y, v.Z);
            (rate[18 + column], rate[24 + column], rate[30 + column]) = (a.X, a.Y, a.Z);
        }
    }
}
