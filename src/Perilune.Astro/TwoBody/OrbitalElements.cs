using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.TwoBody;

/// <summary>
/// The conic of a state about a point mass: ellipse, parabola or hyperbola, in the elements of SPICE (NAIF, oscltx). Axes are
/// those of the state and must not turn. Angles in rad; an angle that has no meaning is zero: the node of an orbit in the
/// reference plane, the periapsis of a circle.
/// </summary>
/// <param name="PeriapsisRadius">Distance of the periapsis, m.</param>
/// <param name="Eccentricity">Eccentricity, 0 or more.</param>
/// <param name="Inclination">Inclination, rad in [0, pi].</param>
/// <param name="AscendingNode">Longitude of the ascending node, rad in [0, 2 pi).</param>
/// <param name="ArgumentOfPeriapsis">Argument of the periapsis, rad in [0, 2 pi).</param>
/// <param name="TrueAnomaly">True anomaly, rad in [0, 2 pi).</param>
/// <param name="GravitationalParameter">GM of the centre, m3/s2.</param>
public readonly record struct OrbitalElements(
    double PeriapsisRadius,
    double Eccentricity,
    double Inclination,
    double AscendingNode,
    double ArgumentOfPeriapsis,
    double TrueAnomaly,
    double GravitationalParameter
)
{
    /// <summary>Semi-major axis, m: negative for a hyperbola, infinite for a parabola.</summary>
    public double SemiMajorAxis => Eccentricity == 1 ? double.PositiveInfinity : PeriapsisRadius / (1 - Eccentricity);

    /// <summary>Period, s; infinite if the orbit is open.</summary>
    public double Period => Eccentricity < 1 ? Math.Tau / MeanMotion : double.PositiveInfinity;

    /// <summary>
    /// Mean motion, rad/s: root of GM over the cube of the semi-major axis, or of half GM over the cube of a parabola's
    /// periapsis.
    /// </summary>
    public double MeanMotion
    {
        get
        {
            var q = PeriapsisRadius;
            var shape = Eccentricity == 1 ? 0.5 : Math.Pow(Math.Abs(1 - Eccentricity), 3);
            return Math.Sqrt(GravitationalParameter * shape / (q * q * q));
        }
    }

    /// <summary>
    /// Mean anomaly, rad: in [0, 2 pi) of an ellipse, of any sign of an open orbit (e sinh F - F; of a parabola D + D^3/3 with D the
    /// tangent of half the true anomaly). Divided by <see cref="MeanMotion"/> it is the time since the periapsis.
    /// </summary>
    public double MeanAnomaly
    {
        get
        {
            var e = Eccentricity;
            var (sin, cos) = Math.SinCos(TrueAnomaly);
            if (e == 1)
            {
                var d = sin / (1 + cos);
                return d + d * d * d / 3;
            }
            var root = Math.Sqrt(Math.Abs(1 - e * e));
            var denominator = 1 + e * cos;
            if (e > 1)
            {
                var sinh = root * sin / denominator;
                return e * sinh - Math.Asinh(sinh);
            }
            var sinE = root * sin / denominator;
            var cosE = (e + cos) / denominator;
            return Positive(Math.Atan2(sinE, cosE) - e * sinE);
        }
    }

    /// <summary>The elements of a state.</summary>
    /// <param name="state">Position, m, and velocity, m/s, from the centre.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="ArithmeticException">The state has no orbital plane: it moves along a line through the centre, or rests.</exception>
    public static OrbitalElements Of(PositionVelocity state, double gravitationalParameter)
    {
        if (!(gravitationalParameter > 0 && double.IsFinite(gravitationalParameter)))
            throw new ArgumentOutOfRangeException(nameof(gravitationalParameter), gravitationalParameter, "not a mass");
        var (r, v) = state;
        var h = Vector3.Cross(r, v);
        var (distance, momentum) = (r.Norm, h.Norm);
        if (!(momentum > 0) || !double.IsFinite(momentum))
            throw new ArithmeticException(
                $"no orbital plane: position {r} and velocity {v} are parallel, zero or not finite"
            );
        var shape =
            r * (v.NormSquared / gravitationalParameter - 1 / distance)
            - v * (Vector3.Dot(r, v) / gravitationalParameter);
        var e = shape.Norm;
        var inclination = Math.Atan2(Math.Sqrt(h.X * h.X + h.Y * h.Y), h.Z);
        var flat = h.X == 0 && h.Y == 0;
        var toNode = flat ? Vector3.UnitX : new Vector3(-h.Y, h.X, 0).Unit;
        var ahead = Vector3.Cross(h / momentum, toNode);
        var toPeriapsis = e == 0 ? toNode : shape / e;
        var sideways = Vector3.Cross(h / momentum, toPeriapsis);
        var p = momentum * momentum / gravitationalParameter;
        return new(
            p / (1 + e),
            e,
            inclination,
            flat ? 0 : Positive(Math.Atan2(toNode.Y, toNode.X)),
            e == 0 ? 0 : Positive(Math.Atan2(Vector3.Dot(shape, ahead), Vector3.Dot(shape, toNode))),
            Positive(Math.Atan2(Vector3.Dot(r, sideways), Vector3.Dot(r, toPeriapsis))),
            gravitationalParameter
        );
    }

    /// <summary>The state, m and m/s.</summary>
    /// <exception cref="ArgumentException">The elements are no conic, or the true anomaly is beyond a hyperbola's asymptote.</exception>
    public PositionVelocity ToState()
    {
        var (e, q) = (Eccentricity, PeriapsisRadius);
        var (sin, cos) = Math.SinCos(TrueAnomaly);
        if (!(q > 0 && e >= 0 && GravitationalParameter > 0))
            throw new ArgumentException(
                $"no conic: periapsis {q} m, eccentricity {e}, GM {GravitationalParameter} m3/s2"
            );
        if (!(1 + e * cos > 0))
            throw new ArgumentException(
                $"a true anomaly of {TrueAnomaly} rad is beyond the asymptote of eccentricity {e}"
            );
        var p = q * (1 + e);
        var speed = Math.Sqrt(GravitationalParameter / p);
        var (along, across) = Plane();
        return new((along * cos + across * sin) * (p / (1 + e * cos)), (along * -sin + across * (e + cos)) * speed);
    }

    /// <summary>The state at a mean anomaly instead of the true one, m and m/s.</summary>
    /// <param name="meanAnomaly">Mean anomaly, rad, as of <see cref="MeanAnomaly"/>.</param>
    public PositionVelocity StateAtMeanAnomaly(double meanAnomaly)
    {
        var (atPeriapsis, rate) = (this with { TrueAnomaly = 0 }).ToState();
        var anomaly = Eccentricity < 1 ? Math.IEEERemainder(meanAnomaly, Math.Tau) : meanAnomaly;
        var (position, velocity) = KeplerPropagation.Propagate(
            atPeriapsis,
            rate,
            anomaly / MeanMotion,
            GravitationalParameter
        );
        return new(position, velocity);
    }

    // Unit vectors to the periapsis and, in the plane, a quarter turn ahead of it.
    private (Vector3 Along, Vector3 Across) Plane()
    {
        var (sinN, cosN) = Math.SinCos(AscendingNode);
        var (sinW, cosW) = Math.SinCos(ArgumentOfPeriapsis);
        var (sinI, cosI) = Math.SinCos(Inclination);
        var toNode = new Vector3(cosN, sinN, 0);
        var ahead = new Vector3(-sinN * cosI, cosN * cosI, sinI);
        return (toNode * cosW + ahead * sinW, ahead * cosW - toNode * sinW);
    }

    private static double Positive(double angle)
    {
        var turned = angle < 0 ? angle + Math.Tau : angle;
        return turned < Math.Tau ? turned : 0;
    }
}
