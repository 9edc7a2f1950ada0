using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>Makes a placement of what a file says of its map, and refuses what is no map of the Moon that the grids can hold.</summary>
internal static class MapFrame
{
    private const double Degree = Math.PI / 180;

    // Spheres in use for the Moon: 1737.4 km (IAU, LOLA), 1738.0 and 1738.1 (gravity, older maps), 1737.1 and 1737.0 (means).
    private const double LeastRadius = 1_735_000;
    private const double GreatestRadius = 1_740_000;

    private const double SameAngle = 1e-6;

    /// <summary>Bodies by the radius of their sphere, to name what a file is instead, m (IAU Working Group on Cartographic
    /// Coordinates and Rotational Elements, 2015, rounded).</summary>
    private static readonly (string Body, double Radius)[] bodies =
    [
        ("Mercury", 2_439_400),
        ("Venus", 6_051_800),
        ("the Earth", 6_378_137),
        ("Mars", 3_396_190),
        ("Ceres", 470_000),
        ("Io", 1_821_500),
        ("Europa", 1_560_800),
        ("Ganymede", 2_631_200),
        ("Callisto", 2_410_300),
        ("Titan", 2_575_000),
    ];

    /// <summary>Refuses a sphere that is not the Moon's.</summary>
    public static void CheckRadius(string place, double radius)
    {
        if (radius is >= LeastRadius and <= GreatestRadius)
            return;
        var other = Array.Find(bodies, body => Math.Abs(body.Radius / radius - 1) < 0.01).Body;
        throw new DataFileException(
            place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"its sphere has a radius of {radius / 1000:0.###} km{(other is null ? ", which is not the Moon's 1737.4" : $", that of {other}: the wrong body")}"
            ),
            "give a map of the Moon"
        );
    }

    /// <summary>A polar stereographic map whose origin is the pole, in metres on a sphere.</summary>
    /// <param name="place">Where the file says it, for errors.</param>
    /// <param name="north">Which pole.</param>
    /// <param name="radius">Radius of the sphere, m.</param>
    /// <param name="scale">Scale at the pole.</param>
    /// <param name="centralLongitude">Longitude of the map's vertical, deg.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="x">X at the centre of column 0, m.</param>
    /// <param name="y">Y at the centre of row 0, m.</param>
    /// <param name="step">Between columns, m.</param>
    /// <param name="rowStep">Between rows, m.</param>
    public static GridPlacement Polar(
        string place,
        bool north,
        double radius,
        double scale,
        double centralLongitude,
        int columns,
        int rows,
        double x,
        double y,
        double step,
        double rowStep
    )
    {
        CheckRadius(place, radius);
        if (!(Math.Abs(Math.IEEERemainder(centralLongitude, 360)) < SameAngle))
        {
            throw new DataFileException(
                place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the polar map is turned to longitude {centralLongitude:0.####} deg"
                ),
                $"turn it to 0: gdalwarp -t_srs '+proj=stere +lat_0={(north ? 90 : -90)} +lon_0=0 +R=1737400 +units=m' IN OUT.tif"
            );
        }
        var metres = SurfacePoint.ReferenceRadius / radius / scale;
        return new(
            north ? GridProjection.NorthPolarStereographic : GridProjection.SouthPolarStereographic,
            columns,
            rows,
            x * metres,
            y * metres,
            step * metres,
            rowStep * metres
        );
    }

    /// <summary>An equirectangular map; longitudes and latitudes in degrees.</summary>
    public static GridPlacement Equirectangular(
        string place,
        int columns,
        int rows,
        double longitude,
        double latitude,
        double step,
        double rowStep
    )
    {
        var bottom = latitude - (rows - 1) * rowStep;
        if (latitude > 90 + SameAngle || bottom < -90 - SameAngle || columns * step > 360 * (1 + SameAngle) + step)
        {
            throw new DataFileException(
                place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the map would reach over latitudes {bottom:0.####} to {latitude:0.####} and {columns * step:0.####} deg of longitude, which no globe has"
                ),
                "give its extent or scale as it is; a map in metres needs its projection"
            );
        }
        return new(
            GridProjection.Equirectangular,
            columns,
            rows,
            longitude * Degree,
            latitude * Degree,
            step * Degree,
            rowStep * Degree
        );
    }

    /// <summary>Refuses a map of fewer than two rows or columns.</summary>
    public static void CheckSize(string place, long columns, long rows)
    {
        const int most = 1 << 24;
        if (columns is < 2 or > most || rows is < 2 or > most)
        {
            throw new DataFileException(
                place,
                $"it has {columns} x {rows} samples",
                $"give a map of 2 to {most} columns and rows"
            );
        }
    }
}
