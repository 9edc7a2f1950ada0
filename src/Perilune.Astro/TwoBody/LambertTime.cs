using Perilune.Numerics.Scalars;

namespace Perilune.Astro.TwoBody;

/// <summary>
/// Izzo's variable x of the conics that take a normalised time, by Householder's third-order iteration (D. Izzo, "Revisiting
/// Lambert's problem", 2015, equations 18 to 31), over any scalar: each lane iterates until it is there, and stays. Time of flight
/// is Battin's hypergeometric form, one formula for ellipse, parabola and hyperbola, so that no lane branches.
/// </summary>
internal static class LambertTime
{
    private const int MaximumIterations = 40;

    // After a step so small, of the way to -1, the next one of a third-order iteration is below rounding; of Newton's too.
    private const double Small = 1e-8;

    // There the closed forms of the higher derivatives, and there that of the first, lose their digits to the parabola's 0/0.
    private const double NearParabola = 1e-4;
    private const double AtParabola = 1e-9;

    // Five halvings bring any arc under 0.06, where twelve terms of the series leave 1e-16.
    private const int Halvings = 5;

    /// <summary>F(3, 1; 5/2; z) = sum of (3)_n / (5/2)_n z^n, times 4/3.</summary>
    private static ReadOnlySpan<double> Series =>
        [
            4.0 / 3,
            4.0 / 3 * 6 / 5,
            4.0 / 3 * 6 / 5 * 8 / 7,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11 * 14 / 13,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11 * 14 / 13 * 16 / 15,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11 * 14 / 13 * 16 / 15 * 18 / 17,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11 * 14 / 13 * 16 / 15 * 18 / 17 * 20 / 19,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11 * 14 / 13 * 16 / 15 * 18 / 17 * 20 / 19 * 22 / 21,
            4.0 / 3 * 6 / 5 * 8 / 7 * 10 / 9 * 12 / 11 * 14 / 13 * 16 / 15 * 18 / 17 * 20 / 19 * 22 / 21 * 24 / 23,
            4.0
                / 3
                * 6
                / 5
                * 8
                / 7
                * 10
                / 9
                * 12
                / 11
                * 14
                / 13
                * 16
                / 15
                * 18
                / 17
                * 20
                / 19
                * 22
                / 21
                * 24
                / 23
                * 26
                / 25,
        ];

    /// <summary>The x of the conic of less than one revolution.</summary>
    public static T Single<T>(T lambda, T time)
        where T : struct, IScalar<T>
    {
        var (zero, one) = (T.FromDouble(0), T.FromDouble(1));
        var lambda2 = lambda * lambda;
        var timeAtZero = TimeOfFlight(zero, lambda, 0);
        var timeAtOne = (one - lambda * lambda2) * (2.0 / 3);
        // Any guess on the right side of 0 and 1 will do: rational ones spare powers and logarithms.
        var slow = (timeAtZero - time) / (time - timeAtZero + 4);
        var medium = (timeAtZero - time) * timeAtOne / ((timeAtZero - timeAtOne) * time);
        var fast = timeAtOne * (timeAtOne - time) * 2.5 / (time * (one - lambda2 * lambda2 * lambda)) + 1;
        var x = T.WhereLess(time, timeAtOne, fast, T.WhereLess(time, timeAtZero, medium, slow));
        return Iterate(x, lambda, time, 0);
    }

    /// <summary>One of the two x of a number of revolutions; not a number where the time is too short for them.</summary>
    public static T Several<T>(T lambda, T time, int revolutions, LambertBranch branch)
        where T : struct, IScalar<T>
    {
        var least = LeastTime(lambda, revolutions);
        var part =
            branch == LambertBranch.Left
                ? T.FromDouble((revolutions + 1) * Math.PI / 8) / time
                : time * (8 / (revolutions * Math.PI));
        var power = CubeRootOfSquare(part);
        var x = Iterate((power - 1) / (power + 1), lambda, time, revolutions);
        return T.WhereLess(time, least, T.FromDouble(double.NaN), x);
    }

    /// <summary>Least normalised time of a number of revolutions: where time is flat, by Halley's method.</summary>
    private static T LeastTime<T>(T lambda, int revolutions)
        where T : struct, IScalar<T>
    {
        var (zero, one) = (T.FromDouble(0), T.FromDouble(1));
        var (x, done) = (zero, zero);
        for (var i = 0; i < MaximumIterations && !All(done); i++)
        {
            var (first, second, third) = Derivatives(x, lambda, TimeOfFlight(x, lambda, revolutions));
            var step = first * second / (second * second - first * third * 0.5);
            var next = x - step;
            var (most, low) = (T.FromDouble(0.999), T.FromDouble(-0.999));
            next = T.WhereLess(next, most, T.WhereLess(low, next, next, low), most);
            x = T.WhereLess(done, one, next, x);
            done = T.WhereLess(T.FromDouble(1e-13), Size(step), done, one);
        }
        return TimeOfFlight(x, lambda, revolutions);
    }

    private static T Iterate<T>(T x, T lambda, T time, int revolutions)
        where T : struct, IScalar<T>
    {
        var (minusOne, one) = (T.FromDouble(-1), T.FromDouble(1));
        var done = T.FromDouble(0);
        for (var i = 0; i < MaximumIterations && !All(done); i++)
        {
            var t = TimeOfFlight(x, lambda, revolutions);
            var (first, second, third) = Derivatives(x, lambda, t);
            var error = t - time;
            var first2 = first * first;
            var step =
                error
                * (first2 - error * second * 0.5)
                / (first * (first2 - error * second) + third * error * error * (1.0 / 6));
            var next = x - step;
            // Below -1 there is no conic, nor above 1 one of several revolutions: a step across goes half-way instead.
            next = T.WhereLess(minusOne, next, next, (x - 1) * 0.5);
            if (revolutions > 0)
                next = T.WhereLess(next, one, next, (x + 1) * 0.5);
            x = T.WhereLess(done, one, next, x);
            done = T.WhereLess(T.WhereLess(x, T.FromDouble(0), x + 1, one) * Small, Size(step), done, one);
        }
        return x;
    }

    private static (T First, T Second, T Third) Derivatives<T>(T x, T lambda, T time)
        where T : struct, IScalar<T>
    {
        var (zero, one) = (T.FromDouble(0), T.FromDouble(1));
        var lambda2 = lambda * lambda;
        var lambda3 = lambda * lambda2;
        var rest = one - x * x;
        var inverseY = one / T.Sqrt(one - lambda2 * rest);
        var inverseY3 = inverseY * inverseY * inverseY;
        var inverse = one / rest;
        var first = (time * x * 3 - 2 + lambda3 * x * inverseY * 2) * inverse;
        var second = (time * 3 + x * first * 5 + (one - lambda2) * lambda3 * inverseY3 * 2) * inverse;
        var third =
            (
                x * second * 7
                + first * 8
                - (one - lambda2) * lambda2 * lambda3 * x * (inverseY3 * inverseY * inverseY) * 6
            ) * inverse;
        var size = Size(rest);
        var near = T.FromDouble(NearParabola);
        return (
            T.WhereLess(size, T.FromDouble(AtParabola), (lambda2 * lambda3 - 1) * 0.4, first),
            T.WhereLess(size, near, zero, second),
            T.WhereLess(size, near, zero, third)
        );
    }

    /// <summary>
    /// Normalised time of flight (Izzo's equation 20, after Battin). The hypergeometric function Q of the square z of a sine is brought to
    /// small z by halving the angle: with c = sqrt(1 - z), Q(z) = (Q((1 - c) / 2) + 4 c) / (4 c^3).
    /// </summary>
    private static T TimeOfFlight<T>(T x, T lambda, int revolutions)
        where T : struct, IScalar<T>
    {
        var one = T.FromDouble(1);
        var rest = one - x * x;
        var y = T.Sqrt(one - lambda * lambda * rest);
        var product = lambda * x;
        // Of a difference of nearly the same the quotient keeps the digits.
        var eta = T.WhereLess(T.FromDouble(0), product, (one - lambda * lambda) / (y + product), y - product);
        var z = (one - lambda - x * eta) * 0.5;
        var c1 = T.Sqrt(one - z);
        z = z / (c1 + 1) * 0.5;
        var c2 = T.Sqrt(one - z);
        z = z / (c2 + 1) * 0.5;
        var c3 = T.Sqrt(one - z);
        z = z / (c3 + 1) * 0.5;
        var c4 = T.Sqrt(one - z);
        z = z / (c4 + 1) * 0.5;
        var c5 = T.Sqrt(one - z);
        z = z / (c5 + 1) * 0.5;
        var series = Series;
        var q = T.FromDouble(series[^1]);
        for (var n = series.Length - 2; n >= 0; n--)
            q = q * z + series[n];
        q = Whole(Whole(Whole(Whole(Whole(q, c5), c4), c3), c2), c1);
        var time = (eta * eta * eta * q + lambda * eta * 4) * 0.5;
        return revolutions == 0 ? time : time + T.FromDouble(revolutions * Math.PI) / (rest * T.Sqrt(rest));
    }

    private static T Whole<T>(T half, T c)
        where T : struct, IScalar<T> => (half * 0.25 + c) / (c * c * c);

    private static T Size<T>(T value)
        where T : struct, IScalar<T> => T.WhereLess(value, T.FromDouble(0), -value, value);

    private static bool All<T>(T done)
        where T : struct, IScalar<T>
    {
        for (var lane = 0; lane < T.Lanes; lane++)
        {
            if (done.Lane(lane) == 0)
                return false;
        }
        return true;
    }

    private static T CubeRootOfSquare<T>(T value)
        where T : struct, IScalar<T>
    {
        Span<double> lanes = stackalloc double[T.Lanes];
        for (var lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = Math.Cbrt(value.Lane(lane) * value.Lane(lane));
        return T.FromLanes(lanes);
    }
}
