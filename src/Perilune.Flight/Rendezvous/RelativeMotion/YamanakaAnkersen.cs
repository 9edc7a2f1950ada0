using Perilune.Astro.Propagation;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>
/// Linear motion about a target on an ellipse of any eccentricity: Tschauner and Hempel's equations (Astronautica Acta 11,
/// 1965) by the transition matrix of K. Yamanaka and F. Ankersen, "New state transition matrix for relative motion on an
/// arbitrary elliptical orbit" (Journal of Guidance, Control, and Dynamics 25, 2002, equations 79 to 84). Their axes (V-bar,
/// against the momentum, downwards) are taken to radial, transverse and normal ones.
/// </summary>
public static class YamanakaAnkersen
{
    /// <summary>The state-transition matrix of relative position (m) and velocity (m/s) over a time.</summary>
    /// <param name="target">Orbit of the target, at its true anomaly now; eccentricity below 1.</param>
    /// <param name="seconds">Time that passes, s; negative goes back.</param>
    /// <exception cref="ArgumentException">The orbit is open.</exception>
    public static StateTransition Transition(OrbitalElements target, double seconds)
    {
        var e = target.Eccentricity;
        if (!(e >= 0 && e < 1))
            throw new ArgumentException($"an ellipse has an eccentricity of 0 to 1, not {e}", nameof(target));
        var now = target.ToState();
        var then = KeplerPropagation
            .Propagate(now.Position, now.Velocity, seconds, target.GravitationalParameter)
            .Position;
        var parameter = target.PeriapsisRadius * (1 + e);
        // k2 = h / p2; rho = 1 + e cos f is p / r, and f' = k2 rho2.
        var k2 = Math.Sqrt(target.GravitationalParameter / parameter) / parameter;
        var anomaly = target.TrueAnomaly;
        // The angle that the target turns through, not a difference of anomalies: a circle has no periapsis to count from. Whole
        // turns make no difference.
        var normal = Vector3.Cross(now.Position, now.Velocity).Unit;
        var turned = Math.Atan2(
            Vector3.Dot(normal, Vector3.Cross(now.Position, then)),
            Vector3.Dot(now.Position, then)
        );
        return Scaled(e, k2, anomaly, anomaly + turned, k2 * seconds);
    }

    private static StateTransition Scaled(double e, double k2, double from, double to, double j)
    {
        var (rho0, rho) = (1 + e * Math.Cos(from), 1 + e * Math.Cos(to));
        var plane = Forward(e, to, rho, j) * Backward(e, from, rho0);
        // In their variables: place x rho, and rate e-sin f part taken off; back to m and m/s on both sides.
        var into = IntoScaled(e, k2, from, rho0);
        var outOf = OutOfScaled(e, k2, to, rho);
        var motion = outOf * plane * into;
        // Across the plane the scaled motion is a harmonic oscillation in the anomaly.
        var (s, c) = Math.SinCos(to - from);
        var (p, v) = (rho0, 1 / (k2 * rho0));
        var pv = -e * Math.Sin(from);
        var (q, w) = (1 / rho, k2 * rho);
        var qw = k2 * e * Math.Sin(to);
        // z~ = c z~0 + s z~0', z~' = -s z~0 + c z~0'.
        var (zz, zv) = (c * p + s * pv, s * v);
        var (rz, rv) = (-s * p + c * pv, c * v);
        // Theirs is (x forward, z down): radial = -z, transverse = x.
        return new(
            new(motion[1, 1], -motion[1, 0], 0, -motion[0, 1], motion[0, 0], 0, 0, 0, q * zz),
            new(motion[1, 3], -motion[1, 2], 0, -motion[0, 3], motion[0, 2], 0, 0, 0, q * zv),
            new(motion[3, 1], -motion[3, 0], 0, -motion[2, 1], motion[2, 0], 0, 0, 0, qw * zz + w * rz),
            new(motion[3, 3], -motion[3, 2], 0, -motion[2, 3], motion[2, 2], 0, 0, 0, qw * zv + w * rv)
        );
    }

    // The columns and rows are x, z, x', z' of the plane; the two unused of six are those of the identity.
    private static Matrix6 InPlane(ReadOnlySpan<double> rows)
    {
        Span<double> all = stackalloc double[36];
        for (var row = 0; row < 6; row++)
        for (var column = 0; column < 6; column++)
            all[6 * row + column] = row < 4 && column < 4 ? rows[4 * row + column] : (row == column ? 1 : 0);
        return Matrix6.FromRows(all);
    }

    private static Matrix6 IntoScaled(double e, double k2, double anomaly, double rho)
    {
        var (slope, rate) = (-e * Math.Sin(anomaly), 1 / (k2 * rho));
        return InPlane([rho, 0, 0, 0, 0, rho, 0, 0, slope, 0, rate, 0, 0, slope, 0, rate]);
    }

    private static Matrix6 OutOfScaled(double e, double k2, double anomaly, double rho)
    {
        var (slope, rate) = (k2 * e * Math.Sin(anomaly), k2 * rho);
        return InPlane([1 / rho, 0, 0, 0, 0, 1 / rho, 0, 0, slope, 0, rate, 0, 0, slope, 0, rate]);
    }

    private static Matrix6 Backward(double e, double anomaly, double rho)
    {
        var (s, c) = (rho * Math.Sin(anomaly), rho * Math.Cos(anomaly));
        var shape = 1 - e * e;
        var inverse = 1 / rho;
        ReadOnlySpan<double> rows =
        [
            shape,
            3 * e * s * (inverse + inverse * inverse),
            -e * s * (1 + inverse),
            -e * c + 2,
            0,
            -3 * s * (inverse + e * e * inverse * inverse),
            s * (1 + inverse),
            c - 2 * e,
            0,
            -3 * (c * inverse + e),
            c * (1 + inverse) + e,
            -s,
            0,
            3 * rho + e * e - 1,
            -rho * rho,
            e * s,
        ];
        Span<double> scaled = stackalloc double[16];
        for (var i = 0; i < 16; i++)
            scaled[i] = rows[i] / shape;
        return InPlane(scaled);
    }

    private static Matrix6 Forward(double e, double anomaly, double rho, double j)
    {
        var (sin, cos) = Math.SinCos(anomaly);
        var (s, c) = (rho * sin, rho * cos);
        var sRate = cos + e * Math.Cos(2 * anomaly);
        var cRate = -(sin + e * Math.Sin(2 * anomaly));
        return InPlane([
            1,
            -c * (1 + 1 / rho),
            s * (1 + 1 / rho),
            3 * rho * rho * j,
            0,
            s,
            c,
            2 - 3 * e * s * j,
            0,
            2 * s,
            2 * c - e,
            3 * (1 - 2 * e * s * j),
            0,
            sRate,
            cRate,
            -3 * e * (sRate * j + s / (rho * rho)),
        ]);
    }
}
