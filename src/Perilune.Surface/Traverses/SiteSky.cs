using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Traverses;

/// <summary>
/// The exact sky over any place: the horizon is marched anew toward the Sun and the Earth, by the same rays as
/// <see cref="HorizonFinder"/>'s. About a millisecond a look; a check of a plan takes some thousand. Immutable.
/// </summary>
/// <param name="terrain">The terrain.</param>
/// <param name="sky">Sun and Earth over the time of the traverse.</param>
/// <param name="pointAt">The surface under a column and a row.</param>
/// <param name="mastHeight">Height of the rover's arrays and antenna, m.</param>
/// <param name="start">Start of the traverse, TDB seconds past J2000.</param>
public sealed class SiteSky(
    LunarTerrain terrain,
    LunarSky sky,
    Func<double, double, SurfacePoint> pointAt,
    double mastHeight,
    double start
)
{
    // The Sun's disc is 0.54 deg wide, and the horizon's azimuths stand 0.25 deg apart: two on either side hold all of it, and one
    // more its edge.
    private const int Beside = 3;

    /// <summary>The sky over a place, without the ground's temperature.</summary>
    /// <param name="column">Column.</param>
    /// <param name="row">Row.</param>
    /// <param name="time">Time since the start, s.</param>
    /// <exception cref="ArgumentOutOfRangeException">No terrain there, or a time outside the sky.</exception>
    public CellSky At(double column, double row, double time)
    {
        var site = pointAt(column, row);
        var ground = terrain.HeightAt(site).Height;
        var ray = new HorizonRay(terrain, site, SurfacePoint.ReferenceRadius + ground + mastHeight);
        var elevations = new double[HorizonProfile.AzimuthCount];
        Array.Fill(elevations, -Math.PI / 2);
        HorizonProfile Profile() =>
            new(
                site,
                mastHeight,
                ground,
                [.. elevations],
                [.. new double[HorizonProfile.AzimuthCount]],
                new("", 0, 0, 0, 0, [])
            );
        var blind = new Observer(Profile(), sky);
        foreach (var azimuth in (double[])[blind.Sun(start + time).Azimuth, blind.Earth(start + time).Azimuth])
        {
            var middle = (int)Math.Floor(azimuth / HorizonProfile.AzimuthStep);
            for (var i = middle - Beside + 1; i <= middle + Beside; i++)
            {
                var place = (i + 2 * HorizonProfile.AzimuthCount) % HorizonProfile.AzimuthCount;
                if (elevations[place] <= -Math.PI / 2)
                    elevations[place] = ray.Find(place * HorizonProfile.AzimuthStep).Elevation;
            }
        }
        var seen = new Observer(Profile(), sky).Look(start + time);
        return new(seen.SunFraction, seen.EarthCentre > 0, double.NaN);
    }
}
