using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Flights under point masses alone of which only the end is wanted, thousands of times in a search: nothing of the way is kept,
/// and the state-transition matrix follows the closed gradient of the attraction. The end is that of a <see cref="Propagator"/>
/// of the same tolerances, bit for bit; the matrix agrees to rounding. Immutable and safe from any thread.
/// </summary>
public sealed class PointMassFlight
{
    private readonly ForceModel model;
    private readonly Tolerances alone;
    private readonly Tolerances together;

    /// <summary>Flights with local tolerances for each step.</summary>
    /// <param name="model">The forces: <see cref="Serves"/> them.</param>
    /// <param name="positionTolerance">Local error of position allowed in a step, m.</param>
    /// <param name="velocityTolerance">Local error of velocity allowed in a step, m/s.</param>
    /// <exception cref="ArgumentException">The model has other forces, or surfaces to look out for.</exception>
    public PointMassFlight(ForceModel model, double positionTolerance, double velocityTolerance)
    {
        if (!Serves(model))
            throw new ArgumentException("the model has other forces than those of point masses", nameof(model));
        this.model = model;
        var (position, velocity) = (
            new Tolerances.Group(3, positionTolerance, 0),
            new Tolerances.Group(3, velocityTolerance, 0)
        );
        alone = Tolerances.ByGroup(position, velocity);
        together = Tolerances.ByGroup(
            position,
            velocity,
            new(VariationalEquations.ColumnsLength(0), double.PositiveInfinity, 0)
        );
    }

    /// <summary>Whether a model has no forces but the attraction of points without a surface.</summary>
    public static bool Serves(ForceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Others.Append(model.Central).All(body => body is { Harmonics: null, Radius: 0 })
            && model is { RadiationPressure: null, Relativity: null, Drag: null, Thrust: null }
            && model.Tides.IsEmpty
            && model.PlanetaryRadiation.IsEmpty;
    }

    /// <summary>Where a flight ends.</summary>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="initial">State relative to the central body, ICRF axes, m and m/s.</param>
    /// <param name="end">TDB seconds past J2000; before the start flies backward.</param>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not cover the flight.</exception>
    /// <exception cref="IntegrationException">The step became too small, as on the way through a centre.</exception>
    public PositionVelocity End(double start, PositionVelocity initial, double end)
    {
        Span<double> state = stackalloc double[VariationalEquations.StateLength];
        var environment = new ForceEnvironment<Real>(model);
        Run(
            new DormandPrince853<EquationsOfMotion>(new(model, environment, start), alone),
            initial,
            end - start,
            state
        );
        return Read(state);
    }

    /// <summary>Where a flight ends, and the state-transition matrix to there.</summary>
    /// <inheritdoc cref="End"/>
    public (PositionVelocity State, StateTransition Transition) EndWithPartials(
        double start,
        PositionVelocity initial,
        double end
    )
    {
        Span<double> state =
            stackalloc double[VariationalEquations.StateLength + VariationalEquations.ColumnsLength(0)];
        var environment = new ForceEnvironment<Real>(model);
        var equations = new PointMassVariations(model, environment, start);
        Run(new DormandPrince853<PointMassVariations>(equations, together), initial, end - start, state);
        return (Read(state), PointMassVariations.Transition(state));
    }

    private static void Run(IIntegrator method, PositionVelocity initial, double duration, Span<double> state)
    {
        state.Clear();
        var (r, v) = initial;
        (state[0], state[1], state[2], state[3], state[4], state[5]) = (r.X, r.Y, r.Z, v.X, v.Y, v.Z);
        for (var i = 0; i < 6 && VariationalEquations.StateLength < state.Length; i++)
            state[VariationalEquations.StateLength + 7 * i] = 1;
        method.Start(0, state);
        while (!method.Step(duration)) { }
        method.State.CopyTo(state);
    }

    private static PositionVelocity Read(ReadOnlySpan<double> y) => new(new(y[0], y[1], y[2]), new(y[3], y[4], y[5]));
}
