using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>An ellipsoid about the origin of body-fixed axes, with its axes along theirs.</summary>
public sealed record TriaxialEllipsoid
{
    private const int Steps = 100;

    /// <summary>An ellipsoid of its semi-axes.</summary>
    /// <param name="semiAxes">Semi-axes along X, Y and Z, m; all positive.</param>
    /// <exception cref="ArgumentException">One is not a positive number.</exception>
    public TriaxialEllipsoid(Vector3 semiAxes)
    {
        if (!(semiAxes.X > 0 && semiAxes.Y > 0 && semiAxes.Z > 0 && double.IsFinite(semiAxes.NormSquared)))
            throw new ArgumentException(
                $"the semi-axes {semiAxes} m of an ellipsoid are not positive",
                nameof(semiAxes)
            );
        SemiAxes = semiAxes;
    }

    /// <summary>Semi-axes along X, Y and Z, m.</summary>
    public Vector3 SemiAxes { get; }

    /// <summary>Whether all semi-axes are the same.</summary>
    public bool IsSphere => SemiAxes.X == SemiAxes.Y && SemiAxes.Y == SemiAxes.Z;

    /// <summary>A sphere.</summary>
    /// <param name="radius">Radius, m.</param>
    public static TriaxialEllipsoid Sphere(double radius) => new(new Vector3(radius, radius, radius));

    /// <summary>The vector with each component divided by its semi-axis: the ellipsoid becomes the unit sphere.</summary>
    internal Vector3 ToUnitSphere(Vector3 v) => new(v.X / SemiAxes.X, v.Y / SemiAxes.Y, v.Z / SemiAxes.Z);

    /// <summary>The point of the surface nearest to a position: from the Lagrange condition, by Newton's method.</summary>
    /// <param name="position">Body-fixed position, m, outside or not far under the surface.</param>
    /// <exception cref="ArgumentException">The position is so deep inside that more than one point may be the nearest.</exception>
    public Vector3 NearestPoint(Vector3 position)
    {
        // x = a^2 p / (a^2 + k), and the sum of (a p / (a^2 + k))^2 is 1: falling and convex in k, so that Newton's method rises
        // to the root from any k at which the sum exceeds 1, such as that at which the greatest term is 1.
        var (a, p) = (SemiAxes, position);
        var squares = new Vector3(a.X * a.X, a.Y * a.Y, a.Z * a.Z);
        var lowest = -Math.Min(squares.X, Math.Min(squares.Y, squares.Z)) / 2;
        var k = Math.Max(
            Math.Max(a.X * Math.Abs(p.X) - squares.X, a.Y * Math.Abs(p.Y) - squares.Y),
            Math.Max(a.Z * Math.Abs(p.Z) - squares.Z, lowest)
        );
        for (var step = 0; step < Steps; step++)
        {
            var (dx, dy, dz) = (squares.X + k, squares.Y + k, squares.Z + k);
            var (tx, ty, tz) = (a.X * p.X / dx, a.Y * p.Y / dy, a.Z * p.Z / dz);
            var excess = tx * tx + ty * ty + tz * tz - 1;
            if (k == lowest && !(excess >= 0))
                throw new ArgumentException($"{position} m is deep inside the ellipsoid {a} m", nameof(position));
            var next = k + 0.5 * excess / (tx * tx / dx + ty * ty / dy + tz * tz / dz);
            if (!(next > k))
                break;
            k = next;
        }
        var found = new Vector3(
            squares.X * p.X / (squares.X + k),
            squares.Y * p.Y / (squares.Y + k),
            squares.Z * p.Z / (squares.Z + k)
        );
        // What rounding of k leaves is taken off along the radius.
        return found / ToUnitSphere(found).Norm;
    }

    /// <summary>Where a ray first meets the surface; null where it does not.</summary>
    /// <param name="origin">Body-fixed start of the ray, m; from inside, the ray meets the surface on its way out.</param>
    /// <param name="direction">Direction of the ray, of any length.</param>
    public Vector3? Intercept(Vector3 origin, Vector3 direction)
    {
        var (o, d) = (ToUnitSphere(origin), ToUnitSphere(direction).Unit);
        var along = -Vector3.Dot(o, d);
        var closest = o + d * along;
        var depth = 1 - closest.NormSquared;
        var inside = o.NormSquared < 1;
        if (!(depth >= 0) || (along < 0 && !inside))
            return null;
        var half = Math.Sqrt(depth);
        var meets = closest + d * (inside ? half : -half);
        meets /= meets.Norm;
        return new(meets.X * SemiAxes.X, meets.Y * SemiAxes.Y, meets.Z * SemiAxes.Z);
    }

    /// <summary>Outward normal of the surface at one of its points, of length 1.</summary>
    /// <param name="point">Body-fixed point of the surface, m.</param>
    public Vector3 Normal(Vector3 point)
    {
        var unit = ToUnitSphere(point);
        return ToUnitSphere(unit).Unit;
    }
}
