using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.TwoBody;
using Perilune.Flight.StationKeeping;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Keeping;

/// <summary>The bands within which a low or an elliptical orbit about the Moon, of the phase before, is kept.</summary>
public sealed record OrbitBands
{
    // Of the mean orbit at the beginning.
    private const int Turns = 3;

    // The Moon turns under an orbit once a sidereal month: 27.321661 d (IAU 1976 mean motion of the Moon at J2000).
    private const double Month = 27.321661 * 86400;

    /// <summary>How much the mean semi-major axis may be off.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("3 km")]
    public double Size { get; init; }

    /// <summary>How far periapsis and apoapsis may move.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("25 km")]
    public double Shape { get; init; }

    /// <summary>Time between two looks at the orbit: two turns or more.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 d"), Default("5 d")]
    public double Interval { get; init; }

    /// <summary>A flight is lost under this height over the field's reference radius.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m"), Default("15 km")]
    public double LowestAltitude { get; init; }

    /// <summary>
    /// Whether the frozen orbit of this size and inclination is sought first, near the eccentricity of the phase before, and
    /// kept instead.
    /// </summary>
    [Default("no")]
    public bool Frozen { get; init; }

    /// <summary>Keeps the orbit in many flights.</summary>
    internal (KeepingCost Cost, MeanOrbit Target, Trajectory First) Keep(
        PhaseRun run,
        StationKeepingPhase phase,
        ForceModel model,
        State start
    )
    {
        var gm = model.Central.GravitationalParameter;
        var pole = run.Knowledge.Frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, start.Epoch).RowZ;
        var osculating = MeanOrbit.Of(new(start.Position, start.Velocity), pole, gm);
        var period = Math.Tau * Math.Sqrt(Math.Pow(osculating.SemiMajorAxis, 3) / gm);
        if (!(osculating.SemiMajorAxis > 0 && period < 0.2 * Month))
            throw run.Wrong(
                this,
                "are of an orbit that does not turn about the Moon in a few days",
                "begin on one that does"
            );
        if (!(Interval >= 2 * period))
            throw run.Wrong(
                this,
                nameof(Interval),
                Quantity.Format(Interval, Measure.Duration),
                "is shorter than two turns",
                $"write {Quantity.Format(Math.Ceiling(2 * period / 3600) * 3600, Measure.Duration)} or more"
            );
        var propagator = new Propagator(model, 1e-2, 1e-6);
        if (Frozen)
            start = Find(run, propagator, start, pole, osculating);
        var first = propagator
            .Propagate(start, start.Epoch + (Turns + 1) * period, cancellation: run.Cancellation)
            .Trajectory;
        var target = MeanOrbit.Before(first, start.Epoch + (Turns + 0.5) * period, pole, gm, Turns);
        var goal = new LowOrbitGoal(target, Interval, Size, Shape, LowestAltitude);
        if (target.PeriapsisRadius < model.Central.Radius + LowestAltitude)
            throw run.Wrong(
                this,
                nameof(LowestAltitude),
                Quantity.Format(LowestAltitude, Measure.Length),
                "is over the periapsis",
                $"write less than {Quantity.Format(Math.Max(0, target.PeriapsisRadius - model.Central.Radius), Measure.Length)}, or begin higher"
            );
        var cost = LowOrbitKeeping.Fly(
            model,
            start,
            pole,
            goal,
            phase.Errors.Sizes,
            phase.Duration,
            phase.Seed,
            phase.Flights,
            Environment.ProcessorCount,
            run.Cancellation
        );
        return (cost, target, first);
    }

    private static State Find(PhaseRun run, Propagator propagator, State start, Vector3 pole, MeanOrbit osculating)
    {
        var first = (Vector3.UnitX - pole * pole.X).Unit;
        var node = Vector3.Cross(pole, Vector3.Cross(start.Position, start.Velocity)).Unit;
        return FrozenOrbitSearch
            .Find(
                propagator,
                start.Epoch,
                pole,
                osculating.SemiMajorAxis,
                osculating.Inclination,
                Math.Atan2(Vector3.Dot(node, Vector3.Cross(pole, first)), Vector3.Dot(node, first)),
                Month,
                tolerance: 100,
                (osculating.EccentricityCosine, osculating.EccentricitySine),
                run.Cancellation
            )
            .Initial;
    }
}
