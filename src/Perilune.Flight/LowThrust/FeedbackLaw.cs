using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.LowThrust;

/// <summary>
/// Steering by proximity: thrust goes where it lowers Q fastest, the sum of the squares of the times in which each element
/// alone could reach its target at its greatest rate (A. E. Petropoulos, "Low-thrust orbit transfers using candidate
/// Lyapunov functions with a mechanism for coasting", AIAA 2004-5089), in equinoctial elements (G. I. Varga and J. M.
/// Sanchez Perez, "Many-revolution low-thrust orbit transfer computation using equinoctial Q-law", AAS 2016). Gradients are exact.
/// </summary>
public sealed class FeedbackLaw
{
    // Petropoulos 2004: the axis counts less far out, (1 + ((a - at) / 3 at)^4)^(1/2); the periapsis is guarded by exp(100 (1 - q/q min)).
    private const double AxisScale = 3;
    private const double PeriapsisSteepness = 100;
    private const int Longitudes = 48;

    private readonly FeedbackTarget target;
    private readonly double gm;
    private readonly double f;
    private readonly double g;
    private readonly double h;
    private readonly double k;

    /// <summary>A law to an orbit about a centre.</summary>
    /// <param name="target">The orbit.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="ArgumentException">The target is no ellipse, or names an angle without what it is told from.</exception>
    public FeedbackLaw(FeedbackTarget target, double gravitationalParameter)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!(target.SemiMajorAxis > 0) || target.Eccentricity is < 0 or >= 1 || target.Inclination is < 0 or > 3.1)
            throw new ArgumentException("the target is no ellipse that the law can steer to", nameof(target));
        if (target.AscendingNode is not null && target.Inclination is null)
            throw new ArgumentException("a node needs an inclination", nameof(target));
        if (target.ArgumentOfPeriapsis is not null && (target.Eccentricity is null || target.AscendingNode is null))
            throw new ArgumentException("an argument of the periapsis needs eccentricity and node", nameof(target));
        (this.target, gm) = (target, gravitationalParameter);
        var (sinNode, cosNode) = Math.SinCos(target.AscendingNode ?? 0);
        var tilt = Math.Tan((target.Inclination ?? 0) / 2);
        (h, k) = (tilt * cosNode, tilt * sinNode);
        var (sin, cos) = Math.SinCos((target.AscendingNode ?? 0) + (target.ArgumentOfPeriapsis ?? 0));
        (f, g) = ((target.Eccentricity ?? 0) * cos, (target.Eccentricity ?? 0) * sin);
    }

    /// <summary>Whether an orbit is the target within its tolerances.</summary>
    /// <param name="now">The orbit.</param>
    public bool Reached(EquinoctialElements now) =>
        Math.Abs(now.A - target.SemiMajorAxis) <= target.AxisTolerance * target.SemiMajorAxis
        && Shape(now) <= target.ElementTolerance
        && Plane(now) <= target.ElementTolerance;

    /// <summary>Distance of eccentricity, and of the periapsis where it is told, from the target.</summary>
    private double Shape(EquinoctialElements now) =>
        target.Eccentricity is not { } e ? 0
        : target.ArgumentOfPeriapsis is null ? Math.Abs(now.Eccentricity - e)
        : Math.Sqrt((now.F - f) * (now.F - f) + (now.G - g) * (now.G - g));

    /// <summary>Angle between the planes, rad, or of the inclinations where the node is free.</summary>
    private double Plane(EquinoctialElements now) =>
        target.Inclination is not { } i ? 0
        : target.AscendingNode is null ? Math.Abs(now.Inclination - i)
        : 2 * Math.Sqrt((now.H - h) * (now.H - h) + (now.K - k) * (now.K - k)) / (1 + h * h + k * k);

    /// <summary>
    /// Direction of the thrust in radial, transverse and normal components, and the rate at which it lowers Q for an
    /// acceleration of 1 m/s2.
    /// </summary>
    /// <param name="now">The orbit, and where in it.</param>
    public (Vector3 Direction, double Rate) Steer(EquinoctialElements now)
    {
        var descent = -1 * Descent(Gradient(now), now, now.L);
        var rate = descent.Norm;
        return rate > 0 ? (descent / rate, -rate) : (Vector3.UnitY, 0);
    }

    /// <summary>How well thrust works here, from 0 at the worst to 1 at the best place of the orbit.</summary>
    /// <param name="now">The orbit, and where in it.</param>
    public double Effectivity(EquinoctialElements now)
    {
        var gradient = Gradient(now);
        var here = Descent(gradient, now, now.L).Norm;
        var (least, most) = (here, here);
        for (var i = 0; i < Longitudes; i++)
        {
            var rate = Descent(gradient, now, Math.Tau * i / Longitudes).Norm;
            (least, most) = (Math.Min(least, rate), Math.Max(most, rate));
        }
        return most > least ? (here - least) / (most - least) : 1;
    }

    /// <summary>dQ/dt for accelerations of 1 m/s2 along the radius, across it and along the normal: Gauss's equations.</summary>
    private Vector3 Descent(in Slopes slope, EquinoctialElements now, double longitude)
    {
        var (sin, cos) = Math.SinCos(longitude);
        var (ff, gg, hh, kk) = (now.F, now.G, now.H, now.K);
        var p = now.A * (1 - ff * ff - gg * gg);
        var root = Math.Sqrt(p / gm);
        var w = 1 + ff * cos + gg * sin;
        var tilt = hh * sin - kk * cos;
        var s = 1 + hh * hh + kk * kk;
        var axis = 2 * now.A * now.A / Math.Sqrt(gm * p);
        return new(
            slope.A * axis * (ff * sin - gg * cos) + root * (slope.F * sin - slope.G * cos),
            slope.A * axis * w + root * (slope.F * ((w + 1) * cos + ff) + slope.G * ((w + 1) * sin + gg)) / w,
            root * ((slope.G * ff - slope.F * gg) * tilt + 0.5 * s * (slope.H * cos + slope.K * sin)) / w
        );
    }

    private readonly record struct Slopes(double A, double F, double G, double H, double K);

    private Slopes Gradient(EquinoctialElements now)
    {
        var shape = Dual3.Variables(new(now.A, now.F, now.G));
        var first = Proximity(shape.X, shape.Y, shape.Z, Dual3.FromDouble(now.H), Dual3.FromDouble(now.K)).Gradient;
        var plane = Dual3.Variables(new(now.H, now.K, 0));
        var second = Proximity(
            Dual3.FromDouble(now.A),
            Dual3.FromDouble(now.F),
            Dual3.FromDouble(now.G),
            plane.X,
            plane.Y
        ).Gradient;
        return new(first.X, first.Y, first.Z, second.X, second.Y);
    }

    /// <summary>Q for a greatest acceleration of 1 m/s2, s2.</summary>
    private T Proximity<T>(T a, T ff, T gg, T hh, T kk)
        where T : struct, IScalar<T>
    {
        // A circle has no direction of its periapsis: the square of 1e-12 keeps the root smooth.
        var e = T.Sqrt(ff * ff + gg * gg + 1e-24);
        var one = T.FromDouble(1);
        var p = a * (one - e * e);
        var root = T.Sqrt(p * (1 / gm));
        var axisRate = 2.0 * a * T.Sqrt(a * (1 / gm) * ((one + e) / (one - e)));
        var off = (a - target.SemiMajorAxis) * (1 / (AxisScale * target.SemiMajorAxis));
        var far = T.Sqrt(one + off * off * off * off);
        var time = (a - target.SemiMajorAxis) / axisRate;
        var q = far * time * time;
        if (target.Eccentricity is { } goal)
        {
            var rate = 2.0 * root;
            if (target.ArgumentOfPeriapsis is null)
                q += Square((e - goal) / rate);
            else
                q += Square((ff - f) / rate) + Square((gg - g) / rate);
        }
        if (target.Inclination is { } inclination)
        {
            var s = 0.5 * root * (one + hh * hh + kk * kk);
            if (target.AscendingNode is null)
            {
                var tilt = T.Sqrt(hh * hh + kk * kk + 1e-24);
                // Sine and cosine of the argument of the periapsis, times e.
                var sine = (gg * hh - ff * kk) / tilt;
                var cosine = (ff * hh + gg * kk) / tilt;
                var side = T.WhereLess(cosine, T.FromDouble(0), -cosine, cosine);
                q += Square((tilt - Math.Tan(inclination / 2)) * (T.Sqrt(one - sine * sine) - side) / s);
            }
            else
            {
                q += Square((hh - h) * (T.Sqrt(one - gg * gg) + ff) / s);
                q += Square((kk - k) * (T.Sqrt(one - ff * ff) + gg) / s);
            }
        }
        var low = a * (one - e) * (1 / target.LeastPeriapsis);
        return q * (one + T.Exp(PeriapsisSteepness * (one - low)));
    }

    private static T Square<T>(T value)
        where T : struct, IScalar<T> => value * value;
}
