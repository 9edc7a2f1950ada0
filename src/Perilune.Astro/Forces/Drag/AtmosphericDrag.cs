using Perilune.Astro.Bodies;
using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Drag;

/// <summary>
/// Drag of a body's atmosphere, which turns with the body (O. Montenbruck and E. Gill, "Satellite Orbits", 2000, equations
/// 3.97 and 3.98).
/// </summary>
/// <param name="Body">NAIF code of the body with the atmosphere.</param>
/// <param name="Atmosphere">Its density.</param>
/// <param name="AreaToMass">Drag coefficient x cross-section / mass, m2/kg.</param>
/// <param name="Axes">The body-fixed axes.</param>
/// <param name="RotationRate">How fast the atmosphere turns about the third of them, rad/s.</param>
/// <param name="EquatorialRadius">Equatorial radius of the ellipsoid of altitude zero, m.</param>
/// <param name="PolarRadius">Polar radius of it, m.</param>
public sealed record AtmosphericDrag(
    int Body,
    Atmosphere Atmosphere,
    double AreaToMass,
    BodyFixedAxes Axes,
    double RotationRate,
    double EquatorialRadius,
    double PolarRadius
)
{
    /// <summary>Drag of the Earth's atmosphere.</summary>
    /// <param name="atmosphere">Its density.</param>
    /// <param name="areaToMass">Drag coefficient x cross-section / mass, m2/kg.</param>
    /// <param name="axes">Axes fixed to the Earth.</param>
    /// <remarks>
    /// Nominal mean rotation rate and ellipsoid of the Geodetic Reference System (IERS Conventions 2010, table 1.2; WGS 84).
    /// </remarks>
    public static AtmosphericDrag OfEarth(Atmosphere atmosphere, double areaToMass, BodyFixedAxes axes) =>
        new(NaifId.Earth, atmosphere, areaToMass, axes, 7.292115e-5, 6_378_137, 6_356_752.3142);

    /// <summary>Drag of the atmosphere of Mars.</summary>
    /// <param name="atmosphere">Its density.</param>
    /// <param name="areaToMass">Drag coefficient x cross-section / mass, m2/kg.</param>
    /// <param name="axes">Axes fixed to Mars.</param>
    /// <param name="body">NAIF code under which the ephemeris has Mars: the planet or its barycentre, 0.2 m away.</param>
    /// <remarks>Rotation of 350.891982443297 deg a day and radii of the IAU (Archinal et al. 2018).</remarks>
    public static AtmosphericDrag OfMars(
        Atmosphere atmosphere,
        double areaToMass,
        BodyFixedAxes axes,
        int body = NaifId.MarsBarycenter
    ) => new(body, atmosphere, areaToMass, axes, 350.891982443297 * Math.PI / 180 / 86400, 3_396_190, 3_376_200);

    /// <summary>The acceleration, ICRF axes, m/s2.</summary>
    /// <param name="rotation">The turn from ICRF to the body-fixed axes.</param>
    /// <param name="position">Position from the body, ICRF axes, m.</param>
    /// <param name="velocity">Velocity relative to the body, ICRF axes, m/s.</param>
    /// <param name="toSun">The Sun from the body, ICRF axes, m.</param>
    public Vector3<T> Acceleration<T>(
        in Matrix3<T> rotation,
        Vector3<T> position,
        Vector3<T> velocity,
        Vector3<T> toSun
    )
        where T : struct, IScalar<T>
    {
        var wind = velocity - Vector3<T>.Cross(rotation.RowZ * RotationRate, position);
        var place = rotation * position;
        var density = Atmosphere.Density(Altitude(place), LocalAxes.Unit(place), LocalAxes.Unit(rotation * toSun));
        return wind * (density * wind.Norm * (-0.5 * AreaToMass));
    }

    /// <summary>
    /// Height over the ellipsoid along the radius, m; over the Earth it exceeds the height along the normal by at most 6e-6 of
    /// itself.
    /// </summary>
    private T Altitude<T>(Vector3<T> place)
        where T : struct, IScalar<T>
    {
        var (a, b) = (1 / (EquatorialRadius * EquatorialRadius), 1 / (PolarRadius * PolarRadius));
        var scale = T.Sqrt((place.X * place.X + place.Y * place.Y) * a + place.Z * place.Z * b);
        return place.Norm * (T.FromDouble(1) - T.FromDouble(1) / scale);
    }
}
