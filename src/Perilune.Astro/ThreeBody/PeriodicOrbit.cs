using Perilune.Astro.ThreeBody.Families;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// A periodic orbit of a circular restricted three-body problem that is its own image with time reversed
/// (<see cref="OrbitSymmetry"/>): it starts at a right-angled crossing and comes to another one after half a period.
/// Immutable and safe from any thread.
/// </summary>
public sealed class PeriodicOrbit
{
    private readonly double[] monodromy;
    private readonly Lazy<RestrictedState> final;

    internal PeriodicOrbit(ThreeBodySystem system, RestrictedState initial, double period)
        : this(
            system,
            new HalfOrbit(
                system.MassRatio,
                OrbitSymmetry.Plane,
                HalfOrbit.UnknownsOf(OrbitSymmetry.Plane, initial, period)
            )
        ) { }

    internal PeriodicOrbit(ThreeBodySystem system, HalfOrbit half)
    {
        (System, Symmetry, Initial, Period) = (system, half.Symmetry, half.Start, half.Period);
        HalfPeriod = half.End;
        monodromy = half.Monodromy();
        Stability = new(monodromy);
        final = new(() => RestrictedFlow.Propagate(system.MassRatio, Initial, Period));
    }

    /// <summary>The periodic orbit of a period near a state at a crossing, as one from a catalogue or a paper.</summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="symmetry">The symmetry, which says what kind of crossing the state stands at.</param>
    /// <param name="guess">State near that of the orbit; components that vanish at the crossing are not read.</param>
    /// <param name="periodSeconds">Period, s.</param>
    /// <exception cref="ArithmeticException">No orbit was found from there.</exception>
    public static PeriodicOrbit Near(
        ThreeBodySystem system,
        OrbitSymmetry symmetry,
        RestrictedState guess,
        double periodSeconds
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        var curve = new FamilyCurve(system.MassRatio, symmetry, 1);
        var unknowns = HalfOrbit.UnknownsOf(symmetry, guess, periodSeconds / system.TimeUnit);
        var point =
            curve.Correct(unknowns, [0, 0, 0, 1])
            ?? throw new ArithmeticException("no periodic orbit was found near the state");
        return new(system, point.Orbit);
    }

    /// <summary>The system, with the units of everything here.</summary>
    public ThreeBodySystem System { get; }

    /// <summary>The symmetry, which says what crossing the orbit starts at.</summary>
    public OrbitSymmetry Symmetry { get; }

    /// <summary>The first state, at a crossing. For a halo orbit the one far from the smaller body.</summary>
    public RestrictedState Initial { get; }

    /// <summary>The state half a period later: the other crossing.</summary>
    public RestrictedState HalfPeriod { get; }

    /// <summary>The state a whole period later, integrated and not assumed.</summary>
    public RestrictedState Final => final.Value;

    /// <summary>Period, time units.</summary>
    public double Period { get; }

    /// <summary>Period, s.</summary>
    public double PeriodSeconds => Period * System.TimeUnit;

    /// <summary>Jacobi constant, length units squared per time unit squared.</summary>
    public double JacobiConstant => RestrictedProblem.JacobiConstant(System.MassRatio, Initial);

    /// <summary>Distance from the smaller body's centre at the crossing half a period after the start, m.</summary>
    public double PeriluneRadius => Radius(HalfPeriod);

    /// <summary>Distance from the smaller body's centre at the start, m.</summary>
    public double ApoluneRadius => Radius(Initial);

    /// <summary>Speed relative to the rotating axes at the crossing half a period after the start, m/s.</summary>
    public double PeriluneSpeed => HalfPeriod.Velocity.Norm * System.VelocityUnit;

    /// <summary>
    /// Greatest difference of a component, position in length units and velocity in length units per time unit, between
    /// the first state and the state that the integration returns to after a period.
    /// </summary>
    public double Closure
    {
        get
        {
            var r = Final.Position - Initial.Position;
            var v = Final.Velocity - Initial.Velocity;
            return new[] { r.X, r.Y, r.Z, v.X, v.Y, v.Z }.Max(Math.Abs);
        }
    }

    /// <summary>The whole revolution from <see cref="Initial"/>, closer where the motion is faster: eight states a step of the integration.</summary>
    public IReadOnlyList<RestrictedState> Path()
    {
        var record = new DenseSolution.Builder();
        RestrictedFlow.Propagate(System.MassRatio, Initial, Period, record);
        var solution = record.Build();
        var path = new List<RestrictedState> { Initial };
        Span<double> y = stackalloc double[RestrictedFlow.Order];
        for (var i = 1; i < solution.Knots.Length; i++)
        {
            for (var part = 1; part <= 8; part++)
            {
                var (a, b) = (solution.Knots[i - 1], solution.Knots[i]);
                solution.Evaluate(part == 8 ? b : a + (b - a) * part / 8, y);
                path.Add(new(new(y[0], y[1], y[2]), new(y[3], y[4], y[5])));
            }
        }
        return path;
    }

    /// <summary>The state-transition matrix over one period, 6x6 by rows, from <see cref="Initial"/>.</summary>
    public ReadOnlySpan<double> Monodromy => monodromy;

    /// <summary>Multipliers and stability index.</summary>
    public OrbitStability Stability { get; }

    /// <summary>
    /// The two stability indices, half the sum of a multiplier and its reciprocal; the orbit is linearly stable where both lie
    /// in [-1, 1]. The larger first. For a complex quadruple, which has no such numbers, their common real part.
    /// </summary>
    public (double First, double Second) StabilityIndices => (Stability.First.Real / 2, Stability.Second.Real / 2);

    private double Radius(RestrictedState state) =>
        (state.Position - new Vector3(System.SecondaryX, 0, 0)).Norm * System.LengthUnit;
}
