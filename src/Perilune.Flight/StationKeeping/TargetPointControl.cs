using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.StationKeeping;

/// <summary>The target point law.</summary>
/// <param name="PointsAhead">How many patch points ahead are aimed at, from 1.</param>
/// <param name="ArcsBetween">Patch points from one control epoch to the next, from 1.</param>
/// <param name="PointWeight">What a deviation at a point ahead is worth against the burn, (m/s)2 for each m2.</param>
/// <param name="SmallestBurn">A smaller burn is left out, m/s.</param>
public sealed record TargetPointSettings(
    int PointsAhead = 5,
    int ArcsBetween = 2,
    double PointWeight = 1e-12,
    double SmallestBurn = 0.005
);

/// <summary>
/// Keeps any reference orbit, halo orbits of L1 and L2 among them: at a patch point the burn that makes its own square and the
/// weighted squares of the predicted deviations at points ahead together smallest (K. C. Howell and H. J. Pernicka,
/// "Station-keeping method for libration point trajectories", Journal of Guidance, Control, and Dynamics 16, 1993), by the
/// reference's own state-transition matrices.
/// </summary>
public static class TargetPointControl
{
    private const double PositionTolerance = 1e-2;
    private const double VelocityTolerance = 1e-7;

    // A fifth of the way to the Earth: what is so far from its reference does not come back.
    private const double Lost = 80e6;

    /// <summary>Flies a number of times along a reference with errors, and says what keeping it costs.</summary>
    /// <param name="reference">The orbit to keep.</param>
    /// <param name="model">Forces as they are.</param>
    /// <param name="settings">The law.</param>
    /// <param name="errors">Errors of navigation and burns.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="flights">How many flights.</param>
    /// <param name="threads">Threads that share the flights; the result does not depend on them.</param>
    /// <param name="cancellation">Is looked at between burns.</param>
    /// <exception cref="ArgumentException">A setting is impossible, or the reference is too short.</exception>
    public static KeepingCost Fly(
        ReferenceOrbit reference,
        ForceModel model,
        TargetPointSettings settings,
        KeepingErrors errors,
        long seed,
        int flights,
        int threads,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(errors);
        errors.Check();
        var pieces = reference.Trajectory.Pieces;
        if (settings.PointsAhead < 1 || settings.ArcsBetween < 1 || !(settings.PointWeight > 0))
            throw new ArgumentException("points ahead, arcs between and the weight are positive", nameof(settings));
        if (pieces.Count <= settings.PointsAhead + settings.ArcsBetween)
            throw new ArgumentException("the reference has too few arcs for the points ahead", nameof(reference));
        var propagator = new Propagator(model, PositionTolerance, VelocityTolerance);
        var laws = Laws(reference, settings);
        var costs = new double[flights];
        var lost = new bool[flights];
        Parallel.For(
            0,
            flights,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            flight =>
                (costs[flight], lost[flight]) = One(
                    reference,
                    propagator,
                    settings,
                    errors,
                    laws,
                    new CounterRandom(seed, $"target point flight {flight}"),
                    cancellation
                )
        );
        return new(costs, lost.Count(one => one));
    }

    /// <summary>For each patch point the matrices that take a deviation of position and of velocity to the burn.</summary>
    private static (Matrix3 ByPosition, Matrix3 ByVelocity)[] Laws(
        ReferenceOrbit reference,
        TargetPointSettings settings
    )
    {
        var count = reference.Trajectory.Pieces.Count - settings.PointsAhead;
        var laws = new (Matrix3, Matrix3)[count];
        for (var arc = 0; arc < count; arc++)
        {
            // dv = -(I + w sum B^T B)^-1 w sum B^T (A dr + B dv0), with A and B the upper blocks to each point ahead.
            var normal = Matrix3.Identity;
            Matrix3 byPosition = default;
            Matrix3 byVelocity = default;
            var transition = StateTransition.Identity;
            for (var ahead = 0; ahead < settings.PointsAhead; ahead++)
            {
                var rows = Matrix6.FromRows(reference.Transition(arc + ahead));
                transition = transition.Then(new(rows.UpperLeft, rows.UpperRight, rows.LowerLeft, rows.LowerRight));
                var (a, b) = (transition.PositionByPosition, transition.PositionByVelocity);
                var weighted = b.Transposed * settings.PointWeight;
                normal += weighted * b;
                byPosition += weighted * a;
                byVelocity += weighted * b;
            }
            var inverse = Inverse(normal);
            laws[arc] = (inverse * byPosition * -1, inverse * byVelocity * -1);
        }
        return laws;
    }

    private static (double Cost, bool Lost) One(
        ReferenceOrbit reference,
        Propagator propagator,
        TargetPointSettings settings,
        KeepingErrors errors,
        (Matrix3 ByPosition, Matrix3 ByVelocity)[] laws,
        CounterRandom random,
        CancellationToken cancellation
    )
    {
        var pieces = reference.Trajectory.Pieces;
        var start = pieces[0].AtElapsed(0);
        var state = Disturbed(start, errors, random);
        var total = 0.0;
        var time = pieces[0].StartTdb;
        for (var arc = settings.ArcsBetween; arc < laws.Length; arc += settings.ArcsBetween)
        {
            cancellation.ThrowIfCancellationRequested();
            var until = pieces[arc].StartTdb;
            try
            {
                state = Coast(propagator, state, time, until);
            }
            catch (Exception error) when (error is InsideBodyException or IntegrationException)
            {
                return (total * KeepingCost.JulianYear / (until - pieces[0].StartTdb), true);
            }
            time = until;
            var wanted = pieces[arc].AtElapsed(0);
            if ((state.Position - wanted.Position).Norm > Lost)
                return (total * KeepingCost.JulianYear / (time - pieces[0].StartTdb), true);
            var known = Disturbed(state, errors, random);
            var (byPosition, byVelocity) = laws[arc];
            var commanded =
                byPosition * (known.Position - wanted.Position) + byVelocity * (known.Velocity - wanted.Velocity);
            if (!(commanded.Norm > settings.SmallestBurn))
                continue;
            var made = errors.Executed(commanded, random);
            total += made.Norm;
            state = state with { Velocity = state.Velocity + made };
        }
        return (total * KeepingCost.JulianYear / (time - pieces[0].StartTdb), false);
    }

    private static PositionVelocity Coast(Propagator propagator, PositionVelocity state, double from, double until)
    {
        var initial = new State(
            Epoch.FromSecondsPastJ2000(from),
            NaifId.Moon,
            Frame.Icrf,
            state.Position,
            state.Velocity
        );
        var final = propagator.Propagate(initial, Epoch.FromSecondsPastJ2000(until)).Final;
        return new(final.Position, final.Velocity);
    }

    private static PositionVelocity Disturbed(PositionVelocity state, KeepingErrors errors, CounterRandom random) =>
        new(
            state.Position + KeepingErrors.Three(random) * errors.Position,
            state.Velocity + KeepingErrors.Three(random) * errors.Velocity
        );

    // By cofactors: the matrix is symmetric and not smaller than the identity.
    private static Matrix3 Inverse(Matrix3 m)
    {
        var (x, y, z) = (m.RowX, m.RowY, m.RowZ);
        var (a, b, c) = (Vector3.Cross(y, z), Vector3.Cross(z, x), Vector3.Cross(x, y));
        return Matrix3.FromRows(a, b, c).Transposed * (1 / Vector3.Dot(x, a));
    }
}
