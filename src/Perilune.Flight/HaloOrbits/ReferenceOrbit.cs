using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.Time;
using Perilune.Flight.MultipleShooting;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.HaloOrbits;

/// <summary>
/// An orbit of the real sky: no longer periodic, but continuous for years without a manoeuvre, in the full force model.
/// Immutable and safe from any thread.
/// </summary>
public sealed class ReferenceOrbit
{
    /// <summary>Discontinuity of position that is left at most between two arcs, m.</summary>
    public const double PositionTolerance = 1e-3;

    /// <summary>Discontinuity of velocity that is left at most between two arcs, m/s.</summary>
    public const double VelocityTolerance = 1e-6;

    // Patch points stand where the motion is slow; the arc between 0.4 and 0.6 takes the perilune in its middle.
    private static ReadOnlySpan<double> Phases => [0, 0.25, 0.4, 0.6, 0.75];

    // Orbits with a perilune this near, against the apolune, spend their revolution far from it.
    private const double LongRatio = 0.4;
    private const double LongestArc = 2.5 * 86400;

    private const int MostIterations = 25;

    // With shadows the matrices are kept this many times. Over many years the orbit then moves so far that they must be taken anew.
    private const int IterationsBetweenMatrices = 4;
    private const int Order = 6;
    private readonly double[] transitions;

    private ReferenceOrbit(PiecewiseTrajectory trajectory, MultipleShootingSolver solver)
    {
        Trajectory = trajectory;
        Apsides = trajectory.Apsides();
        (PositionDiscontinuity, VelocityDiscontinuity, Iterations) = (
            solver.Worst.Position,
            solver.Worst.Velocity,
            solver.Iterations
        );
        transitions = solver.Transitions.ToArray();
    }

    /// <summary>Arcs of a revolution; the first begins at its apolune, the third flies through its perilune.</summary>
    internal static int ArcsPerRevolution => Phases.Length;

    /// <summary>The arc of a revolution in which its perilune lies.</summary>
    internal static int PeriluneArc => 2;

    /// <summary>The orbit, relative to the model's central body in ICRF axes.</summary>
    public PiecewiseTrajectory Trajectory { get; }

    /// <summary>Its perilunes and apolunes in the order of time.</summary>
    public IReadOnlyList<Apsis> Apsides { get; }

    /// <summary>Greatest discontinuity of position left, m.</summary>
    public double PositionDiscontinuity { get; }

    /// <summary>Greatest discontinuity of velocity left, m/s.</summary>
    public double VelocityDiscontinuity { get; }

    /// <summary>Propagations of the whole orbit that the correction took, coarse and fine together.</summary>
    public int Iterations { get; }

    /// <summary>The 6x6 state-transition matrix by rows of an arc, that is of a piece of <see cref="Trajectory"/>; shadows left out.</summary>
    internal ReadOnlySpan<double> Transition(int arc) => transitions.AsSpan(arc * Order * Order, Order * Order);

    /// <summary>
    /// Corrects a pattern into an orbit of the full model: first with point masses alone, then with all but shadows, then
    /// with everything, where an iteration or two are left to do.
    /// </summary>
    /// <param name="pattern">The three-body orbit and its phase.</param>
    /// <param name="model">The forces, central body the Moon, with the Earth and the Sun among the others.</param>
    /// <param name="start">Epoch that the orbit covers at least, TDB seconds past J2000.</param>
    /// <param name="end">Epoch until which it covers at least.</param>
    /// <param name="threads">Threads that share the arcs; the result does not depend on it.</param>
    /// <param name="progress">Is told what is left after each propagation of the whole orbit.</param>
    /// <param name="cancellation">Is looked at before each arc.</param>
    /// <exception cref="ArgumentException">The model lacks a body, or the span is empty.</exception>
    /// <exception cref="ArithmeticException">The correction does not converge.</exception>
    /// <exception cref="InsideBodyException">An arc goes through a body.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ReferenceOrbit Solve(
        HaloPattern pattern,
        ForceModel model,
        double start,
        double end,
        int threads,
        IProgress<Discontinuity>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(model);
        if (!(end > start))
            throw new ArgumentException("the span is empty", nameof(end));
        // Corrected epochs wander by some hours, so that a whole revolution is kept in hand at both ends.
        var (first, last) = (pattern.Revolution(start) - 1, pattern.Revolution(end) + 1);
        var phases = PatchPhases(pattern.Orbit);
        var epochs = new List<double>();
        var states = new List<double>();
        for (var revolution = first; revolution <= last; revolution++)
        {
            foreach (var phase in phases)
            {
                var (r, v) = pattern.At(revolution, phase);
                epochs.Add(pattern.Time(revolution, phase));
                states.AddRange([r.X, r.Y, r.Z, v.X, v.Y, v.Z]);
            }
        }
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        return Correct(new([.. epochs], [.. states]), model, options, progress);
    }

    /// <summary>Corrects patch points relative to the model's central body into an orbit of the full model.</summary>
    internal static ReferenceOrbit Correct(
        MultipleShootingSolver solver,
        ForceModel model,
        ParallelOptions options,
        IProgress<Discontinuity>? progress
    )
    {
        // The coarse stage only has to come within the reach of the fine one: kilometres.
        var coarse = WithTransition(PointMasses(model), 10, 1e-3);
        solver.Solve(coarse, new(2000, 0.1), MostIterations, options, progress);
        var sunlit = WithTransition(WithoutShadows(model), 1e-2, 1e-6);
        solver.Solve(sunlit, new(100, 0.01), MostIterations, options, progress);
        var arcs = new Trajectory[solver.Arcs];
        var whole = Final(new(model, 1e-3, 1e-7), arcs);
        var tolerance = new Discontinuity(PositionTolerance, VelocityTolerance);
        while (!solver.TrySolve(whole, tolerance, IterationsBetweenMatrices, options, progress))
        {
            if (solver.Iterations > 3 * MostIterations)
            {
                throw new ArithmeticException(
                    $"the orbit is not continuous after {solver.Iterations} propagations: {solver.Worst.Position:G3} m and {solver.Worst.Velocity:G3} m/s are left"
                );
            }
            solver.Linearise(sunlit, options);
        }
        return new(new(arcs), solver);
    }

    /// <summary>
    /// Where the patch points of a revolution stand: for a halo orbit begun at its apolune those that station-keeping counts on;
    /// for others evenly, two and a half days apart at most, none at the start where that is the near crossing.
    /// </summary>
    private static double[] PatchPhases(PeriodicOrbit orbit)
    {
        if (orbit.PeriluneRadius < LongRatio * orbit.ApoluneRadius)
            return Phases.ToArray();
        var count = Math.Max(Phases.Length, 2 * (int)Math.Ceiling(orbit.PeriodSeconds / (2 * LongestArc)) + 1);
        var shift = orbit.PeriluneRadius < orbit.ApoluneRadius ? 0 : 0.5;
        return [.. Enumerable.Range(0, count).Select(i => (i + shift) / count)];
    }

    /// <summary>The Earth, the Moon and the Sun of a model as point masses, and nothing else.</summary>
    private static ForceModel PointMasses(ForceModel model)
    {
        AttractingBody Mass(int body) =>
            AttractingBody.PointMass(
                body,
                model.Others.FirstOrDefault(other => other.Body == body)?.GravitationalParameter
                    ?? throw new ArgumentException($"the force model lacks body {body}", nameof(model))
            );
        var (central, other) = (model.Central.Body, NaifId.Earth);
        if (central == NaifId.Earth)
            other = NaifId.Moon;
        else if (central != NaifId.Moon)
            throw new ArgumentException(
                "the force model's central body is neither the Moon nor the Earth",
                nameof(model)
            );
        return new(
            model.Ephemeris,
            AttractingBody.PointMass(central, model.Central.GravitationalParameter),
            [Mass(other), Mass(NaifId.Sun)]
        );
    }

    /// <summary>The same forces in sunlight that nothing interrupts.</summary>
    internal static ForceModel WithoutShadows(ForceModel model) =>
        model.RadiationPressure is { } pressure ? model.With(pressure with { Occulters = [] }) : model;

    private static ArcPropagation WithTransition(ForceModel model, double position, double velocity)
    {
        if (PointMassFlight.Serves(model))
        {
            var quick = new PointMassFlight(model, position, velocity);
            return (_, start, initial, end, in result) =>
            {
                var begin = State(model, start, initial);
                var from = new PositionVelocity(begin.Position, begin.Velocity);
                var (to, transition) = quick.EndWithPartials(start, from, end);
                transition.Matrix.CopyTo(result.Transition);
                Ends(model, start, end, from, to, result);
            };
        }
        var propagator = new Propagator(model, position, velocity);
        return (_, start, initial, end, in result) =>
        {
            var flown = propagator.Propagate(
                State(model, start, initial),
                Epoch.FromSecondsPastJ2000(end),
                stateTransition: true
            );
            flown.Trajectory.TransitionTo(flown.Final.Epoch).Matrix.CopyTo(result.Transition);
            Ends(model, start, end, flown, result);
        };
    }

    /// <summary>
    /// Shadows bend the orbit by metres and its derivatives by nothing that counts, but have edges: the last stage flies
    /// through them and keeps the matrices of the stage before.
    /// </summary>
    private static ArcPropagation Final(Propagator propagator, Trajectory[] arcs) =>
        (arc, start, initial, end, in result) =>
        {
            var flown = propagator.Propagate(State(propagator.Model, start, initial), Epoch.FromSecondsPastJ2000(end));
            arcs[arc] = flown.Trajectory;
            Ends(propagator.Model, start, end, flown, result);
        };

    private static void Ends(
        ForceModel model,
        double start,
        double end,
        PropagationResult flown,
        in ArcResult result
    ) =>
        Ends(model, start, end, flown.Trajectory.AtElapsed(0), new(flown.Final.Position, flown.Final.Velocity), result);

    private static void Ends(
        ForceModel model,
        double start,
        double end,
        PositionVelocity from,
        PositionVelocity to,
        in ArcResult result
    )
    {
        var environment = new ForceEnvironment<Real>(model);
        Rate(model, environment, start, from, result.InitialRate);
        Rate(model, environment, end, to, result.FinalRate);
        var (r, v) = to;
        (result.Final[0], result.Final[1], result.Final[2]) = (r.X, r.Y, r.Z);
        (result.Final[3], result.Final[4], result.Final[5]) = (v.X, v.Y, v.Z);
    }

    private static void Rate(
        ForceModel model,
        ForceEnvironment<Real> environment,
        double tdb,
        PositionVelocity state,
        Span<double> rate
    )
    {
        environment.MoveTo(tdb);
        var a = model.Acceleration(
            environment,
            Vector3<Real>.FromVector(state.Position),
            Vector3<Real>.FromVector(state.Velocity)
        );
        (rate[0], rate[1], rate[2]) = (state.Velocity.X, state.Velocity.Y, state.Velocity.Z);
        (rate[3], rate[4], rate[5]) = (a.X, a.Y, a.Z);
    }

    private static State State(ForceModel model, double tdb, ReadOnlySpan<double> y) =>
        new(
            Epoch.FromSecondsPastJ2000(tdb),
            model.Central.Body,
            Frame.Icrf,
            new Vector3(y[0], y[1], y[2]),
            new Vector3(y[3], y[4], y[5])
        );
}
