using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Eclipses;

/// <summary>An ellipsoid, a sphere or a point as it stands in an observer's sky.</summary>
/// <param name="ToCentre">From the observer to its centre, m.</param>
/// <param name="SemiAxes">Semi-axes, m; zero for a point.</param>
/// <param name="ToBody">Rotation from the axes of <paramref name="ToCentre"/> to those of the ellipsoid.</param>
internal readonly record struct SeenDisc(Vector3 ToCentre, Vector3 SemiAxes, Matrix3 ToBody)
{
    public bool IsPoint => SemiAxes.X == 0;

    public bool IsSphere => SemiAxes.X == SemiAxes.Y && SemiAxes.Y == SemiAxes.Z;

    /// <summary>The components of a vector in the ellipsoid's axes, over its semi-axes: it becomes the unit sphere.</summary>
    public Vector3 Normalize(Vector3 v) => Over(ToBody * v, Scale);

    /// <summary>The way back of <see cref="Normalize"/>.</summary>
    public Vector3 Denormalize(Vector3 v) => ToBody.TransposeTimes(Times(v, Scale));

    /// <summary>The normal of a plane that has the normal <paramref name="m"/> where the ellipsoid is the unit sphere.</summary>
    public Vector3 DenormalizeNormal(Vector3 m) => ToBody.TransposeTimes(Over(m, Scale));

    /// <summary>The way back of <see cref="DenormalizeNormal"/>.</summary>
    public Vector3 NormalizeNormal(Vector3 n) => Times(ToBody * n, Scale);

    /// <summary>Angular radius where the ellipsoid is the unit sphere, rad: a right angle on it and inside.</summary>
    public double NormalizedRadius => IsPoint ? 0 : Math.Asin(Math.Min(1, 1 / Normalize(ToCentre).Norm));

    private Vector3 Scale => IsPoint ? new(1, 1, 1) : SemiAxes;

    private static Vector3 Over(Vector3 a, Vector3 b) => new(a.X / b.X, a.Y / b.Y, a.Z / b.Z);

    private static Vector3 Times(Vector3 a, Vector3 b) => new(a.X * b.X, a.Y * b.Y, a.Z * b.Z);
}
