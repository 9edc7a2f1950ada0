using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>A point of a body's surface as an observer has it.</summary>
/// <param name="Point">The point in the body's axes, m.</param>
/// <param name="TargetTdb">TDB seconds past J2000 at the point: when the light leaves (or reaches) it.</param>
/// <param name="FromObserver">From the observer to the point, in the body's axes at that epoch, m.</param>
public readonly record struct SurfaceSight(Vector3 Point, double TargetTdb, Vector3 FromObserver);

/// <summary>Angles of light at a point of a surface.</summary>
/// <param name="Phase">Between the directions to the source of light and to the observer, rad.</param>
/// <param name="Incidence">Between the normal and the direction to the source of light, rad.</param>
/// <param name="Emission">Between the normal and the direction to the observer, rad.</param>
/// <param name="Sight">The point as the observer has it.</param>
public readonly record struct Illumination(double Phase, double Incidence, double Emission, SurfaceSight Sight);

/// <summary>What is meant by the point of a body under another.</summary>
public enum SubPointMethod
{
    /// <summary>The nearest point of the surface, over which the other stands in the zenith.</summary>
    NearPoint,

    /// <summary>Where the line to the body's centre meets the surface.</summary>
    Intercept,
}
