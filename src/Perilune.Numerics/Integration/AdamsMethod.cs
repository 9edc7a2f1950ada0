using System.Runtime.Intrinsics;

namespace Perilune.Numerics.Integration;

/// <summary>
/// The predictor-corrector method of Adams with variable steps, of order 14, in modified divided differences, integrating
/// accelerations twice (L. F. Shampine and M. K. Gordon, "Computer Solution of Ordinary Differential Equations", 1975;
/// M. M. Berry, "A Variable-Step Double-Integration Multi-Step Integrator", dissertation, Virginia Tech, 2004). It evaluates
/// the forces once a step: the method for very long arcs through expensive and smooth forces. Every start is made of small
/// steps of low order, some thirty of them. The state is summed with compensation. One instance serves one integration at
/// a time; it allocates when it is made and not afterwards.
/// </summary>
/// <typeparam name="TEquation">The equation; a struct is called without indirection.</typeparam>
public sealed class AdamsMethod<TEquation> : IIntegrator
    where TEquation : IMultistepEquation
{
    private const int GreatestOrder = 13;
    private const double Safety = 0.5;

    // In tolerances of position.
    private const double GreatestJolt = 100;
    private readonly int dimension;
    private readonly int positions;
    private readonly int rates;
    private readonly int width;
    private readonly Tolerances tolerances;
    private readonly StepHistory history = new(GreatestOrder);
    private readonly double[] state;
    private readonly double[] carry;
    private readonly double[] initial;
    private readonly double[] initialRates;
    private readonly double[] derivative;
    private readonly double[] increment;
    private readonly double[] predicted;
    private readonly double[] error;
    private readonly double[] jolts;
    private readonly double[] differences;
    private readonly double[] scaled;
    private readonly double[] sums;
    private readonly double[] dense;
    private readonly double[] once = new double[GreatestOrder + 2];
    private readonly double[] twice = new double[GreatestOrder + 2];
    private TEquation equation;
    private int order;
    private int lastOrder;
    private double suggestedStep;
    private double lastStart;
    private double lastStep;
    private bool denseReady;

    /// <summary>An integrator of one equation.</summary>
    /// <param name="equation">The right-hand side.</param>
    /// <param name="tolerances">Local error allowed in a step; gives the dimension.</param>
    /// <exception cref="ArgumentException">The state is too small for the equation's positions and velocities.</exception>
    public AdamsMethod(TEquation equation, Tolerances tolerances)
    {
        ArgumentNullException.ThrowIfNull(tolerances);
        this.equation = equation;
        this.tolerances = tolerances;
        dimension = tolerances.Dimension;
        positions = equation.Positions;
        if (positions < 0 || 2 * positions > dimension)
            throw new ArgumentException($"{dimension} components do not hold {positions} positions and velocities");
        rates = dimension - positions;
        // Rows of whole vectors; what fills them up stays zero.
        width = (rates + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        state = new double[dimension];
        carry = new double[dimension];
        initial = new double[dimension];
        initialRates = new double[rates];
        derivative = new double[dimension];
        increment = new double[dimension];
        predicted = new double[dimension];
        error = new double[dimension];
        jolts = new double[dimension];
        differences = new double[(GreatestOrder + 2) * width];
        scaled = new double[(GreatestOrder + 2) * width];
        sums = new double[(GreatestOrder + 2) * width];
        dense = new double[DenseStep.Terms * dimension];
    }

    /// <inheritdoc/>
    public int Dimension => dimension;

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => state;

    /// <inheritdoc/>
    public long Evaluations { get; private set; }

    /// <inheritdoc/>
    public long AcceptedSteps { get; private set; }

    /// <summary>Steps rejected so far.</summary>
    public long RejectedSteps { get; private set; }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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
        order = 0;
        (lastStep, denseReady) = (0, false);
    }

    /// <inheritdoc/>
    public bool Step(double limit)
    {
        if (limit == Time)
            return true;
        // A history of the other direction is none.
        if (order == 0 || limit > Time != lastStep > 0)
            Begin();
        else
            history.Accept();
        for (var attempt = 0; ; attempt++)
        {
            var distance = limit - Time;
            var wanted = Math.CopySign(suggestedStep, distance);
            var reaches = Math.Abs(wanted) * 1.01 >= Math.Abs(distance);
            // Two halves of what is left, not a step and a crumb.
            if (!reaches && Math.Abs(wanted) * 2 > Math.Abs(distance))
                wanted = 0.5 * distance;
            var next = reaches ? limit : Time + wanted;
            var step = next - Time;
            if (!reaches && !(Math.Abs(step) > 4 * (Math.BitIncrement(Math.Abs(Time)) - Math.Abs(Time))))
                throw new IntegrationException(Time, wanted, "the step is below the resolution of the time");
            var size = Try(step, next);
            // Errors grow with the power order + 1 of the step, what a jolt adds to a position with its square.
            var jolt = JoltSize();
            var factor = Math.Min(Math.Pow(Safety / size, 1.0 / (order + 1)), Math.Sqrt(Safety / jolt));
            if (size <= 1 && jolt <= 1)
            {
                Accept(step, next);
                Suggest(reaches, Math.Abs(step), factor);
                return reaches;
            }
            RejectedSteps++;
            suggestedStep = Math.Abs(step) * (double.IsNaN(factor) ? 0.1 : Math.Clamp(factor, 0.1, 0.9));
            // The history misleads after a jump that nobody told of: begin again.
            if (attempt == 2)
                Begin();
        }
    }

    /// <inheritdoc/>
    public void ShortenLastStep(double end)
    {
        var part = (end - lastStart) / lastStep;
        if (lastStep == 0 || !(part is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(end), end, "not within the last step");
        history.Integrate(part, lastOrder, once, twice);
        Integrals(once, twice, part * lastStep, lastOrder + 1, initial, increment);
        for (var i = 0; i < dimension; i++)
            state[i] = initial[i] + increment[i];
        if (part > 0)
            equation.AddJolts(lastStart, initial, end, state);
        Array.Clear(carry);
        Time = end;
        order = 0;
    }

    private void Begin()
    {
        history.Clear();
        order = 1;
        Evaluate(Time, state);
        derivative.AsSpan(positions).CopyTo(differences);
        // As Shampine and Gordon begin: far too short, and doubled every step.
        derivative.CopyTo(error, 0);
        suggestedStep = 0.25 / Math.Sqrt(Math.Max(tolerances.Size(error, state), 1e-16));
    }

    /// <summary>Predicts, evaluates and corrects; gives the error over the tolerance.</summary>
    private double Try(double step, double next)
    {
        history.Prepare(step, order);
        Row(sums, order).Clear();
        for (var i = order - 1; i >= 0; i--)
        {
            var factor = history.Factors[i];
            var difference = Row(differences, i);
            var term = Row(scaled, i);
            var above = Row(sums, i + 1);
            var sum = Row(sums, i);
            for (var k = 0; k < sum.Length; k += Vector256<double>.Count)
            {
                var product = Vector256.Create(difference[k..]) * factor;
                product.CopyTo(term[k..]);
                (Vector256.Create(above[k..]) + product).CopyTo(sum[k..]);
            }
        }
        Integrals(history.Once, history.Twice, step, order, state, increment);
        for (var k = 0; k < dimension; k++)
            predicted[k] = jolts[k] = state[k] + increment[k];
        equation.AddJolts(Time, state, next, predicted);
        for (var k = 0; k < dimension; k++)
            jolts[k] = predicted[k] - jolts[k];
        Evaluate(next, predicted);
        var (once, onceError) = (history.Once[order], history.Once[order] - history.Once[order - 1]);
        var (twice, twiceError) = (history.Twice[order], history.Twice[order] - history.Twice[order - 1]);
        for (var k = 0; k < dimension; k++)
        {
            // The new difference: of the acceleration for a position, of its own rate for everything else.
            var source = k < positions ? k : k - positions;
            var change = derivative[positions + source] - sums[source];
            var (weight, errorWeight) =
                k < positions ? (step * step * twice, step * step * twiceError) : (step * once, step * onceError);
            increment[k] += weight * change + jolts[k];
            error[k] = errorWeight * change;
        }
        return tolerances.Size(error, state);
    }

    private void Accept(double step, double next)
    {
        state.CopyTo(initial, 0);
        Row(differences, 0)[..rates].CopyTo(initialRates);
        for (var k = 0; k < dimension; k++)
        {
            // Knuth's two-sum: what the addition lost is carried into the next step.
            var (old, added) = (state[k], increment[k] + carry[k]);
            var updated = old + added;
            var virtualIncrement = updated - old;
            carry[k] = old - (updated - virtualIncrement) + (added - virtualIncrement);
            state[k] = updated;
        }
        equation.Correct(predicted, state, derivative);
        var newest = Row(scaled, order);
        for (var k = 0; k < rates; k++)
            newest[k] = derivative[positions + k] - sums[k];
        for (var i = 0; i <= order; i++)
        {
            var sum = Row(sums, i);
            var difference = Row(differences, i);
            for (var k = 0; k < sum.Length; k += Vector256<double>.Count)
                (Vector256.Create(sum[k..]) + Vector256.Create(newest[k..])).CopyTo(difference[k..]);
        }
        (lastStart, lastStep, lastOrder) = (Time, step, order);
        Time = next;
        AcceptedSteps++;
        denseReady = false;
    }

    private void Suggest(bool reaches, double step, double factor)
    {
        var starting = order < GreatestOrder;
        if (starting)
            order++;
        // A history of even steps is the most accurate: change them only for a good reason.
        var length = factor switch
        {
            >= 2 => 2 * step,
            >= 1.2 when !starting => 1.1 * step,
            >= 1 => step,
            _ => Math.Max(factor, 0.5) * step,
        };
        // A step cut short by the limit says nothing against the longer one that was wanted.
        suggestedStep = reaches ? Math.Max(suggestedStep, length) : length;
    }

    /// <summary>What the terms of the polynomial add to the state over a length from the start of the step.</summary>
    private void Integrals(
        ReadOnlySpan<double> once,
        ReadOnlySpan<double> twice,
        double length,
        int terms,
        ReadOnlySpan<double> from,
        Span<double> result
    )
    {
        for (var k = 0; k < rates; k += Vector256<double>.Count)
        {
            var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (var i = terms - 1; i >= 0; i--)
            {
                var term = Vector256.Create(Row(scaled, i)[k..]);
                first += term * once[i];
                second += term * twice[i];
            }
            var count = Math.Min(rates - k, Vector256<double>.Count);
            for (var lane = 0; lane < count; lane++)
            {
                result[positions + k + lane] = first[lane];
                if (k + lane < positions)
                    result[k + lane] = second[lane];
            }
        }
        for (var k = 0; k < positions; k++)
            result[k] = length * (from[positions + k] + length * result[k]);
        for (var k = positions; k < result.Length; k++)
            result[k] *= length;
    }

    /// <summary>
    /// What jolts add to the positions in the step, over what they may: the polynomials of the step do not follow them.
    /// </summary>
    private double JoltSize()
    {
        if (positions == 0)
            return 0;
        double square = 0,
            size = 0;
        for (var k = 0; k < positions; k++)
        {
            square += jolts[k] * jolts[k];
            size += state[k] * state[k];
        }
        var group = tolerances.Groups[0];
        return Math.Sqrt(square) / (GreatestJolt * (group.Absolute + group.Relative * Math.Sqrt(size)));
    }

    /// <summary>
    /// The step as polynomials of degree 7: both ends with their derivatives, and derivatives at four places within, from
    /// the far higher polynomial of the method, whose error a shorter step makes small.
    /// </summary>
    private void PrepareDenseOutput()
    {
        Span<double> within = stackalloc double[4 * width];
        Span<double> terms = stackalloc double[GreatestOrder + 2];
        for (var place = 0; place < 4; place++)
        {
            history.Terms(DenseFit.Places[place], lastOrder, terms);
            for (var k = 0; k < width; k += Vector256<double>.Count)
            {
                var rate = Vector256<double>.Zero;
                for (var i = lastOrder; i >= 0; i--)
                    rate += Vector256.Create(Row(scaled, i)[k..]) * terms[i];
                rate.CopyTo(within[(place * width + k)..]);
            }
        }
        for (var k = 0; k < dimension; k++)
        {
            var difference = state[k] - initial[k];
            var first = k < positions ? initial[positions + k] : initialRates[k - positions];
            var final = k < positions ? state[positions + k] : differences[k - positions];
            var slope = lastStep * first - difference;
            dense[k] = initial[k];
            dense[dimension + k] = difference;
            dense[2 * dimension + k] = slope;
            dense[3 * dimension + k] = difference - lastStep * final - slope;
        }
        DenseFit.Complete(dense, within, positions, lastStep);
        denseReady = true;
    }

    private void Evaluate(double t, ReadOnlySpan<double> y)
    {
        equation.Evaluate(t, y, derivative);
        Evaluations++;
    }

    private Span<double> Row(double[] rows, int row) => rows.AsSpan(row * width, width);
}
