using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// First guess of the leg between Earth and Moon: the Earth's conic from a perigee to where the Moon is, with the Moon's
/// own pull left out. Time runs away from the Earth; a leg back to it is the same with time reversed.
/// </summary>
/// <param name="Node">Right ascension of the ascending node, rad.</param>
/// <param name="ArgumentOfPerigee">From the node, rad.</param>
/// <param name="PerigeeSpeed">m/s.</param>
/// <param name="Inclination">To the Earth's mean equator of J2000, rad.</param>
/// <param name="ExcessVelocity">Velocity relative to the Moon on reaching it, m/s.</param>
internal readonly record struct EarthConic(
    double Node,
    double ArgumentOfPerigee,
    double PerigeeSpeed,
    double Inclination,
    Vector3 ExcessVelocity
)
{
    /// <summary>
    /// The conic to the Moon's place, or null where it is not reached outward in that time: the slowest is the one whose
    /// apogee is there.
    /// </summary>
    /// <param name="moon">Moon's position relative to the Earth at arrival, m.</param>
    /// <param name="moonVelocity">Its velocity, in the sense in which time runs here, m/s.</param>
    /// <param name="perigee">Radius of perigee, m.</param>
    /// <param name="inclination">Wanted inclination, rad; raised to the Moon's declination where that is greater.</param>
    /// <param name="seconds">Time of flight, s.</param>
    /// <param name="descending">Which of the two planes through the Moon of that inclination.</param>
    /// <param name="gm">GM of the Earth, m3/s2.</param>
    public static EarthConic? To(
        Vector3 moon,
        Vector3 moonVelocity,
        double perigee,
        double inclination,
        double seconds,
        bool descending,
        double gm
    )
    {
        var distance = moon.Norm;
        var slowest = Math.Sqrt(2 * gm * distance / (perigee * (perigee + distance)));
        var fastest = 1.05 * Math.Sqrt(2 * gm / perigee);
        if (!(seconds < TimeTo(slowest * (1 + 1e-12), perigee, distance, gm)))
            return null;
        if (seconds < TimeTo(fastest, perigee, distance, gm))
            return null;
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (slowest + fastest);
            if (TimeTo(middle, perigee, distance, gm) > seconds)
                slowest = middle;
            else
                fastest = middle;
        }
        var speed = 0.5 * (slowest + fastest);

        var direction = moon / distance;
        var declination = Math.Asin(direction.Z);
        // Two degrees beyond the declination, so that the two planes stay apart and the correction well posed.
        var retrograde = inclination > Math.PI / 2;
        var least = Math.Abs(declination) + 2 * Math.PI / 180;
        var used = retrograde ? Math.Min(inclination, Math.PI - least) : Math.Max(inclination, least);
        var north = (Vector3.UnitZ - direction * direction.Z).Unit;
        var east = Vector3.Cross(direction, Vector3.UnitZ).Unit;
        var alongNorth = Math.Cos(used) / Math.Cos(declination);
        var alongEast = Math.Sqrt(Math.Max(0, 1 - alongNorth * alongNorth)) * (descending ? 1 : -1);
        var normal = north * alongNorth + east * alongEast;

        var e = perigee * speed * speed / gm - 1;
        var p = perigee * (1 + e);
        var cosine = Math.Clamp((p / distance - 1) / e, -1, 1);
        var anomaly = Math.Acos(cosine);
        var transverse = Vector3.Cross(normal, direction);
        var toPerigee = direction * Math.Cos(anomaly) - transverse * Math.Sin(anomaly);
        var root = Math.Sqrt(gm / p);
        var velocity = direction * (root * e * Math.Sin(anomaly)) + transverse * (root * (1 + e * cosine));

        var ascending = Vector3.Cross(Vector3.UnitZ, normal).Unit;
        var argument = Math.Atan2(
            Vector3.Dot(toPerigee, Vector3.Cross(normal, ascending)),
            Vector3.Dot(toPerigee, ascending)
        );
        return new(Math.Atan2(ascending.Y, ascending.X), argument, speed, used, velocity - moonVelocity);
    }

    /// <summary>Perigee's direction and the direction of motion there for three orbital angles: two units.</summary>
    public static (Vector3 Position, Vector3 Motion) AtPerigee(double node, double argument, double inclination)
    {
        var (sinNode, cosNode) = Math.SinCos(node);
        var (sinArgument, cosArgument) = Math.SinCos(argument);
        var (sinInclination, cosInclination) = Math.SinCos(inclination);
        var position = new Vector3(
            cosNode * cosArgument - sinNode * sinArgument * cosInclination,
            sinNode * cosArgument + cosNode * sinArgument * cosInclination,
            sinArgument * sinInclination
        );
        var normal = new Vector3(sinNode * sinInclination, -cosNode * sinInclination, cosInclination);
        return (position, Vector3.Cross(normal, position));
    }

    private static double TimeTo(double speed, double perigee, double distance, double gm)
    {
        var e = perigee * speed * speed / gm - 1;
        if (Math.Abs(e - 1) < 1e-9)
            e = 1 + 1e-9;
        var a = perigee / (1 - e);
        var cosine = (1 - distance / a) / e;
        if (e < 1)
        {
            var anomaly = Math.Acos(Math.Clamp(cosine, -1, 1));
            return Math.Sqrt(a * a * a / gm) * (anomaly - e * Math.Sin(anomaly));
        }
        var hyperbolic = Math.Acosh(Math.Max(1, cosine));
        return Math.Sqrt(-a * a * a / gm) * (e * Math.Sinh(hyperbolic) - hyperbolic);
    }
}
