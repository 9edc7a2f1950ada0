using System.Runtime.CompilerServices;

namespace Perilune.Numerics.Integration;

/// <summary>
/// One step of an integration as polynomials of degree 7 in time (Hairer, Norsett, Wanner, "Solving Ordinary Differential
/// Equations I", section II.6). A view of memory that its owner may change: copy it to keep it.
/// </summary>
public readonly ref struct DenseStep
{
    internal const int Terms = 8;

    internal DenseStep(double start, double length, ReadOnlySpan<double> coefficients)
        : this(new(start, length, null), coefficients) { }

    private DenseStep(StepVariable variable, ReadOnlySpan<double> coefficients)
    {
        Variable = variable;
        Coefficients = coefficients;
    }

    /// <summary>Where the step starts.</summary>
    public double Start => Variable.TimeAt(0);

    /// <summary>Signed length of the step: negative when it was integrated backwards.</summary>
    public double Length => Variable.Clock is null ? Variable.Length : End - Start;

    /// <summary>Where the step ends.</summary>
    public double End => Variable.TimeAt(1);

    /// <summary>What the polynomials are polynomials of.</summary>
    internal StepVariable Variable { get; }

    /// <summary>Eight rows, each of the dimension of the state.</summary>
    internal ReadOnlySpan<double> Coefficients { get; }

    /// <summary>The step seen in time, where it was taken in the angle of a graded time.</summary>
    /// <param name="clock">The time of an angle.</param>
    public DenseStep In(GradedTime clock) => new(Variable with { Clock = clock }, Coefficients);

    /// <summary>The state at a time of the step.</summary>
    /// <param name="time">A time between start and end; outside the polynomials extrapolate, and lose their accuracy.</param>
    /// <param name="state">Receives the first components of the state, as many as it can hold.</param>
    public void Evaluate(double time, Span<double> state) =>
        Evaluate(Coefficients, Coefficients.Length / Terms, Variable.PartAt(time), state);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Evaluate(ReadOnlySpan<double> coefficients, int dimension, double s, Span<double> state)
    {
        var r = 1 - s;
        for (var i = 0; i < state.Length; i++)
        {
            var high =
                coefficients[4 * dimension + i]
                + s
                    * (
                        coefficients[5 * dimension + i]
                        + r * (coefficients[6 * dimension + i] + s * coefficients[7 * dimension + i])
                    );
            state[i] =
                coefficients[i]
                + s
                    * (
                        coefficients[dimension + i]
                        + r * (coefficients[2 * dimension + i] + s * (coefficients[3 * dimension + i] + r * high))
                    );
        }
    }
}
