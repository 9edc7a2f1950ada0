namespace Perilune.Flight.LowThrust;

/// <summary>
/// The least change of velocity between circular orbits under a thrust that is small against gravity, turned about the radius
/// so that plane and size change together (T. N. Edelbaum, "Propulsion requirements for controllable satellites", ARS
/// Journal 31, 1961, equation 45; J. A. Kechichian, Journal of Guidance 20, 1997).
/// </summary>
public static class Edelbaum
{
    /// <summary>Change of velocity, m/s: root of v0^2 + v1^2 - 2 v0 v1 cos(pi/2 di), for a turn of the plane up to 114.6 deg.</summary>
    /// <param name="from">Radius of the first orbit, m.</param>
    /// <param name="to">Radius of the second orbit, m.</param>
    /// <param name="planeChange">Angle between their planes, rad.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    public static double DeltaV(double from, double to, double planeChange, double gravitationalParameter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(planeChange, 2);
        var (v0, v1) = (Math.Sqrt(gravitationalParameter / from), Math.Sqrt(gravitationalParameter / to));
        return Math.Sqrt(v0 * v0 + v1 * v1 - 2 * v0 * v1 * Math.Cos(0.5 * Math.PI * planeChange));
    }
}
