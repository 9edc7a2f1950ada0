using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// Every passage through the shadow of a body, a sphere or an ellipsoid, geometric (without light time), with edges good to a
/// microsecond on the given motion. The search refines until no passage can hide between samples
/// (<see cref="Perilune.Numerics.RootFinding.SignChanges"/>).
/// </summary>
public sealed class EclipseFinder
{
    private static readonly Vector3 sunRadii = new(SolarDisc.SunRadius, SolarDisc.SunRadius, SolarDisc.SunRadius);

    private readonly Ephemeris ephemeris;
    private readonly BodyShape shape;
    private readonly FrameSystem? frames;

    /// <summary>The shadow of a sphere.</summary>
    /// <param name="ephemeris">Where the Sun and the body are.</param>
    /// <param name="occulter">The body that hides the Sun.</param>
    public EclipseFinder(Ephemeris ephemeris, Occulter occulter) =>
        (this.ephemeris, shape) = (ephemeris, BodyShape.Sphere(occulter.Body, occulter.Radius));

    /// <summary>The shadow of an ellipsoid that turns with its axes.</summary>
    /// <param name="ephemeris">Where the Sun and the body are.</param>
    /// <param name="frames">Frames; they must have the data of the body's axes.</param>
    /// <param name="shape">The body that hides the Sun.</param>
    public EclipseFinder(Ephemeris ephemeris, FrameSystem frames, BodyShape shape)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(shape);
        (this.ephemeris, this.shape) = (ephemeris, shape);
        this.frames = shape.Ellipsoid.IsSphere ? null : frames;
    }

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
        return PassageSearch
            .Find(
                elapsed =>
                {
                    var (sun, body) = Seen(position, center, origin, elapsed);
                    return DiscGeometry.Apart(body, sun);
                },
                elapsed =>
                {
                    var (sun, body) = Seen(position, center, origin, elapsed);
                    return Math.Min(DiscGeometry.Full(body, sun), DiscGeometry.Annular(body, sun));
                },
                elapsed =>
                {
                    var (sun, body) = Seen(position, center, origin, elapsed);
                    return DiscGeometry.Full(body, sun) < 0 ? Occultation.Full : Occultation.Annular;
                },
                origin,
                grid,
                maximumStep
            )
            .ConvertAll(passage => new EclipsePassage(
                shape.Body,
                passage.Start,
                passage.End,
                passage.StartSeen,
                passage.EndSeen,
                [.. passage.Cores.Select(core => new EclipseCore(Lighting(core.Kind), core.Start, core.End))]
            ));
    }

    private static Lighting Lighting(Occultation kind) =>
        kind == Occultation.Full ? Eclipses.Lighting.Umbra : Eclipses.Lighting.Annular;

    private (SeenDisc Sun, SeenDisc Body) Seen(
        Func<double, Vector3> position,
        int center,
        double origin,
        double elapsed
    )
    {
        var tdb = origin + elapsed;
        var observer = position(elapsed);
        var body = shape.Body == center ? Vector3.Zero : ephemeris.Position(shape.Body, center, tdb);
        var toSun = ephemeris.Position(NaifId.Sun, center, tdb) - observer;
        return (
            new(toSun, sunRadii, Matrix3.Identity),
            new(
                body - observer,
                shape.Ellipsoid.SemiAxes,
                frames?.Rotation(Frame.Icrf, shape.Frame, tdb) ?? Matrix3.Identity
            )
        );
    }
}
