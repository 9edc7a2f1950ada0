using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>The perigee that a state's conic about the Earth has.</summary>
/// <param name="Momentum">Angular momentum, ICRF axes, m2/s.</param>
/// <param name="TimeSince">Since the perigee that is nearest in time, s; negative before it.</param>
/// <param name="Energy">C3, m2/s2.</param>
internal readonly record struct EarthPerigee(Vector3 Momentum, double TimeSince, double Energy)
{
    /// <summary>Cosine of the inclination to the Earth's mean equator of J2000.</summary>
    public double CosineOfInclination => Momentum.Z / Momentum.Norm;

    /// <summary>The perigee of a state relative to the Earth.</summary>
    /// <param name="state">ICRF axes, m and m/s.</param>
    /// <param name="gm">GM of the Earth, m3/s2.</param>
    public static EarthPerigee Of(PositionVelocity state, double gm)
    {
        var (r, v) = (state.Position, state.Velocity);
        var distance = r.Norm;
        var energy = v.NormSquared - 2 * gm / distance;
        var a = -gm / energy;
        var radial = Vector3.Dot(r, v);
        double since;
        if (a > 0)
        {
            var sine = radial / Math.Sqrt(gm * a);
            since = Math.Sqrt(a * a * a / gm) * (Math.Atan2(sine, 1 - distance / a) - sine);
        }
        else
        {
            var sine = radial / Math.Sqrt(-gm * a);
            // Of e sinh F and e cosh F: half the logarithm of their quotient's two sides.
            var cosine = 1 - distance / a;
            since = Math.Sqrt(-a * a * a / gm) * (sine - 0.5 * Math.Log((cosine + sine) / (cosine - sine)));
        }
        return new(Vector3.Cross(r, v), since, energy);
    }

    /// <summary>Angular momentum at a perigee of a radius for an energy, m2/s.</summary>
    public static double MomentumAt(double radius, double energy, double gm) =>
        radius * Math.Sqrt(Math.Max(0, energy + 2 * gm / radius));
}
