using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.LowThrust;

/// <summary>
/// Equinoctial elements of an ellipse: without singularity but for a plane turned half round (R. A. Broucke and P. J.
/// Cefola, Celestial Mechanics 5, 1972; M. J. H. Walker, B. Ireland and J. Owens, Celestial Mechanics 36, 1985).
/// </summary>
/// <param name="A">Semi-major axis, m.</param>
/// <param name="F">e cos(argument of periapsis + node).</param>
/// <param name="G">e sin(argument of periapsis + node).</param>
/// <param name="H">tan(i/2) cos(node).</param>
/// <param name="K">tan(i/2) sin(node).</param>
/// <param name="L">True longitude: node + argument of periapsis + true anomaly, rad.</param>
public readonly record struct EquinoctialElements(double A, double F, double G, double H, double K, double L)
{
    /// <summary>Eccentricity.</summary>
    public double Eccentricity => Math.Sqrt(F * F + G * G);

    /// <summary>Inclination, rad.</summary>
    public double Inclination => 2 * Math.Atan(Math.Sqrt(H * H + K * K));

    /// <summary>Elements of a state about its centre.</summary>
    /// <param name="position">m.</param>
    /// <param name="velocity">m/s.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="ArgumentException">The orbit is open, or its plane is turned half round.</exception>
    public static EquinoctialElements Of(Vector3 position, Vector3 velocity, double gravitationalParameter)
    {
        var r = position.Norm;
        var a = 1 / (2 / r - velocity.NormSquared / gravitationalParameter);
        var momentum = Vector3.Cross(position, velocity);
        var pole = momentum.Unit;
        if (!(a > 0) || pole.Z <= -1 + 1e-12)
            throw new ArgumentException(
                "not an ellipse in a plane that is turned less than half round",
                nameof(velocity)
            );
        var (h, k) = (-pole.Y / (1 + pole.Z), pole.X / (1 + pole.Z));
        var (first, second) = Axes(h, k);
        var eccentricity = Vector3.Cross(velocity, momentum) / gravitationalParameter - position / r;
        return new(
            a,
            Vector3.Dot(eccentricity, first),
            Vector3.Dot(eccentricity, second),
            h,
            k,
            Math.Atan2(Vector3.Dot(position, second), Vector3.Dot(position, first))
        );
    }

    /// <summary>Unit vectors in the plane of the orbit from which longitudes count.</summary>
    private static (Vector3 First, Vector3 Second) Axes(double h, double k)
    {
        var s = 1 + h * h + k * k;
        return (
            new Vector3(1 + h * h - k * k, 2 * h * k, -2 * k) / s,
            new Vector3(2 * h * k, 1 - h * h + k * k, 2 * h) / s
        );
    }
}
