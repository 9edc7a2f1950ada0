using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>Rotations from ICRF to the other inertial frames.</summary>
internal static class InertialFrames
{
    private const double ArcSecond = Math.PI / 648000;
    private const double Degree = Math.PI / 180;

    /// <summary>The frame bias: dalpha0 -14.6 mas, xi0 -16.617 mas, eta0 -6.8192 mas (IERS Conventions 2010, section 5.5.4).</summary>
    public static readonly Matrix3 IcrfToEme2000 =
        Matrix3.RotationX(0.0068192 * ArcSecond)
        * Matrix3.RotationY(-0.016617 * ArcSecond)
        * Matrix3.RotationZ(-0.0146 * ArcSecond);

    /// <summary>Obliquity of IAU 1976, as SPICE takes it (frames required reading, ECLIPJ2000).</summary>
    public static readonly Matrix3 IcrfToEclipticJ2000 = Matrix3.RotationX(84381.448 * ArcSecond);

    /// <summary>Precession from J2000 to B1950 by Lieske's angles, as SPICE takes it (frames required reading, B1950).</summary>
    public static readonly Matrix3 IcrfToB1950 =
        Matrix3.RotationZ(1152.84248596724 * ArcSecond)
        * Matrix3.RotationY(-1002.26108439117 * ArcSecond)
        * Matrix3.RotationZ(1153.04066200330 * ArcSecond);

    /// <summary>B1950 to FK4 by 0.525 arcsec of equinox, then to the galactic pole and node (frames required reading).</summary>
    public static readonly Matrix3 IcrfToGalactic =
        Matrix3.RotationZ(327 * Degree)
        * Matrix3.RotationX(62.6 * Degree)
        * Matrix3.RotationZ(282.25 * Degree)
        * Matrix3.RotationZ(0.525 * ArcSecond)
        * IcrfToB1950;

    /// <summary>Pole of Mars at 317.681 deg, 52.886 deg; x at its node (frames required reading, MARSIAU).</summary>
    public static readonly Matrix3 IcrfToMarsIau =
        Matrix3.RotationZ(90 * Degree)
        * Matrix3.RotationY(133610.4 * ArcSecond)
        * Matrix3.RotationZ(-152348.4 * ArcSecond);
}
