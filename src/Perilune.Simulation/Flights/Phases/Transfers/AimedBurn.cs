using Perilune.Astro.Bodies;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>
/// The least burn at an ignition after which an orbit has given apsides: how long, and where it points. The engine points
/// fixed against the stars; without an engine it is an impulse.
/// </summary>
public sealed record AimedBurn : IPhase
{
    /// <summary>Ignition; at once where neither this nor <c>elapsed</c> is given.</summary>
    public Epoch? At { get; init; }

    /// <summary>Ignition, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>Height of the periapsis after it, over the Moon's mean sphere or the Earth's equator.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public required double PeriapsisAltitude { get; init; }

    /// <summary>Height of the apoapsis after it.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public required double ApoapsisAltitude { get; init; }

    /// <summary>First guess of its size along the velocity; negative brakes.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public required double Guess { get; init; }

    /// <summary>Thrust; none for an impulse.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public double? Thrust { get; init; }

    /// <summary>Specific impulse.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s"), Default("300 s")]
    public required double SpecificImpulse { get; init; }

    /// <summary>Mass at ignition; that of the phase before where none is given.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("ignition", "ignition"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity"),
        PhaseResult.Number("burn-time", Measure.Duration, "how long the engine burns"),
        PhaseResult.Number("propellant", Measure.Mass, "propellant burned"),
        PhaseResult.Number("mass", Measure.Mass, "mass at the end"),
        PhaseResult.Number("ignition-altitude", Measure.Length, "height at ignition over the Moon's mean sphere"),
        PhaseResult.Number("ignition-speed", Measure.Speed, "speed at ignition against the Moon's centre"),
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
        var mass = Mass ?? run.Start.Mass;
        if (Thrust is not null && !(mass > 0))
            throw run.Wrong(this, nameof(Mass), "", "is missing", "give the mass at ignition");
        TargetedFlight flight;
        try
        {
            flight = Aim(run, sky, before, mass);
        }
        catch (ArgumentException cannot)
        {
            throw run.Wrong(this, cannot.Message, "guess less with 'guess:'");
        }
        if (!flight.IsMet)
            throw run.Wrong(
                this,
                string.Join("; ", flight.Shortfalls),
                "change the apsides, the ignition, or 'guess:'"
            );
        CislunarResults.Draw(run, sky, start, ignition);
        var end = flight.Arcs[0].End;
        var left = Thrust is null
            ? mass * Math.Exp(-flight.DeltaV / (SpecificImpulse * FiniteBurn.StandardGravity))
            : flight.Arcs[0].EndMass;
        run.Tell("ignition", Epoch.FromSecondsPastJ2000(ignition));
        run.Tell("delta-v", flight.DeltaV);
        if (Thrust is not null)
            run.Tell("burn-time", end.Time - ignition);
        if (double.IsFinite(left))
        {
            run.Tell("propellant", mass - left);
            run.Tell("mass", left);
        }
        run.Tell(
            "ignition-altitude",
            before.Position.Norm - BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius
        );
        run.Tell("ignition-speed", before.Velocity.Norm);
        CislunarResults.End(run, sky, end, left);
    }

    private TargetedFlight Aim(PhaseRun run, CislunarSky sky, LunarState before, double mass)
    {
        // An impulse is followed by a second of coast, in which apsides do not change.
        const double moment = 1;
        var told = sky.Told(before);
        var radius = BodyShapes.Of(run.Knowledge, told.Origin).EquatorialRadius;
        var along = told.Velocity.Unit * Math.Sign(Guess);
        Requirement[] requirements =
        [
            Requirement.Exactly(
                "periapsis radius",
                StateQuantities.PeriapsisRadius,
                told.Origin,
                radius + PeriapsisAltitude,
                1e5,
                "m"
            ),
            Requirement.Exactly(
                "apoapsis radius",
                StateQuantities.ApoapsisRadius,
                told.Origin,
                radius + ApoapsisAltitude,
                1e5,
                "m"
            ),
        ];
        var arc = new FlightArc("burn", moment) { Requirements = requirements };
        if (Thrust is { } thrust)
        {
            var duration = FiniteBurn.DurationFor(Math.Abs(Guess), mass, thrust, SpecificImpulse);
            arc = arc with
            {
                Duration = duration,
                DurationLimits = (0.1 * duration, 5 * duration),
                Engine = new(thrust, SpecificImpulse),
                Direction = along,
                DirectionIsFree = true,
            };
        }
        else
        {
            arc = arc with { ImpulseIsFree = true, Impulse = along * Math.Abs(Guess) };
        }
        return new FlightTargeting(sky.Model, FlightStart.At(before), arc)
        {
            Mass = Thrust is null ? 1 : mass,
            Objective = FlightObjective.DeltaV,
            // Decimetres of an apsis.
            Tolerance = 1e-6,
        }.Solve();
    }
}
