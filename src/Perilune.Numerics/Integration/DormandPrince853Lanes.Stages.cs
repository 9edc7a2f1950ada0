using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Coefficients = Perilune.Numerics.Integration.DormandPrince853Coefficients;

namespace Perilune.Numerics.Integration;

/// <content>The stages of a step, its error and its dense output: the same operations on every component of every lane.</content>
public sealed partial class DormandPrince853Lanes<TEquation>
{
    private readonly Tolerances tolerances;

    // Vectors that hold one number for each component of each lane.
    private readonly int width;
    private readonly double[] times;
    private readonly double[] lengths;
    private readonly double[] states;
    private readonly double[] laneSteps;
    private readonly Vectors stages;
    private readonly Vectors dense;
    private readonly Vectors state;
    private readonly Vectors carry;
    private readonly Vectors carryBefore;
    private readonly Vectors trial;
    private readonly Vectors sum;
    private readonly Vectors other;
    private readonly Vectors steps;
    private TEquation equation;
    private bool denseReady;

    /// <summary>The state of a lane, valid until its next step.</summary>
    public ReadOnlySpan<double> State(int lane)
    {
        var target = states.AsSpan(lane * Dimension, Dimension);
        for (var i = 0; i < Dimension; i++)
            target[i] = state.Doubles[i * lanes.Length + lane];
        return target;
    }

    /// <summary>
    /// The last accepted step of a lane as polynomials, valid until the next <see cref="Advance"/>; the first reading costs
    /// three evaluations, for all lanes together.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lane has taken no step since its start.</exception>
    public DenseStep LastStep(int lane)
    {
        ref var own = ref lanes[lane];
        if (own.LastStep == 0)
            throw new InvalidOperationException("no step has been taken");
        var size = DenseStep.Terms * Dimension;
        var target = laneSteps.AsSpan(lane * size, size);
        if (!own.DenseRead)
        {
            if (!denseReady)
                PrepareDenseOutput();
            for (var term = 0; term < DenseStep.Terms; term++)
            for (var i = 0; i < Dimension; i++)
                target[term * Dimension + i] = dense.Row(term, width)[i * lanes.Length + lane];
            own.DenseRead = true;
            own.Evaluations += 3;
        }
        return new(own.LastStart, own.LastStep, target);
    }

    private void TakeStages()
    {
        for (var stage = 1; stage < 12; stage++)
        {
            Combine(stage, stage, state);
            for (var k = 0; k < lanes.Length; k++)
                times[k] = lanes[k].Time + Coefficients.Nodes[stage] * lengths[k];
            Evaluate(trial, stage);
        }
        Combine(12, 12, state);
    }

    /// <summary>Puts the weighted sum of the first stages into <c>sum</c>, and the state it leads to into <c>trial</c>.</summary>
    private void Combine(int row, int count, Vectors from)
    {
        var weights = Coefficients.Stages.Slice(row * Coefficients.AllStages, count);
        for (var at = 0; at < width; at++)
        {
            var total = Weigh(weights, at);
            sum.Values[at] = total;
            trial.Values[at] = from.Values[at] + steps.Values[at] * total;
        }
    }

    private Vector256<double> Weigh(ReadOnlySpan<double> weights, int at)
    {
        var total = Vector256<double>.Zero;
        foreach (var weight in weights)
        {
            if (weight != 0)
                total += stages.Values[at] * weight;
            at += width;
        }
        return total;
    }

    private void WeighErrors()
    {
        for (var at = 0; at < width; at++)
        {
            other.Values[at] = Weigh(Coefficients.Error5, at);
            dense.Values[width + at] = Weigh(Coefficients.Error3, at);
        }
    }

    /// <summary>Error over tolerance, from both embedded estimates (Hairer, equation II.10.17).</summary>
    private double ErrorOf(int lane, double step)
    {
        var error5 = other.Doubles;
        var error3 = dense.Row(1, width);
        var start = state.Doubles;
        var end = trial.Doubles;
        double square5 = 0,
            square3 = 0;
        var at = lane;
        foreach (ref readonly var group in tolerances.Groups)
        {
            double e5 = 0,
                e3 = 0,
                before = 0,
                after = 0;
            for (var i = 0; i < group.Length; i++, at += lanes.Length)
            {
                e5 += error5[at] * error5[at];
                e3 += error3[at] * error3[at];
                before += start[at] * start[at];
                after += end[at] * end[at];
            }
            var scale = group.Absolute + group.Relative * Math.Sqrt(Math.Max(before, after));
            // A purely relative tolerance has no scale where the state is zero; such a group does not vote.
            if (scale == 0)
                continue;
            square5 += e5 / (scale * scale);
            square3 += e3 / (scale * scale);
        }
        var denominator = square5 + 0.01 * square3;
        return denominator == 0 ? 0 : Math.Abs(step) * square5 / Math.Sqrt(tolerances.Controlled * denominator);
    }

    private void PrepareDenseOutput()
    {
        for (var k = 0; k < lanes.Length; k++)
            lengths[k] = lanes[k].LastStep;
        SpreadLengths();
        for (var row = 13; row < Coefficients.AllStages; row++)
        {
            Combine(row, row, dense);
            for (var k = 0; k < lanes.Length; k++)
                times[k] = lanes[k].LastStart + Coefficients.Nodes[row] * lengths[k];
            Evaluate(trial, row);
        }
        for (var at = 0; at < width; at++)
        {
            var (length, first, last) = (steps.Values[at], stages.Values[at], stages.Values[12 * width + at]);
            var difference = state.Values[at] - dense.Values[at];
            var slope = length * first - difference;
            dense.Values[width + at] = difference;
            dense.Values[2 * width + at] = slope;
            dense.Values[3 * width + at] = difference - length * last - slope;
            for (var term = 0; term < 4; term++)
            {
                var weights = Coefficients.Dense.Slice(term * Coefficients.AllStages, Coefficients.AllStages);
                dense.Values[(4 + term) * width + at] = Weigh(weights, at) * length;
            }
        }
        denseReady = true;
    }

    /// <summary>Lengths of the first steps (Hairer, section II.4, "starting step size").</summary>
    private void FindFirstSteps()
    {
        for (var k = 0; k < lanes.Length; k++)
        {
            ref readonly var own = ref lanes[k];
            lengths[k] = own.Running && own.Suggested == 0 ? Guess(k, own.Limit - own.Time) : 0;
            times[k] = own.Time + lengths[k];
        }
        SpreadLengths();
        for (var at = 0; at < width; at++)
            trial.Values[at] = state.Values[at] + steps.Values[at] * stages.Values[at];
        Evaluate(trial, 13);
        for (var at = 0; at < width; at++)
            sum.Values[at] = stages.Values[13 * width + at] - stages.Values[at];
        for (var k = 0; k < lanes.Length; k++)
        {
            ref var own = ref lanes[k];
            if (!own.Running || own.Suggested != 0)
                continue;
            var guess = Math.Abs(lengths[k]);
            var curvature = Norm(sum.Doubles, k) / guess;
            var greatest = Math.Max(curvature, Norm(stages.Doubles, k));
            var step = greatest <= 1e-15 ? Math.Max(1e-6, guess * 1e-3) : Math.Pow(0.01 / greatest, 1.0 / 8);
            own.Suggested = Math.Min(Math.Min(100 * guess, step), Math.Abs(own.Limit - own.Time));
            own.Evaluations++;
        }
    }

    private double Guess(int lane, double distance)
    {
        var slope = Norm(stages.Doubles, lane);
        var size = Norm(state.Doubles, lane);
        var guess = slope <= 1e-5 || size <= 1e-5 ? 1e-6 : 0.01 * size / slope;
        return Math.CopySign(Math.Min(Math.Min(guess, Math.Abs(distance)), MaximumStep), distance);
    }

    /// <summary>Norm of a lane's vector in units of the tolerances at its state.</summary>
    private double Norm(ReadOnlySpan<double> vector, int lane)
    {
        var reference = state.Doubles;
        double total = 0;
        var at = lane;
        foreach (ref readonly var group in tolerances.Groups)
        {
            double value = 0,
                size = 0;
            for (var i = 0; i < group.Length; i++, at += lanes.Length)
            {
                value += vector[at] * vector[at];
                size += reference[at] * reference[at];
            }
            var scale = group.Absolute + group.Relative * Math.Sqrt(size);
            // A purely relative tolerance has no scale where the state is zero; such a group does not vote.
            total += scale > 0 ? value / (scale * scale) : 0;
        }
        return Math.Sqrt(total);
    }

    /// <summary>Gives each component of a lane the length of its step.</summary>
    private void SpreadLengths()
    {
        var target = steps.Doubles[..(Dimension * lanes.Length)];
        for (; !target.IsEmpty; target = target[lengths.Length..])
            lengths.CopyTo(target);
    }

    private void CopyStage(int from, int to, int lane)
    {
        var source = stages.Row(from, width);
        var target = stages.Row(to, width);
        for (var at = lane; at < Dimension * lanes.Length; at += lanes.Length)
            target[at] = source[at];
    }

    private void Evaluate(Vectors at, int stage)
    {
        var size = Dimension * lanes.Length;
        equation.Evaluate(times, at.Doubles[..size], stages.Row(stage, width)[..size]);
    }

    /// <summary>Doubles that are also seen as vectors; the last vector may be filled up with zeros.</summary>
    private readonly struct Vectors(int count)
    {
        internal const int Length = 4;
        internal readonly Vector256<double>[] Values = new Vector256<double>[count];

        internal Span<double> Doubles => MemoryMarshal.Cast<Vector256<double>, double>(Values.AsSpan());

        internal Span<double> Row(int row, int width) => Doubles.Slice(row * width * Length, width * Length);
    }
}
