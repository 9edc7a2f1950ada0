using Perilune.Astro.Frames;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>The sum of the burns of a plan as a problem of what is found of it, with exact partials.</summary>
internal sealed class LeastBurns(RendezvousFlight flight, State chaser, RendezvousPlan plan) : IConstrainedProblem
{
    // m/s: phasing burns are some tens of metres a second.
    private const double Scale = 10;

    public int Variables => plan.Unknowns;

    public IReadOnlyList<(double Least, double Greatest)> Limits => [];

    public IReadOnlyList<(double Least, double Greatest)> Bounds { get; } =
    [.. Enumerable.Repeat((double.NegativeInfinity, double.PositiveInfinity), plan.Unknowns)];

    /// <summary>The plan as it was given, as a point.</summary>
    public double[] Start => [.. plan.Found().Select(value => value / Scale)];

    /// <summary>The plan of a point.</summary>
    public RendezvousPlan At(ReadOnlySpan<double> point)
    {
        var x = point.ToArray();
        for (var i = 0; i < x.Length; i++)
            x[i] *= Scale;
        return plan.With(x);
    }

    public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
    {
        var partials = new RendezvousPartials(plan);
        if (RendezvousSolver.Try(flight, chaser, At(point), [], partials) is not { } flown)
            return false;
        result.Value = flown.Burns.Sum(burn => RendezvousPartials.Smoothed(burn.DeltaV)) / Scale;
        partials.OfDeltaV.CopyTo(result.Gradient, 0);
        return true;
    }
}
