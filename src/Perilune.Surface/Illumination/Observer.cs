using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;

namespace Perilune.Surface.Illumination;

/// <summary>Looks at the sky from the top of a mast.</summary>
internal sealed class Observer(HorizonProfile horizon, LunarSky sky)
{
    /// <summary>Radius of the Sun, m (IAU 2015 resolution B3, nominal solar radius).</summary>
    public const double SunRadius = 695_700_000;

    /// <summary>Equatorial radius of the Earth, m (IERS Conventions 2010, table 1.1).</summary>
    public const double EarthRadius = 6_378_136.6;

    private readonly Vector3 up = horizon.Site.Up;
    private readonly Vector3 north = horizon.Site.North;
    private readonly Vector3 east = horizon.Site.East;
    private readonly Vector3 position = horizon.Site.Up * horizon.ObserverRadius;

    /// <summary>The disc of the Sun.</summary>
    public ApparentDisc Sun(double tdb) => Disc(sky.Sun(tdb) - position, SunRadius);

    /// <summary>The disc of the Earth.</summary>
    public ApparentDisc Earth(double tdb) => Disc(sky.Earth(tdb) - position, EarthRadius);

    /// <summary>Whether the middle of a body stands above the horizon; its vector from the Moon's centre in mean-Earth axes, m.</summary>
    public bool Sees(Vector3 body)
    {
        var disc = Disc(body - position, 0);
        return disc.Elevation > horizon.ElevationAt(disc.Azimuth);
    }

    /// <summary>Both discs, and the angle between their centres in rad.</summary>
    public (ApparentDisc Sun, ApparentDisc Earth, double Separation) Discs(double tdb)
    {
        var toSun = sky.Sun(tdb) - position;
        var toEarth = sky.Earth(tdb) - position;
        return (Disc(toSun, SunRadius), Disc(toEarth, EarthRadius), Vector3.Angle(toSun, toEarth));
    }

    /// <summary>All that matters of an instant.</summary>
    public SkySample Look(double tdb)
    {
        var toSun = sky.Sun(tdb) - position;
        var toEarth = sky.Earth(tdb) - position;
        var sun = Disc(toSun, SunRadius);
        var earth = Disc(toEarth, EarthRadius);
        var (sunTop, sunBottom) = DiscOnHorizon.Clearance(horizon, sun);
        var (earthTop, earthBottom) = DiscOnHorizon.Clearance(horizon, earth);
        var separation = Vector3.Angle(toSun, toEarth);
        var contact = separation - (earth.Radius + sun.Radius);
        var fraction =
            sunTop <= 0 ? 0
            : sunBottom >= 0 ? 1
            : DiscOnHorizon.VisibleFraction(horizon, sun);
        // Where horizon and Earth both cut the disc, the product stands for their common part: exact when either is 0 or 1.
        if (contact < 0)
            fraction *= 1 - DiscOverlap.CoveredFraction(sun.Radius, earth.Radius, separation);
        return new(
            sunTop,
            sunBottom,
            earthTop,
            earth.Elevation - horizon.ElevationAt(earth.Azimuth),
            earthBottom,
            contact,
            separation - (earth.Radius - sun.Radius),
            fraction
        );
    }

    private ApparentDisc Disc(Vector3 sight, double radius)
    {
        var x = Vector3.Dot(sight, north);
        var y = Vector3.Dot(sight, east);
        var z = Vector3.Dot(sight, up);
        return new(Math.Atan2(y, x), Math.Atan2(z, Math.Sqrt(x * x + y * y)), Math.Asin(radius / sight.Norm));
    }
}
