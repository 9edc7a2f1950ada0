using System.Runtime.Intrinsics;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Transfers;

/// <summary>
/// First guesses of transfers over a powered flyby: the Earth's conic to the Moon, its hyperbola to a perilune, and Lambert's conic about
/// the Moon from there to the orbit, over flight times, planes, sides of passage and phases of the orbit.
/// </summary>
internal sealed class FlybyConics(CislunarModel model, TargetOrbit orbit)
{
    private const double Day = 86400;
    private const int Phases = 16;
    private const int Angles = 16;
    private const int Beyonds = 20;
    private const double LeastBeyond = 0.4 * Day;
    private const double BeyondStep = 0.28 * Day;

    // Phases nearer than that to those of a cheaper first guess lead to the same flight.
    private const double Apart = 0.1;
    private static readonly double[] legDays = [3.5, 4.0, 4.5, 4.9];

    private readonly record struct Found(double Cost, FlybyCandidate Guess);

    /// <summary>The cheapest, each apart from the cheaper ones.</summary>
    /// <param name="goal">What is asked; outbound, from its earliest departure.</param>
    /// <param name="count">How many.</param>
    /// <param name="options">Threads, and the cancellation; the result does not depend on them.</param>
    public IReadOnlyList<FlybyCandidate> Cheapest(NodeTransferGoal goal, int count, ParallelOptions options)
    {
        var found = new List<Found>[2 * legDays.Length];
        Parallel.For(
            0,
            found.Length,
            options,
            i =>
                found[i] = Vector512.IsHardwareAccelerated
                    ? Passages<Lanes8>(goal, legDays[i / 2] * Day, i % 2 == 1)
                    : Passages<Lanes4>(goal, legDays[i / 2] * Day, i % 2 == 1)
        );
        var chosen = new List<FlybyCandidate>();
        foreach (var (_, guess) in found.SelectMany(list => list).OrderBy(one => one.Cost))
        {
            if (chosen.Exists(other => AreNeighbours(guess, other)))
                continue;
            chosen.Add(guess);
            if (chosen.Count == count)
                break;
        }
        return chosen;
    }

    /// <summary>The cheapest side and time beyond for each phase of the orbit.</summary>
    private List<Found> Passages<T>(in NodeTransferGoal goal, double legTime, bool descending)
        where T : struct, IScalar<T>
    {
        var time = goal.Earliest + legTime;
        var moon = model.Moon(time);
        var found = new List<Found>();
        if (
            EarthConic.To(
                moon.Position,
                moon.Velocity,
                goal.PerigeeRadius,
                goal.Inclination,
                legTime,
                descending,
                model.EarthGM
            )
            is not { } conic
        )
            return found;
        var start = new FlybyCandidate(
            goal.Earliest,
            descending,
            conic.Inclination,
            conic.ExcessVelocity,
            legTime,
            0,
            default,
            0,
            0
        );
        // Sides of passage stand side by side in lanes.
        var (places, motions) = (new Vector3<T>[Angles / T.Lanes], new Vector3<T>[Angles / T.Lanes]);
        var (lanesOfPlaces, lanesOfMotions) = (new Vector3[T.Lanes], new Vector3[T.Lanes]);
        for (var k = 0; k < Angles; k++)
        {
            var perilune = FlybyProblem.Perilune(
                start with
                {
                    Angle = Math.Tau * k / Angles,
                },
                goal.PeriluneRadius,
                model.MoonGM
            );
            (lanesOfPlaces[k % T.Lanes], lanesOfMotions[k % T.Lanes]) = (perilune.Position, perilune.Velocity);
            places[k / T.Lanes] = Vector3<T>.FromLanes(lanesOfPlaces);
            motions[k / T.Lanes] = Vector3<T>.FromLanes(lanesOfMotions);
        }
        var phases = orbit.PhaseSpan > 0 ? Phases : 1;
        for (var phase = 0; phase < phases; phase++)
        {
            var later = orbit.PhaseSpan * phase / phases;
            var best = new Found(double.PositiveInfinity, start);
            for (var step = 0; step < Beyonds; step++)
            {
                var beyond = LeastBeyond + BeyondStep * step;
                var (position, velocity) = orbit.At(time + beyond, later);
                var (to, arriving) = (Vector3<T>.FromVector(position), Vector3<T>.FromVector(velocity));
                var seconds = T.FromDouble(beyond);
                for (var group = 0; group < places.Length; group++)
                {
                    var (at, motion) = (places[group], motions[group]);
                    var (v1, v2) = Lambert.Solve(at, to, seconds, model.MoonGM, Vector3<T>.Cross(at, motion));
                    var costs = (v1 - motion).Norm + (arriving - v2).Norm;
                    for (var lane = 0; lane < T.Lanes; lane++)
                    {
                        if (costs.Lane(lane) < best.Cost)
                            best = new(
                                costs.Lane(lane),
                                start with
                                {
                                    Angle = Math.Tau * (group * T.Lanes + lane) / Angles,
                                    Leaving = v1.Lane(lane),
                                    Beyond = beyond,
                                    Later = later,
                                }
                            );
                    }
                }
            }
            if (double.IsFinite(best.Cost))
                found.Add(best);
        }
        return found;
    }

    private bool AreNeighbours(in FlybyCandidate one, in FlybyCandidate other)
    {
        var turn = (one.Later - other.Later) / Math.Max(orbit.PhaseSpan, 1);
        return one.Descending == other.Descending
            && Math.Abs(one.Leg - other.Leg) < 0.6 * Day
            && Math.Abs(turn - Math.Round(turn)) < Apart;
    }
}
