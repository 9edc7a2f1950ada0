using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>
/// States of targets as observers have them: with the time that light takes and the observer's motion corrected for, or not,
/// in any axes. It is CSPICE's SPKEZR, SPKCPO and SPKCPT in one, in their arithmetic. Immutable and safe from any thread.
/// </summary>
/// <param name="ephemeris">Bodies; corrections need the barycentre of the solar system (0) among them.</param>
/// <param name="frames">Frames; they must have the data of the axes that are asked for.</param>
public sealed class ApparentStates(Ephemeris ephemeris, FrameSystem frames)
{
    private const double MetresPerKilometre = 1000;
    private const double SpeedOfLight = Topocentric.SpeedOfLight / MetresPerKilometre; // km/s
    private const int Iterations = 5;

    /// <summary>The bodies.</summary>
    public Ephemeris Ephemeris { get; } = ephemeris ?? throw new ArgumentNullException(nameof(ephemeris));

    /// <summary>The frames.</summary>
    public FrameSystem Frames { get; } = frames ?? throw new ArgumentNullException(nameof(frames));

    /// <summary>State of a target from an observer.</summary>
    /// <param name="target">The target.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="frame">
    /// Axes wanted. Turning axes are taken at the epoch at which light leaves (or reaches) their centre, as CSPICE does.
    /// </param>
    /// <param name="correction">The correction.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    /// <exception cref="EphemerisCoverageException">A body has no state at the epoch, or at that of the light.</exception>
    /// <exception cref="InvalidOperationException">The frames were not given the data of the axes.</exception>
    public ApparentState State(
        MovingPoint target,
        MovingPoint observer,
        Frame frame,
        AberrationCorrection correction,
        double tdb
    )
    {
        var sight = Kilometres(target, observer, frame, correction, tdb);
        return new(
            new(sight.Position * MetresPerKilometre, sight.Velocity * MetresPerKilometre),
            sight.LightTime,
            sight.LightTimeRate
        );
    }

    /// <summary>As the longer form, of bodies by their NAIF codes.</summary>
    public ApparentState State(int target, int observer, Frame frame, AberrationCorrection correction, double tdb) =>
        State(MovingPoint.Body(target), MovingPoint.Body(observer), frame, correction, tdb);

    /// <summary>The state in km and km/s: CSPICE's own numbers.</summary>
    internal Sight Kilometres(
        MovingPoint target,
        MovingPoint observer,
        Frame frame,
        AberrationCorrection correction,
        double tdb
    )
    {
        ArgumentNullException.ThrowIfNull(frame);
        var sight = Inertial(target, observer, correction, tdb);
        if (frame == Frame.Icrf)
            return sight;
        var (epoch, rate) = Turning(target, observer, frame, correction, tdb, sight);
        var transformation = Frames.Transformation(Frame.Icrf, frame, epoch);
        // The axes turn with the light's departure, which goes slower or faster than the observer's clock.
        var turned = (transformation with { AngularVelocity = transformation.AngularVelocity * rate }).Apply(
            new PositionVelocity(sight.Position, sight.Velocity)
        );
        return sight with { Position = turned.Position, Velocity = turned.Velocity };
    }

    /// <summary>The state in ICRF axes, km and km/s.</summary>
    internal Sight Inertial(MovingPoint target, MovingPoint observer, AberrationCorrection correction, double tdb)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(observer);
        if (!correction.UsesLightTime())
        {
            target.RelativeTo(observer, Ephemeris, tdb, out var position, out var velocity);
            var distance = position.Norm;
            var rate = distance == 0 ? 0 : Vector3.Dot(position, velocity) / (distance * SpeedOfLight);
            return new(position, velocity, distance / SpeedOfLight, rate);
        }
        observer.Barycentric(Ephemeris, tdb, out var origin, out var originVelocity);
        var sight = LightPath(target, origin, originVelocity, correction, tdb);
        if (!correction.UsesStellarAberration())
            return sight;
        // CSPICE takes the observer's acceleration from its velocities one second before and after.
        observer.Barycentric(Ephemeris, tdb - 1, out _, out var before);
        observer.Barycentric(Ephemeris, tdb + 1, out _, out var after);
        var scale = -correction.Sign() / SpeedOfLight;
        var shift = StellarAberration.Displacement(
            sight.Position,
            sight.Velocity,
            originVelocity * scale,
            (after * 0.5 - before * 0.5) * scale,
            out var shiftRate
        );
        return sight with { Position = sight.Position + shift, Velocity = sight.Velocity + shiftRate };
    }

    private Sight LightPath(
        MovingPoint target,
        Vector3 origin,
        Vector3 originVelocity,
        AberrationCorrection correction,
        double tdb
    )
    {
        var sign = correction.Sign();
        target.Barycentric(Ephemeris, tdb, out var place, out var velocity);
        var sight = place - origin;
        var lightTime = sight.Norm / SpeedOfLight;
        var change = double.PositiveInfinity;
        for (var i = correction.Converges() ? Iterations : 1; i > 0 && change > 0; i--)
        {
            target.Barycentric(Ephemeris, tdb + sign * lightTime, out place, out velocity);
            sight = place - origin;
            var next = sight.Norm / SpeedOfLight;
            change = Math.Abs(next - lightTime);
            lightTime = next;
        }
        // Light time L = |r| / c with r = target(t + s L) - observer(t): L' = u.(v (1 + s L') - v0) / c, solved for L'.
        var direction = lightTime == 0 ? Vector3.Zero : sight / (lightTime * SpeedOfLight);
        var rate =
            Vector3.Dot(direction, velocity - originVelocity)
            / (SpeedOfLight - sign * Vector3.Dot(direction, velocity));
        return new(sight, velocity * (1 + sign * rate) - originVelocity, lightTime, rate);
    }

    /// <summary>The epoch at which axes are taken, and how fast it runs against the observer's clock.</summary>
    private (double Epoch, double Rate) Turning(
        MovingPoint target,
        MovingPoint observer,
        Frame frame,
        AberrationCorrection correction,
        double tdb,
        Sight sight
    )
    {
        if (!correction.UsesLightTime() || frame.Center is not { } center)
            return (tdb, 1);
        if (observer.IsBody && observer.Center == center)
            return (tdb, 1);
        var toCenter =
            target.IsBody && target.Center == center
                ? sight
                : Inertial(MovingPoint.Body(center), observer, correction, tdb);
        var sign = correction.Sign();
        return (tdb + sign * toCenter.LightTime, 1 + sign * toCenter.LightTimeRate);
    }
}
