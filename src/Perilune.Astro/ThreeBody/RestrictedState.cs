using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// Position and velocity in the rotating frame of a circular restricted three-body problem: origin at the barycentre, x
/// from the larger to the smaller body, z along their angular momentum; in length units and length units per time unit.
/// </summary>
/// <param name="Position">Position, length units.</param>
/// <param name="Velocity">Velocity relative to the rotating axes, length units per time unit.</param>
public readonly record struct RestrictedState(Vector3 Position, Vector3 Velocity);
