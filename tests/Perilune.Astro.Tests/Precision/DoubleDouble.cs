using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Precision;

/// <summary>
/// A number of two doubles, 32 digits (T. J. Dekker, "A floating-point technique for extending the available precision",
/// Numerische Mathematik 18, 1971; Y. Hida, X. S. Li, D. H. Bailey, "Algorithms for quad-double precision floating point
/// arithmetic", 2001), for the same texts as every other scalar.
/// </summary>
/// <param name="High">The number, rounded to a double.</param>
/// <param name="Low">What the rounding left.</param>
internal readonly record struct DoubleDouble(double High, double Low = 0) : IScalar<DoubleDouble>
{
    /// <summary>Pi to 32 digits.</summary>
    public static DoubleDouble Pi => new(Math.PI, 1.2246467991473532e-16);

    public static int Lanes => 1;

    public static DoubleDouble FromDouble(double value) => new(value);

    public static DoubleDouble FromLanes(ReadOnlySpan<double> values) => new(values[0]);

    public double Lane(int index) => High;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (s, e) = Sum(a.High, b.High);
        var (t, f) = Sum(a.Low, b.Low);
        (s, e) = Ordered(s, e + t);
        return Normal(s, e + f);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var p = a.High * b.High;
        var e = Math.FusedMultiplyAdd(a.High, b.High, -p);
        return Normal(p, e + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var q1 = a.High / b.High;
        var rest = a - b * q1;
        var q2 = rest.High / b.High;
        rest -= b * q2;
        return Normal(q1, q2) + rest.High / b.High;
    }

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        var p = a.High * b;
        return Normal(p, Math.FusedMultiplyAdd(a.High, b, -p) + a.Low * b);
    }

    public static DoubleDouble operator *(double a, DoubleDouble b) => b * a;

    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        var (s, e) = Sum(a.High, b);
        return Normal(s, e + a.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, double b) => a + -b;

    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        if (value.High <= 0)
            return new(Math.Sqrt(value.High));
        // Newton's step for a double root, twice.
        var root = new DoubleDouble(Math.Sqrt(value.High));
        for (var i = 0; i < 2; i++)
            root = (root + value / root) * 0.5;
        return root;
    }

    public static DoubleDouble Sin(DoubleDouble angle) => SinCos(angle).Sin;

    public static DoubleDouble Cos(DoubleDouble angle) => SinCos(angle).Cos;

    public static DoubleDouble Asin(DoubleDouble value)
    {
        var angle = new DoubleDouble(Math.Asin(value.High));
        // Newton's method on the sine; a double is right to half of the digits.
        for (var i = 0; i < 2; i++)
        {
            var (sin, cos) = SinCos(angle);
            if (cos.High == 0)
                break;
            angle += (value - sin) / cos;
        }
        return angle;
    }

    public static DoubleDouble Acos(DoubleDouble value) => Pi * 0.5 - Asin(value);

    public static DoubleDouble Exp(DoubleDouble value)
    {
        // exp(x) = exp(x / 1024)^1024.
        var x = value * (1.0 / 1024);
        DoubleDouble term = new(1),
            sum = term;
        for (var n = 1; n < 14; n++)
        {
            term = term * x / new DoubleDouble(n);
            sum += term;
        }
        for (var i = 0; i < 10; i++)
            sum *= sum;
        return sum;
    }

    public static DoubleDouble WhereLess(DoubleDouble a, DoubleDouble b, DoubleDouble then, DoubleDouble otherwise) =>
        a.High < b.High || (a.High == b.High && a.Low < b.Low) ? then : otherwise;

    /// <summary>Sine and cosine by their series, of an eighth of what is left by whole quarters of a turn.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(DoubleDouble angle)
    {
        var quarters = Math.Round(angle.High / (Math.PI / 2));
        var x = (angle - Pi * (0.5 * quarters)) * 0.125;
        var square = x * x;
        DoubleDouble s = new(0),
            c = new(0);
        for (var n = 21; n > 0; n -= 2)
        {
            s = square * (s + 1) * (new DoubleDouble(-1) / new DoubleDouble(n * (n + 1.0)));
            c = square * (c + 1) * (new DoubleDouble(-1) / new DoubleDouble((n + 1.0) * (n + 2)));
        }
        // s is cos - 1, c is sin x / x - 1.
        var (sin, less) = (x * (c + 1), s);
        for (var i = 0; i < 3; i++)
            (sin, less) = (sin * (less + 1) * 2.0, sin * sin * -2.0);
        var cos = less + 1;
        return (((int)quarters % 4 + 4) % 4) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    private static (double Sum, double Error) Sum(double a, double b)
    {
        var s = a + b;
        var v = s - a;
        return (s, a - (s - v) + (b - v));
    }

    private static (double Sum, double Error) Ordered(double a, double b)
    {
        var s = a + b;
        return (s, b - (s - a));
    }

    private static DoubleDouble Normal(double a, double b)
    {
        var (s, e) = Ordered(a, b);
        return new(s, e);
    }
}
