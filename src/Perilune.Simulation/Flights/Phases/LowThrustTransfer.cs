using Perilune.Astro.Frames;
using Perilune.Flight.LowThrust;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>A spiral about one body under small thrust, steered by feedback, from the orbit of the phase before.</summary>
public sealed record LowThrustTransfer : IPhase
{
    private const int MostPoints = 16000;

    /// <summary>Thrust of the engine.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public required double Thrust { get; init; }

    /// <summary>Its specific impulse.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public required double SpecificImpulse { get; init; }

    /// <summary>Mass with empty tanks.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double DryMass { get; init; }

    /// <summary>Semi-major axis to reach.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double SemiMajorAxis { get; init; }

    /// <summary>Eccentricity to reach; free unless told.</summary>
    [Quantity(Measure.Number, AtLeast = "0", AtMost = "0.99")]
    public double? Eccentricity { get; init; }

    /// <summary>Inclination to the body's equator to reach; free unless told.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "170 deg")]
    public double? Inclination { get; init; }

    /// <summary>Height under which the periapsis must not sink.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m"), Default("20 km")]
    public double LeastAltitude { get; init; }

    /// <summary>Places of the orbit that are less effective than this are coasted over.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0", AtMost = "0.95"), Default("0")]
    public double LeastEffectivity { get; init; }

    /// <summary>Longest time.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s"), Default("2 yr")]
    public double Longest { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number("duration", Measure.Duration, "time of the transfer"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity that the engine gave"),
        PhaseResult.Number("propellant", Measure.Mass, "propellant used"),
        PhaseResult.Number("thrust-time", Measure.Duration, "time with the engine on"),
        PhaseResult.Number("revolutions", Measure.Number, "turns about the body"),
        PhaseResult.Instant("arrival", "the orbit is reached"),
        .. OrbitResults.All,
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var start = run.Start;
        var body = start.State.Origin;
        var radius = BodyShapes.Of(run.Knowledge, body).EquatorialRadius;
        if (!(start.Mass > DryMass))
            throw run.Wrong(this, nameof(DryMass), "", "leaves no propellant", "give the phase before a greater mass");
        var gm = run.Knowledge.Bodies.GravitationalParameter(body);
        // The equator stands still while the spiral lasts; it turns by less than the law's tolerance.
        var toEquator = run.Knowledge.Frames.Rotation(start.State.Frame, OrbitResults.Equator(body), start.State.Epoch);
        var law = new FeedbackLaw(
            new()
            {
                SemiMajorAxis = SemiMajorAxis,
                Eccentricity = Eccentricity,
                Inclination = Inclination,
                LeastPeriapsis = radius + LeastAltitude,
                ElementTolerance = 2e-3,
            },
            gm
        );
        var flown = new FeedbackTransfer(law, new(Thrust, SpecificImpulse), gm)
        {
            LeastEffectivity = LeastEffectivity,
        }.Fly(
            toEquator * start.State.Position,
            toEquator * start.State.Velocity,
            start.Mass,
            DryMass,
            Longest,
            run.Cancellation
        );
        run.Tell("duration", flown.Duration);
        run.Tell("delta-v", flown.DeltaV);
        run.Tell("propellant", flown.Propellant);
        run.Tell("thrust-time", flown.ThrustTime);
        run.Tell("revolutions", flown.Revolutions);
        var arrival = start.State.Epoch + flown.Duration;
        run.Tell("arrival", arrival);
        var last = flown.Points[^1];
        var state = new State(
            arrival,
            body,
            start.State.Frame,
            toEquator.TransposeTimes(last.Position),
            toEquator.TransposeTimes(last.Velocity)
        );
        OrbitResults.Tell(run, state);
        Draw(run, flown, radius, gm);
        run.End(new(state, last.Mass));
    }

    private static void Draw(PhaseRun run, FlownTransfer flown, double radius, double gm)
    {
        var step = Math.Max(1, flown.Points.Count / MostPoints);
        var points = flown.Points.Where((_, i) => i % step == 0 || i == flown.Points.Count - 1).ToList();
        run.Draw(
            new FlightPath(
                "of the spiral, axes of the equator",
                "the body",
                radius,
                [.. points.Select(p => (p.Position.X, p.Position.Y, p.Position.Z))]
            )
        );
        PlotCurve Curve(string name, Func<LowThrustPoint, double> of) =>
            new(name, [.. points.Select(p => (p.Time / 86400, of(p)))]);
        EquinoctialElements Elements(LowThrustPoint p) => EquinoctialElements.Of(p.Position, p.Velocity, gm);
        run.Draw(
            new FlightPlot(
                "Heights of the apsides",
                "time, d",
                "km",
                [
                    Curve("apoapsis", p => (Elements(p).A * (1 + Elements(p).Eccentricity) - radius) / 1e3),
                    Curve("periapsis", p => (Elements(p).A * (1 - Elements(p).Eccentricity) - radius) / 1e3),
                ]
            )
        );
        run.Draw(new FlightPlot("Mass", "time, d", "kg", [Curve("mass", p => p.Mass)]));
    }
}
