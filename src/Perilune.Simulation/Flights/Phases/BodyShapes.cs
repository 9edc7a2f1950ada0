using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Visibility;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>The ellipsoids and the turning axes that a flight's places are told on.</summary>
public static class BodyShapes
{
    /// <summary>The reference ellipsoid: WGS84, the Moon's sphere of 1737.4 km, the ellipsoid of IAU 2015 for others.</summary>
    /// <param name="knowledge">The shipped data.</param>
    /// <param name="body">NAIF code.</param>
    public static Ellipsoid Of(Knowledge knowledge, int body)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        if (body == NaifId.Earth)
            return Ellipsoid.Wgs84;
        if (body == NaifId.Moon)
            return Ellipsoid.Moon;
        var equatorial = knowledge.Bodies.EquatorialRadius(body);
        return new(equatorial, 1 - knowledge.Bodies.PolarRadius(body) / equatorial);
    }

    /// <summary>The axes that turn with a body: ITRF, the Moon's mean-Earth axes of DE440, IAU axes of others.</summary>
    /// <param name="body">NAIF code.</param>
    /// <exception cref="ArgumentOutOfRangeException">No axes of the body are known.</exception>
    public static Frame FixedFrame(int body) =>
        body switch
        {
            NaifId.Earth => Frame.Itrf,
            NaifId.Moon => Frame.MoonMeanEarthDe440,
            NaifId.Mars or NaifId.Mars / 100 => Frame.IauMars,
            NaifId.Sun => Frame.IauSun,
            NaifId.Venus => Frame.IauVenus,
            NaifId.Mercury => Frame.IauMercury,
            _ => throw new ArgumentOutOfRangeException(nameof(body), body, "no axes turn with it"),
        };
}
