using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.TwoBody;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;
using BodyNames = Perilune.Simulation.Propagation.BodyNames;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>The orbit of a state as results: elements to the body's equator of date, apsides over the ellipsoid's equator.</summary>
public static class OrbitResults
{
    private const string C3 = "c3";

    /// <summary>The results.</summary>
    public static IReadOnlyList<PhaseResult> All { get; } =
    [
        PhaseResult.Number(C3, Measure.LaunchEnergy, "twice the energy of the conic for each kilogram"),
        PhaseResult.Number("eccentricity", Measure.Number, "eccentricity"),
        PhaseResult.Number("inclination", Measure.Angle, "inclination to the true equator of date"),
        PhaseResult.Number(
            "node",
            Measure.Angle,
            "ascending node from the true equinox of date; from the axes' x for others than the Earth"
        ),
        PhaseResult.Number("argument-of-periapsis", Measure.Angle, "argument of the periapsis from that node"),
        PhaseResult.Number("periapsis-altitude", Measure.Length, "height of the periapsis over the equatorial radius"),
        PhaseResult.Number("apoapsis-altitude", Measure.Length, "height of the apoapsis over the equatorial radius"),
        PhaseResult.Number("period", Measure.Duration, "period of the conic"),
        PhaseResult.Number("radius", Measure.Length, "distance from the centre"),
        PhaseResult.Number("speed", Measure.Speed, "speed against the stars"),
    ];

    /// <summary>Tells the orbit of a state.</summary>
    /// <param name="run">Who is told.</param>
    /// <param name="state">The state, about the body of the orbit.</param>
    public static void Tell(PhaseRun run, State state)
    {
        ArgumentNullException.ThrowIfNull(run);
        var axes = Equator(state.Origin);
        // Axes that turn are taken as they stand at the instant: velocities stay those against the stars.
        var turn = run.Knowledge.Frames.Rotation(state.Frame, axes, state.Epoch);
        var elements = Astro.TwoBody.OrbitalElements.Of(
            new PositionVelocity(turn * state.Position, turn * state.Velocity),
            run.Knowledge.Bodies.GravitationalParameter(state.Origin)
        );
        var radius = BodyShapes.Of(run.Knowledge, state.Origin).EquatorialRadius;
        run.Tell(C3, -elements.GravitationalParameter / elements.SemiMajorAxis);
        run.Tell("eccentricity", elements.Eccentricity);
        run.Tell("inclination", elements.Inclination);
        run.Tell("node", elements.AscendingNode);
        run.Tell("argument-of-periapsis", elements.ArgumentOfPeriapsis);
        run.Tell("periapsis-altitude", elements.PeriapsisRadius - radius);
        if (elements.Eccentricity < 1)
        {
            run.Tell("apoapsis-altitude", elements.SemiMajorAxis * (1 + elements.Eccentricity) - radius);
            run.Tell("period", elements.Period);
        }
        run.Tell("radius", state.Position.Norm);
        run.Tell("speed", state.Velocity.Norm);
    }

    /// <summary>The body of a name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="section">The section in which it stands.</param>
    /// <param name="property">The property.</param>
    /// <param name="text">The name, or a NAIF code.</param>
    /// <exception cref="InputException">There is none in the ephemeris.</exception>
    public static int Body(PhaseRun run, object section, string property, string text)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!BodyNames.TryFind(text, out var code))
            throw run.Wrong(section, property, text, "is no body", Spelling.Suggest(text, BodyNames.All));
        return code;
    }

    /// <summary>Axes of a body's equator of date: x to the equinox for the Earth, turning with the body for others.</summary>
    /// <param name="body">NAIF code.</param>
    public static Frame Equator(int body) => body == NaifId.Earth ? Frame.TrueOfDate : BodyShapes.FixedFrame(body);
}
