using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// The IMAGE_MAP_PROJECTION of a PDS3 label. Offsets of line and sample count from the centre of the first one, from 0, as
/// LOLA's labels have them (LDEM_4.LBL: 359.5 and 719.5 of 720 and 1440, at the middle of the map).
/// </summary>
internal static class PdsMap
{
    private const double Degree = Math.PI / 180;
    private const string Mend = "give the label as its agency published it";

    public static double Radius(PdsLabel label)
    {
        var value = label.Need("A_AXIS_RADIUS");
        var radius = label.Number("A_AXIS_RADIUS", value) * (value.Unit is "M" or "METER" or "METERS" ? 1 : 1000);
        MapFrame.CheckRadius(label.Place(value), radius);
        return radius;
    }

    public static GridPlacement Placement(PdsLabel label, int columns, int rows)
    {
        if (
            label.Find("POSITIVE_LONGITUDE_DIRECTION") is { } way
            && !way.Text.Equals("EAST", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new DataFileException(
                label.Place(way),
                $"longitudes count to the {way.Text.ToLowerInvariant()}, which mirrors the map",
                "give a product with east longitudes"
            );
        }
        var type = label.Need("MAP_PROJECTION_TYPE");
        var radius = Radius(label);
        return type.Text.ToUpperInvariant().Replace('_', ' ') switch
        {
            "SIMPLE CYLINDRICAL" or "EQUIRECTANGULAR" or "EQUIDISTANT CYLINDRICAL" => Cylindrical(
                label,
                radius,
                columns,
                rows
            ),
            "POLAR STEREOGRAPHIC" => Polar(label, radius, columns, rows),
            var other => throw new DataFileException(
                label.Place(type),
                $"the projection {other} is not read",
                "give a simple cylindrical or polar stereographic product"
            ),
        };
    }

    private static GridPlacement Cylindrical(PdsLabel label, double radius, int columns, int rows)
    {
        var rowStep = DegreesPerPixel(label, radius);
        // The true-scale parallel of an equirectangular map makes a degree of longitude shorter.
        var parallel = Optional(label, "CENTER_LATITUDE") ?? 0;
        var isSimple = label.Need("MAP_PROJECTION_TYPE").Text.StartsWith("SIMPLE", StringComparison.OrdinalIgnoreCase);
        var step = isSimple ? rowStep : rowStep / Math.Cos(parallel * Degree);
        var latitude = label.Number("LINE_PROJECTION_OFFSET") * rowStep;
        var center = label.Number("CENTER_LONGITUDE");
        var longitude = center - label.Number("SAMPLE_PROJECTION_OFFSET") * step;
        var (top, bottom) = (latitude + rowStep / 2, latitude - (rows - 0.5) * rowStep);
        Compare(label, "MAXIMUM_LATITUDE", top, rowStep, $"LINE_PROJECTION_OFFSET and {rows} lines");
        Compare(label, "MINIMUM_LATITUDE", bottom, rowStep, $"LINE_PROJECTION_OFFSET and {rows} lines");
        if (
            Optional(label, "WESTERNMOST_LONGITUDE") is { } west
            && Optional(label, "EASTERNMOST_LONGITUDE") is { } east
        )
        {
            var wide = east - west;
            wide += wide <= 0 ? 360 : 0;
            if (Math.Abs(wide - columns * step) > 1.5 * step && Math.Abs(wide - columns * step + 360) > 1.5 * step)
            {
                throw Disagrees(
                    label,
                    "EASTERNMOST_LONGITUDE",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is {wide:0.######} deg from the westernmost, but {columns} samples are {columns * step:0.######} deg"
                    )
                );
            }
            // Where offset and extent part by a pixel or so, conventions of counting do; the extent is unambiguous.
            var shift = Math.IEEERemainder(longitude - step / 2 - west, 360);
            if (Math.Abs(shift) > 1.5 * step)
            {
                throw Disagrees(
                    label,
                    "WESTERNMOST_LONGITUDE",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is {west:0.######} deg, but SAMPLE_PROJECTION_OFFSET puts the first sample's edge at {longitude - step / 2:0.######}"
                    )
                );
            }
            longitude = west + step / 2;
        }
        if (Optional(label, "MAXIMUM_LATITUDE") is { } north && Math.Abs(north - top) > 0.01 * rowStep)
            latitude = north - rowStep / 2;
        return MapFrame.Equirectangular(label.Path, columns, rows, longitude, latitude, step, rowStep);
    }

    private static GridPlacement Polar(PdsLabel label, double radius, int columns, int rows)
    {
        var center = label.Need("CENTER_LATITUDE");
        var latitude = label.Number("CENTER_LATITUDE", center);
        if (Math.Abs(latitude) != 90)
        {
            throw new DataFileException(
                label.Place(center),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the stereographic map is centred at {latitude:0.####} deg"
                ),
                "give a map centred on a pole, or reproject it with gdalwarp"
            );
        }
        if (Optional(label, "MAP_PROJECTION_ROTATION") is { } turn && turn != 0)
        {
            throw new DataFileException(
                label.Place(label.Need("MAP_PROJECTION_ROTATION")),
                string.Create(CultureInfo.InvariantCulture, $"the map is turned by {turn:0.####} deg"),
                "give an unturned map"
            );
        }
        var value = label.Need("MAP_SCALE");
        var step =
            label.Number("MAP_SCALE", value) * (value.Unit.StartsWith("KM", StringComparison.Ordinal) ? 1000 : 1);
        if (!(step > 0))
            throw new DataFileException(label.Place(value), "MAP_SCALE is not above 0", Mend);
        return MapFrame.Polar(
            label.Path,
            latitude > 0,
            radius,
            1,
            label.Number("CENTER_LONGITUDE"),
            columns,
            rows,
            -Origin(label, "SAMPLE_PROJECTION_OFFSET", columns) * step,
            Origin(label, "LINE_PROJECTION_OFFSET", rows) * step,
            step,
            step
        );
    }

    /// <summary>Index of the pole; a map that it divides in two halves has it in the middle, however its label counts.</summary>
    private static double Origin(PdsLabel label, string key, int count)
    {
        var offset = label.Number(key);
        var middle = 0.5 * (count - 1);
        return Math.Abs(offset - middle) <= 1 ? middle : offset;
    }

    private static double DegreesPerPixel(PdsLabel label, double radius)
    {
        if (label.Find("MAP_RESOLUTION") is { } resolution)
        {
            var perDegree = label.Number("MAP_RESOLUTION", resolution);
            if (!(perDegree > 0))
                throw new DataFileException(label.Place(resolution), "MAP_RESOLUTION is not above 0", Mend);
            return 1 / perDegree;
        }
        var value = label.Need("MAP_SCALE");
        var metres =
            label.Number("MAP_SCALE", value) * (value.Unit.StartsWith("KM", StringComparison.Ordinal) ? 1000 : 1);
        return metres > 0
            ? metres / radius / Degree
            : throw new DataFileException(label.Place(value), "MAP_SCALE is not above 0", Mend);
    }

    private static double? Optional(PdsLabel label, string key) =>
        label.Find(key) is { } value ? label.Number(key, value) : null;

    private static void Compare(PdsLabel label, string key, double computed, double step, string from)
    {
        if (Optional(label, key) is { } stated && Math.Abs(stated - computed) > 1.5 * step)
        {
            throw Disagrees(
                label,
                key,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is {stated:0.######} deg, but {from} make it {computed:0.######}"
                )
            );
        }
    }

    private static DataFileException Disagrees(PdsLabel label, string key, string how) =>
        new(label.Place(label.Need(key)), $"the label disagrees with itself: {key} {how}", Mend);
}
