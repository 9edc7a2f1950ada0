using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Position and velocity in ICRF axes relative to the central body under point masses alone, and the rows of the
/// state-transition matrix: a row of all six partial derivatives is a run of numbers.
/// </summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="origin">Time zero of the integration, TDB seconds past J2000.</param>
internal readonly struct PointMassVariations(ForceModel model, ForceEnvironment<Real> environment, double origin)
    : IDifferentialEquation
{
    private const int Row = 6;
    private const int Rows = VariationalEquations.StateLength;

    private readonly EquationsOfMotion motion = new(model, environment, origin);

    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        motion.Evaluate(t, state[..Rows], derivative[..Rows]);
        var position = new Vector3(state[0], state[1], state[2]);
        var gradient = PointMassAttraction.Gradient(model.Central.GravitationalParameter, position);
        for (var i = 0; i < model.Others.Length; i++)
            gradient += PointMassAttraction.Gradient(
                model.Others[i].GravitationalParameter,
                position - environment.Position(i).Lane(0)
            );
        var places = state.Slice(Rows, 3 * Row);
        state.Slice(Rows + 3 * Row, 3 * Row).CopyTo(derivative[Rows..]);
        var rates = derivative.Slice(Rows + 3 * Row, 3 * Row);
        for (var column = 0; column < Row; column++)
        {
            var (x, y, z) = (places[column], places[Row + column], places[2 * Row + column]);
            rates[column] = gradient.XX * x + gradient.XY * y + gradient.XZ * z;
            rates[Row + column] = gradient.YX * x + gradient.YY * y + gradient.YZ * z;
            rates[2 * Row + column] = gradient.ZX * x + gradient.ZY * y + gradient.ZZ * z;
        }
    }

    /// <summary>The matrix of a state.</summary>
    public static StateTransition Transition(ReadOnlySpan<double> state)
    {
        var rows = state[Rows..];
        return new(Block(rows, 0, 0), Block(rows, 0, 3), Block(rows, 3, 0), Block(rows, 3, 3));
    }

    private static Matrix3 Block(ReadOnlySpan<double> rows, int row, int column)
    {
        var a = rows.Slice(Row * row + column, 3);
        var b = rows.Slice(Row * (row + 1) + column, 3);
        var c = rows.Slice(Row * (row + 2) + column, 3);
        return new(a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]);
    }
}
