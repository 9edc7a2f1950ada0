using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Orientation;

/// <summary>
/// Euler angles of Rz(psi) Rx(theta) Rz(phi), which takes ICRF components to body-fixed ones, and their rates: the lunar
/// libration angles of JPL's ephemerides (R. Park et al., "The JPL Planetary and Lunar Ephemerides DE440 and DE441",
/// Astronomical Journal 161:105, 2021, section 2.3).
/// </summary>
/// <param name="Phi">From the ICRF X axis to the node of the lunar equator on the ICRF XY plane, rad.</param>
/// <param name="Theta">Inclination of the lunar equator to the ICRF XY plane, rad.</param>
/// <param name="Psi">From the node to the prime meridian along the equator, rad, not reduced to a turn.</param>
/// <param name="PhiRate">Rate of <paramref name="Phi"/>, rad/s.</param>
/// <param name="ThetaRate">Rate of <paramref name="Theta"/>, rad/s.</param>
/// <param name="PsiRate">Rate of <paramref name="Psi"/>, rad/s.</param>
public readonly record struct EulerAngles(
    double Phi,
    double Theta,
    double Psi,
    double PhiRate,
    double ThetaRate,
    double PsiRate
)
{
    /// <summary>The rotation ICRF to body-fixed: x_body = M x_ICRF.</summary>
    public Matrix3 Matrix => Rotation(Phi, Theta, Psi);

    /// <summary>Angular velocity of the body-fixed axes relative to ICRF, in body-fixed components, rad/s.</summary>
    public Vector3 AngularVelocity
    {
        get
        {
            var (sinTheta, cosTheta) = Math.SinCos(Theta);
            var (sinPsi, cosPsi) = Math.SinCos(ReducePsi(Psi));
            return new(
                PhiRate * sinTheta * sinPsi + ThetaRate * cosPsi,
                PhiRate * sinTheta * cosPsi - ThetaRate * sinPsi,
                PhiRate * cosTheta + PsiRate
            );
        }
    }

    /// <summary>Time derivative of <see cref="Matrix"/>, 1/s: -[w]x M with w in body-fixed components.</summary>
    public Matrix3 MatrixRate => Matrix3.CrossProduct(-AngularVelocity) * Matrix;

    /// <summary>Rz(psi) Rx(theta) Rz(phi).</summary>
    /// <param name="phi">First angle, rad.</param>
    /// <param name="theta">Second angle, rad.</param>
    /// <param name="psi">Third angle, rad, of any number of turns.</param>
    public static Matrix3 Rotation(double phi, double theta, double psi)
    {
        var (sinPhi, cosPhi) = Math.SinCos(phi);
        var (sinTheta, cosTheta) = Math.SinCos(theta);
        var (sinPsi, cosPsi) = Math.SinCos(ReducePsi(psi));
        return new(
            cosPsi * cosPhi - sinPsi * cosTheta * sinPhi,
            cosPsi * sinPhi + sinPsi * cosTheta * cosPhi,
            sinPsi * sinTheta,
            -sinPsi * cosPhi - cosPsi * cosTheta * sinPhi,
            -sinPsi * sinPhi + cosPsi * cosTheta * cosPhi,
            cosPsi * sinTheta,
            sinTheta * sinPhi,
            -sinTheta * cosPhi,
            cosTheta
        );
    }

    // CSPICE takes whole turns off psi in double before the sine; psi is thousands of radians, so exact reduction
    // would differ from every CSPICE matrix by up to 8e-13.
    private static double ReducePsi(double psi) => psi - Math.Tau * Math.Floor(psi / Math.Tau);
}
