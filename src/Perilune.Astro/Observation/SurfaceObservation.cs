using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>
/// Points of ellipsoidal bodies as an observer has them: under the observer, under the Sun, where a ray meets, and the angles of
/// light there; CSPICE's SUBPNT, SUBSLR, SINCPT and ILUMIN. The light time is that of the point, not of the body's centre.
/// Immutable and safe from any thread.
/// </summary>
/// <param name="states">Bodies and frames.</param>
public sealed class SurfaceObservation(ApparentStates states)
{
    private const double MetresPerKilometre = 1000;
    private const double SpeedOfLight = Topocentric.SpeedOfLight;
    private const int Iterations = 10;

    /// <summary>The point of a body under an observer.</summary>
    /// <param name="body">The body.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="method">Nearest point or line to the centre.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    /// <exception cref="EphemerisCoverageException">A body has no state at the epoch, or at that of the light.</exception>
    public SurfaceSight SubObserverPoint(
        BodyShape body,
        MovingPoint observer,
        SubPointMethod method,
        AberrationCorrection correction,
        double tdb
    ) => Iterate(body, observer, correction, tdb, (fromObserver, _, _) => Under(body.Ellipsoid, -fromObserver, method));

    /// <summary>The point of a body under the Sun, at the epoch at which an observer has it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="method">Nearest point or line to the centre.</param>
    /// <param name="correction">The correction, of the light to the observer and of that from the Sun.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    /// <exception cref="EphemerisCoverageException">A body has no state at the epoch, or at that of the light.</exception>
    public SurfaceSight SubsolarPoint(
        BodyShape body,
        MovingPoint observer,
        SubPointMethod method,
        AberrationCorrection correction,
        double tdb
    ) =>
        Iterate(
            body,
            observer,
            correction,
            tdb,
            (_, epoch, before) =>
            {
                // The Sun as it is seen from the point found before, which turns with the body.
                var place = MovingPoint.Fixed(states.Frames, "point", body.Body, body.Frame, before);
                var sun = states.State(MovingPoint.Body(NaifId.Sun), place, Frame.Icrf, correction, epoch);
                var toBody = states.Frames.Rotation(Frame.Icrf, body.Frame, epoch);
                return Under(body.Ellipsoid, toBody * sun.Position + before, method);
            }
        );

    /// <summary>Angles of light at a point of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="point">A point of its surface in its axes, m.</param>
    /// <param name="source">NAIF code of the source of light, the Sun most often.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="correction">The correction, of the light to the observer and of that from the source.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    /// <exception cref="EphemerisCoverageException">A body has no state at the epoch, or at that of the light.</exception>
    public Illumination Illumination(
        BodyShape body,
        Vector3 point,
        int source,
        MovingPoint observer,
        AberrationCorrection correction,
        double tdb
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        var place = MovingPoint.Fixed(states.Frames, "point", body.Body, body.Frame, point);
        var sight = states.State(place, observer, Frame.Icrf, correction, tdb);
        var epoch = tdb + correction.Sign() * sight.LightTime;
        var toBody = states.Frames.Rotation(Frame.Icrf, body.Frame, epoch);
        var toObserver = -(toBody * sight.Position);
        var toSource = toBody * states.State(MovingPoint.Body(source), place, Frame.Icrf, correction, epoch).Position;
        var normal = body.Ellipsoid.Normal(point);
        return new(
            Vector3.Angle(toSource, toObserver),
            Vector3.Angle(normal, toSource),
            Vector3.Angle(normal, toObserver),
            new(point, epoch, -toObserver)
        );
    }

    /// <summary>Where a ray from an observer meets a body; null where it does not.</summary>
    /// <param name="body">The body.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="direction">
    /// Direction of the ray in ICRF axes, as the observer sees it (or sends it): with a stellar correction the light itself
    /// comes from beside it.
    /// </param>
    /// <param name="correction">The correction.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    /// <exception cref="EphemerisCoverageException">A body has no state at the epoch, or at that of the light.</exception>
    public SurfaceSight? Intercept(
        BodyShape body,
        MovingPoint observer,
        Vector3 direction,
        AberrationCorrection correction,
        double tdb
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(observer);
        var aim = direction.Unit;
        if (correction.UsesStellarAberration())
        {
            // The true direction is the one that is displaced to the seen one; each pass gains a factor of v/c.
            var velocity = ObserverVelocity(observer, correction, tdb);
            var seen = aim;
            for (var i = 0; i < 4; i++)
                aim = (seen - StellarAberration.Displacement(aim, velocity)).Unit;
        }
        var lightTime = states.Inertial(MovingPoint.Body(body.Body), observer, correction, tdb).LightTime;
        for (var i = 0; ; i++)
        {
            var epoch = tdb + correction.Sign() * lightTime;
            var center = Center(body, observer, correction, tdb, epoch);
            var toBody = states.Frames.Rotation(Frame.Icrf, body.Frame, epoch);
            if (body.Ellipsoid.Intercept(toBody * -center, toBody * aim) is not { } point)
                return null;
            var fromObserver = toBody * center + point;
            var next = correction.UsesLightTime() ? fromObserver.Norm / SpeedOfLight : 0;
            if (i == Passes(correction) || next == lightTime)
                return new(point, epoch, fromObserver);
            lightTime = next;
        }
    }

    // Without convergence one pass finds the light time of the point from that of the centre, and one corrects it: (v/c)^2 of
    // their difference is left. CSPICE leaves v/c of it in the point, up to 40 micrometres on the Moon.
    private static int Passes(AberrationCorrection correction) =>
        correction.Converges() ? Iterations
        : correction.UsesLightTime() ? 2
        : 0;

    private static Vector3 Under(TriaxialEllipsoid ellipsoid, Vector3 other, SubPointMethod method) =>
        method == SubPointMethod.NearPoint ? ellipsoid.NearestPoint(other) : ellipsoid.Intercept(other, -other)!.Value;

    /// <summary>
    /// Finds a point, given the body's centre from the observer, the epoch and the point found before, until its light time
    /// stands.
    /// </summary>
    private SurfaceSight Iterate(
        BodyShape body,
        MovingPoint observer,
        AberrationCorrection correction,
        double tdb,
        Func<Vector3, double, Vector3, Vector3> find
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(observer);
        var first = states.Inertial(MovingPoint.Body(body.Body), observer, correction, tdb);
        var lightTime = correction.UsesLightTime() ? first.LightTime : 0;
        var epoch = tdb + correction.Sign() * lightTime;
        var center = first.Position * MetresPerKilometre;
        var toBody = states.Frames.Rotation(Frame.Icrf, body.Frame, epoch);
        var point = find(toBody * center, epoch, Vector3.Zero);
        for (var i = 0; i < Passes(correction); i++)
        {
            // The light time is that of the point without stellar aberration; the point's own displacement moves the body.
            var path = Center(body, observer, correction, tdb, epoch) + toBody.TransposeTimes(point);
            var next = path.Norm / SpeedOfLight;
            var settled = next == lightTime;
            lightTime = next;
            epoch = tdb + correction.Sign() * lightTime;
            toBody = states.Frames.Rotation(Frame.Icrf, body.Frame, epoch);
            center = Center(body, observer, correction, tdb, epoch);
            if (correction.UsesStellarAberration())
                center += StellarAberration.Displacement(
                    center + toBody.TransposeTimes(point),
                    ObserverVelocity(observer, correction, tdb)
                );
            point = find(toBody * center, epoch, point);
            if (settled)
                break;
        }
        return new(point, epoch, toBody * center + point);
    }

    /// <summary>The body's centre at the epoch of the light from the observer now, ICRF axes, m.</summary>
    private Vector3 Center(
        BodyShape body,
        MovingPoint observer,
        AberrationCorrection correction,
        double tdb,
        double epoch
    )
    {
        var target = MovingPoint.Body(body.Body);
        if (!correction.UsesLightTime())
            return states.Inertial(target, observer, correction, tdb).Position * MetresPerKilometre;
        target.Barycentric(states.Ephemeris, epoch, out var there, out _);
        observer.Barycentric(states.Ephemeris, tdb, out var here, out _);
        return (there - here) * MetresPerKilometre;
    }

    private Vector3 ObserverVelocity(MovingPoint observer, AberrationCorrection correction, double tdb)
    {
        observer.Barycentric(states.Ephemeris, tdb, out _, out var velocity);
        return velocity * (-correction.Sign() * MetresPerKilometre / SpeedOfLight);
    }
}
