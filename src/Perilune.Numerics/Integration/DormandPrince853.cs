using System.Runtime.CompilerServices;
using Coefficients = Perilune.Numerics.Integration.DormandPrince853Coefficients;

namespace Perilune.Numerics.Integration;

/// <summary>
/// The explicit Runge-Kutta method of order 8 by Dormand and Prince with adaptive steps and dense output of order 7
/// (Hairer, Norsett, Wanner, "Solving Ordinary Differential Equations I", sections II.4 to II.6), forwards or backwards.
/// The state is summed with compensation, so that rounding does not grow with the number of steps. One instance serves
/// one integration at a time; it allocates when it is made and not afterwards.
/// </summary>
/// <typeparam name="TEquation">The equation; a struct is called without indirection.</typeparam>
public sealed class DormandPrince853<TEquation> : IIntegrator
    where TEquation : IDifferentialEquation
{
    private const double Safety = 0.9;
    private const double LeastFactor = 1.0 / 3;
    private const double GreatestFactor = 6;
    private readonly int dimension;
    private readonly Tolerances tolerances;
    private readonly double[] stages;
    private readonly double[] state;
    private readonly double[] carry;
    private readonly double[] carryBefore;
    private readonly double[] trial;
    private readonly double[] sum;
    private readonly double[] dense;
    private TEquation equation;
    private double suggestedStep;
    private double lastStart;
    private double lastStep;
    private bool denseReady;

    /// <summary>An integrator of one equation.</summary>
    /// <param name="equation">The right-hand side.</param>
    /// <param name="tolerances">Local error allowed in a step; gives the dimension.</param>
    public DormandPrince853(TEquation equation, Tolerances tolerances)
    {
        ArgumentNullException.ThrowIfNull(tolerances);
        this.equation = equation;
        this.tolerances = tolerances;
        dimension = tolerances.Dimension;
        stages = new double[Coefficients.AllStages * dimension];
        state = new double[dimension];
        carry = new double[dimension];
        carryBefore = new double[dimension];
        trial = new double[dimension];
        sum = new double[dimension];
        dense = new double[DenseStep.Terms * dimension];
    }

    /// <summary>Number of components of the state.</summary>
    public int Dimension => dimension;

    /// <summary>Where the integration is: the end of the last accepted step.</summary>
    public double Time { get; private set; }

    /// <summary>The state there.</summary>
    public ReadOnlySpan<double> State => state;

    /// <summary>Longest step that may be taken; unlimited unless set.</summary>
    public double MaximumStep { get; set; } = double.PositiveInfinity;

    /// <summary>Evaluations of the right-hand side so far.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Steps accepted so far.</summary>
    public long AcceptedSteps { get; private set; }

    /// <summary>Steps rejected so far.</summary>
    public long RejectedSteps { get; private set; }

    /// <summary>
    /// The last accepted step as polynomials, valid until the next step; its first reading costs three evaluations.
    /// </summary>
    /// <exception cref="InvalidOperationException">No step was taken since the start.</exception>
    public DenseStep LastStep
    {
        get
        {
            if (lastStep == 0)
                throw new InvalidOperationException("no step has been taken");
            if (!denseReady)
                PrepareDenseOutput();
            return new(lastStart, lastStep, dense);
        }
    }

    /// <summary>
    /// Starts, or starts again, at a time and a state. A step length found before is kept as the first guess, so that a
    /// start at a discontinuity is cheap.
    /// </summary>
    /// <exception cref="ArgumentException">The state has another dimension, or holds what is not a finite number.</exception>
    public void Start(double time, ReadOnlySpan<double> initialState)
    {
        if (initialState.Length != dimension)
            throw new ArgumentException(
                $"the state has {initialState.Length} components, the tolerances {dimension}",
                nameof(initialState)
            );
        foreach (var component in initialState)
            if (!double.IsFinite(component))
                throw new ArgumentException("the state holds what is not a finite number", nameof(initialState));
        Time = time;
        initialState.CopyTo(state);
        Array.Clear(carry);
        (lastStep, denseReady) = (0, false);
    }

    /// <summary>
    /// Takes one step towards a limit, never beyond it, and lands on it exactly when it is near enough.
    /// </summary>
    /// <param name="limit">Where the integration may go at most; before the present time integrates backwards.</param>
    /// <returns>True when the limit was reached.</returns>
    /// <exception cref="IntegrationException">The step became smaller than the resolution of the time.</exception>
    public bool Step(double limit)
    {
        var distance = limit - Time;
        if (distance == 0)
            return true;
        if (lastStep == 0)
            Evaluate(Time, state, 0);
        else
            Stage(12).CopyTo(Stage(0));
        if (suggestedStep == 0)
            suggestedStep = FirstStep(distance);
        var wanted = Math.CopySign(Math.Min(suggestedStep, MaximumStep), distance);
        var rejected = false;
        while (true)
        {
            var reaches = Math.Abs(wanted) * 1.01 >= Math.Abs(distance);
            var next = reaches ? limit : Time + wanted;
            // The step that the rounded times really have between them.
            var step = next - Time;
            if (!reaches && !(Math.Abs(step) > 4 * (Math.BitIncrement(Math.Abs(Time)) - Math.Abs(Time))))
                throw new IntegrationException(Time, wanted, "the step is below the resolution of the time");
            TakeStages(step);
            var error = ErrorOf(step);
            var factor = Math.Clamp(Safety * Math.Pow(error, -1.0 / 8), LeastFactor, GreatestFactor);
            if (error <= 1)
            {
                Accept(step, next);
                suggestedStep = Math.Abs(step) * (rejected ? Math.Min(factor, 1) : factor);
                // A step cut far short by the limit says nothing against the longer one that was wanted.
                if (reaches && factor == GreatestFactor)
                    suggestedStep = Math.Max(suggestedStep, Math.Abs(wanted));
                return reaches;
            }
            RejectedSteps++;
            rejected = true;
            // An error that is not a number comes from a step far too long: shrink as much as allowed.
            wanted = step * (double.IsNaN(error) ? LeastFactor : Math.Min(factor, Safety));
        }
    }

    /// <summary>
    /// Takes the last step once more, only as far as a time within it. It is shorter than what the error control accepted,
    /// so it needs no control.
    /// </summary>
    /// <param name="end">A time between the start and the end of the last step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not within the last step.</exception>
    public void ShortenLastStep(double end)
    {
        var step = end - lastStart;
        if (lastStep == 0 || !(step / lastStep is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(end), end, "not within the last step");
        dense.AsSpan(0, dimension).CopyTo(state);
        carryBefore.CopyTo(carry, 0);
        Time = lastStart;
        TakeStages(step);
        denseReady = false;
        Accept(step, end);
        AcceptedSteps--;
    }

    private void TakeStages(double step)
    {
        for (var stage = 1; stage < 12; stage++)
        {
            Combine(stage, stage, step);
            Evaluate(Time + Coefficients.Nodes[stage] * step, trial, stage);
        }
        Combine(12, 12, step);
    }

    /// <summary>Puts the weighted sum of the first stages into <c>sum</c>, and the state it leads to into <c>trial</c>.</summary>
    private void Combine(int row, int count, double step)
    {
        Weigh(Coefficients.Stages.Slice(row * Coefficients.AllStages, count), sum);
        for (var i = 0; i < trial.Length; i++)
            trial[i] = state[i] + step * sum[i];
    }

    private void Weigh(ReadOnlySpan<double> weights, Span<double> result)
    {
        result.Clear();
        for (var stage = 0; stage < weights.Length; stage++)
        {
            var weight = weights[stage];
            if (weight == 0)
                continue;
            var derivative = Stage(stage)[..result.Length];
            for (var i = 0; i < result.Length; i++)
                result[i] += weight * derivative[i];
        }
    }

    /// <summary>Error over tolerance, from both embedded estimates (Hairer, equation II.10.17).</summary>
    private double ErrorOf(double step)
    {
        var error5 = dense.AsSpan(0, dimension);
        var error3 = dense.AsSpan(dimension, dimension);
        Weigh(Coefficients.Error5, error5);
        Weigh(Coefficients.Error3, error3);
        denseReady = false;
        double square5 = 0,
            square3 = 0;
        var start = 0;
        foreach (ref readonly var group in tolerances.Groups)
        {
            double e5 = 0,
                e3 = 0,
                before = 0,
                after = 0;
            for (var i = start; i < start + group.Length; i++)
            {
                e5 += error5[i] * error5[i];
                e3 += error3[i] * error3[i];
                before += state[i] * state[i];
                after += trial[i] * trial[i];
            }
            var scale = group.Absolute + group.Relative * Math.Sqrt(Math.Max(before, after));
            square5 += e5 / (scale * scale);
            square3 += e3 / (scale * scale);
            start += group.Length;
        }
        var denominator = square5 + 0.01 * square3;
        return denominator == 0 ? 0 : Math.Abs(step) * square5 / Math.Sqrt(tolerances.Controlled * denominator);
    }

    private void Accept(double step, double next)
    {
        // The values at the start of the step go into the dense output while they are here.
        for (var i = 0; i < state.Length; i++)
        {
            var old = state[i];
            dense[i] = old;
            carryBefore[i] = carry[i];
            var increment = step * sum[i] + carry[i];
            var updated = old + increment;
            // Knuth's two-sum: what the addition lost is carried into the next step.
            var virtualIncrement = updated - old;
            carry[i] = old - (updated - virtualIncrement) + (increment - virtualIncrement);
            state[i] = updated;
        }
        lastStart = Time;
        lastStep = step;
        Time = next;
        AcceptedSteps++;
        // The derivative at the end serves the dense output, and moves to the front when the next step begins.
        Evaluate(next, state, 12);
    }

    private void PrepareDenseOutput()
    {
        var before = dense.AsSpan(0, dimension);
        for (var row = 13; row < Coefficients.AllStages; row++)
        {
            Weigh(Coefficients.Stages.Slice(row * Coefficients.AllStages, row), sum);
            for (var i = 0; i < trial.Length; i++)
                trial[i] = before[i] + lastStep * sum[i];
            Evaluate(lastStart + Coefficients.Nodes[row] * lastStep, trial, row);
        }
        var first = Stage(0);
        var last = Stage(12);
        for (var i = 0; i < dimension; i++)
        {
            var difference = state[i] - before[i];
            var slope = lastStep * first[i] - difference;
            dense[dimension + i] = difference;
            dense[2 * dimension + i] = slope;
            dense[3 * dimension + i] = difference - lastStep * last[i] - slope;
        }
        for (var term = 0; term < 4; term++)
        {
            var target = dense.AsSpan((4 + term) * dimension, dimension);
            Weigh(Coefficients.Dense.Slice(term * Coefficients.AllStages, Coefficients.AllStages), target);
            foreach (ref var value in target)
                value *= lastStep;
        }
        denseReady = true;
    }

    /// <summary>Length of the first step (Hairer, section II.4, "starting step size").</summary>
    private double FirstStep(double distance)
    {
        var slope = Norm(Stage(0), state);
        var size = Norm(state, state);
        var guess = slope <= 1e-5 || size <= 1e-5 ? 1e-6 : 0.01 * size / slope;
        guess = Math.CopySign(Math.Min(Math.Min(guess, Math.Abs(distance)), MaximumStep), distance);
        for (var i = 0; i < trial.Length; i++)
            trial[i] = state[i] + guess * stages[i];
        Evaluate(Time + guess, trial, 1);
        for (var i = 0; i < trial.Length; i++)
            sum[i] = stages[dimension + i] - stages[i];
        var curvature = Norm(sum, state) / Math.Abs(guess);
        var greatest = Math.Max(curvature, slope);
        var step = greatest <= 1e-15 ? Math.Max(1e-6, Math.Abs(guess) * 1e-3) : Math.Pow(0.01 / greatest, 1.0 / 8);
        return Math.Min(Math.Min(100 * Math.Abs(guess), step), Math.Abs(distance));
    }

    private double Norm(ReadOnlySpan<double> vector, ReadOnlySpan<double> reference)
    {
        double total = 0;
        var start = 0;
        foreach (ref readonly var group in tolerances.Groups)
        {
            double value = 0,
                size = 0;
            for (var i = start; i < start + group.Length; i++)
            {
                value += vector[i] * vector[i];
                size += reference[i] * reference[i];
            }
            var scale = group.Absolute + group.Relative * Math.Sqrt(size);
            // A purely relative tolerance has no scale where the state is zero; such a group does not vote.
            total += scale > 0 ? value / (scale * scale) : 0;
            start += group.Length;
        }
        return Math.Sqrt(total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<double> Stage(int stage) => stages.AsSpan(stage * dimension, dimension);

    private void Evaluate(double t, ReadOnlySpan<double> y, int stage)
    {
        equation.Evaluate(t, y, Stage(stage));
        Evaluations++;
    }
}
