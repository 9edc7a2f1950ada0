using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.TwoBody;

/// <summary>
/// Two-body motion by the universal variable: one formula for ellipses, parabolas and hyperbolas
/// (Battin, "An Introduction to the Mathematics and Methods of Astrodynamics", 1999, section 4.5).
/// </summary>
public static class KeplerPropagation
{
    private const int MaximumIterations = 60;

    /// <summary>Position and velocity after a time.</summary>
    /// <param name="position">Position, m, from the attracting centre, inertial axes.</param>
    /// <param name="velocity">Velocity, m/s.</param>
    /// <param name="seconds">Time to go, s; negative goes back.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="ArithmeticException">The iteration did not settle: the state is degenerate.</exception>
    public static (Vector3 Position, Vector3 Velocity) Propagate(
        Vector3 position,
        Vector3 velocity,
        double seconds,
        double gravitationalParameter
    )
    {
        var r0 = position.Norm;
        var rootMu = Math.Sqrt(gravitationalParameter);
        var sigma0 = Vector3.Dot(position, velocity) / rootMu;
        var alpha = 2 / r0 - velocity.NormSquared / gravitationalParameter;

        // Time as a function of the universal variable grows without end, so Newton inside a growing bracket always settles.
        double low = 0,
            high = 0;
        var x = StartingGuess(seconds, r0, sigma0, alpha, rootMu);
        var bracketedLow = false;
        var bracketedHigh = false;
        for (var i = 0; i < MaximumIterations; i++)
        {
            var psi = alpha * x * x;
            var (c, s) = Stumpff(psi);
            var r = x * x * c + sigma0 * x * (1 - psi * s) + r0 * (1 - psi * c);
            var time = (x * x * x * s + sigma0 * x * x * c + r0 * x * (1 - psi * s)) / rootMu;
            var error = seconds - time;
            if (error > 0)
                (low, bracketedLow) = (x, true);
            else
                (high, bracketedHigh) = (x, true);
            var next = x + error * rootMu / r;
            // Settled: before the bracket is asked, which at the last digit would throw the iterate far away.
            if (Math.Abs(next - x) <= 4e-16 * Math.Abs(next))
                return AtUniversalVariable(position, velocity, seconds, next, alpha, r0, sigma0, rootMu);
            if (bracketedLow && bracketedHigh && (next <= low || next >= high))
                next = 0.5 * (low + high);
            if (next == x || (i > 20 && Math.Abs(error) <= 1e-14 * Math.Abs(seconds)))
                return AtUniversalVariable(position, velocity, seconds, x, alpha, r0, sigma0, rootMu);
            x = next;
        }
        throw new ArithmeticException($"Kepler's equation did not settle for r = {position}, v = {velocity}");
    }

    private static (Vector3, Vector3) AtUniversalVariable(
        Vector3 position,
        Vector3 velocity,
        double seconds,
        double x,
        double alpha,
        double r0,
        double sigma0,
        double rootMu
    )
    {
        var psi = alpha * x * x;
        var (c, s) = Stumpff(psi);
        var r = x * x * c + sigma0 * x * (1 - psi * s) + r0 * (1 - psi * c);
        var f = 1 - x * x / r0 * c;
        var g = seconds - x * x * x / rootMu * s;
        var gDot = 1 - x * x / r * c;
        var fDot = rootMu / (r * r0) * x * (psi * s - 1);
        return (position * f + velocity * g, position * fDot + velocity * gDot);
    }

    private static double StartingGuess(double seconds, double r0, double sigma0, double alpha, double rootMu)
    {
        if (alpha * r0 > 1e-6)
            return rootMu * seconds * alpha;
        if (alpha * r0 < -1e-6)
        {
            var a = 1 / alpha;
            var sign = Math.Sign(seconds);
            var argument = -2 * rootMu * alpha * seconds / (sigma0 + sign * Math.Sqrt(-a) * (1 - r0 * alpha));
            if (argument > 1)
                return sign * Math.Sqrt(-a) * Math.Log(argument);
        }
        return rootMu * seconds / r0;
    }

    /// <summary>Stumpff's functions C and S, by series near zero where the closed forms cancel.</summary>
    private static (double C, double S) Stumpff(double psi)
    {
        if (Math.Abs(psi) < 0.5)
        {
            double c = 0,
                s = 0,
                termC = 0.5,
                termS = 1.0 / 6;
            for (var k = 1; k <= 12; k++)
            {
                c += termC;
                s += termS;
                termC *= -psi / ((2 * k + 1) * (2 * k + 2));
                termS *= -psi / ((2 * k + 2) * (2 * k + 3));
            }
            return (c, s);
        }
        var root = Math.Sqrt(Math.Abs(psi));
        return psi > 0
            ? ((1 - Math.Cos(root)) / psi, (root - Math.Sin(root)) / (psi * root))
            : ((Math.Cosh(root) - 1) / -psi, (Math.Sinh(root) - root) / (-psi * root));
    }
}
