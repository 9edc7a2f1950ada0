using Perilune.Numerics.Integration;
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

    private const double MostShortened = 0.9;

    // A damped step shorter than this part of Newton's leads nowhere.
    private const double LeastShare = 1.0 / 128;

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

    /// <summary>
    /// As <see cref="TrySolve"/>, from farther off: every step is shortened until the next one, estimated with the derivatives at
    /// hand, becomes smaller (the natural monotonicity test: P. Deuflhard, "Newton Methods for Nonlinear Problems", 2004,
    /// section 4.4).
    /// </summary>
    /// <param name="propagation">The model; it writes the transition matrices each time.</param>
    /// <param name="tolerance">Discontinuities allowed.</param>
    /// <param name="mostIterations">Propagations of the whole trajectory allowed.</param>
    /// <param name="options">Threads that share the arcs, and the cancellation, which is looked at before each arc.</param>
    /// <returns>False when no step makes it better, or the discontinuities are still greater after all iterations.</returns>
    /// <exception cref="ArithmeticException">The first guess cannot be propagated.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal bool TrySolveDamped(
        ArcPropagation propagation,
        Discontinuity tolerance,
        int mostIterations,
        ParallelOptions options
    )
    {
        var last = Iterations + mostIterations;
        Propagate(propagation, options);
        var share = 1.0;
        while (!(Worst.Position <= tolerance.Position && Worst.Velocity <= tolerance.Velocity))
        {
            double[] fromEpochs = [.. epochs];
            double[] fromStates = [.. states];
            var equations = new ShootingEquations(fromStates, [.. transitions], [.. rates]);
            var missing = Missing();
            var multipliers = equations.Multipliers(missing);
            var (change, size) = (equations.Change(multipliers), Size(multipliers, missing));
            for (share = Math.Min(Math.Min(1, 4 * share), Share(change)); ; share /= 2)
            {
                if (Iterations >= last || share < LeastShare)
                    return false;
                Move(change, share);
                if (TryPropagate(propagation, options))
                {
                    missing = Missing();
                    if (Size(equations.Multipliers(missing), missing) <= (1 - share / 4) * size)
                        break;
                }
                fromEpochs.CopyTo(epochs, 0);
                fromStates.CopyTo(states, 0);
            }
        }
        return true;
    }

    /// <summary>
    /// Moves the patch points of a continuous trajectory towards others, along the directions that keep it continuous to first
    /// order; epochs are as free as they are in the correction.
    /// </summary>
    /// <param name="towards">The other states, six numbers for each patch point.</param>
    /// <param name="share">Part of the way, 0 to 1.</param>
    internal void Approach(ReadOnlySpan<double> towards, double share)
    {
        var equations = new ShootingEquations([.. states], [.. transitions], [.. rates]);
        var wish = new double[epochs.Length * Unknowns];
        for (var k = 0; k <= Arcs; k++)
        for (var c = 0; c < Order; c++)
            wish[k * Unknowns + c] = towards[k * Order + c] - states[k * Order + c];
        var effect = equations.Effect(wish);
        for (var i = 0; i < effect.Length; i++)
            effect[i] = -effect[i];
        var back = equations.Change(equations.Multipliers(effect));
        for (var i = 0; i < wish.Length; i++)
            wish[i] += back[i];
        Move(wish, share * Share(wish));
    }

    private bool TryPropagate(ArcPropagation propagation, ParallelOptions options)
    {
        try
        {
            CheckEpochs();
            Propagate(propagation, options);
            return true;
        }
        catch (Exception lost) when (lost is ArithmeticException or IntegrationException)
        {
            Iterations++;
            return false;
        }
    }

    /// <summary>Length of the step that the multipliers stand for, by its weights.</summary>
    private static double Size(double[] multipliers, double[] missing)
    {
        var sum = 0.0;
        for (var i = 0; i < missing.Length; i++)
            sum += multipliers[i] * missing[i];
        return Math.Sqrt(sum);
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

    /// <summary>One step of Newton's method.</summary>
    private void Step()
    {
        var equations = new ShootingEquations(states, transitions, rates);
        var change = equations.Change(equations.Multipliers(Missing()));
        Move(change, Share(change));
    }

    /// <summary>What the ends of the arcs lack to the patch points after them.</summary>
    private double[] Missing()
    {
        var missing = new double[Arcs * Order];
        for (var i = 0; i < missing.Length; i++)
            missing[i] = states[i + Order] - ends[i];
        return missing;
    }

    private void Move(double[] change, double share)
    {
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
