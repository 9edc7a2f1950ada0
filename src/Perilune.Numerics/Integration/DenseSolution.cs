namespace Perilune.Numerics.Integration;

/// <summary>
/// The whole of an integration, every step kept as polynomials: the state at any time between the ends. Immutable and safe
/// from any thread.
/// </summary>
public sealed class DenseSolution
{
    private readonly double[] knots;
    private readonly StepVariable[] variables;
    private readonly double[] coefficients;

    private DenseSolution(int dimension, double[] knots, StepVariable[] variables, double[] coefficients)
    {
        Dimension = dimension;
        this.knots = knots;
        this.variables = variables;
        this.coefficients = coefficients;
    }

    /// <summary>Number of components of the state.</summary>
    public int Dimension { get; }

    /// <summary>Earliest time.</summary>
    public double Start => knots[0];

    /// <summary>Latest time.</summary>
    public double End => knots[^1];

    /// <summary>The times between the steps in rising order, both ends among them.</summary>
    public ReadOnlySpan<double> Knots => knots;

    /// <summary>
    /// The state at a time. Where the state jumps (an event changed it), the value is the one that holds after the jump in
    /// the direction of time.
    /// </summary>
    /// <param name="time">A time between the ends.</param>
    /// <param name="state">Receives the first components of the state, as many as it can hold.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the solution.</exception>
    public void Evaluate(double time, Span<double> state)
    {
        if (!(time >= knots[0] && time <= knots[^1]))
            throw new ArgumentOutOfRangeException(
                nameof(time),
                time,
                $"the solution reaches from {knots[0]:R} to {knots[^1]:R}"
            );
        if (state.Length > Dimension)
            throw new ArgumentException($"the solution has {Dimension} components", nameof(state));
        int low = 0,
            high = variables.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (knots[middle] <= time)
                low = middle;
            else
                high = middle - 1;
        }
        var size = DenseStep.Terms * Dimension;
        DenseStep.Evaluate(coefficients.AsSpan(low * size, size), Dimension, variables[low].PartAt(time), state);
    }

    /// <summary>Collects the steps of an integration.</summary>
    public sealed class Builder
    {
        private readonly List<StepVariable> variables = [];
        private readonly List<double> ends = [];
        private readonly List<double> coefficients = [];
        private double first;
        private int dimension;

        /// <summary>Adds a step, or that part of it that ends early at an event.</summary>
        /// <param name="step">The step, in the order of the integration.</param>
        /// <param name="end">Where the part to keep ends; at most the end of the step.</param>
        /// <exception cref="ArgumentException">The step does not begin where the last one ended.</exception>
        public void Add(in DenseStep step, double end)
        {
            if (ends.Count > 0 && step.Start != ends[^1])
                throw new ArgumentException($"the step starts at {step.Start:R}, not at {ends[^1]:R}", nameof(step));
            dimension = step.Coefficients.Length / DenseStep.Terms;
            if (ends.Count == 0)
                first = step.Start;
            variables.Add(step.Variable);
            ends.Add(end);
            coefficients.AddRange(step.Coefficients);
        }

        /// <summary>The solution collected so far.</summary>
        /// <exception cref="InvalidOperationException">No step was added.</exception>
        public DenseSolution Build()
        {
            if (ends.Count == 0)
                throw new InvalidOperationException("no step has been added");
            double[] knots = [first, .. ends];
            StepVariable[] steps = [.. variables];
            double[] terms = [.. coefficients];
            if (knots[^1] < knots[0])
            {
                Array.Reverse(knots);
                Array.Reverse(steps);
                var size = DenseStep.Terms * dimension;
                for (var (low, high) = (0, terms.Length - size); low < high; low += size, high -= size)
                for (var i = 0; i < size; i++)
                    (terms[low + i], terms[high + i]) = (terms[high + i], terms[low + i]);
            }
            return new(dimension, knots, steps, terms);
        }
    }
}
