using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.TwoBody;

/// <summary>
/// The classical elements of a conic (R. H. Battin, "An Introduction to the Mathematics and Methods of Astrodynamics",
/// revised edition 1999, section 3.4), in the axes of whoever gives them.
/// </summary>
/// <param name="PeriapsisRadius">Distance of the periapsis, m, above zero.</param>
/// <param name="Eccentricity">Eccentricity, zero or more.</param>
/// <param name="Inclination">Inclination to the plane of the first two axes, rad.</param>
/// <param name="AscendingNode">Longitude of the ascending node from the first axis, rad.</param>
/// <param name="ArgumentOfPeriapsis">Angle from the node to the periapsis, rad.</param>
public readonly record struct ConicElements(
    double PeriapsisRadius,
    double Eccentricity,
    double Inclination,
    double AscendingNode,
    double ArgumentOfPeriapsis
)
{
    /// <summary>Position and velocity at a true anomaly.</summary>
    /// <param name="trueAnomaly">Angle from the periapsis, rad.</param>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    /// <exception cref="ArgumentException">A hyperbola or parabola does not reach that anomaly.</exception>
    public PositionVelocity AtTrueAnomaly(double trueAnomaly, double gravitationalParameter)
    {
        var (sin, cos) = Math.SinCos(trueAnomaly);
        var part = 1 + Eccentricity * cos;
        if (!(part > 0))
            throw new ArgumentException(
                $"a conic of eccentricity {Eccentricity:R} does not reach true anomaly {trueAnomaly * 180 / Math.PI:R} deg",
                nameof(trueAnomaly)
            );
        var parameter = PeriapsisRadius * (1 + Eccentricity);
        var speed = Math.Sqrt(gravitationalParameter / parameter);
        var turn =
            Matrix3.RotationZ(-AscendingNode)
            * Matrix3.RotationX(-Inclination)
            * Matrix3.RotationZ(-ArgumentOfPeriapsis);
        return new(
            turn * new Vector3(cos, sin, 0) * (parameter / part),
            turn * new Vector3(-sin, Eccentricity + cos, 0) * speed
        );
    }

    /// <summary>Position and velocity at a mean anomaly.</summary>
    /// <param name="meanAnomaly">
    /// Mean motion x time from the periapsis, rad; the mean motion is sqrt(GM/|a|^3), for a parabola sqrt(GM/(2 q^3)).
    /// </param>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    public PositionVelocity AtMeanAnomaly(double meanAnomaly, double gravitationalParameter)
    {
        var periapsis = AtTrueAnomaly(0, gravitationalParameter);
        // Whole turns of an ellipse are taken off, so that the time to go is short.
        var anomaly = Eccentricity < 1 ? Math.IEEERemainder(meanAnomaly, Math.Tau) : meanAnomaly;
        var axis = Eccentricity == 1 ? Math.Cbrt(2) * PeriapsisRadius : PeriapsisRadius / Math.Abs(1 - Eccentricity);
        var seconds = anomaly * Math.Sqrt(axis * axis * axis / gravitationalParameter);
        var (position, velocity) = KeplerPropagation.Propagate(
            periapsis.Position,
            periapsis.Velocity,
            seconds,
            gravitationalParameter
        );
        return new(position, velocity);
    }
}
