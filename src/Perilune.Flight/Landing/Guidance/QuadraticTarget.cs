using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// What a phase of Apollo's quadratic guidance aims at, in guidance axes from the site: x up, z forward over the ground, y to
/// the right. The aim is reached at time zero; the phase ends before.
/// </summary>
/// <param name="Position">m.</param>
/// <param name="Velocity">m/s.</param>
/// <param name="Acceleration">m/s2.</param>
/// <param name="ForwardJerk">Along z, m/s3, by which the time to go is found.</param>
/// <param name="EndTime">Time to go at which the phase ends, s, positive.</param>
/// <param name="FreezeTime">Time to go from which the axes turn no more, s.</param>
/// <param name="CrossRangeGain">Part of the cross-range speed that the axes look ahead by: 1 in braking, 0 in the approach.</param>
public sealed record QuadraticTarget(
    Vector3 Position,
    Vector3 Velocity,
    Vector3 Acceleration,
    double ForwardJerk,
    double EndTime,
    double FreezeTime,
    double CrossRangeGain
);
