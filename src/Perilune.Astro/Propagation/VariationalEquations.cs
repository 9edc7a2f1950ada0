using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Position and velocity in ICRF axes relative to the central body, and by rows the state-transition matrix with one more
/// column for each parameter: 6 + 6 (6 + p) components. The exact gradients of the force come from dual numbers.
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
        var partials = new ParameterPartials(model, environment);
        var columns = 6 + parameters.Length;
        for (var column = 0; column < columns; column++)
        {
            var r = Column(matrix, columns, 0, column);
            var v = Column(matrix, columns, 3, column);
            var a = byPosition * r;
            if (model.DependsOnVelocity)
                a += byVelocity * v;
            if (column >= 6)
                a += partials.Of(parameters[column - 6], position, velocity);
            SetColumn(rate, columns, 0, column, v);
            SetColumn(rate, columns, 3, column, a);
        }
    }

    private static Vector3 Column(ReadOnlySpan<double> matrix, int columns, int row, int column) =>
        new(matrix[row * columns + column], matrix[(row + 1) * columns + column], matrix[(row + 2) * columns + column]);

    private static void SetColumn(Span<double> matrix, int columns, int row, int column, Vector3 value)
    {
        matrix[row * columns + column] = value.X;
        matrix[(row + 1) * columns + column] = value.Y;
        matrix[(row + 2) * columns + column] = value.Z;
    }
}
