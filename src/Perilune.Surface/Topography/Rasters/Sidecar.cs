using System.Collections.Immutable;
using System.Globalization;
using Perilune.Astro.Kernels;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// What a PNG or a file of plain samples cannot say of itself: a YAML or JSON file beside it with the body, the sphere, the
/// projection, the extent between the outer edges of its pixels, and the heights of its counts. docs/terrain.md has every key.
/// </summary>
internal sealed class Sidecar
{
    private static readonly ImmutableArray<string> endings = [".yaml", ".yml", ".json"];

    private static readonly ImmutableArray<string> known =
    [
        "body",
        "radius",
        "projection",
        "left",
        "right",
        "top",
        "bottom",
        "west",
        "east",
        "south",
        "north",
        "encoding",
        "samples",
        "columns",
        "rows",
        "height_of_zero",
        "height_of_full",
        "height_per_count",
        "nodata",
        "source",
        "comment",
    ];

    private readonly Dictionary<string, (string Text, long Line)> values = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];

    public Sidecar(string path)
    {
        Path = path;
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(reader);
        }
        catch (YamlException error)
        {
            throw new DataFileException(
                $"{path}:{error.Start.Line.ToString(CultureInfo.InvariantCulture)}",
                $"is no YAML: {error.Message}",
                "write a key and its value on each line"
            );
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            throw new DataFileException(path, "has no keys", "write a key and its value on each line");
        Collect(root);
    }

    public string Path { get; }

    /// <summary>What it leaves open.</summary>
    public ImmutableArray<string> Notes => [.. notes];

    /// <summary>The sidecar of a product by its name, with the product's ending or without; null where there is none.</summary>
    public static string? Find(string product) =>
        endings
            .SelectMany(ending => new[] { product + ending, System.IO.Path.ChangeExtension(product, ending) })
            .FirstOrDefault(File.Exists);

    /// <summary>The sidecar of a product, which must have one.</summary>
    public static Sidecar Beside(string product) =>
        new(
            Find(product)
                ?? throw new DataFileException(
                    product,
                    "does not say where it lies or what its counts mean, and no sidecar stands beside it",
                    $"write {System.IO.Path.ChangeExtension(System.IO.Path.GetFileName(product), ".yaml")} with its projection, extent and heights; docs/terrain.md has the keys"
                )
        );

    public SampleFormat Samples()
    {
        var text = Need("samples");
        return text.ToUpperInvariant() switch
        {
            "F32LE" => new(SampleKind.Float, 32, false),
            "F32BE" => new(SampleKind.Float, 32, true),
            "F64LE" => new(SampleKind.Float, 64, false),
            "F64BE" => new(SampleKind.Float, 64, true),
            "I16LE" => new(SampleKind.Signed, 16, false),
            "I16BE" => new(SampleKind.Signed, 16, true),
            "U16LE" => new(SampleKind.Unsigned, 16, false),
            "U16BE" => new(SampleKind.Unsigned, 16, true),
            "I32LE" => new(SampleKind.Signed, 32, false),
            "I32BE" => new(SampleKind.Signed, 32, true),
            _ => throw Wrong(
                "samples",
                $"'{text}' is no kind of sample",
                "give f32le, f32be, f64le, f64be, i16le, i16be, u16le, u16be, i32le or i32be"
            ),
        };
    }

    public (int Columns, int Rows) Size()
    {
        var (columns, rows) = (Number("columns"), Number("rows"));
        if (columns != Math.Floor(columns) || rows != Math.Floor(rows))
            throw Wrong("columns", "columns and rows are whole numbers", "give those of the file");
        MapFrame.CheckSize(Path, (long)columns, (long)rows);
        return ((int)columns, (int)rows);
    }

    /// <summary>Complains where a size that is given is not the file's.</summary>
    public void CheckSize(int columns, int rows)
    {
        if (Optional("columns") is { } c && c != columns)
            throw Wrong(
                "columns",
                $"says {c}, but the file has {columns} columns",
                "give those of the file, or the file that it is for"
            );
        if (Optional("rows") is { } r && r != rows)
            throw Wrong(
                "rows",
                $"says {r}, but the file has {rows} rows",
                "give those of the file, or the file that it is for"
            );
    }

    /// <summary>Complains where the encoding that is given is not the file's.</summary>
    public void CheckEncoding(bool isColour, int depth)
    {
        var found =
            isColour ? "rg16"
            : depth == 16 ? "grey16"
            : "grey8";
        var given =
            Text("encoding")?.ToLowerInvariant().Replace("gray", "grey", StringComparison.Ordinal)
            ?? (isColour ? null : found);
        if (given is null)
        {
            throw new DataFileException(
                Path,
                "the picture has colours, and no encoding says what they mean",
                "write 'encoding: rg16' where a count is 256 red + green"
            );
        }
        if (given != found || (isColour && depth != 8))
            throw Wrong(
                "encoding",
                $"is '{given}', but the file holds {(isColour ? $"colours of {depth} bits" : found)}",
                "give grey16, grey8 or rg16, as the file is"
            );
    }

    public GridPlacement Placement(int columns, int rows)
    {
        var body = Need("body");
        if (!body.Equals("Moon", StringComparison.OrdinalIgnoreCase))
            throw Wrong("body", $"is {body}: the wrong body", "give a map of the Moon");
        var radius = Radius();
        var projection = Need("projection").ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        if (projection is "equirectangular" or "simple cylindrical" or "plate carree")
        {
            var (west, east, south, north) = (Number("west"), Number("east"), Number("south"), Number("north"));
            if (!(north > south))
                throw Wrong(
                    "north",
                    $"is not north of {south} deg: axes are flipped",
                    "row 0 is the northernmost; turn the file or correct the extent"
                );
            if (!(east > west))
                throw Wrong(
                    "east",
                    $"is not east of {west} deg: axes are flipped",
                    "column 0 is the westernmost; across the meridian 0 give east + 360"
                );
            var (across, down) = ((east - west) / columns, (north - south) / rows);
            return MapFrame.Equirectangular(Path, columns, rows, west + across / 2, north - down / 2, across, down);
        }
        if (projection is not ("south polar stereographic" or "north polar stereographic"))
            throw Wrong(
                "projection",
                $"'{projection}' is not read",
                "give south polar stereographic, north polar stereographic or equirectangular"
            );
        var (left, right, bottom, top) = (Number("left"), Number("right"), Number("bottom"), Number("top"));
        if (!(top > bottom))
            throw Wrong(
                "top",
                $"is not above {bottom} m: axes are flipped",
                "row 0 has the greatest Y; turn the file or correct the extent"
            );
        if (!(right > left))
            throw Wrong(
                "right",
                $"is not to the right of {left} m: axes are flipped",
                "column 0 has the least X; turn the file or correct the extent"
            );
        var (step, rowStep) = ((right - left) / columns, (top - bottom) / rows);
        return MapFrame.Polar(
            Path,
            projection.StartsWith("north", StringComparison.Ordinal),
            radius,
            1,
            0,
            columns,
            rows,
            left + step / 2,
            top - rowStep / 2,
            step,
            rowStep
        );
    }

    /// <summary>What counts, or real numbers, mean.</summary>
    public (HeightScale Scale, (double, double) Counts) Heights(bool isWhole, double full, RasterReading reading)
    {
        var zero = Optional("height_of_zero") ?? 0;
        double step;
        if (Optional("height_of_full") is { } top)
            step = (top - zero) / full;
        else if (Optional("height_per_count") is { } given)
            step = given;
        else if (!isWhole)
            step = 1;
        else
            throw new DataFileException(
                Path,
                "does not say what height a count is",
                "give height_of_zero with height_of_full or height_per_count"
            );
        if (!(Math.Abs(step) > 0))
            throw Wrong(
                "height_of_full",
                "is the height of zero too: every count would be one height",
                "give both heights in metres"
            );
        var metres = reading.MetresPerUnit ?? 1;
        var datum = (reading.DatumRadius ?? Radius()) - SurfacePoint.ReferenceRadius;
        var nodata = Optional("nodata");
        var scale = new HeightScale(step * metres, zero * metres + datum, value => value == nodata);
        return (
            scale,
            isWhole ? (scale.HeightOfZero, Math.Abs(scale.MetresPerValue)) : (0, TerrainRaster.FloatResolution)
        );
    }

    private double Radius()
    {
        if (Optional("radius") is not { } radius)
        {
            const string note = "the sidecar gives no radius; the sphere of 1737.4 km is taken";
            if (!notes.Contains(note))
                notes.Add(note);
            return SurfacePoint.ReferenceRadius;
        }
        MapFrame.CheckRadius($"{Path}:{values["radius"].Line.ToString(CultureInfo.InvariantCulture)}", radius);
        return radius;
    }

    private void Collect(YamlMappingNode mapping)
    {
        foreach (var (key, value) in mapping.Children)
        {
            var name = ((key as YamlScalarNode)?.Value ?? "").ToLowerInvariant().Replace('-', '_');
            if (value is YamlMappingNode inner)
            {
                // Groups are for the eye: extent: { left: ... }.
                Collect(inner);
                continue;
            }
            if (value is not YamlScalarNode { Value: { } text } || !known.Contains(name))
            {
                throw new DataFileException(
                    $"{Path}:{key.Start.Line.ToString(CultureInfo.InvariantCulture)}",
                    $"'{name}' is no key of a sidecar{(known.Contains(name) ? " with such a value" : "")}",
                    $"the keys are {string.Join(", ", known)}"
                );
            }
            values[name] = (text, key.Start.Line);
        }
    }

    private string? Text(string key) => values.TryGetValue(key, out var value) ? value.Text : null;

    private string Need(string key) =>
        Text(key) ?? throw new DataFileException(Path, $"has no '{key}'", "docs/terrain.md has the keys of a sidecar");

    private double Number(string key) =>
        Optional(key)
        ?? throw new DataFileException(Path, $"has no '{key}'", "docs/terrain.md has the keys of a sidecar");

    /// <summary>A number, in metres or degrees, or with a unit of its own.</summary>
    private double? Optional(string key)
    {
        if (Text(key) is not { } text)
            return null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unit = parts.Length == 2 ? parts[1] : "";
        var scale = unit switch
        {
            "" or "m" or "deg" => 1,
            "km" => 1000,
            _ => double.NaN,
        };
        return
            parts.Length is 1 or 2
            && double.TryParse(
                parts[0].Replace("_", "", StringComparison.Ordinal),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
            && double.IsFinite(number * scale)
            ? number * scale
            : throw Wrong(
                key,
                $"'{text}' is no number of metres or degrees",
                "give a number, with m, km or deg if need be"
            );
    }

    private DataFileException Wrong(string key, string problem, string mend) =>
        new(
            values.TryGetValue(key, out var value)
                ? $"{Path}:{value.Line.ToString(CultureInfo.InvariantCulture)}"
                : Path,
            $"{key} {problem}",
            mend
        );
}
