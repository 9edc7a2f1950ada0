using System.Collections.Immutable;
using Perilune.Astro.Propagation;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Approach;

/// <summary>
/// A straight line along which a chaser comes in, its speed falling in proportion to the distance left, kept by impulses at
/// equal intervals: on the V-bar, the R-bar or any other line (H. B. Hablani, M. L. Tapper and D. J. Dana-Bashian, "Guidance and
/// relative navigation for autonomous rendezvous in a circular orbit", Journal of Guidance, Control, and Dynamics 25, 2002).
/// </summary>
/// <param name="From">Where it begins, radial, transverse and normal, m.</param>
/// <param name="To">Where it ends, m.</param>
/// <param name="InitialSpeed">Speed along the line at the beginning, m/s.</param>
/// <param name="FinalSpeed">Speed at the end, m/s, not greater.</param>
/// <param name="Impulses">Impulses from the beginning on, the last one a whole interval before the end; at least 1.</param>
public sealed record Glideslope(Vector3 From, Vector3 To, double InitialSpeed, double FinalSpeed, int Impulses)
{
    /// <summary>Time from the beginning to the end, s.</summary>
    /// <exception cref="NoSolutionException">The line has no length, or a speed is not positive or grows.</exception>
    public double Duration
    {
        get
        {
            Check();
            var length = (To - From).Norm;
            var slope = (InitialSpeed - FinalSpeed) / length;
            // ln(v0 / v1) / slope, which is length / v0 where both speeds are the same.
            return slope < 1e-9 * InitialSpeed / length
                ? length / InitialSpeed
                : Math.Log(InitialSpeed / FinalSpeed) / slope;
        }
    }

    /// <summary>Where the chaser should be after a time, and how fast.</summary>
    /// <param name="seconds">Time since the beginning, from 0 to <see cref="Duration"/>, s.</param>
    /// <exception cref="NoSolutionException">The line has no length, or a speed is not positive or grows.</exception>
    public RelativeState At(double seconds)
    {
        Check();
        var line = To - From;
        var length = line.Norm;
        var slope = (InitialSpeed - FinalSpeed) / length;
        // Distance done: v0 (1 - exp(-slope t)) / slope.
        var done = slope == 0 ? InitialSpeed * seconds : InitialSpeed * (1 - Math.Exp(-slope * seconds)) / slope;
        return new(From + line * (done / length), line * (InitialSpeed * Math.Exp(-slope * seconds) / length));
    }

    /// <summary>The impulses in linear motion, from a state at the beginning of the line.</summary>
    /// <param name="initial">State before the first impulse.</param>
    /// <param name="transition">State-transition matrix over one interval.</param>
    /// <exception cref="NoSolutionException">The line has no length, a speed is not positive, or an interval cannot be flown.</exception>
    public ImmutableArray<ApproachImpulse> Plan(RelativeState initial, Func<double, StateTransition> transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        var interval = Duration / Impulses;
        var step = transition(interval);
        var state = initial;
        var impulses = ImmutableArray.CreateBuilder<ApproachImpulse>(Impulses + 1);
        for (var i = 0; i < Impulses; i++)
        {
            var transfer = TwoImpulseTransfer.Solve(state, At((i + 1) * interval), step);
            impulses.Add(new(i * interval, transfer.First, state));
            var (position, velocity) = step.Apply(state.Position, state.Velocity + transfer.First);
            state = new(position, velocity);
        }
        impulses.Add(new(Duration, At(Duration).Velocity - state.Velocity, state));
        return impulses.MoveToImmutable();
    }

    private void Check()
    {
        if (!(InitialSpeed > 0 && FinalSpeed > 0 && FinalSpeed <= InitialSpeed && double.IsFinite(InitialSpeed)))
            throw new NoSolutionException(
                $"a glideslope slows down from a positive speed to a positive speed, not from {InitialSpeed} to {FinalSpeed} m/s",
                "give a first speed that is not less than the last"
            );
        if (!((To - From).Norm > 0))
            throw new NoSolutionException($"a glideslope from {From} to {To} has no length", "leave it out");
        if (Impulses < 1)
            throw new NoSolutionException("a glideslope needs one impulse at least", "give it 1 or more");
    }
}

/// <summary>An impulse of an approach.</summary>
/// <param name="Time">Seconds since the beginning.</param>
/// <param name="DeltaV">Change of velocity, radial, transverse and normal, m/s.</param>
/// <param name="Before">Relative state before it.</param>
public readonly record struct ApproachImpulse(double Time, Vector3 DeltaV, RelativeState Before);
