using System.Numerics;
using Perilune.Astro.Gravity;
using Vector3 = Perilune.Numerics.LinearAlgebra.Vector3;

namespace Perilune.Astro.Tests.Gravity;

/// <summary>
/// A slow and independent evaluation: the potential from the explicit sums of Legendre's functions (Heiskanen and Moritz,
/// "Physical Geodesy", 1967, equation 1-62), differentiated by a complex step, which has no cancellation.
/// </summary>
internal static class IndependentHarmonics
{
    internal static Vector3 Acceleration(GravityField field, Vector3 r)
    {
        const double step = 1e-30;
        var x = Potential(field, new(r.X, step * r.Norm), r.Y, r.Z).Imaginary;
        var y = Potential(field, r.X, new(r.Y, step * r.Norm), r.Z).Imaginary;
        var z = Potential(field, r.X, r.Y, new(r.Z, step * r.Norm)).Imaginary;
        return new Vector3(x, y, z) / (step * r.Norm);
    }

    private static Complex Potential(GravityField field, Complex x, Complex y, Complex z)
    {
        var r = Complex.Sqrt(x * x + y * y + z * z);
        var u = z / r;
        Complex sum = 0;
        for (var n = 0; n <= field.Degree; n++)
        {
            Complex c = 1,
                s = 0;
            for (var m = 0; m <= n; m++)
            {
                // (x + i y)^m / r^m holds cos m lambda and sin m lambda times the m-th power of the cosine of latitude.
                var harmonic = Legendre(n, m, u) * (field.C(n, m) * c + field.S(n, m) * s);
                sum += Power(field.Radius / r, n) * harmonic;
                (c, s) = ((c * x - s * y) / r, (s * x + c * y) / r);
            }
        }
        return field.GravitationalParameter / r * sum;
    }

    /// <summary>Normalised Legendre function without its power of the cosine of latitude.</summary>
    private static Complex Legendre(int n, int m, Complex u)
    {
        Complex sum = 0;
        for (var k = 0; 2 * k <= n - m; k++)
        {
            var term =
                Factorial(2 * n - 2 * k)
                / (Factorial(k) * Factorial(n - k) * Factorial(n - m - 2 * k))
                * (k % 2 == 0 ? 1 : -1);
            sum += term * Power(u, n - m - 2 * k);
        }
        var norm = (m == 0 ? 1 : 2) * (2 * n + 1) * Factorial(n - m) / Factorial(n + m);
        return sum * Math.Pow(2, -n) * Math.Sqrt(norm);
    }

    // The library's power goes through the angle, which loses the small step beside a half turn.
    private static Complex Power(Complex value, int exponent) => exponent == 0 ? 1 : value * Power(value, exponent - 1);

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
