using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>
/// Three orthonormal axes from two vectors and their rates: the first along u, the third along the normal w, the second
/// completing. Frames of orbits, of two bodies and of date are all of this kind, with the axes in their own order.
/// </summary>
/// <param name="First">Along u.</param>
/// <param name="Second">Third x first.</param>
/// <param name="Third">Along w.</param>
/// <param name="Rate">Angular velocity of the axes, in components along them, rad/s.</param>
internal readonly record struct Triad(Vector3 First, Vector3 Second, Vector3 Third, Vector3 Rate)
{
    /// <summary>The axes of u and of w, which is normal to u.</summary>
    /// <exception cref="ArithmeticException">A vector is zero or not finite, so that there are no axes.</exception>
    public static Triad Of(Vector3 u, Vector3 uRate, Vector3 w, Vector3 wRate)
    {
        var length = u.Norm;
        var first = u / length;
        // Normal by construction; again, for what rounding left.
        var normal = w - first * Vector3.Dot(first, w);
        var normalLength = normal.Norm;
        if (!(length > 0 && normalLength > 0) || !double.IsFinite(length + normalLength))
            throw new ArithmeticException(
                $"no axes from the vectors {u} and {w}: they are parallel, zero or not finite"
            );
        var third = normal / normalLength;
        var second = Vector3.Cross(third, first);
        return new(
            first,
            second,
            third,
            new(
                -Vector3.Dot(wRate, second) / normalLength,
                -Vector3.Dot(uRate, third) / length,
                Vector3.Dot(uRate, second) / length
            )
        );
    }

    /// <summary>Axes in the order first, second, third.</summary>
    public FrameTransformation AsIs => new(Matrix3.FromRows(First, Second, Third), Rate);

    /// <summary>Axes in the order first, third, first x third.</summary>
    public FrameTransformation FirstThird => new(Matrix3.FromRows(First, Third, -Second), new(Rate.X, Rate.Z, -Rate.Y));

    /// <summary>Axes in the order second, minus third, minus first.</summary>
    public FrameTransformation SecondMinusThird =>
        new(Matrix3.FromRows(Second, -Third, -First), new(Rate.Y, -Rate.Z, -Rate.X));

    /// <summary>Axes in the order third, first x third, first.</summary>
    public FrameTransformation ThirdLeading =>
        new(Matrix3.FromRows(Third, -Second, First), new(Rate.Z, -Rate.Y, Rate.X));
}
