using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Events;

/// <summary>A sign change of a function along a trajectory.</summary>
/// <param name="Epoch">When.</param>
/// <param name="Rising">From negative to positive as time grows.</param>
public readonly record struct Crossing(Epoch Epoch, bool Rising);

/// <summary>A nearest or farthest point of an orbit.</summary>
/// <param name="Epoch">When.</param>
/// <param name="IsNearest">Perilune or perigee, rather than apolune or apogee.</param>
/// <param name="Distance">Distance from the centre of the central body, m.</param>
public readonly record struct Apsis(Epoch Epoch, bool IsNearest, double Distance);

/// <summary>
/// Events on a propagated trajectory. The search goes from step to step of the integration, which are short where the
/// motion is quick, and refines within each until nothing can hide (<see cref="SignChanges"/>); times are good to a
/// microsecond on the trajectory. Where a function jumps through zero at an impulse, the impulse is the event.
/// </summary>
public static class TrajectoryEvents
{
    private const double Tolerance = 1e-6;

    /// <summary>All sign changes of a function, in order of time.</summary>
    /// <param name="trajectory">The flight.</param>
    /// <param name="function">A continuous function.</param>
    /// <param name="maximumStep">
    /// Longest stretch to be described by five samples, s; steps of the integration are cut to it. Give one when the function
    /// varies more quickly than the motion does.
    /// </param>
    public static IReadOnlyList<Crossing> Find(
        Trajectory trajectory,
        TrajectoryFunction function,
        double maximumStep = double.PositiveInfinity
    )
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        ArgumentNullException.ThrowIfNull(function);
        var origin = trajectory.Initial.SecondsPastJ2000;
        double Value(double elapsed) => function(origin + elapsed, trajectory.AtElapsed(elapsed));
        var changes = new List<SignChange>();
        var knots = trajectory.Solution.Knots;
        var value = Value(knots[0]);
        for (var i = 1; i < knots.Length; i++)
        {
            var next = Value(knots[i]);
            SignChanges.Find(Value, knots[i - 1], knots[i], value, next, maximumStep, Tolerance, changes);
            value = next;
        }
        return [.. changes.Select(change => new Crossing(trajectory.Initial + change.Abscissa, change.Rising))];
    }

    /// <summary>Nearest and farthest points from the central body, in order of time.</summary>
    public static IReadOnlyList<Apsis> Apsides(Trajectory trajectory) =>
        [
            .. Find(trajectory, (_, state) => Vector3.Dot(state.Position, state.Velocity))
                .Select(found => new Apsis(found.Epoch, found.Rising, trajectory.At(found.Epoch).Position.Norm)),
        ];

    /// <summary>Passages through a plane that holds the central body; rising towards its normal.</summary>
    /// <param name="trajectory">The flight.</param>
    /// <param name="normal">Normal of the plane in ICRF axes at TDB seconds past J2000, such as a pole.</param>
    public static IReadOnlyList<Crossing> NodeCrossings(Trajectory trajectory, Func<double, Vector3> normal)
    {
        ArgumentNullException.ThrowIfNull(normal);
        return Find(trajectory, (tdb, state) => Vector3.Dot(state.Position, normal(tdb)));
    }

    /// <summary>Passages through a distance from the centre of the central body; rising outwards.</summary>
    /// <param name="trajectory">The flight.</param>
    /// <param name="distance">Reference radius + altitude, m.</param>
    public static IReadOnlyList<Crossing> DistanceCrossings(Trajectory trajectory, double distance) =>
        Find(trajectory, (_, state) => state.Position.Norm - distance);
}
