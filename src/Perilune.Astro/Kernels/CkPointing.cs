using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>Pointing of an instrument at a reading of its spacecraft's clock.</summary>
/// <param name="Ticks">The reading that the pointing is of, encoded ticks: the asked one, or the nearest with pointing.</param>
/// <param name="ReferenceFrameCode">SPICE code of the axes that the rotation starts from.</param>
/// <param name="Rotation">The C-matrix: x_instrument = M x_reference.</param>
/// <param name="AngularVelocity">Angular velocity of the instrument in reference axes, rad/s; null when the segment has none.</param>
public readonly record struct CkPointing(
    double Ticks,
    int ReferenceFrameCode,
    Matrix3 Rotation,
    Vector3? AngularVelocity
);
