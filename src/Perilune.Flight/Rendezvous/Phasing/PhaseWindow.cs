using System.Globalization;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>A body whose flattening turns the planes of orbits.</summary>
/// <param name="GravitationalParameter">GM, m3/s2.</param>
/// <param name="Radius">Reference radius, m.</param>
/// <param name="J2">Second zonal harmonic, not normalised.</param>
public readonly record struct FlattenedBody(double GravitationalParameter, double Radius, double J2)
{
    /// <summary>The Earth: EGM2008, tide-free.</summary>
    public static FlattenedBody Earth { get; } = new(398600.4415e9, 6_378_136.3, 1.08262617e-3);

    /// <summary>Mean rate of the ascending node of a circular orbit, rad/s (Kaula 1966, equation 3.74).</summary>
    /// <param name="radius">Radius of the orbit, m.</param>
    /// <param name="inclination">Inclination, rad.</param>
    public double NodeRate(double radius, double inclination)
    {
        var ratio = Radius / radius;
        return -1.5 * MeanMotion(radius) * J2 * ratio * ratio * Math.Cos(inclination);
    }

    /// <summary>Mean rate of the angle from the node of a circular orbit, rad/s: with what the flattening adds.</summary>
    /// <param name="radius">Radius of the orbit, m.</param>
    /// <param name="inclination">Inclination, rad.</param>
    public double LatitudeRate(double radius, double inclination)
    {
        var ratio = Radius / radius;
        var c = Math.Cos(inclination);
        // Argument of the perigee and mean anomaly together, at eccentricity zero.
        return MeanMotion(radius) * (1 + 1.5 * J2 * ratio * ratio * (4 * c * c - 1));
    }

    private double MeanMotion(double radius) => Math.Sqrt(GravitationalParameter / (radius * radius * radius));
}

/// <summary>
/// What phase angle a rendezvous of some orbits can take: how far the target may be ahead at insertion, between a chaser that stays
/// in its lowest orbit as long as it can and one that goes to its highest at once. Circular orbits over a flattened body; a first look
/// before a plan is solved in the force model.
/// </summary>
/// <param name="Least">Least angle by which the target may be ahead, rad.</param>
/// <param name="Greatest">Greatest such angle, rad.</param>
/// <param name="PlaneOffset">
/// By how much the chaser's node must be ahead of the target's at insertion, so that both are one at the end, in the lowest orbit, rad.
/// </param>
/// <param name="Duration">From insertion to the arrival, s.</param>
public readonly record struct PhaseWindow(double Least, double Greatest, double PlaneOffset, double Duration)
{
    /// <summary>Whether a phase angle can be taken.</summary>
    /// <param name="phase">By how much the target is ahead at insertion, rad.</param>
    public bool Takes(double phase) => phase >= Least && phase <= Greatest;

    /// <summary>The window of a rendezvous.</summary>
    /// <param name="body">The body.</param>
    /// <param name="target">Radius of the target's orbit, m.</param>
    /// <param name="lowest">Mean radius of the lowest orbit that the chaser can stay in, m.</param>
    /// <param name="highest">Mean radius of the highest one, m; under the target's.</param>
    /// <param name="inclination">Inclination, rad.</param>
    /// <param name="orbits">Orbits of the target from insertion to the arrival.</param>
    /// <exception cref="NoSolutionException">The orbits are no orbits, or too few for the last half turn.</exception>
    public static PhaseWindow Of(
        FlattenedBody body,
        double target,
        double lowest,
        double highest,
        double inclination,
        double orbits
    )
    {
        if (!(lowest > body.Radius && highest >= lowest && highest < target))
            throw new NoSolutionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"phasing between {lowest / 1000:F0} and {highest / 1000:F0} km does not lie between the ground and the target at {target / 1000:F0} km"
                ),
                "phase below the target and over the ground"
            );
        var rate = body.LatitudeRate(target, inclination);
        var duration = orbits * Math.Tau / rate;
        var (least, most) = (Gained(highest), Gained(lowest));
        return new(
            least,
            most,
            (body.NodeRate(target, inclination) - body.NodeRate(lowest, inclination)) * duration,
            duration
        );

        // The angle that a chaser gains on the target: its phasing orbit, then half an ellipse up to the target.
        double Gained(double radius)
        {
            var half = Math.PI / body.LatitudeRate(0.5 * (radius + target), inclination);
            if (!(duration >= half))
                throw new NoSolutionException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{orbits:F2} orbits are shorter than the half turn up to the target, {half:F0} s"
                    ),
                    string.Create(CultureInfo.InvariantCulture, $"take {half * rate / Math.Tau:F2} orbits or more")
                );
            return body.LatitudeRate(radius, inclination) * (duration - half) + Math.PI - rate * duration;
        }
    }
}
