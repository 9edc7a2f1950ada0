using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>
/// Target and chaser, each flown by itself in a force model, and the one as the other sees it: relative motion without any
/// linearisation. Immutable and safe from any thread.
/// </summary>
/// <param name="target">The target's flight.</param>
/// <param name="chaser">The chaser's flight, about the same body.</param>
/// <param name="gravitationalParameter">GM of that body, m3/s2, for the rate at which the target's axes turn.</param>
public sealed class FlownPair(Trajectory target, Trajectory chaser, double gravitationalParameter)
{
    private const int SamplesAStep = 6;
    private const int Bisections = 60;

    /// <summary>First epoch of both.</summary>
    public Epoch Start => target.Start > chaser.Start ? target.Start : chaser.Start;

    /// <summary>Last epoch of both.</summary>
    public Epoch End => target.End < chaser.End ? target.End : chaser.End;

    /// <summary>Flies both from one epoch without manoeuvres.</summary>
    /// <param name="propagator">Forces and tolerances.</param>
    /// <param name="target">Target, relative to the model's central body, ICRF axes.</param>
    /// <param name="chaser">Chaser at the same epoch.</param>
    /// <param name="seconds">How long, s.</param>
    public static FlownPair Coast(Propagator propagator, State target, State chaser, double seconds)
    {
        ArgumentNullException.ThrowIfNull(propagator);
        return new(
            propagator.Propagate(target, target.Epoch + seconds).Trajectory,
            propagator.Propagate(chaser, target.Epoch + seconds).Trajectory,
            propagator.Model.Central.GravitationalParameter
        );
    }

    /// <summary>The chaser as the target sees it.</summary>
    /// <param name="epoch">An epoch of both flights.</param>
    public RelativeState At(Epoch epoch) =>
        RelativeState.Of(target.At(epoch), chaser.At(epoch), gravitationalParameter);

    /// <summary>The least of a function of the relative motion, and when.</summary>
    /// <param name="function">What is to be least, as the distance.</param>
    public (Epoch Epoch, double Value) Least(Func<RelativeState, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var times = Samples();
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < times.Count; i++)
        {
            var value = function(At(Start + times[i]));
            if (value < least)
                (best, least) = (i, value);
        }
        // Golden section between the neighbours of the least sample.
        var (low, high) = (times[Math.Max(0, best - 1)], times[Math.Min(times.Count - 1, best + 1)]);
        var golden = 0.5 * (Math.Sqrt(5) - 1);
        for (var i = 0; i < Bisections && high - low > 1e-3; i++)
        {
            var (left, right) = (high - golden * (high - low), low + golden * (high - low));
            if (function(At(Start + left)) < function(At(Start + right)))
                high = right;
            else
                low = left;
        }
        var middle = Start + 0.5 * (low + high);
        var atMiddle = function(At(middle));
        return atMiddle < least ? (middle, atMiddle) : (Start + times[best], least);
    }

    // The steps of the integration are short where the motion is quick, at the perilune of a halo orbit as well.
    private List<double> Samples()
    {
        var span = End - Start;
        var knots = new List<double> { 0 };
        var offset = target.Initial - Start;
        knots.AddRange(
            target.Solution.Knots.ToArray().Select(knot => knot + offset).Order().Where(t => t > 0 && t < span)
        );
        knots.Add(span);
        var times = new List<double> { 0 };
        for (var i = 1; i < knots.Count; i++)
        {
            for (var part = 1; part <= SamplesAStep; part++)
                times.Add(knots[i - 1] + (knots[i] - knots[i - 1]) * part / SamplesAStep);
        }
        return times;
    }
}
