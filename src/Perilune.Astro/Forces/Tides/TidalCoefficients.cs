using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace Perilune.Astro.Forces.Tides;

/// <summary>Changes of the normalised coefficients of degrees 2 to 4 by tides at one epoch.</summary>
internal sealed class TidalCoefficients
{
    internal const int Degree = 4;
    private readonly double[] cosine = new double[GravityField.Count(Degree)];
    private readonly double[] sine = new double[GravityField.Count(Degree)];

    internal double C(int n, int m) => cosine[GravityField.Index(n, m)];

    internal double S(int n, int m) => sine[GravityField.Index(n, m)];

    internal void Clear()
    {
        Array.Clear(cosine);
        Array.Clear(sine);
    }

    internal void Add(int n, int m, double c, double s)
    {
        cosine[GravityField.Index(n, m)] += c;
        sine[GravityField.Index(n, m)] += s;
    }

    /// <summary>Adds what one body raises (IERS Conventions 2010, equations 6.6 and 6.7).</summary>
    /// <param name="love">Love numbers.</param>
    /// <param name="massRatio">GM of the body over that of the deformed one.</param>
    /// <param name="radius">Reference radius of the field, m.</param>
    /// <param name="place">The body from the centre of the deformed one, in the body-fixed axes, m.</param>
    internal void Raise(LoveNumbers love, double massRatio, double radius, Vector3 place)
    {
        var distance = place.Norm;
        var (x, y, z) = (place.X / distance, place.Y / distance, place.Z / distance);
        var ratio = radius / distance;
        var size = massRatio * ratio * ratio * ratio;
        // Normalised Legendre functions times cos m lambda and sin m lambda.
        Second(0, love.K20, love.Plus20, Math.Sqrt(5) / 2 * (3 * z * z - 1), 0);
        Second(1, love.K21, love.Plus21, Math.Sqrt(15) * z * x, Math.Sqrt(15) * z * y);
        Second(2, love.K22, love.Plus22, Math.Sqrt(15) / 2 * (x * x - y * y), Math.Sqrt(15) * x * y);
        size *= ratio / 7;
        Add(3, 0, size * love.K30 * (Math.Sqrt(7) / 2 * z * (5 * z * z - 3)), 0);
        var first = size * love.K31 * Math.Sqrt(21.0 / 8) * (5 * z * z - 1);
        Add(3, 1, first * x, first * y);
        var middle = size * love.K32 * Math.Sqrt(105) / 2 * z;
        Add(3, 2, middle * (x * x - y * y), middle * 2 * x * y);
        var last = size * love.K33 * Math.Sqrt(35.0 / 8);
        Add(3, 3, last * x * (x * x - 3 * y * y), last * y * (3 * x * x - y * y));

        void Second(int m, Complex k, double plus, double cos, double sin)
        {
            Add(
                2,
                m,
                size / 5 * (k.Real * cos + k.Imaginary * sin),
                m == 0 ? 0 : size / 5 * (k.Real * sin - k.Imaginary * cos)
            );
            Add(4, m, size / 5 * plus * cos, size / 5 * plus * sin);
        }
    }
}
