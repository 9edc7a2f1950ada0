using Perilune.Astro.Bodies;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Where a phase leaves a free return.</summary>
public enum FreeReturnEnd
{
    /// <summary>At entry.</summary>
    Entry,

    /// <summary>At perilune, for what is done there.</summary>
    Perilune,

    /// <summary>After injection, for what is done on the way.</summary>
    Injection,
}

/// <summary>
/// A free return around the Moon from a date alone: injection from a circular parking orbit, perilune and entry without
/// another burn, and what the vehicle pays for the injection.
/// </summary>
public sealed record FreeReturnFlight : IPhase
{
    /// <summary>Injection.</summary>
    public required Epoch Departure { get; init; }

    /// <summary>How it passes the Moon.</summary>
    [Default("circumlunar")]
    public FreeReturnKind Passage { get; init; }

    /// <summary>Height of the circular parking orbit over the Earth's equator.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("185 km")]
    public required double ParkingAltitude { get; init; }

    /// <summary>Inclination of the parking orbit to the mean equator of J2000; that of the Moon's way unless told.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg")]
    public double? Inclination { get; init; }

    /// <summary>Height of the perilune over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("200 km")]
    public required double PeriluneAltitude { get; init; }

    /// <summary>Flight-path angle of the entry at 400,000 ft over the Earth's equator.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-30 deg", AtMost = "0 deg"), Default("-6.5 deg")]
    public required double EntryAngle { get; init; }

    /// <summary>Mass in the parking orbit, for the budget.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>Propellant in the parking orbit.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Propellant { get; init; }

    /// <summary>Specific impulse of the injection.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public double? SpecificImpulse { get; init; }

    /// <summary>Propellant that must be left for the landing.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public required double Reserve { get; init; }

    /// <summary>Where the phase ends.</summary>
    [Default("entry")]
    public FreeReturnEnd Ends { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("injection", "trans-lunar injection"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity of the injection from the circular orbit"),
        PhaseResult.Number("c3", Measure.LaunchEnergy, "C3 of the injection"),
        PhaseResult.Number("inclination", Measure.Angle, "inclination of the parking orbit"),
        PhaseResult.Instant("perilune", "perilune"),
        PhaseResult.Number("perilune-altitude", Measure.Length, "height of the perilune"),
        PhaseResult.Number("farthest", Measure.Length, "greatest height over the Earth"),
        PhaseResult.Instant("entry", "entry at 400,000 ft"),
        PhaseResult.Number("entry-speed", Measure.Speed, "speed of the entry against the stars"),
        PhaseResult.Number("entry-angle", Measure.Angle, "flight-path angle of the entry"),
        PhaseResult.Number("return-inclination", Measure.Angle, "inclination of the way home"),
        PhaseResult.Number("duration", Measure.Duration, "from injection to entry"),
        PhaseResult.Number("propellant-left", Measure.Mass, "propellant left after the injection, above the reserve"),
        PhaseResult.Word("budget", "whether the propellant is enough: closes, or lacks"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var model = sky.PointMasses;
        var earth = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth);
        var moon = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius;
        var goal = new FreeReturnGoal(Departure.SecondsPastJ2000)
        {
            Kind = Passage,
            ParkingRadius = earth + ParkingAltitude,
            Inclination = Inclination,
            PeriluneRadius = moon + PeriluneAltitude,
            EntryAngle = EntryAngle,
        };
        FreeReturn flight;
        try
        {
            flight = new FreeReturnSolver(model).Solve(goal);
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(this, none.Message, none.Mend);
        }
        var deltaV = flight.InjectionDeltaV(goal.ParkingRadius, model.EarthGM);
        run.Tell("injection", Departure);
        run.Tell("delta-v", deltaV);
        run.Tell("c3", flight.LaunchEnergy);
        run.Tell("inclination", flight.Inclination);
        run.Tell("perilune", Epoch.FromSecondsPastJ2000(flight.Perilune.Time));
        run.Tell("perilune-altitude", flight.Perilune.Position.Norm - moon);
        run.Tell("entry", Epoch.FromSecondsPastJ2000(flight.Entry.Time));
        run.Tell("entry-speed", flight.EntrySpeed);
        run.Tell("entry-angle", flight.EntryAngle);
        run.Tell("return-inclination", flight.ReturnInclination);
        run.Tell("duration", flight.Duration);
        var way = model
            .Sample(flight.Injection, flight.Perilune.Time, 300)
            .Concat(model.Sample(flight.Perilune, flight.Entry.Time, 300))
            .ToList();
        run.Tell("farthest", way.Max(state => model.FromEarth(state).Position.Norm) - earth);
        CislunarResults.Draw(run, sky, flight.Injection, flight.Perilune.Time);
        CislunarResults.Draw(run, sky, flight.Perilune, flight.Entry.Time);
        var mass = Budget(run, deltaV);
        var end = Ends switch
        {
            FreeReturnEnd.Perilune => flight.Perilune,
            FreeReturnEnd.Injection => UnderAllForces(sky, flight),
            _ => flight.Entry,
        };
        run.End(new(sky.Told(end), mass));
    }

    private double Budget(PhaseRun run, double deltaV)
    {
        if (Mass is not { } mass || SpecificImpulse is not { } impulse || Propellant is not { } propellant)
            return Mass ?? double.NaN;
        var left = mass * Math.Exp(-deltaV / (impulse * Stage.StandardGravity));
        var spare = propellant - (mass - left) - Reserve;
        run.Tell("propellant-left", spare);
        run.Tell("budget", spare >= 0 ? "closes" : FormattableString.Invariant($"lacks {-spare / 1000:F1} t"));
        return left;
    }

    /// <summary>
    /// The injection that leads to the same perilune under all forces: the Earth's flattening turns the first hour by what a
    /// few metres a second do.
    /// </summary>
    private static LunarState UnderAllForces(CislunarSky sky, FreeReturn flight)
    {
        var perilune = flight.Perilune;
        var corrected = new FlightTargeting(
            sky.Model,
            FlightStart.At(flight.Injection),
            new FlightArc("coast", perilune.Time - flight.Injection.Time)
            {
                ImpulseIsFree = true,
                Requirements =
                [
                    Along("x", Vector3.UnitX, perilune.Position.X),
                    Along("y", Vector3.UnitY, perilune.Position.Y),
                    Along("z", Vector3.UnitZ, perilune.Position.Z),
                ],
            }
        )
        {
            // A metre at the Moon.
            Tolerance = 1e-6,
        }.Solve();
        return corrected.Arcs[0].Start;

        static Requirement Along(string axis, Vector3 direction, double value) =>
            Requirement.Exactly(
                $"perilune along {axis}",
                StateQuantities.PositionAlong(direction),
                NaifId.Moon,
                value,
                1e6,
                "m"
            );
    }
}
