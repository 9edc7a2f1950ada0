using System.Collections.Immutable;

namespace Perilune.Flight.Landing.Convex;

/// <summary>A planned landing, or why there is none.</summary>
/// <param name="FlightTime">s.</param>
/// <param name="Propellant">Burnt, kg; infinite where there is no plan.</param>
/// <param name="Nodes">The flight; empty where there is none.</param>
/// <param name="Relaxations">
/// Where there is no plan: each constraint whose giving way alone would make one, by how much, in the order of
/// <see cref="LandingConstraint"/>. Empty where no single one suffices.
/// </param>
/// <param name="Iterations">Interior-point steps, over all solutions made.</param>
public sealed record LandingPlan(
    double FlightTime,
    double Propellant,
    ImmutableArray<LandingNode> Nodes,
    ImmutableArray<LandingRelaxation> Relaxations,
    int Iterations
)
{
    /// <summary>Whether there is a plan.</summary>
    public bool Feasible => !Nodes.IsEmpty;

    /// <summary>
    /// Thrust acceleration, position and velocity at a time, by the same linear thrust acceleration between nodes by which
    /// it was planned; before the start and after the end those nodes.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no plan.</exception>
    public LandingNode At(double time)
    {
        if (!Feasible)
            throw new InvalidOperationException($"no landing was found for a flight of {FlightTime} s");
        if (time <= 0)
            return Nodes[0];
        if (time >= FlightTime)
            return Nodes[^1];
        var step = FlightTime / (Nodes.Length - 1);
        var k = Math.Min((int)(time / step), Nodes.Length - 2);
        var (a, b) = (Nodes[k], Nodes[k + 1]);
        var t = time - a.Time;
        var f = t / step;
        // Cubic Hermite interpolation: exact where gravity is linear between the nodes.
        var (f2, f3) = (f * f, f * f * f);
        var position =
            (2 * f3 - 3 * f2 + 1) * a.Position
            + (f3 - 2 * f2 + f) * step * a.Velocity
            + (3 * f2 - 2 * f3) * b.Position
            + (f3 - f2) * step * b.Velocity;
        var velocity =
            (6 * f2 - 6 * f) / step * (a.Position - b.Position)
            + (3 * f2 - 4 * f + 1) * a.Velocity
            + (3 * f2 - 2 * f) * b.Velocity;
        return new(
            time,
            position,
            velocity,
            a.Mass + f * (b.Mass - a.Mass),
            (1 - f) * a.Acceleration + f * b.Acceleration
        );
    }
}
