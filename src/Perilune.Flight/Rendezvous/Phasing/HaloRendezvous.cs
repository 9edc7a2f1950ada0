using System.Collections.Immutable;
using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>A way to a target that follows no conic.</summary>
/// <param name="Impulses">The impulses, ICRF axes.</param>
/// <param name="Legs">The chaser's flights between them.</param>
/// <param name="Final">The chaser after the last one.</param>
public sealed record HaloTransfer(
    ImmutableArray<ImpulsiveManoeuvre> Impulses,
    ImmutableArray<Trajectory> Legs,
    State Final
)
{
    /// <summary>Sum of all impulses, m/s.</summary>
    public double DeltaV => Impulses.Sum(impulse => impulse.DeltaV.Norm);
}

/// <summary>
/// Far-range rendezvous in orbits about the Moon that follow no conic, near-rectilinear halo orbits above all: two or three impulses
/// to a place near the target at a time, first by the target's own state-transition matrices, then corrected in the whole force
/// model. (On such transfers: D. C. Davis and others, "Phase control and eclipse avoidance in near rectilinear halo orbits", AAS
/// 20-047; S. Lizy-Destrez and others, "Rendezvous strategies in the vicinity of Earth-Moon Lagrangian points", Frontiers in
/// Astronomy and Space Sciences 5, 2019.) Immutable and safe from any thread.
/// </summary>
/// <param name="propagator">Forces and tolerances.</param>
/// <param name="target">The target's flight with its matrix, as far as the last arrival.</param>
public sealed class HaloRendezvous(Propagator propagator, LinearFlight target)
{
    // Metres a second; the sum is flat near its least.
    private const double SimplexTolerance = 1e-4;
    private const int SimplexEvaluations = 400;

    /// <summary>Two impulses: at once, and at the arrival.</summary>
    /// <param name="chaser">The chaser now, relative to the Moon, ICRF axes.</param>
    /// <param name="arrival">When to be there.</param>
    /// <param name="offset">Where, from the target, ICRF axes, m.</param>
    /// <param name="velocity">Velocity to have there relative to the target, ICRF axes, m/s.</param>
    /// <exception cref="NoSolutionException">No impulse was found that reaches the place.</exception>
    public HaloTransfer TwoImpulses(State chaser, Epoch arrival, Vector3 offset, Vector3 velocity = default)
    {
        var guess = chaser.Velocity + FirstImpulse(Difference(chaser), chaser.Epoch, arrival, offset);
        var (departure, flown) = Intercept.Solve(
            propagator,
            chaser,
            arrival,
            target.Target.At(arrival).Position + offset,
            guess
        );
        var wanted = target.Target.At(arrival).Velocity + velocity;
        return new(
            [new(chaser.Epoch, departure - chaser.Velocity), new(arrival, wanted - flown.Final.Velocity)],
            [flown.Trajectory],
            flown.Final with
            {
                Velocity = wanted,
            }
        );
    }

    /// <summary>Three impulses, the middle one at a given time: the first is the one that makes their linear sum smallest.</summary>
    /// <param name="chaser">The chaser now.</param>
    /// <param name="middle">When the second is made.</param>
    /// <param name="arrival">When to be there.</param>
    /// <param name="offset">Where, from the target, ICRF axes, m.</param>
    /// <param name="velocity">Velocity to have there relative to the target, m/s.</param>
    /// <exception cref="NoSolutionException">The times are not in order, or no impulse was found that reaches the place.</exception>
    public HaloTransfer ThreeImpulses(
        State chaser,
        Epoch middle,
        Epoch arrival,
        Vector3 offset,
        Vector3 velocity = default
    )
    {
        if (!(middle > chaser.Epoch && arrival > middle))
            throw new NoSolutionException(
                "the middle impulse is not between the first one and the arrival",
                "put it between both"
            );
        var here = Difference(chaser);
        var (toMiddle, onward) = (target.Transition(chaser.Epoch, middle), target.Transition(middle, arrival));
        var start = FirstImpulse(here, chaser.Epoch, arrival, offset);
        var (found, _) = NelderMead.Minimize(
            x => LinearSum(new(x[0], x[1], x[2])),
            [start.X, start.Y, start.Z],
            [.. Enumerable.Repeat(0.1 * start.Norm + 0.01, 3)],
            SimplexEvaluations,
            SimplexTolerance
        );
        var first = new Vector3(found[0], found[1], found[2]);
        var departed = chaser with { Velocity = chaser.Velocity + first };
        var flown = propagator.Propagate(departed, middle);
        var rest = TwoImpulses(flown.Final, arrival, offset, velocity);
        return rest with
        {
            Impulses = [new(chaser.Epoch, first), .. rest.Impulses],
            Legs = [flown.Trajectory, .. rest.Legs],
        };

        double LinearSum(Vector3 impulse)
        {
            var (position, speed) = toMiddle.Apply(here.Position, here.Velocity + impulse);
            var (unforced, _) = onward.Apply(position, speed);
            var second = LeastImpulse.Solve(onward.PositionByVelocity, offset - unforced, 1e-9);
            var (_, last) = onward.Apply(position, speed + second);
            return impulse.Norm + second.Norm + (velocity - last).Norm;
        }
    }

    /// <summary>The cheapest two impulses of a window of departures and arrivals, both ends of the search on equal steps.</summary>
    /// <param name="chaser">The chaser's flight before the first impulse, over the window of departures.</param>
    /// <param name="arrivals">First and last arrival.</param>
    /// <param name="steps">Departures and arrivals tried, each; from 2.</param>
    /// <param name="offset">Where to arrive, from the target, ICRF axes, m.</param>
    /// <returns>The cheapest by the linear motion, flown in the force model.</returns>
    /// <exception cref="NoSolutionException">None of them can be flown.</exception>
    public HaloTransfer Cheapest(Trajectory chaser, (Epoch First, Epoch Last) arrivals, int steps, Vector3 offset)
    {
        ArgumentNullException.ThrowIfNull(chaser);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        (double Cost, State From, Epoch Arrival)? best = null;
        for (var i = 0; i < steps; i++)
        {
            var departure = chaser.Start + (chaser.End - chaser.Start) * i / (steps - 1);
            var from = chaser.StateAt(departure);
            var here = Difference(from);
            for (var j = 0; j < steps; j++)
            {
                var arrival = arrivals.First + (arrivals.Last - arrivals.First) * j / (steps - 1);
                if (!(arrival > departure))
                    continue;
                var transition = target.Transition(departure, arrival);
                var first = FirstImpulse(here, departure, arrival, offset);
                var (_, left) = transition.Apply(here.Position, here.Velocity + first);
                var cost = first.Norm + left.Norm;
                if (best is null || cost < best.Value.Cost)
                    best = (cost, from, arrival);
            }
        }
        return best is { } cheapest
            ? TwoImpulses(cheapest.From, cheapest.Arrival, offset)
            : throw new NoSolutionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"all arrivals come before the first departure, by {chaser.Start - arrivals.Last:F0} s and more"
                ),
                "arrive later"
            );
    }

    private RelativeState Difference(State chaser)
    {
        var (position, velocity) = target.Target.At(chaser.Epoch);
        return new(chaser.Position - position, chaser.Velocity - velocity);
    }

    private Vector3 FirstImpulse(RelativeState here, Epoch departure, Epoch arrival, Vector3 offset)
    {
        var transition = target.Transition(departure, arrival);
        var (unforced, _) = transition.Apply(here.Position, here.Velocity);
        return LeastImpulse.Solve(transition.PositionByVelocity, offset - unforced, 1e-9);
    }
}
