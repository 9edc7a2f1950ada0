using Perilune.Astro.Frames;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>
/// Where a launcher leaves a spacecraft that is to meet a target: in the target's plane, at the end of the way over the
/// ground, on an orbit of given apsides.
/// </summary>
public sealed record InsertionState : IPhase
{
    private const string Phase = "phase";
    private const string OffPlane = "off-plane";
    private const string PhaseAtLiftoff = "phase-at-liftoff";

    /// <summary>The phase whose end is the target, at the instant of insertion.</summary>
    [RefersTo("phase")]
    public required string Target { get; init; }

    /// <summary>Geodetic latitude of the launch site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Longitude of the launch site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Angle about the Earth's centre from the site, as it stood at liftoff, to the insertion.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "90 deg")]
    public required double Way { get; init; }

    /// <summary>Height of the perigee over the equatorial radius; the insertion is there unless told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Periapsis { get; init; }

    /// <summary>Height of the apogee over the equatorial radius.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Apoapsis { get; init; }

    /// <summary>True anomaly at insertion.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle), Default("0 deg")]
    public double TrueAnomaly { get; init; }

    /// <summary>Mass of the spacecraft.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        .. OrbitResults.All,
        PhaseResult.Number(Phase, Measure.Angle, "by which the target is ahead at insertion"),
        PhaseResult.Number(PhaseAtLiftoff, Measure.Angle, "by which the target is ahead of the site at liftoff"),
        PhaseResult.Number(OffPlane, Measure.Angle, "of the site from the target's plane at liftoff"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Liftoff is not { } liftoff)
            throw run.Wrong(this, "wants a liftoff", "add 'liftoff:' to the flight");
        var target =
            run.Outcome(Target).End?.State
            ?? throw run.Wrong(this, nameof(Target), Target, "ends without a state", "name a phase with one");
        var body = target.Origin;
        var shape = BodyShapes.Of(run.Knowledge, body);
        var toFixed = run.Knowledge.Frames.Rotation(Frame.Icrf, BodyShapes.FixedFrame(body), liftoff);
        var site = toFixed.TransposeTimes(shape.ToCartesian(new(Latitude, Longitude, 0)));
        var normal = Vector3.Cross(target.Position, target.Velocity).Unit;
        var beside = Vector3.Dot(site.Unit, normal);
        var below = (site.Unit - normal * beside).Unit;
        var gm = run.Knowledge.Bodies.GravitationalParameter(body);
        var radius = shape.EquatorialRadius;
        if (Apoapsis < Periapsis)
            throw run.Wrong(this, nameof(Apoapsis), "", "is below the perigee", "exchange both");
        var (low, high) = (radius + Periapsis, radius + Apoapsis);
        var conic = new OrbitalElements(low, (high - low) / (high + low), 0, 0, 0, TrueAnomaly, gm).ToState();
        // The conic's own plane and perigee are turned so that it stands over the end of the way.
        var up = Turned(below, normal, Way);
        var forward = Vector3.Cross(normal, up);
        var own = conic.Position.Unit;
        var ownForward = Vector3.Cross(Vector3.UnitZ, own);
        Vector3 Placed(Vector3 v) => up * Vector3.Dot(v, own) + forward * Vector3.Dot(v, ownForward);
        var state = new State(target.Epoch, body, Frame.Icrf, Placed(conic.Position), Placed(conic.Velocity));
        OrbitResults.Tell(run, state);
        run.Tell(Phase, Ahead(up, target.Position, normal));
        var then = KeplerPropagation.Propagate(target.Position, target.Velocity, liftoff - target.Epoch, gm);
        run.Tell(PhaseAtLiftoff, Ahead(below, then.Position, normal));
        run.Tell(OffPlane, Math.Asin(beside));
        run.End(new(state, Mass ?? double.NaN));
    }

    private static double Ahead(Vector3 from, Vector3 to, Vector3 normal) =>
        Math.Atan2(Vector3.Dot(normal, Vector3.Cross(from, to)), Vector3.Dot(from, to));

    private static Vector3 Turned(Vector3 v, Vector3 axis, double angle) =>
        v * Math.Cos(angle) + Vector3.Cross(axis, v) * Math.Sin(angle);
}
