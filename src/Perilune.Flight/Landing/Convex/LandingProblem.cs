using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Convex;

/// <summary>
/// A landing to be flown with the least propellant: a point mass from a state to a target in a given time, in axes that do
/// not turn, lengths relative to where the target is at touchdown.
/// </summary>
public sealed record LandingProblem
{
    /// <summary>Position at the start relative to the target at touchdown, m.</summary>
    public required Vector3 Position { get; init; }

    /// <summary>Velocity at the start, m/s.</summary>
    public required Vector3 Velocity { get; init; }

    /// <summary>Mass at the start, kg.</summary>
    public required double Mass { get; init; }

    /// <summary>Mass with empty tanks, kg.</summary>
    public required double DryMass { get; init; }

    /// <summary>Thrust along the vehicle's axis at the lowest throttle, N: of all engines, times the cosine of their cant.</summary>
    public required double MinimumThrust { get; init; }

    /// <summary>The same at the highest throttle, N.</summary>
    public required double MaximumThrust { get; init; }

    /// <summary>Exhaust velocity along the axis, m/s: that of an engine times the cosine of its cant.</summary>
    public required double ExhaustVelocity { get; init; }

    /// <summary>
    /// Gravity at a position relative to the target at touchdown, m/s2. A field that is not uniform is met by successive
    /// solutions, each with the gravity along the one before.
    /// </summary>
    public required Func<Vector3, Vector3> Gravity { get; init; }

    /// <summary>Upward at the target, a unit vector.</summary>
    public required Vector3 Up { get; init; }

    /// <summary>Velocity of the target, as the turning ground has it, m/s.</summary>
    public Vector3 TargetVelocity { get; init; }

    /// <summary>Where the flight ends above the target, m: the height at which a vertical descent takes over.</summary>
    public double FinalHeight { get; init; }

    /// <summary>Speed downward relative to the target at the end, m/s.</summary>
    public double FinalSinkRate { get; init; }

    /// <summary>Least angle of the line from the target to the vehicle above the ground, rad; null for none.</summary>
    public double? GlideSlope { get; init; }

    /// <summary>Greatest angle between thrust and <see cref="Up"/>, rad, below pi; null for none.</summary>
    public double? PointingCone { get; init; }

    /// <summary>Whether the thrust at the end is along <see cref="Up"/>, so that the vehicle stands upright.</summary>
    public bool UprightAtEnd { get; init; }

    /// <summary>Greatest speed relative to the ground, m/s; null for none.</summary>
    public double? SpeedLimit { get; init; }

    /// <summary>Number of nodes, three or more; thrust is linear between them.</summary>
    public int Nodes { get; init; } = 45;

    /// <summary>
    /// Thrusts and exhaust velocity of several engines canted outward, whose side components cancel.
    /// </summary>
    /// <param name="engines">Number.</param>
    /// <param name="thrust">Of one at full throttle, N.</param>
    /// <param name="cant">Angle of each to the axis, rad.</param>
    /// <param name="specificImpulse">s.</param>
    /// <param name="lowest">Lowest throttle, 0 to 1.</param>
    /// <param name="highest">Highest throttle, 0 to 1.</param>
    public LandingProblem WithEngines(
        int engines,
        double thrust,
        double cant,
        double specificImpulse,
        double lowest,
        double highest
    ) =>
        this with
        {
            MinimumThrust = engines * thrust * Math.Cos(cant) * lowest,
            MaximumThrust = engines * thrust * Math.Cos(cant) * highest,
            ExhaustVelocity = specificImpulse * Stage.StandardGravity * Math.Cos(cant),
        };

    /// <summary>What is wrong with the problem before anything is solved, in words; none when it is in order.</summary>
    public IEnumerable<string> Problems()
    {
        if (!(DryMass > 0))
            yield return $"dry mass {DryMass} kg is not positive";
        if (!(Mass > DryMass))
            yield return $"tanks are empty: mass {Mass} kg is not above the dry mass {DryMass} kg";
        if (!(MaximumThrust > 0 && ExhaustVelocity > 0))
            yield return $"engine of {MaximumThrust} N and {ExhaustVelocity} m/s gives no thrust";
        if (!(MinimumThrust >= 0 && MinimumThrust <= MaximumThrust))
            yield return $"lowest thrust {MinimumThrust} N is not between 0 and the highest, {MaximumThrust} N";
        if (Math.Abs(Up.Norm - 1) > 1e-9)
            yield return $"the upward direction {Up} is no unit vector";
        if (GlideSlope is { } glide && !(glide > 0 && glide < Math.PI / 2))
            yield return $"glide slope {glide} rad is not between 0 and pi/2";
        if (PointingCone is { } cone && !(cone > 0 && cone < Math.PI))
            yield return $"pointing cone {cone} rad is not between 0 and pi";
        if (SpeedLimit is { } speed && !(speed > 0))
            yield return $"speed limit {speed} m/s is not positive";
        if (Nodes < 3)
            yield return $"{Nodes} nodes are too few";
    }
}
