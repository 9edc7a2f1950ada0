using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Propagation;

/// <summary>Where the bodies are and how they are turned: the shipped data with one's own kernels over them. Immutable.</summary>
public sealed class PropagationSky
{
    private readonly PropagationDocument document;
    private readonly Problems problems;

    private PropagationSky(
        PropagationDocument document,
        Problems problems,
        Ephemeris ephemeris,
        FrameSystem frames,
        Knowledge knowledge
    )
    {
        (this.document, this.problems) = (document, problems);
        (Ephemeris, Frames, Knowledge) = (ephemeris, frames, knowledge);
    }

    /// <summary>Where the bodies are.</summary>
    public Ephemeris Ephemeris { get; }

    /// <summary>How axes are turned.</summary>
    public FrameSystem Frames { get; }

    /// <summary>The shipped data.</summary>
    public Knowledge Knowledge { get; }

    /// <summary>Time scales.</summary>
    public TimeScales Times => Knowledge.Times;

    /// <summary>What a user should know of how names were taken.</summary>
    public IReadOnlyList<string> Notes => [.. notes.Order(StringComparer.Ordinal)];

    private readonly HashSet<string> notes = new(StringComparer.Ordinal);

    /// <summary>Reads the kernels of a propagation file over the shipped ones.</summary>
    /// <param name="document">The file.</param>
    /// <param name="knowledge">The shipped data.</param>
    /// <param name="problems">Receives what is wrong with the kernels.</param>
    public static PropagationSky Open(PropagationDocument document, Knowledge knowledge, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(knowledge);
        var shipped = SpkKernel.Load(knowledge.Data.Check("ephemeris/perilune_1959_2060.bsp"));
        var paths = new List<string>();
        foreach (var name in document.Case.Kernels)
        {
            var path = Path.Combine(document.Folder, name);
            try
            {
                // A file that cannot serve is told here, at its line.
                var alone = KernelSet.Load(path);
                if (alone.Spks.Length > 0)
                    _ = new Ephemeris([shipped, .. alone.Spks]);
                paths.Add(path);
            }
            catch (DataFileException error)
            {
                document.Tell(problems, document.Case, nameof(PropagationCase.Kernels), name, error.Message, "");
            }
        }
        problems.ThrowIfAny();
        var own = KernelSet.Load(paths);
        List<BinaryPck> turns = [BinaryPck.Load(knowledge.Data.Check("orientation/moon_pa.bpc")), .. own.Pcks];
        LunarOrientation? Axes(int frameClass)
        {
            var held = turns
                .Where(kernel => kernel.Segments.Any(segment => segment.FrameClassId == frameClass))
                .ToList();
            return held.Count == 0 ? null : new(frameClass, held);
        }
        var frames = new FrameSystem
        {
            MoonDe440 = Axes(LunarOrientation.PrincipalAxesDe440),
            MoonDe421 = Axes(LunarOrientation.PrincipalAxesDe421),
            Earth = EarthOrientation.Load(knowledge.Times, knowledge.Data.CheckFolder("earth")),
            Kernels = paths.Count > 0 ? new(own) : null,
        };
        return new(document, problems, new([shipped, .. own.Spks]), frames, knowledge);
    }

    /// <summary>The body of a name, which the kernels hold; null where there is none, which is told.</summary>
    /// <param name="section">The bound record.</param>
    /// <param name="property">The property in which the name stands.</param>
    /// <param name="text">The name or code; null for the centre of the equations of motion.</param>
    public int? Body(object section, string property, string? text)
    {
        if (text is null)
            return Body(document.Case, nameof(PropagationCase.Center), document.Case.Center);
        if (!BodyNames.TryFind(text, out var code))
        {
            document.Tell(problems, section, property, text, "is no body", Spelling.Suggest(text, BodyNames.All));
            return null;
        }
        var held = BodyNames.Held(code, Ephemeris.Bodies);
        if (held != code)
            notes.Add(
                $"{BodyNames.Of(code)} is taken as the barycentre of its system ({held}): no kernel holds {code}"
            );
        if (Ephemeris.Bodies.Contains(held))
            return held;
        document.Tell(
            problems,
            section,
            property,
            text,
            "is in no kernel",
            $"name its SPK kernel under 'kernels:'; there are {string.Join(", ", Ephemeris.Bodies.Select(BodyNames.Of))}"
        );
        return null;
    }

    /// <summary>The frame of a name; null where there is none, which is told.</summary>
    /// <param name="section">The bound record.</param>
    /// <param name="property">The property in which the name stands.</param>
    /// <param name="text">The name; null for ICRF.</param>
    public Frame? FrameOf(object section, string property, string? text)
    {
        if (text is null)
            return Frame.Icrf;
        if (FindFrame(text) is { } frame)
            return frame;
        document.Tell(
            problems,
            section,
            property,
            text,
            "is no frame that is loaded",
            Spelling.Suggest(text.ToUpperInvariant(), [.. FrameNames])
        );
        return null;
    }

    /// <summary>Names of the frames that may be written.</summary>
    public IEnumerable<string> FrameNames =>
        Frame.All.Select(known => known.Name).Append("J2000").Concat(Frames.Kernels?.Names ?? []).Distinct();

    /// <summary>The frame of a name, or null; SPICE's <c>J2000</c> is ICRF, and so is <c>GCRF</c>.</summary>
    /// <param name="name">The name.</param>
    public Frame? FindFrame(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.Equals(name, "GCRF", StringComparison.OrdinalIgnoreCase))
            return Frame.Icrf;
        try
        {
            return Frames.Named(name);
        }
        catch (FrameNotLoadedException)
        {
            return null;
        }
    }

    /// <summary>Equatorial radius of a body, m, or null where it is not known.</summary>
    /// <param name="body">NAIF code; a system's barycentre has that of its planet.</param>
    public double? Radius(int body)
    {
        var planet = body is > 0 and < 10 && body != NaifId.EarthMoonBarycenter ? 100 * body + 99 : body;
        return Knowledge
            .Bodies.All.FirstOrDefault(constant =>
                constant.Body == planet && constant.Quantity == "radius at the prime meridian"
            )
            ?.Value;
    }

    /// <summary>Gravitational parameter of a body, m3/s2 (JPL DE440), or null where it is not known.</summary>
    /// <param name="body">NAIF code.</param>
    public double? GravitationalParameter(int body) =>
        Knowledge
            .Bodies.All.FirstOrDefault(constant =>
                constant.Body == body && constant.Quantity == "gravitational parameter"
            )
            ?.Value;
}
