using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>A target from an observer in ICRF axes and the kernels' units, as CSPICE's SPKACS and SPKAPS give it.</summary>
/// <param name="Position">Position, km.</param>
/// <param name="Velocity">Rate of the position, km/s.</param>
/// <param name="LightTime">One-way light time, s.</param>
/// <param name="LightTimeRate">Its rate, s/s.</param>
internal readonly record struct Sight(Vector3 Position, Vector3 Velocity, double LightTime, double LightTimeRate);
