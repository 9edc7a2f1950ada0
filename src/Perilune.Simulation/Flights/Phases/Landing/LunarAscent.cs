using Perilune.Astro.Bodies;
using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.PoweredFlight;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>An ascent from the Moon to an orbit, flown under closed-loop guidance.</summary>
public sealed record LunarAscent : IPhase
{
    /// <summary>Where from.</summary>
    public required LandingSite Site { get; init; }

    /// <summary>What lifts off.</summary>
    public required Lander Lander { get; init; }

    /// <summary>Mass at lift-off.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }

    /// <summary>The instant of lift-off.</summary>
    public Epoch? Epoch { get; init; }

    /// <summary>Time since liftoff of the flight, instead of the epoch.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>Height of cut-off over the site.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double CutoffAltitude { get; init; }

    /// <summary>Height of the other end of the orbit over the site, with cut-off at its perilune; or give a speed.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? Apolune { get; init; }

    /// <summary>Horizontal speed at cut-off against the stars.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? CutoffSpeed { get; init; }

    /// <summary>Speed upward at cut-off.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    [Default("0 m/s")]
    public double CutoffClimbRate { get; init; }

    /// <summary>Speed upward at which the vertical rise ends.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    [Default("15 m/s")]
    public double VerticalRise { get; init; }

    /// <summary>Direction of the turn, from north over east.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    [Default("270 deg")]
    public double Heading { get; init; }

    /// <summary>A phase in whose orbit's plane to end, such as the one that waits in orbit; the heading's own plane without it.</summary>
    [RefersTo("phase")]
    public string? PlaneOf { get; init; }

    /// <summary>A <c>low-orbit-transfer</c> upward, flown before: lift-off at its instant and into its plane.</summary>
    [RefersTo("phase")]
    public string? Joins { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results => AscentResult.All;

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (ignition, heading) = Joins is null
            ? (DescentStart.Instant(run, this, Epoch, Elapsed), Heading)
            : Joined(run, Joins);
        var vehicle = Lander.ToVehicle(run.Name);
        var scene = Site.Scene(run, ignition);
        var up = scene.Target.Unit;
        var radius = scene.Target.Norm;
        if (!(Mass > vehicle.DryMass))
            throw run.Wrong(
                this,
                nameof(Mass),
                $"{Mass:0.#} kg",
                "leaves no propellant",
                $"lift off with more than {vehicle.DryMass:0.#} kg"
            );
        if (!(vehicle.FullThrust > Mass * scene.Body.FreeFall(scene.Target, Vector3.Zero).Norm))
            throw run.Wrong(
                Lander,
                nameof(Lander.Thrust),
                $"{vehicle.FullThrust:0} N",
                $"does not lift {Mass:0} kg",
                "give more thrust, or less mass"
            );
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        var north = Vector3.Cross(up, east);
        var guidance = new ExplicitGuidance(scene.Body, vehicle, Goal(run, scene, ignition), gains: true)
        {
            VerticalRise = VerticalRise,
            Heading = Math.Cos(heading) * north + Math.Sin(heading) * east,
            Phase = "ascent",
            Cycle = 0.5,
        };
        // It stands on its legs: a metre of ground below keeps the start from being a touchdown.
        var lifted = scene with
        {
            Ground = (latitude, longitude) =>
                scene.Ground(latitude, longitude) is { } point ? point with { Radius = point.Radius - 1 } : null,
        };
        var flight = DescentSimulation.Fly(lifted, vehicle, new(0, scene.Target, Vector3.Zero, Mass), guidance);
        if (flight.Touchdown is not null || flight.End.Mass <= vehicle.DryMass || !guidance.Converged)
            throw run.Wrong(
                this,
                flight.Touchdown is not null
                    ? $"comes down again {flight.End.Time:0} s after lift-off"
                    : $"runs dry after {flight.End.Time:0} s, {flight.End.Position.Norm - radius:0} m up",
                "give more propellant, or a lower orbit"
            );
        var end = DescentStart.ToSky(run, flight.End, ignition);
        AscentResult.Tell(run, scene, flight, end, ignition);
        run.End(end);
    }

    private (Epoch LiftOff, double Heading) Joined(PhaseRun run, string name)
    {
        if (Epoch is not null || Elapsed is not null || PlaneOf is not null)
            throw run.Wrong(
                this,
                nameof(Joins),
                name,
                "says when and where to",
                "leave out epoch, elapsed and plane-of"
            );
        var transfer = run.Outcome(name);
        return transfer.Find("lift-off") is { } liftOff && transfer.Find("heading") is { } heading
            ? (liftOff.Epoch, heading.Number)
            : throw run.Wrong(this, nameof(Joins), name, "is no way up", "name a low-orbit-transfer with 'way: up'");
    }

    private PoweredGoal Goal(PhaseRun run, DescentScene scene, Epoch ignition)
    {
        var radius = scene.Target.Norm;
        Vector3? normal = null;
        if (PlaneOf is { } name)
        {
            if (run.Outcome(name).End is not { } waiting)
                throw run.Wrong(this, nameof(PlaneOf), name, "ends without a state", "name a phase with one");
            var sky = run.Knowledge.Frames.AboutOrigin(waiting.State, NaifId.Moon);
            var turn = DescentStart.Turn(run, ignition).Rotation;
            normal = turn * Vector3.Cross(sky.Position, sky.Velocity).Unit;
        }
        if (CutoffSpeed is { } speed && Apolune is null)
            return new(radius + CutoffAltitude, CutoffClimbRate, speed) { PlaneNormal = normal };
        if (Apolune is { } apolune && CutoffSpeed is null)
            return PoweredGoal.Perilune(
                scene.Body.GravitationalParameter,
                radius + CutoffAltitude,
                radius + apolune,
                normal
            );
        throw run.Wrong(this, "needs its orbit once", "give 'apolune:' or 'cutoff-speed:'");
    }
}
