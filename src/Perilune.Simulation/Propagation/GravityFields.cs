using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Kernels;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Gravity fields by name or file, cut to the degree, order and GM that are wanted.</summary>
internal static class GravityFields
{
    /// <summary>What is written for no field.</summary>
    public const string PointMass = "point-mass";

    private static readonly (string Name, string File)[] Shipped =
    [
        ("grgm900c", "gravity/grgm900c_165.bin"),
        ("egm2008", "gravity/egm2008_70.bin"),
        ("gmm3", "gravity/gmm3_70.bin"),
    ];

    /// <summary>The field that is wanted, or null where something is wrong, which is told.</summary>
    public static GravityField? Read(
        PropagationDocument document,
        PropagationSky sky,
        Problems problems,
        object section,
        Attraction wanted
    )
    {
        GravityField? field;
        try
        {
            field = Load(document, sky, problems, section, wanted);
        }
        catch (DataFileException error)
        {
            document.Tell(problems, section, nameof(wanted.Field), wanted.Field, error.Message, "");
            return null;
        }
        if (field is null)
            return null;
        foreach (
            var (property, value) in new[]
            {
                (nameof(wanted.Degree), wanted.Degree),
                (nameof(wanted.Order), wanted.Order),
            }
        )
        {
            if (value > field.Degree)
            {
                document.Tell(
                    problems,
                    section,
                    property,
                    $"{value}",
                    $"is more than {field.Name} holds",
                    $"write at most {field.Degree}"
                );
                return null;
            }
        }
        return Cut(field, wanted.Degree ?? field.Degree, wanted.Order, wanted.Gm ?? field.GravitationalParameter);
    }

    private static GravityField? Load(
        PropagationDocument document,
        PropagationSky sky,
        Problems problems,
        object section,
        Attraction wanted
    )
    {
        var given = sky.FrameOf(section, nameof(wanted.Frame), wanted.Frame);
        GravityField field;
        if (
            Shipped.FirstOrDefault(known =>
                string.Equals(known.Name, wanted.Field, StringComparison.OrdinalIgnoreCase)
            ) is
            { File: { } file }
        )
            field = GravityField.Load(sky.Knowledge.Data.Check(file));
        else
        {
            var path = Path.Combine(document.Folder, wanted.Field);
            if (!File.Exists(path))
            {
                var names = Shipped.Select(known => known.Name).Append(PointMass).ToList();
                document.Tell(
                    problems,
                    section,
                    nameof(wanted.Field),
                    wanted.Field,
                    $"is neither a shipped field nor a file ({path})",
                    Spelling.Suggest(wanted.Field, names)
                );
                return null;
            }
            if (IsOwnEncoding(path))
                field = GravityField.Load(path);
            else if (wanted.Frame is null)
            {
                document.Tell(
                    problems,
                    section,
                    nameof(wanted.Frame),
                    "",
                    "is missing: the field's file does not name its axes",
                    "add 'frame:' with those in which it was solved, e.g. MOON_PA_DE421, MOON_PA_DE440, ITRF, IAU_MARS"
                );
                return null;
            }
            else if (given is null)
                return null;
            else if (given.IsInertial)
            {
                document.Tell(
                    problems,
                    section,
                    nameof(wanted.Frame),
                    wanted.Frame,
                    "does not turn with a body",
                    "write the axes in which the field was solved, e.g. MOON_PA_DE440"
                );
                return null;
            }
            else
                return GravityField.Read(path, given);
        }
        if (wanted.Frame is null || given is null || given == field.Frame)
            return field;
        document.Tell(
            problems,
            section,
            nameof(wanted.Frame),
            wanted.Frame,
            $"is not the frame of {field.Name}, which was solved in {field.Frame}",
            "take the line away"
        );
        return null;
    }

    private static bool IsOwnEncoding(string path)
    {
        Span<byte> head = stackalloc byte[8];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head.SequenceEqual("PERIGRAV"u8);
    }

    private static GravityField Cut(GravityField field, int degree, int? order, double gm)
    {
        if (degree == field.Degree && order is null && gm == field.GravitationalParameter)
            return field;
        var (cosine, sine) = (new List<double>(), new List<double>());
        for (var n = 0; n <= degree; n++)
        for (var m = 0; m <= n; m++)
        {
            var kept = m <= (order ?? degree);
            cosine.Add(kept ? field.C(n, m) : 0);
            sine.Add(kept ? field.S(n, m) : 0);
        }
        return new(field.Name, gm, field.Radius, field.Frame, field.TideSystem, [.. cosine], [.. sine]);
    }
}
