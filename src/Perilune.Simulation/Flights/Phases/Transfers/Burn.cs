using Perilune.Astro.Bodies;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>How a burn is steered.</summary>
public enum BurnSteering
{
    /// <summary>Fixed against the stars, along what the axes are in the middle of the burn on the way without it.</summary>
    Inertial,

    /// <summary>Fixed in the axes of the orbit, which turn.</summary>
    Orbit,
}

/// <summary>A burn between Earth and Moon, with an engine or as an impulse, after a coast to its ignition.</summary>
public sealed record Burn : IPhase
{
    /// <summary>Ignition; at once where neither this nor <c>elapsed</c> is given.</summary>
    public Epoch? At { get; init; }

    /// <summary>Ignition, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>Change of velocity; or give <c>burn-time</c>.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    public double? DeltaV { get; init; }

    /// <summary>How long the engine burns.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public double? BurnTime { get; init; }

    /// <summary>Thrust; none for an impulse.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public double? Thrust { get; init; }

    /// <summary>Specific impulse; for an impulse it tells what mass is left.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public double? SpecificImpulse { get; init; }

    /// <summary>Mass at ignition; that of the phase before where none is given.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>Propellant that may be burned; as much as the mass where none is given.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public double? Propellant { get; init; }

    /// <summary>
    /// Direction: components along the velocity, along the orbit's normal, and along velocity x normal; the length does not
    /// matter. Along the velocity unless told; <c>-1 0 0</c> brakes.
    /// </summary>
    [Quantity(Measure.Number)]
    public Vector3? Direction { get; init; }

    /// <summary>The body about which the axes are; the Moon in its sphere of influence, else the Earth, unless told.</summary>
    public string? About { get; init; }

    /// <summary>How it is steered.</summary>
    [Default("inertial")]
    public BurnSteering Steering { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("ignition", "ignition"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity"),
        PhaseResult.Number("burn-time", Measure.Duration, "how long the engine burns"),
        PhaseResult.Number("propellant", Measure.Mass, "propellant burned"),
        PhaseResult.Number("mass", Measure.Mass, "mass at the end"),
        .. CislunarResults.All,
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var start = sky.About(run.Start.State);
        var ignition = FlightClock.Ignition(run, this, At, Elapsed, start.Time);
        var before = sky.Model.Propagate(start, ignition);
        if ((DeltaV is null) == (BurnTime is null))
            throw run.Wrong(
                this,
                nameof(DeltaV),
                "",
                "does not say how much is burned",
                "give one of delta-v: and burn-time:"
            );
        var mass = Mass ?? run.Start.Mass;
        CislunarResults.Draw(run, sky, start, ignition);
        var (end, left) = Thrust is { } thrust
            ? WithEngine(run, sky, before, mass, thrust)
            : AsImpulse(run, sky, before, mass);
        run.Tell("ignition", Epoch.FromSecondsPastJ2000(ignition));
        if (double.IsFinite(left))
        {
            run.Tell("propellant", mass - left);
            run.Tell("mass", left);
        }
        CislunarResults.End(run, sky, end, left);
    }

    private (LunarState, double) AsImpulse(PhaseRun run, CislunarSky sky, LunarState before, double mass)
    {
        if (DeltaV is not { } deltaV)
            throw run.Wrong(this, nameof(Thrust), "", "is missing", "a burn-time: needs thrust: and specific-impulse:");
        var direction = ToIcrf(run, sky, before, Components(run));
        run.Tell("delta-v", deltaV);
        var left = SpecificImpulse is { } impulse
            ? mass * Math.Exp(-deltaV / (impulse * FiniteBurn.StandardGravity))
            : mass;
        Afford(run, mass - left, deltaV, mass);
        return (before with { Velocity = before.Velocity + direction * deltaV }, left);
    }

    private (LunarState, double) WithEngine(
        PhaseRun run,
        CislunarSky sky,
        LunarState before,
        double mass,
        double thrust
    )
    {
        if (SpecificImpulse is not { } impulse)
            throw run.Wrong(this, nameof(SpecificImpulse), "", "is missing", "give the engine's specific impulse");
        if (!(mass > 0))
            throw run.Wrong(this, nameof(Mass), "", "is missing", "give the mass at ignition");
        var exhaust = impulse * FiniteBurn.StandardGravity;
        var duration = BurnTime ?? FiniteBurn.DurationFor(DeltaV!.Value, mass, thrust, impulse);
        var left = mass - thrust / exhaust * duration;
        Afford(run, mass - left, DeltaV ?? double.NaN, mass);
        var half = sky.Model.Propagate(before, before.Time + duration / 2);
        var about = Center(run, sky, half);
        var components = Components(run);
        var steering =
            Steering == BurnSteering.Inertial
                ? ThrustDirection.Inertial(ToIcrf(run, sky, half, components))
                : ThrustDirection.Vnb(components.X, components.Y, components.Z, about);
        var epoch = Epoch.FromSecondsPastJ2000(before.Time);
        var program = new ThrustProgram(mass, new FiniteBurn(epoch, duration, thrust, impulse, steering));
        var end = sky.Model.With(program).Propagate(before, before.Time + duration);
        run.Tell("delta-v", exhaust * Math.Log(mass / left));
        run.Tell("burn-time", duration);
        return (end, left);
    }

    private void Afford(PhaseRun run, double burned, double deltaV, double mass)
    {
        var most = Propellant ?? mass;
        if (!(burned > most) && !(burned >= mass))
            return;
        var mend =
            SpecificImpulse is { } impulse && most < mass
                ? FormattableString.Invariant(
                    $"what is there gives {impulse * FiniteBurn.StandardGravity * Math.Log(mass / (mass - most)):F1} m/s"
                )
                : "burn less";
        throw run.Wrong(
            this,
            BurnTime is null ? nameof(DeltaV) : nameof(BurnTime),
            BurnTime is { } time
                ? FormattableString.Invariant($"{time} s")
                : FormattableString.Invariant($"{deltaV} m/s"),
            FormattableString.Invariant($"empties the tanks: it takes {burned:F0} kg of {most:F0} kg"),
            mend
        );
    }

    private Vector3 Components(PhaseRun run)
    {
        var components = Direction ?? Vector3.UnitX;
        return components.Norm > 0
            ? components.Unit
            : throw run.Wrong(
                this,
                nameof(Direction),
                "0 0 0",
                "is no direction",
                "give components, 1 0 0 along the velocity"
            );
    }

    private int Center(PhaseRun run, CislunarSky sky, LunarState state) =>
        About is { } name ? OrbitResults.Body(run, this, nameof(About), name) : sky.Told(state).Origin;

    private Vector3 ToIcrf(PhaseRun run, CislunarSky sky, LunarState state, Vector3 components)
    {
        var center = Center(run, sky, state);
        var (r, v) =
            center == NaifId.Moon
                ? (state.Position, state.Velocity)
                : (sky.Model.FromEarth(state).Position, sky.Model.FromEarth(state).Velocity);
        var along = v.Unit;
        var normal = Vector3.Cross(r, v).Unit;
        return along * components.X + normal * components.Y + Vector3.Cross(along, normal) * components.Z;
    }
}
