using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.MultipleShooting;

/// <summary>
/// Joins patch points into one continuous trajectory: Newton's method on all states and epochs together, each step the
/// smallest weighted change that removes the linearised discontinuities (T. A. Pavlak, "Trajectory design and orbit
/// maintenance strategies in multi-body dynamical regimes", thesis, Purdue University, 2013, chapter 3). The normal
/// equations are block tridiagonal, so that a step costs time linear in the number of arcs. The result does not depend on
/// the number of threads.
/// </summary>
/// <remarks>
/// Free epochs are what makes it converge: the ephemeris moves a perilune by hours against the uniform pattern of a
/// periodic orbit, which at fixed epochs would bend the states by thousands of kilometres.
/// </remarks>
public sealed class MultipleShootingSolver
{
    private const int Order = 6;
    private const int Block = Order * Order;
    private const int Unknowns = Order + 1;

    // A change of epoch counts as a tenth of the distance that the motion covers in it: shifts of time before bends of path.
    private const double EpochWeight = 100;

    private const double MostShortened = 0.9;

    private readonly double[] epochs;
    private readonly double[] states;
    private readonly double[] ends;
    private readonly double[] transitions;
    private readonly double[] rates;

    /// <summary>Patch points to join.</summary>
    /// <param name="epochs">First guess of the epochs, TDB seconds past J2000, rising, two or more; copied.</param>
    /// <param name="states">First guess of the states: six numbers (m, m/s) for each patch point; copied.</param>
    /// <exception cref="ArgumentException">The spans do not fit together.</exception>
    /// <exception cref="ArithmeticException">The epochs do not rise.</exception>
    public MultipleShootingSolver(ReadOnlySpan<double> epochs, ReadOnlySpan<double> states)
    {
        if (epochs.Length < 2 || states.Length != Order * epochs.Length)
            throw new ArgumentException("multiple shooting needs two or more patch points and six numbers for each");
        this.epochs = epochs.ToArray();
        this.states = states.ToArray();
        ends = new double[Arcs * Order];
        transitions = new double[Arcs * Block];
        rates = new double[Arcs * 2 * Order];
        CheckEpochs();
    }

    /// <summary>Number of arcs.</summary>
    public int Arcs => epochs.Length - 1;

    /// <summary>Epochs of the patch points, TDB seconds past J2000.</summary>
    public ReadOnlySpan<double> Epochs => epochs;

    /// <summary>States at the patch points, six numbers each, m and m/s.</summary>
    public ReadOnlySpan<double> States => states;

    /// <summary>State-transition matrices of the arcs at the last propagation, 36 numbers each, by rows.</summary>
    public ReadOnlySpan<double> Transitions => transitions;

    /// <summary>Greatest discontinuities between the end of an arc and the next patch point at the last propagation.</summary>
    public Discontinuity Worst { get; private set; } = new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Propagations of the whole trajectory so far.</summary>
    public int Iterations { get; private set; }

    /// <summary>
    /// Improves the patch points until the trajectory is continuous. May be called again with a finer model, from where the
    /// coarser one has led.
    /// </summary>
    /// <param name="propagation">The model.</param>
    /// <param name="tolerance">Discontinuities allowed.</param>
    /// <param name="mostIterations">Propagations of the whole trajectory allowed.</param>
    /// <param name="options">Threads that share the arcs, and the cancellation, which is looked at before each arc.</param>
    /// <param name="progress">Is told of each propagation.</param>
    /// <returns>False when the discontinuities are still greater after all iterations.</returns>
    /// <exception cref="ArithmeticException">The iterations diverge.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool TrySolve(
        ArcPropagation propagation,
        Discontinuity tolerance,
        int mostIterations,
        ParallelOptions options,
        IProgress<Discontinuity>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(propagation);
        ArgumentNullException.ThrowIfNull(options);
        for (var iteration = 0; iteration < mostIterations; iteration++)
        {
            Propagate(propagation, options);
            progress?.Report(Worst);
            if (Worst.Position <= tolerance.Position && Worst.Velocity <= tolerance.Velocity)
                return true;
            Step();
            CheckEpochs();
        }
        return false;
    }

    /// <summary>As <see cref="TrySolve"/>, where not to converge is an error.</summary>
    /// <exception cref="ArithmeticException">The iterations do not converge.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Solve(
        ArcPropagation propagation,
        Discontinuity tolerance,
        int mostIterations,
        ParallelOptions options,
        IProgress<Discontinuity>? progress = null
    )
    {
        if (!TrySolve(propagation, tolerance, mostIterations, options, progress))
        {
            throw new ArithmeticException(
                $"the trajectory is not continuous after {mostIterations} iterations: {Worst.Position:G3} m and {Worst.Velocity:G3} m/s are left"
            );
        }
    }

    /// <summary>Propagates all arcs for their state-transition matrices, and moves nothing.</summary>
    /// <param name="propagation">A model that writes them.</param>
    /// <param name="options">Threads that share the arcs, and the cancellation.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Linearise(ArcPropagation propagation, ParallelOptions options)
    {
        ArgumentNullException.ThrowIfNull(propagation);
        ArgumentNullException.ThrowIfNull(options);
        Propagate(propagation, options);
    }

    private void Propagate(ArcPropagation propagation, ParallelOptions options)
    {
        try
        {
            Parallel.For(
                0,
                Arcs,
                options,
                arc =>
                    propagation(
                        arc,
                        epochs[arc],
                        states.AsSpan(arc * Order, Order),
                        epochs[arc + 1],
                        new(ends.AsSpan(arc * Order, Order), Transition(arc), Rate(arc, atEnd: 0), Rate(arc, atEnd: 1))
                    )
            );
        }
        catch (AggregateException several)
        {
            // Whichever threads were first: always the same one is told.
            throw several.InnerExceptions.MinBy(error => error.Message, StringComparer.Ordinal)!;
        }
        Iterations++;
        var (position, velocity) = (0.0, 0.0);
        for (var i = 0; i < ends.Length; i += Order)
        {
            position = Math.Max(position, Jump(i).Norm);
            velocity = Math.Max(velocity, Jump(i + 3).Norm);
        }
        if (!double.IsFinite(position + velocity))
            throw new ArithmeticException("multiple shooting has diverged");
        Worst = new(position, velocity);
    }

    private Vector3 Jump(int i) =>
        new(ends[i] - states[i + Order], ends[i + 1] - states[i + Order + 1], ends[i + 2] - states[i + Order + 2]);

    /// <summary>One step of Newton's method: change = W J' (J W J')^-1 (-discontinuity).</summary>
    private void Step()
    {
        var diagonal = new double[Arcs * Block];
        var below = new double[(Arcs - 1) * Block];
        var multipliers = new double[Arcs * Order];
        var change = new double[epochs.Length * Unknowns];
        Span<double> weights = stackalloc double[Unknowns];
        Span<double> nextWeights = stackalloc double[Unknowns];
        Span<double> start = stackalloc double[Order * Unknowns];
        Span<double> end = stackalloc double[Order * Unknowns];
        Span<double> endBefore = stackalloc double[Order * Unknowns];
        for (var k = 0; k < Arcs; k++)
        {
            Weights(k, weights);
            Weights(k + 1, nextWeights);
            StartDerivatives(k, start);
            EndDerivatives(k, end);
            for (var i = 0; i < Order; i++)
            {
                multipliers[k * Order + i] = states[(k + 1) * Order + i] - ends[k * Order + i];
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
        BlockTridiagonal.SolveInPlace(Order, diagonal, below, multipliers);
        for (var k = 0; k <= Arcs; k++)
        {
            Weights(k, weights);
            if (k < Arcs)
                StartDerivatives(k, start);
            if (k > 0)
                EndDerivatives(k - 1, end);
            for (var c = 0; c < Unknowns; c++)
            {
                var sum = 0.0;
                for (var i = 0; i < Order; i++)
                {
                    if (k < Arcs)
                        sum += start[i * Unknowns + c] * multipliers[k * Order + i];
                    if (k > 0)
                        sum += end[i * Unknowns + c] * multipliers[(k - 1) * Order + i];
                }
                change[k * Unknowns + c] = weights[c] * sum;
            }
        }
        var share = Share(change);
        for (var k = 0; k <= Arcs; k++)
        {
            for (var c = 0; c < Order; c++)
                states[k * Order + c] += share * change[k * Unknowns + c];
            epochs[k] += share * change[k * Unknowns + Order];
        }
    }

    /// <summary>
    /// How much of a change to make: all of it near the solution; far from it so much that no arc loses more than nine tenths
    /// of its duration.
    /// </summary>
    private double Share(double[] change)
    {
        var most = 1.0;
        for (var k = 1; k <= Arcs; k++)
        {
            var shortened = change[(k - 1) * Unknowns + Order] - change[k * Unknowns + Order];
            most = Math.Max(most, shortened / (MostShortened * (epochs[k] - epochs[k - 1])));
        }
        return 1 / most;
    }

    /// <summary>Derivatives of an arc's discontinuity with respect to the state and the epoch at its start.</summary>
    private void StartDerivatives(int arc, Span<double> derivatives)
    {
        var transition = Transition(arc);
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

    private Span<double> Transition(int arc) => transitions.AsSpan(arc * Block, Block);

    private Span<double> Rate(int arc, int atEnd) => rates.AsSpan((2 * arc + atEnd) * Order, Order);

    private void CheckEpochs()
    {
        for (var i = 1; i < epochs.Length; i++)
        {
            if (!(epochs[i] > epochs[i - 1]))
                throw new ArithmeticException($"epochs of patch points do not rise at {epochs[i]:R}");
        }
    }
}
