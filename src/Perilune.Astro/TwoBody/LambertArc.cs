using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.TwoBody;

/// <summary>Which of the two conics of several revolutions between two points in a given time.</summary>
public enum LambertBranch
{
    /// <summary>The only conic of less than one revolution.</summary>
    Single,

    /// <summary>The one whose x is below that of the least time of so many revolutions.</summary>
    Left,

    /// <summary>The one whose x is above it.</summary>
    Right,
}

/// <summary>A conic that solves Lambert's problem.</summary>
/// <param name="Revolutions">Whole revolutions on the way.</param>
/// <param name="Branch">Which of the two of that many revolutions.</param>
/// <param name="AtStart">Velocity at the first point, m/s.</param>
/// <param name="AtEnd">Velocity at the second point, m/s.</param>
public readonly record struct LambertArc(int Revolutions, LambertBranch Branch, Vector3 AtStart, Vector3 AtEnd);
