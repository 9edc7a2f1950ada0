using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Oem;

/// <summary>
/// Reads orbit ephemeris messages in keyword-value notation, versions 1.0 to 3.0 (CCSDS 502.0-B, section 5.2), with
/// their covariance matrices. Every refusal names the line.
/// </summary>
public sealed class OemReader
{
    private static readonly string[] Versions = ["1.0", "2.0", "3.0"];

    private readonly TextReader text;
    private readonly string source;
    private readonly TimeScales scales;
    private int number;
    private string? line;

    private OemReader(TextReader text, string source, TimeScales scales)
    {
        this.text = text;
        this.source = source;
        this.scales = scales;
        Next();
    }

    /// <summary>Reads a message.</summary>
    /// <param name="text">The message.</param>
    /// <param name="source">Its name in errors, most often a file's.</param>
    /// <param name="scales">Time scales, for tags in UTC and its kin.</param>
    /// <exception cref="FormatException">The text is no such message; the message names source, line and mend.</exception>
    public static OemMessage Read(TextReader text, string source, TimeScales scales)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scales);
        return new OemReader(text, source, scales).Message();
    }

    private OemMessage Message()
    {
        var version = Required("CCSDS_OEM_VERS");
        if (!Versions.Contains(version, StringComparer.Ordinal))
            throw Error($"version {version} is not known (1.0, 2.0 or 3.0)");
        Next();
        var comments = Comments();
        var created = RequiredThenNext("CREATION_DATE");
        var originator = RequiredThenNext("ORIGINATOR");
        if (line is not null && line.StartsWith("MESSAGE_ID", StringComparison.Ordinal))
            Next();
        var segments = new List<OemSegment>();
        while (line is not null)
            segments.Add(Segment());
        if (segments.Count == 0)
            throw Error("the message holds no META_START");
        return new(originator, created, comments, segments);
    }

    private OemSegment Segment()
    {
        if (line != "META_START")
            throw Error($"META_START expected, not '{line}'");
        var metaLine = number;
        Next();
        var meta = new Dictionary<string, (string Value, int Line)>(StringComparer.Ordinal);
        List<string> comments = [.. Comments()];
        while (line != "META_STOP")
        {
            var (keyword, value) = Pair();
            if (!meta.TryAdd(keyword, (value, number)))
                throw Error($"{keyword} is given twice");
            Next();
            comments.AddRange(Comments());
        }
        Next();
        comments.AddRange(Comments());
        string Value(string keyword) =>
            meta.TryGetValue(keyword, out var found)
                ? found.Value
                : throw Error($"{keyword} is missing from the metadata", metaLine);
        var timeSystem = Value("TIME_SYSTEM");
        if (!OemTimeSystem.TryScale(timeSystem, out var scale))
            throw Error($"time system {timeSystem} is not read (TDB, TT, TAI or UTC)", meta["TIME_SYSTEM"].Line);
        Epoch? Tag(string keyword) =>
            meta.TryGetValue(keyword, out var found) ? Time(found.Value, scale, found.Line) : null;
        var (start, stop) = (
            Time(Value("START_TIME"), scale, meta["START_TIME"].Line),
            Time(Value("STOP_TIME"), scale, meta["STOP_TIME"].Line)
        );
        var states = States(scale);
        if (states.Count == 0)
            throw Error("the segment holds no states", metaLine);
        if (states[0].Epoch < start || states[^1].Epoch > stop)
            throw Error("states lie outside START_TIME and STOP_TIME", metaLine);
        return new(
            Value("OBJECT_NAME"),
            Value("OBJECT_ID"),
            Value("CENTER_NAME"),
            Value("REF_FRAME"),
            timeSystem,
            Tag("USEABLE_START_TIME"),
            Tag("USEABLE_STOP_TIME"),
            Interpolation(meta),
            comments,
            states
        )
        {
            Covariances = line == "COVARIANCE_START" ? Covariances(scale) : [],
        };
    }

    private OemInterpolation? Interpolation(Dictionary<string, (string Value, int Line)> meta)
    {
        if (!meta.TryGetValue("INTERPOLATION", out var method))
            return null;
        if (!meta.TryGetValue("INTERPOLATION_DEGREE", out var degree))
            throw Error("INTERPOLATION without INTERPOLATION_DEGREE", method.Line);
        if (!int.TryParse(degree.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw Error($"no such degree: {degree.Value} (a whole number from 1)", degree.Line);
        return new(method.Value, number);
    }

    private List<OemState> States(TimeScale scale)
    {
        var states = new List<OemState>();
        while (line is not null && line != "META_START" && line != "COVARIANCE_START")
        {
            if (line.StartsWith("COMMENT", StringComparison.Ordinal))
            {
                Next();
                continue;
            }
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length is not (7 or 10))
                throw Error($"a state has a time and 6 or 9 numbers, here are {fields.Length} fields");
            var epoch = Time(fields[0], scale, number);
            if (states.Count > 0 && epoch <= states[^1].Epoch)
                throw Error($"times run backwards at {fields[0]}");
            states.Add(
                new(epoch, Vector(fields, 1), Vector(fields, 4), fields.Length == 10 ? Vector(fields, 7) : null)
            );
            Next();
        }
        return states;
    }

    private List<OemCovariance> Covariances(TimeScale scale)
    {
        var covariances = new List<OemCovariance>();
        var first = number;
        Next();
        Comments();
        while (line is not null && line != "COVARIANCE_STOP")
        {
            var at = number;
            var epoch = Time(RequiredThenNext("EPOCH"), scale, at);
            if (covariances.Count > 0 && epoch < covariances[^1].Epoch)
                throw Error("covariances run backwards in time", at);
            var frame = line?.StartsWith("COV_REF_FRAME", StringComparison.Ordinal) is true
                ? RequiredThenNext("COV_REF_FRAME")
                : null;
            covariances.Add(new(epoch, frame, LowerTriangle()));
            Comments();
        }
        if (line is null)
            throw Error("COVARIANCE_START without COVARIANCE_STOP", first);
        Next();
        return covariances;
    }

    private Matrix6 LowerTriangle()
    {
        Span<double> rows = stackalloc double[36];
        for (var row = 0; row < Matrix6.Size; row++)
        {
            var fields = (line ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length != row + 1)
                throw Error($"row {row + 1} of a covariance has {row + 1} numbers, here are {fields.Length} fields");
            // Square kilometres, and by the second.
            for (var column = 0; column <= row; column++)
                rows[6 * row + column] = rows[6 * column + row] = Number(fields[column]) * 1e6;
            Next();
        }
        return Matrix6.FromRows(rows);
    }

    private Vector3 Vector(string[] fields, int first) =>
        new Vector3(Number(fields[first]), Number(fields[first + 1]), Number(fields[first + 2])) * 1000;

    private double Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : throw Error($"not a number: '{field}'");

    private Epoch Time(string tag, TimeScale scale, int at) =>
        OemTimeSystem.TryParse(scales, tag, scale, out var epoch, out var error)
            ? epoch
            : throw Error(error ?? $"not a time: '{tag}'", at);

    private List<string> Comments()
    {
        var comments = new List<string>();
        while (line is not null && line.StartsWith("COMMENT", StringComparison.Ordinal))
        {
            comments.Add(line["COMMENT".Length..].Trim());
            Next();
        }
        return comments;
    }

    private string RequiredThenNext(string keyword)
    {
        var value = Required(keyword);
        Next();
        return value;
    }

    private string Required(string keyword)
    {
        var (found, value) = line is null ? ("the end", "") : Pair();
        return found == keyword ? value : throw Error($"{keyword} expected, not {found}");
    }

    private (string Keyword, string Value) Pair()
    {
        var equals = line?.IndexOf('=', StringComparison.Ordinal) ?? throw Error("the text ends inside the metadata");
        return equals > 0
            ? (line[..equals].TrimEnd(), line[(equals + 1)..].TrimStart())
            : throw Error($"KEYWORD = value expected, not '{line}'");
    }

    private void Next()
    {
        do
        {
            line = text.ReadLine()?.Trim();
            number++;
        } while (line?.Length == 0);
    }

    private FormatException Error(string what, int? at = null) => new($"{source}:{at ?? number}: {what}");
}
