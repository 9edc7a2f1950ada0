using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// The georeference of a GeoTIFF (OGC GeoTIFF Standard 1.1, OGC 19-008r4; codes of projections from its annex on GeoTIFF 1.0,
/// 6.3.3.3): user-defined spheres, geographic, equirectangular and polar stereographic.
/// </summary>
internal sealed class GeoKeys
{
    private const int UserDefined = 32767;
    private const int PolarStereographic = 15;
    private const int Stereographic = 14;
    private const int Equirectangular = 17;
    private const double Degree = Math.PI / 180;

    private readonly TiffFile tiff;
    private readonly Dictionary<int, (int Place, int Count, int Value)> keys = [];
    private readonly double[] doubles;
    private readonly string text;

    public GeoKeys(TiffFile tiff)
    {
        this.tiff = tiff;
        var directory = tiff.Integers(0, 34735);
        doubles = tiff.Doubles(0, 34736);
        text = tiff.Text(0, 34737);
        if (directory.Length < 4)
        {
            throw new DataFileException(
                tiff.Path,
                "has no GeoKeyDirectory (tag 34735): it does not say where on the Moon it lies",
                "give a GeoTIFF, or set its projection: gdal_translate -a_srs '+proj=stere +lat_0=-90 +R=1737400 +units=m' -a_ullr LEFT TOP RIGHT BOTTOM IN OUT.tif"
            );
        }
        for (var i = 4; i + 3 < directory.Length; i += 4)
            keys[(int)directory[i]] = ((int)directory[i + 1], (int)directory[i + 2], (int)directory[i + 3]);
    }

    private bool IsPointRaster => Code(1025) == 2;

    /// <summary>Radius of the sphere, m, or null where the file only names a known system.</summary>
    public double? Radius
    {
        get
        {
            var unit = Code(2052) is 0 or 9001 ? 1 : throw Unknown(2052, "GeogLinearUnits", "give axes in metres");
            if (Real(2057) is not { } major)
                return null;
            var minor =
                Real(2058) ?? (Real(2059) is { } flattening && flattening != 0 ? major * (1 - 1 / flattening) : major);
            if (Math.Abs(minor - major) > 1)
            {
                MapFrame.CheckRadius(tiff.Path, major);
                throw new DataFileException(
                    tiff.Path,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"stands on an ellipsoid of {major:0.#} and {minor:0.#} m"
                    ),
                    "give a map on the Moon's sphere"
                );
            }
            return major * unit;
        }
    }

    /// <summary>The placement of the first directory's raster.</summary>
    public GridPlacement Placement(int columns, int rows)
    {
        var (x, y, step, rowStep) = Affine();
        if (Radius is { } stated)
            MapFrame.CheckRadius($"{tiff.Path} (GeoKey 2057, GeogSemiMajorAxis)", stated);
        var model = Code(1024);
        if (Radius is null && (Code(2048) is not (0 or UserDefined) || Code(3072) is not (0 or UserDefined)))
        {
            // Systems of the Moon (IAU 2015: 30100 and on) are named by their authority in text; codes of EPSG are the Earth's.
            if (
                !text.Contains("IAU", StringComparison.OrdinalIgnoreCase)
                && !text.Contains("Moon", StringComparison.OrdinalIgnoreCase)
            )
            {
                throw new DataFileException(
                    tiff.Path,
                    $"names system {(Code(3072) is 0 or UserDefined ? Code(2048) : Code(3072))}, which is one of the Earth's: the wrong body",
                    "give a map of the Moon, with its sphere (GeoKey 2057)"
                );
            }
        }
        var radius = Radius ?? SurfacePoint.ReferenceRadius;
        if (model == 2)
        {
            var degrees =
                Code(2054) is 0 or 9102 ? 1
                : Code(2054) == 9101 ? 1 / Degree
                : throw Unknown(2054, "GeogAngularUnits", "give degrees");
            return MapFrame.Equirectangular(
                tiff.Path,
                columns,
                rows,
                x * degrees,
                y * degrees,
                step * degrees,
                rowStep * degrees
            );
        }
        if (model != 1)
            throw Unknown(1024, "GTModelType", "give a projected or geographic map");
        var metres =
            Code(3076) is 0 or 9001 ? 1
            : Code(3076) == 9036 ? 1000
            : throw Unknown(3076, "ProjLinearUnits", "give metres");
        (x, y) = (x * metres - (Real(3082) ?? 0), y * metres - (Real(3083) ?? 0));
        (step, rowStep) = (step * metres, rowStep * metres);
        return Code(3075) switch
        {
            Equirectangular => Cylindrical(columns, rows, radius, x, y, step, rowStep),
            PolarStereographic or Stereographic => Polar(columns, rows, radius, x, y, step, rowStep),
            0 => throw new DataFileException(
                tiff.Path,
                $"names its projection only by code {Code(3072)}, and not by its parameters",
                "write the parameters: gdal_translate -a_srs '+proj=stere +lat_0=-90 +R=1737400 +units=m' IN OUT.tif"
            ),
            _ => throw Unknown(
                3075,
                "ProjCoordTrans",
                "reproject it: gdalwarp -t_srs '+proj=stere +lat_0=-90 +R=1737400 +units=m' IN OUT.tif, or '+proj=eqc +R=1737400 +units=m'"
            ),
        };
    }

    private GridPlacement Cylindrical(
        int columns,
        int rows,
        double radius,
        double x,
        double y,
        double step,
        double rowStep
    )
    {
        var parallel = Real(3078) ?? 0;
        var origin = Real(3089) ?? Real(3081) ?? 0;
        var center = Real(3088) ?? Real(3080) ?? 0;
        var across = 1 / (radius * Math.Cos(parallel * Degree)) / Degree;
        var along = 1 / radius / Degree;
        return MapFrame.Equirectangular(
            tiff.Path,
            columns,
            rows,
            center + x * across,
            origin + y * along,
            step * across,
            rowStep * along
        );
    }

    private GridPlacement Polar(int columns, int rows, double radius, double x, double y, double step, double rowStep)
    {
        // The latitude of true scale, or of origin; its sign says which pole.
        var latitude = Real(3081) ?? Real(3089) ?? Real(3078) ?? 0;
        if (latitude == 0 || (Code(3075) == Stereographic && Math.Abs(latitude) != 90))
        {
            throw new DataFileException(
                tiff.Path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the stereographic map is centred at {latitude:0.####} deg"
                ),
                "give a map centred on a pole, or reproject it with gdalwarp"
            );
        }
        // Variant B is true to scale at a parallel: k0 = (1 + sin |latitude|) / 2 on the sphere (Snyder, eq. 21-7 ff.).
        var scale = Real(3092) ?? Real(3093) ?? 1;
        if (Math.Abs(latitude) < 90)
            scale *= 0.5 * (1 + Math.Sin(Math.Abs(latitude) * Degree));
        return MapFrame.Polar(
            tiff.Path,
            latitude > 0,
            radius,
            scale,
            Real(3095) ?? Real(3080) ?? Real(3088) ?? 0,
            columns,
            rows,
            x,
            y,
            step,
            rowStep
        );
    }

    /// <summary>Map coordinates of the first cell's centre, and the steps to the right and down.</summary>
    private (double X, double Y, double Step, double RowStep) Affine()
    {
        var matrix = tiff.Doubles(0, 34264);
        var scale = tiff.Doubles(0, 33550);
        var tie = tiff.Doubles(0, 33922);
        double x,
            y,
            step,
            rowStep;
        if (scale.Length >= 2 && tie.Length >= 6)
        {
            (step, rowStep) = (scale[0], scale[1]);
            (x, y) = (tie[3] - tie[0] * step, tie[4] + tie[1] * rowStep);
        }
        else if (matrix.Length == 16)
        {
            if (matrix[1] != 0 || matrix[4] != 0)
                throw new DataFileException(
                    tiff.Path,
                    "the map is turned (ModelTransformation)",
                    "reproject it with gdalwarp"
                );
            (step, rowStep, x, y) = (matrix[0], -matrix[5], matrix[3], matrix[7]);
        }
        else
        {
            throw new DataFileException(
                tiff.Path,
                "does not say where its pixels lie: neither ModelPixelScale with ModelTiepoint nor ModelTransformation",
                "set its extent: gdal_translate -a_ullr LEFT TOP RIGHT BOTTOM IN OUT.tif"
            );
        }
        if (!(step > 0) || !(rowStep > 0))
        {
            throw new DataFileException(
                tiff.Path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"axes are flipped: pixels step by {step:R} to the east and {-rowStep:R} to the north"
                ),
                "write it with north up: gdalwarp IN OUT.tif"
            );
        }
        return IsPointRaster ? (x, y, step, rowStep) : (x + step / 2, y - rowStep / 2, step, rowStep);
    }

    private int Code(int key) => keys.TryGetValue(key, out var entry) && entry.Place == 0 ? entry.Value : 0;

    private double? Real(int key) =>
        keys.TryGetValue(key, out var entry) && entry.Place == 34736 && entry.Value < doubles.Length
            ? doubles[entry.Value]
            : null;

    private DataFileException Unknown(int key, string name, string mend) =>
        new(tiff.Path, $"GeoKey {key} ({name}) is {Code(key)}, which is not read", mend);
}
