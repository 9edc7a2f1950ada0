using System.Collections.Immutable;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.Rendezvous.Approach;

/// <summary>A leg as it was flown.</summary>
/// <param name="Leg">What was planned.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
/// <param name="DeltaV">Sum of its impulses, m/s.</param>
/// <param name="Final">State seen from the target at its end, before the next leg's first impulse.</param>
public sealed record FlownLeg(ApproachLeg Leg, Epoch Start, Epoch End, double DeltaV, RelativeState Final);

/// <summary>An approach as it was flown.</summary>
/// <param name="Legs">Its legs.</param>
/// <param name="Track">The chaser seen from the target at each impulse and at the end.</param>
/// <param name="Target">The target at the end.</param>
/// <param name="Chaser">The chaser at the end.</param>
public sealed record FlownApproach(
    ImmutableArray<FlownLeg> Legs,
    ImmutableArray<(Epoch Epoch, RelativeState State)> Track,
    State Target,
    State Chaser
)
{
    /// <summary>When it ended.</summary>
    public Epoch End => Chaser.Epoch;

    /// <summary>State at the end.</summary>
    public RelativeState Final => Track[^1].State;

    /// <summary>Sum of all impulses, m/s.</summary>
    public double DeltaV => Legs.Sum(leg => leg.DeltaV);

    /// <summary>Conditions at the touch of a port on the last place, as seen along an axis outwards from it.</summary>
    /// <param name="corridor">The port's place and axis.</param>
    /// <param name="angle">Angle between the ports' axes that attitude control left, rad.</param>
    /// <param name="angularRate">Rate of it, rad/s.</param>
    /// <param name="roll">Angle about the axis, rad.</param>
    public Contact ContactAt(ApproachCorridor corridor, double angle = 0, double angularRate = 0, double roll = 0)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        var axis = corridor.Axis.Unit;
        var closing = -Vector3.Dot(Final.Velocity, axis);
        return new(
            closing,
            (Final.Velocity + axis * closing).Norm,
            corridor.Place(Final.Position).Beside,
            angle,
            angularRate,
            roll
        );
    }
}

/// <summary>
/// Flies an approach in a force model: at every impulse the chaser aims from where it believes to be at where it should be at
/// the next one, by the linear motion about the target's own ellipse. Immutable and safe from any thread.
/// </summary>
/// <param name="propagator">Forces and tolerances, the same for both.</param>
public sealed class ApproachFlight(Propagator propagator)
{
    /// <summary>Flies legs one after the other.</summary>
    /// <param name="target">Target at the beginning, relative to the model's central body, ICRF axes.</param>
    /// <param name="chaser">Chaser at the same epoch.</param>
    /// <param name="legs">The legs.</param>
    /// <param name="errors">Errors of navigation and burns; none by default.</param>
    /// <param name="random">Where errors are drawn from; may be null without errors.</param>
    /// <exception cref="Targeting.NoSolutionException">A leg has no length, or cannot be flown in its time.</exception>
    public FlownApproach Fly(
        State target,
        State chaser,
        IReadOnlyList<ApproachLeg> legs,
        ApproachErrors errors = default,
        CounterRandom? random = null
    )
    {
        ArgumentNullException.ThrowIfNull(legs);
        var flown = ImmutableArray.CreateBuilder<FlownLeg>(legs.Count);
        var track = ImmutableArray.CreateBuilder<(Epoch, RelativeState)>();
        var from = Seen(target, chaser).Position;
        foreach (var leg in legs)
        {
            var start = chaser.Epoch;
            var duration = leg.DurationFrom(from);
            var interval = duration / leg.Impulses;
            var cost = 0.0;
            for (var i = 0; i < leg.Impulses; i++)
            {
                var seen = Seen(target, chaser);
                track.Add((chaser.Epoch, seen));
                var orbit = OrbitalElements.Of(new(target.Position, target.Velocity), GravitationalParameter);
                var step = YamanakaAnkersen.Transition(orbit, interval);
                var aim = new RelativeState(leg.PlaceAt(from, (i + 1) * interval), Vector3.Zero);
                var commanded = TwoImpulseTransfer.Solve(Believed(seen, errors, random), aim, step).First;
                cost += Burn(commanded);
                var until = start + (i + 1) * interval;
                target = propagator.Propagate(target, until).Final;
                chaser = propagator.Propagate(chaser, until).Final;
            }
            from = leg.To;
            var final = Seen(target, chaser);
            // A line hands its speed to what comes next; an arc and a hold stop.
            if (leg is not LineLeg)
                cost += Burn(leg.FinalVelocityFrom(from) - Believed(final, errors, random).Velocity);
            flown.Add(new(leg, start, chaser.Epoch, cost, final));
        }
        track.Add((chaser.Epoch, Seen(target, chaser)));
        return new(flown.MoveToImmutable(), track.ToImmutable(), target, chaser);

        double Burn(Vector3 commanded)
        {
            var made = Made(commanded, errors, random);
            var axes = OrbitalFrames.Rotation(LocalOrbitalAxes.Rtn, new(target.Position, target.Velocity));
            chaser = chaser with { Velocity = chaser.Velocity + axes.TransposeTimes(made) };
            return made.Norm;
        }
    }

    private double GravitationalParameter => propagator.Model.Central.GravitationalParameter;

    private RelativeState Seen(State target, State chaser) =>
        RelativeState.Of(
            new PositionVelocity(target.Position, target.Velocity),
            new PositionVelocity(chaser.Position, chaser.Velocity),
            GravitationalParameter
        );

    private static RelativeState Believed(RelativeState state, ApproachErrors errors, CounterRandom? random)
    {
        if (random is null)
            return state;
        var position = errors.PositionFloor + errors.RangePart * state.Range;
        return new(state.Position + Three(random) * position, state.Velocity + Three(random) * errors.Velocity);
    }

    private static Vector3 Made(Vector3 commanded, ApproachErrors errors, CounterRandom? random) =>
        random is null
            ? commanded
            : commanded * (1 + errors.BurnSize * random.Normal()) + Three(random) * errors.BurnFixed;

    private static Vector3 Three(CounterRandom random) => new(random.Normal(), random.Normal(), random.Normal());
}
