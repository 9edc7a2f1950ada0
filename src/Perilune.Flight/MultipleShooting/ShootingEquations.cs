using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.MultipleShooting;

/// <summary>
/// The linearised conditions of multiple shooting: the smallest weighted change of all states and epochs that removes
/// discontinuities, change = W J' (J W J')^-1 (-discontinuity).
/// </summary>
internal sealed class ShootingEquations
{
    private const int Order = 6;
    private const int Block = Order * Order;
    private const int Unknowns = Order + 1;

    // A change of epoch counts as a tenth of the distance that the motion covers in it: shifts of time before bends of path.
    private const double EpochWeight = 100;

    private readonly double[] states;
    private readonly double[] transitions;
    private readonly double[] rates;
    private readonly double[] diagonal;
    private readonly double[] below;
    private readonly int arcs;

    /// <summary>The conditions at patch points; the arrays are not copied and must not change.</summary>
    /// <param name="states">Six numbers for each patch point.</param>
    /// <param name="transitions">36 numbers for each arc.</param>
    /// <param name="rates">Derivatives of the state at both ends of each arc.</param>
    public ShootingEquations(double[] states, double[] transitions, double[] rates)
    {
        (this.states, this.transitions, this.rates) = (states, transitions, rates);
        arcs = transitions.Length / Block;
        diagonal = new double[arcs * Block];
        below = new double[(arcs - 1) * Block];
        Span<double> weights = stackalloc double[Unknowns];
        Span<double> nextWeights = stackalloc double[Unknowns];
        Span<double> start = stackalloc double[Order * Unknowns];
        Span<double> end = stackalloc double[Order * Unknowns];
        Span<double> endBefore = stackalloc double[Order * Unknowns];
        for (var k = 0; k < arcs; k++)
        {
            Weights(k, weights);
            Weights(k + 1, nextWeights);
            StartDerivatives(k, start);
            EndDerivatives(k, end);
            for (var i = 0; i < Order; i++)
            {
                for (var j = 0; j < Order; j++)
                {
                    diagonal[k * Block + i * Order + j] =
                        Weighted(start, i, weights, start, j) + Weighted(end, i, nextWeights, end, j);
                    // An arc shares the patch point where it starts with the arc before.
                    if (k > 0)
                        below[(k - 1) * Block + i * Order + j] = Weighted(start, i, weights, endBefore, j);
                }
            }
            end.CopyTo(endBefore);
        }
    }

    /// <summary>Solves J W J' x = missing.</summary>
    /// <param name="missing">What is to be removed: what the ends of the arcs lack, six numbers for each arc.</param>
    public double[] Multipliers(double[] missing)
    {
        var multipliers = (double[])missing.Clone();
        BlockTridiagonal.SolveInPlace(Order, (double[])diagonal.Clone(), (double[])below.Clone(), multipliers);
        return multipliers;
    }

    /// <summary>The change W J' x: six numbers and the epoch for each patch point.</summary>
    public double[] Change(double[] multipliers)
    {
        var change = new double[(arcs + 1) * Unknowns];
        Span<double> weights = stackalloc double[Unknowns];
        Span<double> start = stackalloc double[Order * Unknowns];
        Span<double> end = stackalloc double[Order * Unknowns];
        for (var k = 0; k <= arcs; k++)
        {
            Weights(k, weights);
            if (k < arcs)
                StartDerivatives(k, start);
            if (k > 0)
                EndDerivatives(k - 1, end);
            for (var c = 0; c < Unknowns; c++)
            {
                var sum = 0.0;
                for (var i = 0; i < Order; i++)
                {
                    if (k < arcs)
                        sum += start[i * Unknowns + c] * multipliers[k * Order + i];
                    if (k > 0)
                        sum += end[i * Unknowns + c] * multipliers[(k - 1) * Order + i];
                }
                change[k * Unknowns + c] = weights[c] * sum;
            }
        }
        return change;
    }

    /// <summary>What a change does to the discontinuities, six numbers for each arc.</summary>
    public double[] Effect(double[] change)
    {
        var effect = new double[arcs * Order];
        Span<double> start = stackalloc double[Order * Unknowns];
        Span<double> end = stackalloc double[Order * Unknowns];
        for (var k = 0; k < arcs; k++)
        {
            StartDerivatives(k, start);
            EndDerivatives(k, end);
            for (var i = 0; i < Order; i++)
            {
                for (var c = 0; c < Unknowns; c++)
                {
                    effect[k * Order + i] +=
                        start[i * Unknowns + c] * change[k * Unknowns + c]
                        + end[i * Unknowns + c] * change[(k + 1) * Unknowns + c];
                }
            }
        }
        return effect;
    }

    /// <summary>Derivatives of an arc's discontinuity with respect to the state and the epoch at its start.</summary>
    private void StartDerivatives(int arc, Span<double> derivatives)
    {
        var transition = transitions.AsSpan(arc * Block, Block);
        var rate = Rate(arc, atEnd: 0);
        for (var i = 0; i < Order; i++)
        {
            var row = transition.Slice(i * Order, Order);
            row.CopyTo(derivatives[(i * Unknowns)..]);
            var sum = 0.0;
            for (var c = 0; c < Order; c++)
                sum += row[c] * rate[c];
            // Starting later from the same state is starting at the old time from a state that lies behind.
            derivatives[i * Unknowns + Order] = -sum;
        }
    }

    /// <summary>Derivatives of an arc's discontinuity with respect to the state and the epoch at its end.</summary>
    private void EndDerivatives(int arc, Span<double> derivatives)
    {
        var rate = Rate(arc, atEnd: 1);
        derivatives.Clear();
        for (var i = 0; i < Order; i++)
        {
            derivatives[i * Unknowns + i] = -1;
            derivatives[i * Unknowns + Order] = rate[i];
        }
    }

    private static double Weighted(
        ReadOnlySpan<double> a,
        int row,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> b,
        int otherRow
    )
    {
        var sum = 0.0;
        for (var c = 0; c < Unknowns; c++)
            sum += a[row * Unknowns + c] * weights[c] * b[otherRow * Unknowns + c];
        return sum;
    }

    /// <summary>
    /// Squares of the changes that count as equal: a metre, and the speed of a metre in the time r/v in which the motion
    /// there changes, so that neither perilune nor apolune is bent for the other's sake.
    /// </summary>
    private void Weights(int patch, Span<double> weights)
    {
        var s = states.AsSpan(patch * Order, Order);
        var squaredRadius = s[0] * s[0] + s[1] * s[1] + s[2] * s[2];
        var squaredSpeed = s[3] * s[3] + s[4] * s[4] + s[5] * s[5];
        weights[..3].Fill(1);
        weights[3..6].Fill(squaredSpeed / squaredRadius);
        weights[6] = EpochWeight / squaredSpeed;
    }

    private ReadOnlySpan<double> Rate(int arc, int atEnd) => rates.AsSpan((2 * arc + atEnd) * Order, Order);
}
