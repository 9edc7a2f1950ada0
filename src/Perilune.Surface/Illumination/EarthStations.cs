using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Work;

namespace Perilune.Surface.Illumination;

/// <summary>A tracking station on the Earth.</summary>
/// <param name="Point">Where it stands.</param>
/// <param name="Mask">Elevation under which it does not receive, rad.</param>
public sealed record EarthStation(SurfacePoint Point, double Mask);

/// <summary>
/// Tracking stations of the Earth in the sky of the Moon through a span: where each stands, and when the Moon stands over its
/// mask (<see cref="ElevationWindows"/>, to 1 ms). A station stands where it was one light time earlier; refraction is left out.
/// Immutable.
/// </summary>
public sealed class EarthStations
{
    private const double SpeedOfLight = 299_792_458;

    private readonly FrameSystem frames;
    private readonly LunarSky sky;
    private readonly ImmutableArray<EarthStation> stations;
    private readonly double[][] rises;
    private readonly double[][] sets;

    private EarthStations(
        FrameSystem frames,
        LunarSky sky,
        ImmutableArray<EarthStation> stations,
        IReadOnlyList<ElevationWindow>[] windows
    )
    {
        (this.frames, this.sky, this.stations) = (frames, sky, stations);
        rises = [.. windows.Select(each => each.Select(window => window.Start).ToArray())];
        sets = [.. windows.Select(each => each.Select(window => window.End).ToArray())];
    }

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Names => [.. stations.Select(station => station.Point.Name)];

    /// <summary>Number of stations.</summary>
    public int Count => stations.Length;

    /// <summary>Stations over a span of the sky of a place.</summary>
    /// <param name="stations">The stations.</param>
    /// <param name="place">A place on the Moon; seen from the Earth places 100 km from it stand within 0.02 deg of it.</param>
    /// <param name="ephemeris">Earth and Moon.</param>
    /// <param name="frames">Frames, with the orientation of Earth and Moon.</param>
    /// <param name="sky">The sky, whose span is taken.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public static EarthStations Over(
        IReadOnlyList<EarthStation> stations,
        Topography.SurfacePoint place,
        Ephemeris ephemeris,
        FrameSystem frames,
        LunarSky sky,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(sky);
        var site = SurfacePoint.OnMoon("place", new(place.Latitude, place.Longitude, 0));
        var search = new ElevationWindows(frames);
        var windows = new IReadOnlyList<ElevationWindow>[stations.Count];
        Parallel.For(
            0,
            windows.Length,
            Threads.Of(parallel),
            i =>
                windows[i] = search.Find(
                    stations[i].Point,
                    stations[i].Mask,
                    tdb => ephemeris.Position(NaifId.Moon, NaifId.Earth, tdb) + site.IcrfPosition(frames, tdb),
                    sky.Start,
                    sky.End
                )
        );
        return new(frames, sky, [.. stations], windows);
    }

    /// <summary>Whether the place stands over a station's mask.</summary>
    /// <param name="station">The station's number.</param>
    /// <param name="tdb">TDB seconds past J2000 within the span.</param>
    public bool IsUp(int station, double tdb)
    {
        var last = Array.BinarySearch(rises[station], tdb);
        last = last >= 0 ? last : ~last - 1;
        return last >= 0 && tdb <= sets[station][last];
    }

    /// <summary>Apparent vector from the Moon's centre to a station, mean-Earth axes, m.</summary>
    /// <param name="station">The station's number.</param>
    /// <param name="tdb">TDB seconds past J2000 within the span.</param>
    public Vector3 Position(int station, double tdb)
    {
        var earth = sky.Earth(tdb);
        var offset = stations[station].Point.IcrfPosition(frames, tdb - earth.Norm / SpeedOfLight);
        return earth + frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, tdb) * offset;
    }

    /// <summary>Apparent vectors of the stations that are up, from the Moon's centre, mean-Earth axes, m.</summary>
    internal Vector3[] Up(double tdb) =>
        [.. Enumerable.Range(0, Count).Where(station => IsUp(station, tdb)).Select(station => Position(station, tdb))];
}
