using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>A state on an orbit that is told by its apsides, as reports tell orbits.</summary>
public sealed record ConicState : IPhase
{
    /// <summary>The instant of the state; elapsed time is told with <c>elapsed</c> instead.</summary>
    public Epoch? Epoch { get; init; }

    /// <summary>Time since liftoff, instead of the epoch.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>The body that the orbit is about.</summary>
    [Default("earth")]
    public required string Center { get; init; }

    /// <summary>Axes of inclination and node; axes that turn are taken as they stand at the instant.</summary>
    [Default("ICRF")]
    public required string Frame { get; init; }

    /// <summary>Height of the periapsis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public required double Periapsis { get; init; }

    /// <summary>Height of the apoapsis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public required double Apoapsis { get; init; }

    /// <summary>Radius over which both heights are counted; the body's equatorial radius unless told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? ReferenceRadius { get; init; }

    /// <summary>Inclination.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg")]
    public required double Inclination { get; init; }

    /// <summary>Ascending node, from the first axis.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public required double Node { get; init; }

    /// <summary>Angle from the node to the state, along the motion.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public required double ArgumentOfLatitude { get; init; }

    /// <summary>Angle from the periapsis to the state, along the motion.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public required double TrueAnomaly { get; init; }

    /// <summary>Mass of the vehicle.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } = [.. OrbitResults.All];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var epoch = PhaseInstant.Of(run, this, Epoch, Elapsed);
        var body = OrbitResults.Body(run, this, nameof(Center), Center);
        if (Apoapsis < Periapsis)
            throw run.Wrong(this, nameof(Apoapsis), "", "is below the periapsis", "exchange both");
        var frame =
            Astro.Frames.Frame.Find(Frame)
            ?? throw run.Wrong(
                this,
                nameof(Frame),
                Frame,
                "is no frame",
                Spelling.Suggest(Frame, [.. Astro.Frames.Frame.All.Select(one => one.Name)])
            );
        var radius = ReferenceRadius ?? BodyShapes.Of(run.Knowledge, body).EquatorialRadius;
        var (low, high) = (radius + Periapsis, radius + Apoapsis);
        var elements = new OrbitalElements(
            low,
            (high - low) / (high + low),
            Inclination,
            Turn(Node),
            Turn(ArgumentOfLatitude - TrueAnomaly),
            Turn(TrueAnomaly),
            run.Knowledge.Bodies.GravitationalParameter(body)
        );
        var state = elements.ToState();
        var axes = run.Knowledge.Frames.Rotation(Astro.Frames.Frame.Icrf, frame, epoch);
        var inertial = new State(
            epoch,
            body,
            Astro.Frames.Frame.Icrf,
            axes.TransposeTimes(state.Position),
            axes.TransposeTimes(state.Velocity)
        );
        OrbitResults.Tell(run, inertial);
        run.End(new(inertial, Mass ?? double.NaN));
    }

    private static double Turn(double angle)
    {
        var turned = Math.IEEERemainder(angle, Math.Tau);
        return turned < 0 ? turned + Math.Tau : turned;
    }
}
