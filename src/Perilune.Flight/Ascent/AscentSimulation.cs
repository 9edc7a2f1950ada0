using Perilune.Astro.Visibility;
using Perilune.Flight.Targeting;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>
/// Flies a rocket from its pad to an orbit: straight up, tilt, gravity turn without lift until the first stage has left, then
/// closed-loop guidance (<see cref="ExplicitGuidance"/>) to the insertion. Throttles for the limits of acceleration and dynamic
/// pressure as far as its engines can. Immutable, safe from any thread.
/// </summary>
public sealed class AscentSimulation
{
    // No ascent is longer, s.
    private const double Longest = 3_600;
    private const double TiltSearchStep = 0.5;
    private const double LongestTilt = 120;

    // How far the last stage may burn into its own mass, so that what is missing can be counted.
    private const double Beyond = 0.9;

    private readonly LaunchPlanet planet;
    private readonly Rocket rocket;
    private readonly Geodetic site;
    private readonly InsertionTarget target;

    /// <summary>An ascent to be flown.</summary>
    /// <param name="planet">What it leaves.</param>
    /// <param name="rocket">The rocket.</param>
    /// <param name="site">Geodetic place of the pad.</param>
    /// <param name="target">Where it ends.</param>
    /// <exception cref="ArgumentException">The rocket has no stage, or lights a later stage together with its next.</exception>
    public AscentSimulation(LaunchPlanet planet, Rocket rocket, Geodetic site, InsertionTarget target)
    {
        ArgumentNullException.ThrowIfNull(rocket);
        if (rocket.Stages.Count == 0)
            throw new ArgumentException($"{rocket.Name} has no stage", nameof(rocket));
        for (var i = 0; i < rocket.Stages.Count; i++)
        {
            if (rocket.Stages[i].BurnsWithNext && (i > 0 || rocket.Stages.Count == 1))
                throw new ArgumentException(
                    $"{rocket.Stages[i].Stage.Name} burns with the next stage, which only the first of several can",
                    nameof(rocket)
                );
        }
        (this.planet, this.rocket, this.site, this.target) = (planet, rocket, site, target);
    }

    /// <summary>Flies with a payload.</summary>
    /// <param name="payload">kg.</param>
    /// <param name="programme">Steering of the first stage.</param>
    /// <exception cref="NoSolutionException">It does not lift off, falls back, or its guidance finds no way.</exception>
    public AscentFlight Fly(double payload, AscentProgramme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var run = new AscentRun(planet, rocket, planet.Pad(site), rocket.Mass + payload);
        var next = LiftOff(run);
        Turn(run, programme);
        next = BurnFirst(run, programme, next);
        return Guide(run, programme, next);
    }

    private int LiftOff(AscentRun run)
    {
        var first = new StageBurn(rocket.Stages[0], 0);
        run.Ignite(first);
        var next = 1;
        if (rocket.Stages[0].BurnsWithNext)
            run.Ignite(new(rocket.Stages[next++], 0));
        var forces = run.Forces;
        var weight = run.Mass * planet.Gravity(run.State.Position).Norm;
        if (forces.Thrust.Norm <= weight)
            throw new NoSolutionException(
                FormattableString.Invariant(
                    $"{rocket.Name} does not lift off: thrust {forces.Thrust.Norm / 1e3:0} kN, weight {weight / 1e3:0} kN"
                ),
                FormattableString.Invariant(
                    $"take {(weight - forces.Thrust.Norm) / weight * run.Mass / 1e3:0.#} t off, or more"
                )
            );
        run.Note("lift-off");
        return next;
    }

    /// <summary>Vertical rise and tilt, until the velocity over the ground has followed the tilt.</summary>
    private void Turn(AscentRun run, AscentProgramme programme)
    {
        var phase = run.Phase;
        phase.Law = SteeringLaw.Vertical;
        Whole(run, programme.VerticalRise);
        run.Note("tilt begins");
        phase.Law = SteeringLaw.Tilt;
        (phase.Tilt, phase.TiltRate, phase.Azimuth) = (
            0,
            programme.PitchOver / programme.TiltDuration,
            programme.Azimuth
        );
        phase.Reference = run.Time;
        Whole(run, run.Time + programme.TiltDuration);
        (phase.Tilt, phase.TiltRate, phase.Reference) = (programme.PitchOver, 0, run.Time);
        var latest = run.Time + LongestTilt;
        while (true)
        {
            var (time, state, behind) = (run.Time, run.Snapshot(), programme.PitchOver - Lean(run));
            if (behind <= 0)
                break;
            if (time > latest)
                throw new NoSolutionException("the velocity never follows the tilt", "pitch over less");
            Whole(run, time + TiltSearchStep);
            var ahead = programme.PitchOver - Lean(run);
            if (ahead > 0)
                continue;
            run.Restore(time, state);
            Whole(run, time + TiltSearchStep * behind / (behind - ahead));
            break;
        }
        phase.Law = SteeringLaw.GravityTurn;
        run.Note("gravity turn begins");
    }

    private double Lean(AscentRun run) =>
        Vector3.Angle(planet.GroundVelocity(run.State), planet.Up(run.State.Position));

    private static void Whole(AscentRun run, double until)
    {
        if (run.Advance(until) is { } empty)
            throw new NoSolutionException(
                FormattableString.Invariant(
                    $"{empty.Name} is empty {run.Time:0} s after lift-off, before its turn is flown"
                ),
                "tilt sooner"
            );
    }

    /// <summary>Burns the first stage, or boosters beside a core, until it has left.</summary>
    private int BurnFirst(AscentRun run, AscentProgramme programme, int next)
    {
        var empty = run.Advance(Longest);
        if (run.Phase.Second is { } core)
        {
            if (empty != run.Phase.First)
                throw new NoSolutionException(
                    $"{core.Name} is empty before the boosters beside it",
                    "let it keep thrust back while they burn, by its thrust steps"
                );
            run.Shut(empty!);
            run.Note($"{empty!.Name} empty");
            Whole(run, run.Time + empty.SeparationDelay);
            run.Drop($"{empty.Name} separated", empty.EmptyMass);
        }
        else
            next = Stage(run, empty!, next);
        if (programme.GuidanceStart is { } start && start > run.Time && run.Advance(start) is { } second)
            next = Stage(run, second, next);
        return next;
    }

    /// <summary>Leaves an empty stage behind and lights the next.</summary>
    private int Stage(AscentRun run, StageBurn empty, int next)
    {
        run.Shut(empty);
        run.Note($"{empty.Name} empty");
        run.Advance(run.Time + empty.SeparationDelay);
        run.Drop($"{empty.Name} separated", empty.EmptyMass);
        if (next == rocket.Stages.Count)
            throw new NoSolutionException(
                $"{rocket.Name} is empty, and nothing is left to be lit",
                "give it another stage"
            );
        run.Advance(run.Time + rocket.Stages[next].IgnitionDelay);
        run.Ignite(new(rocket.Stages[next], run.Time));
        return next + 1;
    }

    private AscentFlight Guide(AscentRun run, AscentProgramme programme, int next)
    {
        var phase = run.Phase;
        var guidance = new ExplicitGuidance(planet, target);
        phase.Law = SteeringLaw.LinearTangent;
        run.BurnsBeyond = next == rocket.Stages.Count;
        if (!guidance.Converge(run.State, Ahead(run, next)))
            throw new NoSolutionException(
                FormattableString.Invariant($"guidance finds no way to the orbit {run.Time:0} s after lift-off"),
                "carry less, or aim lower"
            );
        run.Note("guidance begins");
        while (true)
        {
            (phase.Direction, phase.DirectionRate, phase.Reference) = (
                guidance.Direction,
                guidance.DirectionRate,
                run.Time
            );
            if (run.Time > Longest || run.Left(phase.First!) < -Beyond * phase.First!.EmptyMass)
                throw new NoSolutionException(
                    $"{rocket.Name} does not reach the orbit even with the mass of its last stage as propellant",
                    "carry less, or aim lower"
                );
            // Shortly before cut-off the place can no more be steered, and the law is left as it is.
            var ending = guidance.TimeToGo <= 2 * programme.GuidanceCycle;
            var (time, before, gravity) = (run.Time, run.State, planet.Gravity(run.State.Position));
            var empty = run.Advance(time + (ending ? guidance.TimeToGo : Cycle(programme, guidance.TimeToGo)));
            if (ending && empty is null)
                break;
            if (empty is not null)
            {
                next = Stage(run, empty, next);
                run.BurnsBeyond = next == rocket.Stages.Count;
            }
            var now = run.State;
            var pull = (gravity + planet.Gravity(now.Position)) * (0.5 * (run.Time - time));
            guidance.Update(now, now.Velocity - before.Velocity - pull, Ahead(run, next));
            if (!double.IsFinite(guidance.TimeToGo))
                throw new NoSolutionException(
                    FormattableString.Invariant($"guidance loses its way {run.Time:0} s after lift-off"),
                    "carry less, or aim lower"
                );
        }
        run.Note("insertion");
        return new()
        {
            Target = target,
            CutoffTime = run.Time,
            Insertion = run.State,
            Mass = run.Mass,
            PropellantLeft = run.Left(phase.First!),
            Losses = run.Losses,
            GreatestDynamicPressure = run.GreatestDynamicPressure,
            GreatestAcceleration = run.GreatestAcceleration,
            Events = run.Events,
            Samples = run.Samples,
        };
    }

    /// <summary>Far from cut-off the law hardly changes, and is solved for less often.</summary>
    private static double Cycle(AscentProgramme programme, double timeToGo) =>
        Math.Max(programme.GuidanceCycle, timeToGo / 50);

    /// <summary>The burns ahead; the last one is taken beyond its propellant, into the mass of its stage.</summary>
    private List<GuidanceStage> Ahead(AscentRun run, int next)
    {
        var stages = new List<GuidanceStage>();
        var limit = rocket.Limits.Acceleration ?? double.PositiveInfinity;
        var mass = run.Mass;
        Add(run.Phase.First!, run.Time, run.Left(run.Phase.First!), next == rocket.Stages.Count);
        mass -= run.PendingDrops;
        for (var i = next; i < rocket.Stages.Count; i++)
        {
            var burn = new StageBurn(rocket.Stages[i], 0);
            Add(burn, 0, burn.Loaded, i == rocket.Stages.Count - 1);
            mass -= burn.Dropped?.Mass ?? 0;
        }
        return stages;

        void Add(StageBurn burn, double time, double left, bool isLast)
        {
            if (isLast)
                left += Beyond * burn.EmptyMass;
            foreach (var (thrust, exhaust, propellant) in burn.Remaining(time, left))
            {
                stages.AddRange(GuidanceStage.Burn(mass, thrust, exhaust, propellant, limit, burn.LeastThrottle));
                mass -= propellant;
            }
            mass -= burn.EmptyMass;
        }
    }
}
