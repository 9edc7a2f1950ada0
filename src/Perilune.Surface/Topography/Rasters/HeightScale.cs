namespace Perilune.Surface.Topography.Rasters;

/// <summary>How a stored value becomes a height above <see cref="SurfacePoint.ReferenceRadius"/>.</summary>
/// <param name="MetresPerValue">Metres of height a unit of the value.</param>
/// <param name="HeightOfZero">Height of value 0, m.</param>
/// <param name="IsHole">Which values mean that there is no height; NaN always does.</param>
internal sealed record HeightScale(double MetresPerValue, double HeightOfZero, Func<double, bool> IsHole);
