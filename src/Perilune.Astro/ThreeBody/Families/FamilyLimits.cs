namespace Perilune.Astro.ThreeBody.Families;

/// <summary>How far and how finely a family is followed.</summary>
/// <param name="MostMembers">Members that are computed at most.</param>
/// <param name="LongestPeriod">Longest period that is followed, time units.</param>
/// <param name="Turn">Angle by which the tangent of the family may turn from one member to the next, rad.</param>
/// <param name="LongestStride">Longest distance between two members, in the scale of the family's region.</param>
/// <param name="ThroughBodies">
/// Whether the bodies are points, so that a family goes on below their surfaces until it is lost near a collision.
/// </param>
public sealed record FamilyLimits(
    int MostMembers = 200,
    double LongestPeriod = 8 * Math.PI,
    double Turn = 0.1,
    double LongestStride = 0.15,
    bool ThroughBodies = false
)
{
    /// <summary>The usual limits.</summary>
    public static FamilyLimits Usual { get; } = new();
}

/// <summary>Why a family ends.</summary>
public enum FamilyEnd
{
    /// <summary>Its next orbit would pass through the larger or the smaller body.</summary>
    Body,

    /// <summary>It came back to its first member.</summary>
    Closed,

    /// <summary>It ended in an orbit of another family: a planar orbit, or an equilibrium.</summary>
    Reached,

    /// <summary>The longest period or the number of members was reached.</summary>
    Limit,

    /// <summary>The correction no longer converges at the shortest stride.</summary>
    Lost,
}
