using Perilune.Astro.Atmospheres;
using Perilune.Flight.Entry.Hop;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Hop;

/// <summary>
/// A hop of a rocket stage on the Earth: up with its engines cut one by one, down on its belly, turned upright by its engines,
/// and landed on the last of them. The speed of the climb, the propellant and the glide that fit are found.
/// </summary>
public sealed record HopPhase : IPhase
{
    private const string Apogees = "apogee";

    /// <summary>What flies.</summary>
    public required HopStage Stage { get; init; }

    /// <summary>Height to reach.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Apogee { get; init; }

    /// <summary>When one engine after the other is cut on the way up.</summary>
    public required IReadOnlyList<CutoffSection> Cutoffs { get; init; }

    /// <summary>Propellant left at the last cut-off.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Reserve { get; init; }

    /// <summary>Height at which the engines are called for the landing.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Relight { get; init; }

    /// <summary>Thrust over commanded thrust of the last engine; the whole as designed.</summary>
    [Quantity(Measure.Fraction, Above = "0", AtMost = "1"), Default("100 %")]
    public double LastEngineThrust { get; init; }

    /// <summary>Altitude of the pad.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length), Default("0 m")]
    public double Pad { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number(Apogees, Measure.Length, "greatest height"),
        PhaseResult.Number("flight-time", Measure.Duration, "time from liftoff to touchdown"),
        PhaseResult.Number("propellant", Measure.Mass, "propellant at liftoff"),
        PhaseResult.Number("relight-elapsed", Measure.Duration, "time of the relight after liftoff"),
        PhaseResult.Number("relight-speed", Measure.Speed, "speed of the fall at the relight"),
        PhaseResult.Number("upright-height", Measure.Length, "height at which it stands upright"),
        PhaseResult.Number("touchdown-speed", Measure.Speed, "downward speed at touchdown"),
        PhaseResult.Number("landed-propellant", Measure.Mass, "propellant left at touchdown"),
        PhaseResult.Word("verdict", "verdict of the touchdown"),
        PhaseResult.Word("broken", "what the touchdown broke"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var stage = Stage.ToStage(run.Name);
        var air = UsStandardAtmosphere1976.Standard;
        if (Cutoffs.Count != Stage.Engines)
            throw run.Wrong(
                this,
                nameof(Cutoffs),
                $"{Cutoffs.Count}",
                $"are not as many as the {Stage.Engines} engines",
                "give one for each"
            );
        var known = new HopPlan
        {
            Propellant = 0,
            Cutoffs = [.. Cutoffs.Select(cutoff => cutoff.At)],
            Apogee = Apogee,
            ClimbSpeed = 0,
            Relight = Relight,
            Ground = Pad,
        };
        var plan = HopPlanner.WithGlide(stage, HopPlanner.Complete(stage, known, Reserve, air), air);
        var flown = plan with { LandingThrustShare = LastEngineThrust, SampleEvery = 0.5 };
        Tell(run, plan, HopFlight.Fly(stage, flown, air));
    }

    private void Tell(PhaseRun run, HopPlan plan, HopResult flown)
    {
        var relight = flown.Event(HopFlight.Relight).State;
        run.Tell(Apogees, flown.Apogee);
        run.Tell("flight-time", flown.End.Time);
        run.Tell("propellant", plan.Propellant);
        run.Tell("relight-elapsed", relight.Time);
        run.Tell("relight-speed", -relight.ClimbSpeed);
        if (flown.Events.FirstOrDefault(happened => happened.Name == HopFlight.Upright) is { } upright)
            run.Tell("upright-height", upright.State.Altitude);
        run.Tell("touchdown-speed", -flown.End.ClimbSpeed);
        run.Tell("landed-propellant", flown.End.Mass - Stage.DryMass);
        run.Tell("verdict", flown.Verdict.Outcome.ToString().ToLowerInvariant());
        var broken = flown
            .Verdict.Findings.Where(finding => finding.Outcome == TouchdownOutcome.Hard)
            .Select(finding => finding.What)
            .Where(what => what.EndsWith(" broken", StringComparison.Ordinal))
            .Select(what => what[..^" broken".Length]);
        run.Tell("broken", string.Join(" and ", broken.DefaultIfEmpty("nothing")));
        if (run.Liftoff is { } liftoff)
        {
            foreach (var happened in flown.Events)
                run.Happens(liftoff + happened.State.Time, happened.Name);
        }
        FlightPlot Plot(string title, string axis, Func<HopState, double> value) =>
            new(
                title,
                "time after liftoff, s",
                axis,
                [new(axis, [.. flown.Samples.Select(state => (state.Time, value(state)))])]
            );
        run.Draw(Plot("Height", "height, km", state => state.Altitude / 1000));
        run.Draw(Plot("Climb", "speed upwards, m/s", state => state.ClimbSpeed));
        run.Draw(Plot("Pitch", "nose from the vertical, deg", state => state.Pitch * 180 / Math.PI));
        run.Draw(Plot("Thrust", "thrust, MN", state => state.Thrust / 1e6));
    }
}
