using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Observation;
using Perilune.Astro.Time;
using Perilune.Interchange.Oem;

namespace Perilune.Cli.Queries;

/// <summary>An object whose states an orbit ephemeris message holds.</summary>
/// <param name="Point">Its motion.</param>
/// <param name="Coverage">Spans held, TDB seconds past J2000.</param>
internal sealed record FlownObject(MovingPoint Point, IReadOnlyList<(double Start, double End)> Coverage)
{
    private const string Mend = "give a message in ICRF or EME2000 about a body with a NAIF name";

    /// <summary>Whether a file looks like such a message.</summary>
    public static bool IsMessage(string path)
    {
        if (!File.Exists(path))
            return false;
        using var reader = new StreamReader(path);
        var start = new char[200];
        var length = reader.ReadBlock(start, 0, start.Length);
        return new string(start, 0, length).Contains("CCSDS_OEM_VERS", StringComparison.Ordinal);
    }

    /// <summary>The objects of a message, by name and by identifier.</summary>
    /// <exception cref="DataFileException">The message cannot be read, or is about an unknown centre or in unknown axes.</exception>
    public static IEnumerable<(string Name, FlownObject Object)> Load(string path, TimeScales times)
    {
        OemMessage message;
        try
        {
            using var reader = new StreamReader(path);
            message = OemReader.Read(reader, path, times);
        }
        catch (FormatException wrong)
        {
            throw new DataFileException(path, wrong.Message, "mend the message");
        }
        foreach (var segments in message.Segments.GroupBy(s => (s.ObjectName, s.ObjectId)))
        {
            var flown = Of(path, segments.Key.ObjectName, [.. segments]);
            yield return (segments.Key.ObjectName, flown);
            if (segments.Key.ObjectId != segments.Key.ObjectName)
                yield return (segments.Key.ObjectId, flown);
        }
    }

    private static FlownObject Of(string path, string name, OemSegment[] segments)
    {
        var (center, axes) = (segments[0].CenterName, segments[0].ReferenceFrame);
        if (segments.Any(s => s.CenterName != center || s.ReferenceFrame != axes))
            throw new DataFileException(path, $"{name} changes its centre or its axes", Mend);
        if (!Astro.Bodies.BodyNames.TryFind(center, out var body))
            throw new DataFileException(path, $"the centre {center} of {name} is not known", Mend);
        var frame = axes switch
        {
            "ICRF" or "GCRF" => Frame.Icrf,
            "EME2000" or "J2000" => Frame.Eme2000,
            _ => throw new DataFileException(path, $"the axes {axes} of {name} are not inertial ones of J2000", Mend),
        };
        OemInterpolator interpolator;
        try
        {
            interpolator = new(segments);
        }
        catch (ArgumentException wrong)
        {
            throw new DataFileException(path, wrong.Message, "mend the message");
        }
        var toIcrf = new FrameSystem().Transformation(frame, Frame.Icrf, 0);
        PositionVelocity At(double tdb) =>
            interpolator.At(tdb) is { } state ? toIcrf.Apply(state) : throw new OutsideMessageException(name, path);
        return new(MovingPoint.Moving(name, body, At), interpolator.Coverage);
    }
}

/// <summary>An object was asked for at an epoch that its message does not hold.</summary>
internal sealed class OutsideMessageException(string name, string path)
    : Exception($"{path} has no state of {name} at that epoch");
