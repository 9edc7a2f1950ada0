using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Propagation;

/// <summary>
/// A propagated flight: position and velocity at any time between its ends, in ICRF axes relative to the central body.
/// Immutable and safe from any thread. At an impulse the velocity after it holds (in the direction of the propagation).
/// </summary>
public sealed class Trajectory
{
    private readonly double origin;

    internal Trajectory(
        int center,
        Epoch initial,
        DenseSolution solution,
        params IReadOnlyList<ForceParameter> parameters
    )
    {
        (Center, Initial, Solution, Parameters) = (center, initial, solution, parameters);
        origin = initial.SecondsPastJ2000;
    }

    /// <summary>NAIF code of the central body.</summary>
    public int Center { get; }

    /// <summary>Epoch of the initial state, from which the solution counts its seconds.</summary>
    public Epoch Initial { get; }

    /// <summary>Earliest epoch.</summary>
    public Epoch Start => Initial + Solution.Start;

    /// <summary>Latest epoch.</summary>
    public Epoch End => Initial + Solution.End;

    /// <summary>Earliest epoch, TDB seconds past J2000.</summary>
    public double StartTdb => origin + Solution.Start;

    /// <summary>Latest epoch, TDB seconds past J2000.</summary>
    public double EndTdb => origin + Solution.End;

    /// <summary>
    /// The integrated solution in seconds from <see cref="Initial"/>: 6 components; with the matrix its columns follow and
    /// one more for each parameter, each of 6 components.
    /// </summary>
    public DenseSolution Solution { get; }

    /// <summary>Numbers of the forces by which partial derivatives were integrated.</summary>
    public IReadOnlyList<ForceParameter> Parameters { get; }

    /// <summary>Whether the state-transition matrix was integrated too.</summary>
    public bool HasStateTransition => Solution.Dimension > 6;

    /// <summary>State at a number of TDB seconds after <see cref="Initial"/>, m and m/s: without the rounding of a long time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the trajectory.</exception>
    public PositionVelocity AtElapsed(double seconds)
    {
        Span<double> state = stackalloc double[6];
        Solution.Evaluate(seconds, state);
        return new(new(state[0], state[1], state[2]), new(state[3], state[4], state[5]));
    }

    /// <summary>State at an epoch, m and m/s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is outside the trajectory.</exception>
    public PositionVelocity At(Epoch epoch) => AtElapsed(epoch - Initial);

    /// <summary>
    /// State at TDB seconds past J2000, m and m/s; such a number resolves 30 to 60 ns, 0.1 mm of an orbit. A time beyond an
    /// end by less than its own rounding is taken as the end.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the trajectory.</exception>
    public PositionVelocity At(double tdb)
    {
        var elapsed = tdb - origin;
        var rounding = 2 * Math.BitIncrement(Math.Abs(tdb)) - 2 * Math.Abs(tdb);
        if (elapsed < Solution.Start && elapsed >= Solution.Start - rounding)
            elapsed = Solution.Start;
        else if (elapsed > Solution.End && elapsed <= Solution.End + rounding)
            elapsed = Solution.End;
        return AtElapsed(elapsed);
    }

    /// <summary>State at an epoch with all that gives it meaning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is outside the trajectory.</exception>
    public State StateAt(Epoch epoch)
    {
        var (position, velocity) = At(epoch);
        return new(epoch, Center, Frame.Icrf, position, velocity);
    }

    /// <summary>The state-transition matrix from <see cref="Initial"/> to an epoch.</summary>
    /// <exception cref="InvalidOperationException">It was not integrated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is outside the trajectory.</exception>
    public StateTransition TransitionTo(Epoch epoch) => TransitionAtElapsed(epoch - Initial);

    /// <summary>The state-transition matrix from <see cref="Initial"/> to a number of TDB seconds after it.</summary>
    internal StateTransition TransitionAtElapsed(double seconds)
    {
        if (!HasStateTransition)
            throw new InvalidOperationException("the trajectory was propagated without its state-transition matrix");
        Span<double> state =
            stackalloc double[VariationalEquations.StateLength + VariationalEquations.ColumnsLength(0)];
        Solution.Evaluate(seconds, state);
        return StateTransition.FromColumns(state[VariationalEquations.StateLength..]);
    }

    /// <summary>
    /// How position (m) and velocity (m/s) at an epoch change with a number of the forces, for each unit of it, the initial
    /// state being the same.
    /// </summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="parameter">One of <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentException">The parameter was not integrated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is outside the trajectory.</exception>
    public PositionVelocity SensitivityAt(Epoch epoch, ForceParameter parameter)
    {
        var place = 0;
        while (place < Parameters.Count && Parameters[place] != parameter)
            place++;
        if (place == Parameters.Count)
            throw new ArgumentException("the trajectory was propagated without this parameter", nameof(parameter));
        Span<double> state = stackalloc double[Solution.Dimension];
        Solution.Evaluate(epoch - Initial, state);
        var column = state[(VariationalEquations.StateLength + VariationalEquations.ColumnsLength(place))..];
        return new(new(column[0], column[1], column[2]), new(column[3], column[4], column[5]));
    }
}
