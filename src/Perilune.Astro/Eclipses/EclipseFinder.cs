using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// Every passage through the shadow of a spherical body, geometric (without light time), with edges good to a microsecond
/// on the given motion. The search refines until no passage can hide between samples (<see cref="SignChanges"/>).
/// </summary>
/// <param name="ephemeris">Where the Sun and the body are.</param>
/// <param name="occulter">The body that hides the Sun.</param>
public sealed class EclipseFinder(Ephemeris ephemeris, Occulter occulter)
{
    private const double Tolerance = 1e-6;

    /// <summary>Passages of a propagated flight, searched from step to step of its integration.</summary>
    public IReadOnlyList<EclipsePassage> Find(Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        var origin = trajectory.Initial.SecondsPastJ2000;
        return Search(
            elapsed => trajectory.AtElapsed(elapsed).Position,
            trajectory.Center,
            origin,
            trajectory.Solution.Knots,
            double.PositiveInfinity
        );
    }

    /// <summary>Passages of any motion.</summary>
    /// <param name="position">Position relative to <paramref name="center"/>, ICRF axes, m, at TDB seconds past J2000.</param>
    /// <param name="center">NAIF code.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <param name="maximumStep">
    /// Longest stretch of the motion to be described by five samples before refinement, s: a twentieth of an orbit or less.
    /// </param>
    /// <exception cref="ArgumentException">The end is not after the start, or the step is not positive.</exception>
    public IReadOnlyList<EclipsePassage> Find(
        Func<double, Vector3> position,
        int center,
        double start,
        double end,
        double maximumStep
    )
    {
        ArgumentNullException.ThrowIfNull(position);
        if (!(end > start))
            throw new ArgumentException($"the search ends ({end}) before it starts ({start})", nameof(end));
        return Search(elapsed => position(start + elapsed), center, start, [0, end - start], maximumStep);
    }

    private List<EclipsePassage> Search(
        Func<double, Vector3> position,
        int center,
        double origin,
        ReadOnlySpan<double> grid,
        double maximumStep
    )
    {
        var outer = new List<SignChange>();
        Func<double, double> edge = elapsed =>
        {
            var (toSun, toBody) = Directions(position, center, origin, elapsed);
            return ShadowGeometry.OuterEdge(toSun, toBody, occulter.Radius);
        };
        var value = edge(grid[0]);
        var inside = value < 0;
        for (var i = 1; i < grid.Length; i++)
        {
            var next = edge(grid[i]);
            SignChanges.Find(edge, grid[i - 1], grid[i], value, next, maximumStep, Tolerance, outer);
            value = next;
        }
        var passages = new List<EclipsePassage>();
        var (start, seen) = (grid[0], false);
        foreach (var change in outer)
        {
            if (change.Rising)
                passages.Add(Passage(start, change.Abscissa, seen, true));
            else
                (start, seen) = (change.Abscissa, true);
            inside = !change.Rising;
        }
        if (inside)
            passages.Add(Passage(start, grid[^1], seen, false));
        return passages;

        EclipsePassage Passage(double from, double to, bool startSeen, bool endSeen) =>
            new(
                occulter.Body,
                origin + from,
                origin + to,
                startSeen,
                endSeen,
                Cores(position, center, origin, from, to, maximumStep)
            );
    }

    private ImmutableArray<EclipseCore> Cores(
        Func<double, Vector3> position,
        int center,
        double origin,
        double from,
        double to,
        double maximumStep
    )
    {
        double Inner(double elapsed)
        {
            var (toSun, toBody) = Directions(position, center, origin, elapsed);
            return ShadowGeometry.InnerEdge(toSun, toBody, occulter.Radius);
        }
        // A passage is searched in eight parts, however short it is against an orbit.
        var changes = SignChanges.Find(Inner, from, to, Math.Min(maximumStep, (to - from) / 8), Tolerance);
        var cores = ImmutableArray.CreateBuilder<EclipseCore>();
        double? start = Inner(from) < 0 ? from : null;
        foreach (var change in changes)
        {
            if (!change.Rising)
                start = change.Abscissa;
            else if (start is { } begun)
            {
                cores.Add(Core(begun, change.Abscissa));
                start = null;
            }
        }
        if (start is { } open)
            cores.Add(Core(open, to));
        return cores.ToImmutable();

        EclipseCore Core(double begin, double end)
        {
            var (toSun, toBody) = Directions(position, center, origin, 0.5 * (begin + end));
            return new(ShadowGeometry.Classify(toSun, toBody, occulter.Radius), origin + begin, origin + end);
        }
    }

    private (Vector3 ToSun, Vector3 ToBody) Directions(
        Func<double, Vector3> position,
        int center,
        double origin,
        double elapsed
    )
    {
        var tdb = origin + elapsed;
        var observer = position(elapsed);
        var body = occulter.Body == center ? Vector3.Zero : ephemeris.Position(occulter.Body, center, tdb);
        return (ephemeris.Position(NaifId.Sun, center, tdb) - observer, body - observer);
    }
}
