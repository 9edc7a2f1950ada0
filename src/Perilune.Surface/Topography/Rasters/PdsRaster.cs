using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// PDS3 images, as LOLA's gridded data records and their kin are: samples described by a label that stands beside them or
/// before them.
/// </summary>
internal static class PdsRaster
{
    private const string Mend = "fetch label and image of one product again";

    private static readonly string[] labels = [".LBL", ".lbl", ".Lbl"];

    private static readonly string[] constants =
    [
        "IMAGE.MISSING_CONSTANT",
        "IMAGE.INVALID_CONSTANT",
        "IMAGE.CORE_NULL",
        "IMAGE.NULL",
    ];

    // LOLA's own labels are a count off (LDEM_4.LBL: MINIMUM -17758; its image holds -17757).
    private const double LabelCounts = 1;

    // Radii from the centre, told from heights.
    private const double LeastRadius = 1_700_000;

    /// <summary>The label of an image by its name, or null.</summary>
    public static string? LabelBeside(string image) =>
        labels
            .SelectMany(ending => new[] { Path.ChangeExtension(image, ending), image + ending })
            .FirstOrDefault(File.Exists);

    public static TerrainRaster Open(string labelPath, RasterReading reading)
    {
        var label = PdsLabel.Read(labelPath);
        if (label.Find("TARGET_NAME") is { } target && !target.Text.Equals("MOON", StringComparison.OrdinalIgnoreCase))
        {
            throw new DataFileException(
                label.Place(target),
                $"TARGET_NAME is {target.Text}: the wrong body",
                "give a map of the Moon"
            );
        }
        var (columns, rows) = (label.Count("IMAGE.LINE_SAMPLES"), label.Count("IMAGE.LINES"));
        MapFrame.CheckSize(label.Place(label.Need("IMAGE.LINES")), columns, rows);
        if (label.Find("IMAGE.BANDS") is { } bands && bands.Text != "1")
            throw new DataFileException(label.Place(bands), $"{bands.Text} bands instead of one", "give heights alone");
        var format = Format(label);
        var (data, offset) = Data(label);
        var prefix = label.Find("IMAGE.LINE_PREFIX_BYTES") is { } before
            ? (long)label.Number("LINE_PREFIX_BYTES", before)
            : 0;
        var suffix = label.Find("IMAGE.LINE_SUFFIX_BYTES") is { } after
            ? (long)label.Number("LINE_SUFFIX_BYTES", after)
            : 0;
        var samples = new PlainSamples(format, offset + prefix, prefix + (long)columns * format.Bytes + suffix);
        CheckLength(label, data, offset, samples.Stride * rows, columns, rows, format);
        var placement = PdsMap.Placement(label, columns, rows);
        var scale = Scale(label, format, reading, out var stated, out var notes);
        var counts =
            format.Kind == SampleKind.Float
                ? (0, TerrainRaster.FloatResolution)
                : (scale.HeightOfZero, Math.Abs(scale.MetresPerValue));
        return new PlainRaster(data, $"PDS3 image, {format}", placement, counts, samples, scale)
        {
            Files = data == label.Path ? [data] : [data, label.Path],
            Stated = stated,
            Notes = [.. notes],
        };
    }

    private static SampleFormat Format(PdsLabel label)
    {
        var type = label.Need("IMAGE.SAMPLE_TYPE");
        var bits = label.Count("IMAGE.SAMPLE_BITS");
        SampleFormat? format = type.Text.ToUpperInvariant() switch
        {
            "LSB_INTEGER" or "PC_INTEGER" or "VAX_INTEGER" => new(SampleKind.Signed, bits, false),
            "MSB_INTEGER" or "INTEGER" or "SUN_INTEGER" or "MAC_INTEGER" => new(SampleKind.Signed, bits, true),
            "LSB_UNSIGNED_INTEGER" or "PC_UNSIGNED_INTEGER" or "VAX_UNSIGNED_INTEGER" => new(
                SampleKind.Unsigned,
                bits,
                false
            ),
            "MSB_UNSIGNED_INTEGER" or "UNSIGNED_INTEGER" or "SUN_UNSIGNED_INTEGER" or "MAC_UNSIGNED_INTEGER" => new(
                SampleKind.Unsigned,
                bits,
                true
            ),
            "PC_REAL" => new(SampleKind.Float, bits, false),
            "IEEE_REAL" or "REAL" or "FLOAT" or "SUN_REAL" or "MAC_REAL" => new(SampleKind.Float, bits, true),
            _ => null,
        };
        return format is { IsKnown: true } known
            ? known
            : throw new DataFileException(
                label.Place(type),
                $"samples of {bits} bits of type {type.Text} are not read",
                "give 8, 16 or 32 bit integers, or 32 or 64 bit IEEE numbers"
            );
    }

    /// <summary>The file with the samples, and the byte at which they begin: <c>^IMAGE</c> is a name, a record, or both.</summary>
    private static (string Path, long Offset) Data(PdsLabel label)
    {
        var pointer = label.Need("^IMAGE");
        var parts = pointer.Text.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
        var name = parts.FirstOrDefault(part => part.Any(char.IsLetter) && !part.EndsWith('>'))?.Trim('"', '\'');
        var number = parts.FirstOrDefault(part => part.Length > 0 && char.IsDigit(part[0]) && part.Trim('"') != name);
        long offset = 0;
        if (number is not null)
        {
            var isBytes = number.Contains("BYTES", StringComparison.OrdinalIgnoreCase) || pointer.Unit == "BYTES";
            var at = long.Parse(number.Split('<')[0], CultureInfo.InvariantCulture);
            offset = isBytes ? at - 1 : (at - 1) * label.Count("RECORD_BYTES");
        }
        if (name is null)
            return (label.Path, offset);
        var folder = Path.GetDirectoryName(Path.GetFullPath(label.Path))!;
        var found = Directory
            .EnumerateFiles(folder)
            .FirstOrDefault(file => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            throw new DataFileException(
                label.Place(pointer),
                $"the image {name} does not stand beside the label",
                "put both into one folder"
            );
        }
        if (Path.GetExtension(name).Equals(".JP2", StringComparison.OrdinalIgnoreCase))
        {
            throw new DataFileException(
                label.Place(pointer),
                "the image is JPEG 2000, which is not read",
                "fetch the product's .IMG, or make a GeoTIFF of it with gdal_translate"
            );
        }
        var local = Path.Combine(Path.GetDirectoryName(label.Path) ?? "", Path.GetFileName(found));
        return (local, offset);
    }

    private static void CheckLength(
        PdsLabel label,
        string data,
        long offset,
        long needed,
        int columns,
        int rows,
        SampleFormat format
    )
    {
        var found = new FileInfo(data).Length - offset;
        // The last record may be filled up.
        var padding = label.Find("RECORD_BYTES") is { } record ? (long)label.Number("RECORD_BYTES", record) : 0;
        if (found >= needed && found < needed + Math.Max(1, padding))
            return;
        throw new DataFileException(
            data,
            $"has {found} bytes of image; {columns} x {rows} samples of {format.Bits} bits, as {label.Place(label.Need("IMAGE.LINES"))} says, are {needed}",
            found < needed ? "fetch it again, it was cut" : Mend
        );
    }

    private static HeightScale Scale(
        PdsLabel label,
        SampleFormat format,
        RasterReading reading,
        out StatedRange? stated,
        out List<string> notes
    )
    {
        notes = [];
        var factor = label.Find("IMAGE.SCALING_FACTOR") is { } f ? label.Number("SCALING_FACTOR", f) : 1;
        var offset = label.Find("IMAGE.OFFSET") is { } o ? label.Number("OFFSET", o) : 0;
        var unit = label.Find("IMAGE.UNIT");
        if (unit is null && reading.MetresPerUnit is null)
            notes.Add("the label gives no unit of height; metres are taken");
        var metres =
            reading.MetresPerUnit
            ?? unit?.Text.ToUpperInvariant() switch
            {
                null or "METER" or "METERS" or "M" => 1,
                "KILOMETER" or "KILOMETERS" or "KM" => 1000,
                var other => throw new DataFileException(
                    label.Place(unit!.Value),
                    $"UNIT {other} is no unit of height",
                    "give heights in METER or KILOMETER"
                ),
            };
        // An offset that is a radius says that values are radii from the centre; otherwise they are heights above the sphere.
        var zero =
            Math.Abs(offset * metres) > LeastRadius ? offset * metres - SurfacePoint.ReferenceRadius
            : reading.DatumRadius is { } radius ? offset * metres + radius - SurfacePoint.ReferenceRadius
            : offset * metres + PdsMap.Radius(label) - SurfacePoint.ReferenceRadius;
        var missing = new List<double>();
        foreach (var key in constants)
        {
            if (label.Find(key) is { } constant)
                missing.Add(label.Number(key, constant));
        }
        // The special pixels of ISIS lie at the low end of real samples.
        var special = format is { Kind: SampleKind.Float, Bits: 32 };
        stated =
            label.Find("IMAGE.MINIMUM") is { } least && label.Find("IMAGE.MAXIMUM") is { } greatest
                ? Stated(label, least, greatest, format.Kind != SampleKind.Float, factor * metres, zero)
                : null;
        return new(factor * metres, zero, value => missing.Contains(value) || (special && value < -3.4e38));
    }

    private static StatedRange Stated(
        PdsLabel label,
        PdsValue least,
        PdsValue greatest,
        bool isWhole,
        double scale,
        double zero
    )
    {
        var (low, high) = (label.Number("MINIMUM", least), label.Number("MAXIMUM", greatest));
        var digits = Math.Max(Digit(least.Text), Digit(greatest.Text));
        return new(
            Math.Min(low * scale, high * scale) + zero,
            Math.Max(low * scale, high * scale) + zero,
            Math.Max(isWhole ? LabelCounts : 0, digits) * Math.Abs(scale) + 1e-3,
            label.Place(least)
        );
    }

    /// <summary>Unit of the last digit written; nothing for whole numbers, which are exact.</summary>
    private static double Digit(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : Math.Pow(10, -number.Skip(point + 1).TakeWhile(char.IsAsciiDigit).Count());
    }
}
