namespace Perilune.Flight.Landing.Convex;

/// <summary>What can stand in the way of a landing.</summary>
public enum LandingConstraint
{
    /// <summary>The place of the target.</summary>
    TargetPosition,

    /// <summary>The velocity at the target.</summary>
    TargetVelocity,

    /// <summary>The propellant in the tanks.</summary>
    Propellant,

    /// <summary>The highest thrust.</summary>
    HighestThrust,

    /// <summary>The lowest thrust.</summary>
    LowestThrust,

    /// <summary>The glide slope.</summary>
    GlideSlope,

    /// <summary>The speed limit.</summary>
    SpeedLimit,

    /// <summary>The pointing cone of the thrust.</summary>
    PointingCone,
}

/// <summary>By how much a constraint would have to give way, all others held, for the landing to be possible.</summary>
/// <param name="Constraint">Which.</param>
/// <param name="Amount">Least change that suffices, in <paramref name="Unit"/>.</param>
/// <param name="Unit">m, m/s, kg or N; for the glide slope metres that the cone's tip must lie deeper.</param>
public sealed record LandingRelaxation(LandingConstraint Constraint, double Amount, string Unit);
