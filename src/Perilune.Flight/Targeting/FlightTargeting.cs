using Perilune.Astro.Bodies;
using Perilune.Flight.Transfers;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Targeting;

/// <summary>
/// Finds a flight that meets its requirements, near a first guess or with least change of velocity or time: differential
/// correction and multiple shooting in one, by sequential quadratic programs on the exact partial derivatives of the flight.
/// What cannot be met is missed by as little as possible, and the result says by how much.
/// </summary>
public sealed class FlightTargeting
{
    private readonly CislunarModel model;
    private readonly FlightStart start;
    private readonly IReadOnlyList<FlightArc> arcs;

    /// <summary>A flight to be targeted.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="arcs">Its pieces in order of time.</param>
    /// <exception cref="ArgumentException">There is no piece, a piece lasts no time, or an engine has no direction.</exception>
    public FlightTargeting(CislunarModel model, FlightStart start, params IReadOnlyList<FlightArc> arcs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(arcs);
        if (arcs.Count == 0)
            throw new ArgumentException("a flight has at least one piece", nameof(arcs));
        foreach (var arc in arcs)
        {
            if (!(arc.Duration > 0) || arc.DurationLimits is { Least: <= 0 })
                throw new ArgumentException(
                    $"'{arc.Name}' lasts {arc.Duration} s: a piece lasts some time",
                    nameof(arcs)
                );
            if (arc.Engine is not null && !(arc.Direction.Norm > 0))
                throw new ArgumentException($"'{arc.Name}' burns in no direction", nameof(arcs));
        }
        (this.model, this.start, this.arcs) = (model, start, arcs);
    }

    /// <summary>Mass at the start, kg; what engines burn is taken off it, what impulses burn is not.</summary>
    public double Mass { get; init; } = 1;

    /// <summary>What the flight is to have least of.</summary>
    public FlightObjective Objective { get; init; } = FlightObjective.None;

    /// <summary>How tightly requirements must be met, in parts of their scales.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Most iterations.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>Greatest change of a control in the first step, in its scale.</summary>
    public double FirstStep { get; init; } = 1;

    /// <summary>Searches.</summary>
    /// <exception cref="ArgumentException">The first guess cannot be flown: it falls into a body, or its tanks are empty.</exception>
    public TargetedFlight Solve()
    {
        var problem = new FlightProblem(model, start, arcs, Mass, Objective);
        ConstrainedMinimum found;
        try
        {
            found = SequentialQuadraticProgramming.Minimize(
                problem,
                problem.Guess,
                Tolerance,
                FirstStep,
                Iterations,
                Objective == FlightObjective.None ? 1e-6 : 1e-2
            );
        }
        catch (ArgumentException) when (problem.Failure is { } failure)
        {
            throw new ArgumentException($"the first guess cannot be flown: {failure.Message}", failure);
        }
        var flown = problem.Fly(found.Point);
        return new(found.IsFeasible, found.IsConverged, flown, problem.Met(found), found.Evaluations);
    }

    /// <summary>GM of a body that requirements are relative to.</summary>
    internal static double GravitationalParameter(CislunarModel model, int body) =>
        body switch
        {
            NaifId.Moon => model.MoonGM,
            NaifId.Earth => model.EarthGM,
            _ => model.Forces.Others.First(other => other.Body == body).GravitationalParameter,
        };
}
