using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Flights.Phases.Entry;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>The least impulse after which a flight meets a perilune, or an entry into the Earth's air.</summary>
public sealed record Correction : IPhase
{
    /// <summary>When the impulse is made; at once where neither this nor <c>elapsed</c> is given.</summary>
    public Epoch? At { get; init; }

    /// <summary>When the impulse is made, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>Height of the perilune over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public double? PeriluneAltitude { get; init; }

    /// <summary>When perilune is passed.</summary>
    public Epoch? PeriluneAt { get; init; }

    /// <summary>When perilune is passed, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? PeriluneElapsed { get; init; }

    /// <summary>Latitude of the perilune, with its time.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public double? PeriluneLatitude { get; init; }

    /// <summary>Flight-path angle of the entry, negative, for a flight home.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-90 deg", AtMost = "0 deg")]
    public double? EntryAngle { get; init; }

    /// <summary>When it enters.</summary>
    public Epoch? EntryAt { get; init; }

    /// <summary>When it enters, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? EntryElapsed { get; init; }

    /// <summary>A place on the ground that the plane of the entry holds when it is landed at; needs the time of the entry.</summary>
    public GroundPlace? EntryTo { get; init; }

    /// <summary>Time from the entry to the landing there, in which the place moves on with the ground.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("15 min")]
    public required double EntryLasts { get; init; }

    /// <summary>Distance from the Earth's centre at entry.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("6500058 m")]
    public required double EntryRadius { get; init; }

    /// <summary>First guess of the impulse along the velocity, which says which of several ways is meant.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed), Default("0 m/s")]
    public required double Guess { get; init; }

    /// <summary>Most that the impulse may be.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? Most { get; init; }

    // After which a perilune or a perigee is not waited for, s.
    private const double Longest = 30 * 86400;

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("impulse", "the impulse"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity"),
        PhaseResult.Number("along-velocity", Measure.Speed, "its component along the velocity"),
        PhaseResult.Number("along-normal", Measure.Speed, "its component along the normal of the orbit"),
        PhaseResult.Number("across", Measure.Speed, "its component along velocity x normal"),
        .. CislunarResults.All,
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var start = sky.About(run.Start.State);
        var time = FlightClock.Ignition(run, this, At, Elapsed, start.Time);
        var before = sky.Model.Propagate(start, time);
        var told = sky.Told(before);
        var (along, normal, across) = Axes(told);
        TargetedFlight flight;
        try
        {
            flight = Target(run, sky, before, along * Guess);
        }
        catch (ArgumentException cannot)
        {
            throw run.Wrong(this, cannot.Message, "change the target, or guess the impulse with 'guess:'");
        }
        if (!flight.IsMet)
            throw run.Wrong(
                this,
                string.Join("; ", flight.Shortfalls),
                "loosen the target, or allow a greater impulse"
            );
        var impulse = flight.Arcs[0].Impulse;
        CislunarResults.Draw(run, sky, start, time);
        run.Tell("impulse", Epoch.FromSecondsPastJ2000(time));
        run.Tell("delta-v", impulse.Norm);
        run.Tell("along-velocity", Vector3.Dot(impulse, along));
        run.Tell("along-normal", Vector3.Dot(impulse, normal));
        run.Tell("across", Vector3.Dot(impulse, across));
        CislunarResults.End(run, sky, flight.Arcs[0].Start, run.Start.Mass);
    }

    private TargetedFlight Target(PhaseRun run, CislunarSky sky, LunarState before, Vector3 guess)
    {
        if ((PeriluneAltitude is null) == (EntryAngle is null))
            throw run.Wrong(
                this,
                nameof(PeriluneAltitude),
                "",
                "does not say what is aimed at",
                "give one of perilune-altitude: and entry-angle:"
            );
        var guessed = before with { Velocity = before.Velocity + guess };
        return PeriluneAltitude is { } altitude
            ? AtPerilune(run, sky, before, guessed, guess, altitude)
            : AtEntry(run, sky, before, guessed, guess, EntryAngle!.Value);
    }

    private TargetedFlight AtPerilune(
        PhaseRun run,
        CislunarSky sky,
        LunarState before,
        LunarState guessed,
        Vector3 guess,
        double altitude
    )
    {
        var radius = altitude + BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius;
        List<Requirement> requirements =
        [
            Requirement.Exactly("perilune radius", StateQuantities.Radius, NaifId.Moon, radius, 1e6, "m"),
            Requirement.Exactly("level at perilune", StateQuantities.SineOfFlightPathAngle, NaifId.Moon, 0, 0.1, ""),
        ];
        if (PeriluneLatitude is { } latitude)
        {
            var frames = run.Knowledge.Frames;
            requirements.Add(
                Requirement.Exactly(
                    "sine of perilune's latitude",
                    StateQuantities.SineOfLatitude(tdb => frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, tdb)),
                    NaifId.Moon,
                    Math.Sin(latitude),
                    0.1,
                    ""
                )
            );
        }
        if (PeriluneAt is not null || PeriluneElapsed is not null)
        {
            var at = FlightClock
                .Instant(run, this, PeriluneAt, nameof(PeriluneAt), PeriluneElapsed, nameof(PeriluneElapsed))
                .SecondsPastJ2000;
            Later(run, nameof(PeriluneAt), at, before);
            return Solve(run, sky, before, guess, new("coast", at - before.Time) { Requirements = requirements });
        }
        var flown = sky.Model.Fly(guessed, before.Time + Longest, [CislunarEvents.Perilune(stops: true)]);
        if (!flown.Stopped)
            throw run.Wrong(
                this,
                nameof(PeriluneAltitude),
                "",
                "no perilune comes within 30 d",
                "guess the impulse with 'guess:'"
            );
        var duration = flown.Final.Epoch.SecondsPastJ2000 - before.Time;
        return Solve(
            run,
            sky,
            before,
            guess,
            new("coast", duration) { DurationLimits = (0.5 * duration, 2 * duration), Requirements = requirements }
        );
    }

    private TargetedFlight AtEntry(
        PhaseRun run,
        CislunarSky sky,
        LunarState before,
        LunarState guessed,
        Vector3 guess,
        double angle
    )
    {
        var cosine = Requirement.Exactly(
            "cosine of the entry angle",
            StateQuantities.CosineOfFlightPathAngleAt(EntryRadius),
            NaifId.Earth,
            Math.Cos(angle),
            0.1,
            ""
        );
        if (EntryAt is not null || EntryElapsed is not null)
        {
            var at = FlightClock
                .Instant(run, this, EntryAt, nameof(EntryAt), EntryElapsed, nameof(EntryElapsed))
                .SecondsPastJ2000;
            Later(run, nameof(EntryAt), at, before);
            // First from far out, where the flight is nearly straight, then at the entry itself.
            var radius = Requirement.Exactly(
                "entry radius",
                StateQuantities.Radius,
                NaifId.Earth,
                EntryRadius,
                1e6,
                "m"
            );
            List<Requirement> direction = [cosine, .. InPlane(run, at)];
            var aimed = guess;
            foreach (var early in new[] { 0.25 * 86400, 3600.0 })
            {
                var far = Before(early, angle, sky.Model.EarthGM);
                aimed = Solve(
                    run,
                    sky,
                    before,
                    aimed,
                    new("coast", at - early - before.Time)
                    {
                        Requirements =
                        [
                            .. direction,
                            Requirement.Exactly(
                                "distance before entry",
                                StateQuantities.Radius,
                                NaifId.Earth,
                                far,
                                1e7,
                                "m"
                            ),
                        ],
                    }
                )
                    .Arcs[0]
                    .Impulse;
            }
            return Solve(
                run,
                sky,
                before,
                aimed,
                new("coast", at - before.Time) { Requirements = [.. direction, radius] }
            );
        }
        if (EntryTo is not null)
            throw run.Wrong(this, nameof(EntryTo), "", "needs the time of the entry", "give entry-at:");
        var flown = sky.Model.Fly(guessed, before.Time + Longest, [sky.Model.Perigee(stops: true)]);
        if (!flown.Stopped)
            throw run.Wrong(
                this,
                nameof(EntryAngle),
                "",
                "no perigee comes within 30 d",
                "guess the impulse with 'guess:'"
            );
        // Read on the conic an hour before perigee, which no longer changes.
        var duration = flown.Final.Epoch.SecondsPastJ2000 - before.Time - 3600;
        return Solve(run, sky, before, guess, new("coast", duration) { Requirements = [cosine] });
    }

    /// <summary>The place to land at, in the plane: at right angles to the angular momentum, as a pole of inclination 90 deg.</summary>
    private IEnumerable<Requirement> InPlane(PhaseRun run, double entry)
    {
        if (EntryTo is not { } place)
            return [];
        var ground = BodyShapes.Of(run.Knowledge, NaifId.Earth).ToCartesian(new(place.Latitude, place.Longitude, 0));
        var landing = run.Knowledge.Frames.Rotation(Frame.Icrf, Frame.Itrf, entry + EntryLasts);
        var quantity = StateQuantities.CosineOfInclination(landing.TransposeTimes(ground.Unit));
        return [Requirement.Exactly("place off the plane of the entry", quantity, NaifId.Earth, 0, 0.1, "")];
    }

    /// <summary>
    /// Distance from the Earth a time before an entry, on the parabola through it, which is what is aimed at from afar:
    /// r = q (1 + D2), and the time from perigee is sqrt(2 q3/GM) (D + D3/3) (Barker's equation; Battin 1999, section 4.2).
    /// </summary>
    private double Before(double early, double angle, double gm)
    {
        var q = EntryRadius * Math.Pow(Math.Cos(angle), 2);
        return Distance(Barker(Math.Sqrt(EntryRadius / q - 1), q, gm) + early, q, gm);
    }

    private static double Barker(double d, double q, double gm) => Math.Sqrt(2 * q * q * q / gm) * (d + d * d * d / 3);

    private static double Distance(double sincePerigee, double q, double gm)
    {
        var w = 1.5 * sincePerigee / Math.Sqrt(2 * q * q * q / gm);
        var root = Math.Cbrt(w + Math.Sqrt(w * w + 1));
        var d = root - 1 / root;
        return q * (1 + d * d);
    }

    private TargetedFlight Solve(PhaseRun run, CislunarSky sky, LunarState before, Vector3 guess, FlightArc arc)
    {
        run.Cancellation.ThrowIfCancellationRequested();
        return new FlightTargeting(
            sky.Model,
            FlightStart.At(before),
            arc with
            {
                ImpulseIsFree = true,
                Impulse = guess,
                MostImpulse = Most ?? double.PositiveInfinity,
            }
        )
        {
            Objective = arc.Requirements.Count < 3 ? FlightObjective.DeltaV : FlightObjective.None,
            // A metre of a radius, a microradian of an angle.
            Tolerance = 1e-6,
        }.Solve();
    }

    private void Later(PhaseRun run, string property, double time, LunarState before)
    {
        if (!(time > before.Time))
            throw run.Wrong(this, property, "", "is before the impulse", "give a later one");
    }

    private static (Vector3 Along, Vector3 Normal, Vector3 Across) Axes(State told)
    {
        var along = told.Velocity.Unit;
        var normal = Vector3.Cross(told.Position, told.Velocity).Unit;
        return (along, normal, Vector3.Cross(along, normal));
    }
}
