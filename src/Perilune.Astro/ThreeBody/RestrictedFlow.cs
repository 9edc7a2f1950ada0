using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.ThreeBody;

/// <summary>Motion in a circular restricted three-body problem, with exact state-transition matrices.</summary>
public static class RestrictedFlow
{
    /// <summary>Rows and columns of a state-transition matrix.</summary>
    public const int Order = 6;

    // Below the rounding of a step: the compensated sum of the integrator keeps what it adds up.
    private const double RelativeTolerance = 1e-15;

    /// <summary>The state after a time, and on the way, in the units of <see cref="ThreeBodySystem"/>.</summary>
    /// <param name="massRatio">Mass ratio of the system.</param>
    /// <param name="state">State at time zero.</param>
    /// <param name="time">How far to go, time units; negative goes back.</param>
    /// <param name="dense">Collects the path when given; forwards only.</param>
    public static RestrictedState Propagate(
        double massRatio,
        RestrictedState state,
        double time,
        DenseSolution.Builder? dense = null
    )
    {
        Span<double> y = stackalloc double[Order];
        Write(state, y);
        var integrator = new DormandPrince853<Motion>(new(massRatio), Tolerances.ByGroup(Position, Velocity));
        integrator.Start(0, y);
        for (var done = time == 0; !done; )
        {
            done = integrator.Step(time);
            dense?.Add(integrator.LastStep, integrator.Time);
        }
        return Read(integrator.State);
    }

    /// <summary>The first state at which a trajectory meets a surface.</summary>
    /// <param name="massRatio">Mass ratio of the system.</param>
    /// <param name="state">State at time zero; when it lies on the surface, that is no meeting.</param>
    /// <param name="time">How far to go at most, time units; negative goes back.</param>
    /// <param name="section">A smooth function that vanishes on the surface.</param>
    /// <returns>State and time, good to 1e-12 time units; null when the surface is not met.</returns>
    public static (RestrictedState State, double Time)? ToSection(
        double massRatio,
        RestrictedState state,
        double time,
        Func<RestrictedState, double> section
    )
    {
        ArgumentNullException.ThrowIfNull(section);
        Span<double> y = stackalloc double[Order];
        Write(state, y);
        var integrator = new DormandPrince853<Motion>(new(massRatio), Tolerances.ByGroup(Position, Velocity));
        integrator.Start(0, y);
        var meeting = new StateEvent((_, s) => section(Read(s)), Action: EventAction.Stop, Tolerance: 1e-12);
        var run = new IntegrationRun(integrator, meeting);
        return run.Run(time) ? null : (Read(integrator.State), integrator.Time);
    }

    /// <summary>
    /// The state after a time and the matrix of its derivatives with respect to the first state, from the variational
    /// equations with the exact gradient of the potential (Szebehely 1967, section 5.7).
    /// </summary>
    /// <param name="massRatio">Mass ratio of the system.</param>
    /// <param name="state">State at time zero.</param>
    /// <param name="time">How far to go, time units.</param>
    /// <param name="transition">Receives the 6x6 matrix by rows.</param>
    public static RestrictedState PropagateWithTransition(
        double massRatio,
        RestrictedState state,
        double time,
        Span<double> transition
    ) => PropagateWithTransition(massRatio, state, time, transition, out _);

    /// <summary>The same, with the least distances from both bodies at the ends of the steps, length units.</summary>
    internal static RestrictedState PropagateWithTransition(
        double massRatio,
        RestrictedState state,
        double time,
        Span<double> transition,
        out (double Primary, double Secondary) nearest
    )
    {
        nearest = (double.PositiveInfinity, double.PositiveInfinity);
        Span<double> y = stackalloc double[Order + Order * Order];
        Write(state, y);
        for (var i = 0; i < Order; i++)
            y[Order + i * (Order + 1)] = 1;
        // The columns of the matrix do not steer the step: they follow the motion's own time scale.
        var follow = new Tolerances.Group(Order * Order, double.MaxValue, 0);
        var integrator = new DormandPrince853<Variation>(
            new(massRatio),
            Tolerances.ByGroup(Position, Velocity, follow)
        );
        integrator.Start(0, y);
        for (var done = time == 0; !done; )
        {
            done = integrator.Step(time);
            var r = Read(integrator.State).Position;
            nearest.Primary = Math.Min(nearest.Primary, (r with { X = r.X + massRatio }).Norm);
            nearest.Secondary = Math.Min(nearest.Secondary, (r with { X = r.X - (1 - massRatio) }).Norm);
        }
        integrator.State[Order..].CopyTo(transition);
        return Read(integrator.State);
    }

    private static Tolerances.Group Position => new(3, 0, RelativeTolerance);

    private static Tolerances.Group Velocity => new(3, RelativeTolerance, RelativeTolerance);

    private static RestrictedState Read(ReadOnlySpan<double> y) =>
        new(new Vector3(y[0], y[1], y[2]), new Vector3(y[3], y[4], y[5]));

    private static void Write(RestrictedState state, Span<double> y)
    {
        var (r, v) = state;
        (y[0], y[1], y[2], y[3], y[4], y[5]) = (r.X, r.Y, r.Z, v.X, v.Y, v.Z);
    }

    private readonly struct Motion(double massRatio) : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var acceleration = RestrictedProblem.Acceleration(
                massRatio,
                new Vector3<Real>(state[0], state[1], state[2]),
                new Vector3<Real>(state[3], state[4], state[5])
            );
            state.Slice(3, 3).CopyTo(derivative);
            (derivative[3], derivative[4], derivative[5]) = (acceleration.X, acceleration.Y, acceleration.Z);
        }
    }

    private readonly struct Variation(double massRatio) : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var gradient = RestrictedProblem.PotentialGradient(
                massRatio,
                Dual3.Variables(new Vector3(state[0], state[1], state[2]))
            );
            state.Slice(3, 3).CopyTo(derivative);
            derivative[3] = gradient.X.Value + 2 * state[4];
            derivative[4] = gradient.Y.Value - 2 * state[3];
            derivative[5] = gradient.Z.Value;
            var hessian = Dual3.Jacobian(gradient);
            for (var column = 0; column < Order; column++)
            {
                var m = state[(Order + column)..];
                var d = derivative[(Order + column)..];
                var position = new Vector3(m[0], m[Order], m[2 * Order]);
                var (vx, vy, vz) = (m[3 * Order], m[4 * Order], m[5 * Order]);
                var a = hessian * position;
                (d[0], d[Order], d[2 * Order]) = (vx, vy, vz);
                (d[3 * Order], d[4 * Order], d[5 * Order]) = (a.X + 2 * vy, a.Y - 2 * vx, a.Z);
            }
        }
    }
}
