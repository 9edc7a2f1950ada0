using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Two-body motion in SPICE's formulation and order of operations (PROP2B), which SPK types 5 and 15 are defined by: the
/// universal variable scaled by the periapsis, found by bisection to the last bit (J. Danby, "Fundamentals of Celestial
/// Mechanics", 2nd edition, pp. 168-180). Kernels may hold states thousands of revolutions apart, where any other
/// formula would differ in the tenth digit.
/// </summary>
internal static class TwoBodyArc
{
    private const int MostBisections = 1000;
    private const int BisectionsAwayFromZero = 64;

    /// <summary>The state after a time; false when the motion is not a conic or the time is out of reach.</summary>
    /// <param name="gm">GM of the centre, km3/s2.</param>
    /// <param name="position">Position, km.</param>
    /// <param name="velocity">Velocity, km/s.</param>
    /// <param name="dt">Time to go, s.</param>
    public static bool TryPropagate(double gm, ref Vector3 position, ref Vector3 velocity, double dt)
    {
        var r0 = Length(position);
        var rv = Vector3.Dot(position, velocity);
        var momentum = Vector3.Cross(position, velocity);
        var h2 = Vector3.Dot(momentum, momentum);
        if (!(gm > 0 && r0 > 0 && h2 > 0) || !double.IsFinite(dt + h2 + gm))
            return false;
        if (dt == 0)
            return true;
        var e = Length(Vector3.Cross(velocity, momentum) * (1 / gm) + position * (-1 / r0));
        var q = h2 / (gm * (e + 1));
        var f = 1 - e;
        var b = Math.Sqrt(q / gm);
        var arc = new Kepler(f, b * r0, b * b * rv, b * q, q / r0);
        if (!arc.TrySolve(dt, out var x))
            return false;
        var (c0, c1, c2, c3) = Stumpff(f * x * x);
        var x2 = x * x;
        var br = arc.Br0 * c0 + x * (arc.B2rv * c1 + x * (arc.Bq * c2));
        var pc = 1 - arc.QOverR0 * x2 * c2;
        var vc = dt - arc.Bq * (x2 * x) * c3;
        var pcDot = -(arc.QOverR0 / br) * x * c1;
        var vcDot = 1 - arc.Bq / br * x2 * c2;
        (position, velocity) = (position * pc + velocity * vc, position * pcDot + velocity * vcDot);
        return true;
    }

    // SPICE scales a vector before it squares: on an orbit close to a line the last bit of the eccentricity counts.
    private static double Length(Vector3 v)
    {
        var largest = Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z)));
        if (largest == 0)
            return 0;
        var (x, y, z) = (v.X / largest, v.Y / largest, v.Z / largest);
        return largest * Math.Sqrt(x * x + y * y + z * z);
    }

    private static (double C0, double C1, double C2, double C3) Stumpff(double x)
    {
        if (x < -1)
        {
            var z = Math.Sqrt(-x);
            var (c0, c1) = (Math.Cosh(z), Math.Sinh(z) / z);
            return (c0, c1, (1 - c0) / x, (1 - c1) / x);
        }
        if (x > 1)
        {
            var z = Math.Sqrt(x);
            var (c0, c1) = (Math.Cos(z), Math.Sin(z) / z);
            return (c0, c1, (1 - c0) / x, (1 - c1) / x);
        }
        double c2 = 1,
            c3 = 1;
        for (var i = 20; i >= 4; i -= 2)
            c3 = 1 - x * Pair(i) * c3;
        c3 = Pair(2) * c3;
        for (var i = 19; i >= 3; i -= 2)
            c2 = 1 - x * Pair(i) * c2;
        c2 = Pair(1) * c2;
        return (1 - x * c2, 1 - x * c3, c2, c3);

        static double Pair(double i) => 1 / (i * (i + 1));
    }

    /// <summary>Kepler's equation in the scaled universal variable: time = x (Br0 C1 + x (B2rv C2 + x Bq C3)).</summary>
    private readonly record struct Kepler(double F, double Br0, double B2rv, double Bq, double QOverR0)
    {
        public bool TrySolve(double dt, out double x)
        {
            var bound = Bound();
            x = 0;
            if (!(bound > 0) || !double.IsFinite(dt / Bq))
                return false;
            x = Math.Clamp(dt / Bq, -bound, bound);
            double lower = Math.Min(0, x),
                upper = Math.Max(0, x);
            // The far end is beyond the root but for rounding: then the bracket moves out by doubling.
            while (dt > 0 ? Time(x) < dt : Time(x) > dt)
            {
                var far = 2 * x;
                (lower, upper) = dt > 0 ? (x, far) : (far, x);
                var next = Math.Clamp(far, -bound, bound);
                if (next == x)
                    return false;
                x = next;
            }
            x = Middle(lower, upper);
            var most = MostBisections;
            for (var i = 0; x > lower && x < upper && i < most; i++)
            {
                var time = Time(x);
                if (time > dt)
                    upper = x;
                else if (time < dt)
                    lower = x;
                else
                    upper = lower = x;
                if (most > BisectionsAwayFromZero && upper != 0 && lower != 0)
                    (most, i) = (BisectionsAwayFromZero, 0);
                x = Middle(lower, upper);
            }
            return true;
        }

        private static double Middle(double lower, double upper) =>
            Math.Min(upper, Math.Max(lower, (lower + upper) / 2));

        private double Time(double x)
        {
            var (_, c1, c2, c3) = Stumpff(F * x * x);
            return x * (Br0 * c1 + x * (B2rv * c2 + x * Bq * c3));
        }

        // The largest variable at which no term overflows.
        private double Bound()
        {
            var largest = Math.Max(
                1,
                Math.Max(Math.Max(Math.Abs(Br0), Math.Abs(B2rv)), Math.Max(Math.Abs(Bq), Math.Abs(QOverR0 / Bq)))
            );
            if (F >= 0)
                return Math.Exp((Math.Log(1.5) + Math.Log(double.MaxValue) - Math.Log(largest)) / 3);
            var spare = Math.Log(double.MaxValue / 2) - Math.Log(largest);
            var root = Math.Sqrt(-F);
            return Math.Min(spare / root, (spare + 1.5 * Math.Log(-F)) / root);
        }
    }
}
