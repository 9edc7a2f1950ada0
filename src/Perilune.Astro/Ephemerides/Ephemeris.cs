using System.Collections.Frozen;
using System.Collections.Immutable;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Ephemerides;

/// <summary>
/// Geometric states of bodies from SPK kernels, in ICRF axes, SI units, TDB, whatever the axes of the segments. Immutable; any number of threads may ask it;
/// a query allocates nothing. Sums run through the chain of centres in SPICE's order (SPKGEO), so that in km they are
/// CSPICE's numbers to the last bit or one unit in it.
/// </summary>
public sealed class Ephemeris
{
    private const double MetresPerKilometre = 1000;
    private const int DirectCodes = 1000;

    private readonly EphemerisBody?[] direct = new EphemerisBody?[DirectCodes];
    private readonly FrozenDictionary<int, EphemerisBody> others;

    /// <summary>An ephemeris of kernels; where two cover a body and an epoch the later one counts, as in SPICE.</summary>
    /// <exception cref="ArgumentException">No kernel is given.</exception>
    /// <exception cref="DataFileException">A segment is damaged or of an unsupported type.</exception>
    public Ephemeris(params IReadOnlyList<SpkKernel> kernels)
        : this(new FrameSystem(), kernels) { }

    /// <summary>
    /// An ephemeris of kernels whose segments may be in any axes, inertial or turning; where two cover a body and an epoch the
    /// later one counts, as in SPICE.
    /// </summary>
    /// <param name="frames">Knows the axes: those of the user's kernels too, when it was given them.</param>
    /// <param name="kernels">The kernels.</param>
    /// <exception cref="ArgumentException">No kernel is given.</exception>
    /// <exception cref="DataFileException">A segment is damaged or of an unsupported type.</exception>
    public Ephemeris(FrameSystem frames, params IReadOnlyList<SpkKernel> kernels)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(kernels);
        if (kernels.Count == 0)
            throw new ArgumentException("an ephemeris needs at least one kernel", nameof(kernels));
        var bodies = new SortedDictionary<int, EphemerisBody>();
        foreach (var segment in kernels.SelectMany(kernel => kernel.Segments))
        {
            if (segment.Defect is { } defect)
                throw new DataFileException(segment.Path, defect, "leave the file out, or mend it");
            var axes = segment.FrameCode == 1 ? null : new SegmentAxes(frames, segment);
            Body(segment.Target).Prepend(new(segment, Body(segment.Center), axes));
        }
        foreach (var body in bodies.Values)
            body.Measure();
        Bodies = [.. bodies.Keys];
        foreach (var body in bodies.Values.Where(body => body.Code is >= 0 and < DirectCodes))
            direct[body.Code] = body;
        others = bodies.Where(pair => pair.Key is < 0 or >= DirectCodes).ToFrozenDictionary();

        EphemerisBody Body(int code)
        {
            if (!bodies.TryGetValue(code, out var body))
                bodies[code] = body = new(code);
            return body;
        }
    }

    /// <summary>NAIF codes of the bodies that occur as target or centre, in order.</summary>
    public ImmutableArray<int> Bodies { get; }

    /// <summary>Reads SPK files and makes their ephemeris; later files win.</summary>
    /// <exception cref="DataFileException">A file is missing, truncated, damaged, or cannot serve.</exception>
    public static Ephemeris Load(params IReadOnlyList<string> paths) => new([.. paths.Select(SpkKernel.Load)]);

    /// <summary>Spans in which the body itself has states relative to its centre, TDB seconds past J2000.</summary>
    public ImmutableArray<(double Start, double End)> Coverage(int body) => TryFind(body)?.Coverage() ?? [];

    /// <summary>Geometric state of a body relative to another, ICRF axes, m and m/s.</summary>
    /// <param name="target">NAIF code.</param>
    /// <param name="center">NAIF code.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="EphemerisCoverageException">A body of the chain between the two has no state at the epoch.</exception>
    /// <exception cref="FrameNotLoadedException">A segment of the chain is in axes that nobody loaded.</exception>
    public PositionVelocity State(int target, int center, double tdb)
    {
        Kilometres(target, center, tdb, out var position, out var velocity);
        position *= MetresPerKilometre;
        velocity *= MetresPerKilometre;
        return double.IsFinite(position.X + position.Y + (position.Z + velocity.X) + (velocity.Y + velocity.Z))
            ? new(position, velocity)
            : throw NotFinite(target, center, tdb);
    }

    /// <summary>Geometric position of a body relative to another, ICRF axes, m; the same number as of <see cref="State"/>.</summary>
    /// <param name="target">NAIF code.</param>
    /// <param name="center">NAIF code.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="EphemerisCoverageException">A body of the chain between the two has no state at the epoch.</exception>
    /// <exception cref="FrameNotLoadedException">A segment of the chain is in axes that nobody loaded.</exception>
    public Vector3 Position(int target, int center, double tdb)
    {
        var (upper, lower) = (Find(target, tdb), Find(center, tdb));
        var (position, origin) = (Vector3.Zero, Vector3.Zero);
        while (upper != lower)
        {
            if (upper.Height >= lower.Height)
                upper = Climb(upper, lower, tdb, ref position);
            else
                lower = Climb(lower, upper, tdb, ref origin);
        }
        GC.KeepAlive(this);
        position = (position - origin) * MetresPerKilometre;
        return double.IsFinite(position.X + position.Y + position.Z) ? position : throw NotFinite(target, center, tdb);
    }

    /// <summary>
    /// Puts the place of a body relative to another, for as long as none of the series between them changes, into one series.
    /// </summary>
    /// <param name="target">NAIF code.</param>
    /// <param name="center">NAIF code.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="arc">Receives the series; it is left empty where a segment on the way holds no Chebyshev series in ICRF axes.</param>
    /// <exception cref="EphemerisCoverageException">A body of the chain between the two has no state at the epoch.</exception>
    internal void Expand(int target, int center, double tdb, PositionArc arc)
    {
        arc.Begin();
        var (upper, lower) = (Find(target, tdb), Find(center, tdb));
        // Twice along the chain: what the series have in common, then their sum.
        while (upper != lower)
        {
            ref var body = ref upper.Height >= lower.Height ? ref upper : ref lower;
            var link = body.Find(tdb) ?? throw Uncovered(body, body == upper ? lower : upper, tdb);
            var record = link.Axes is null ? link.Segment.PositionRecord(tdb) : default;
            if (record.Terms == 0)
            {
                arc.Begin();
                return;
            }
            arc.Limit(body.Stretch(link, tdb));
            arc.Limit(record);
            body = link.Center;
        }
        if (!arc.Prepare(tdb))
            return;
        (upper, lower) = (Find(target, tdb), Find(center, tdb));
        while (upper != lower)
        {
            var sign = upper.Height >= lower.Height ? 1 : -1;
            ref var body = ref sign > 0 ? ref upper : ref lower;
            var link = body.Find(tdb)!;
            arc.Add(link.Segment.PositionRecord(tdb), sign);
            body = link.Center;
        }
        GC.KeepAlive(this);
        arc.Complete(MetresPerKilometre);
    }

    /// <summary>The state in the kernels' own units, km and km/s: what CSPICE's SPKGEO gives.</summary>
    internal void Kilometres(int target, int center, double tdb, out Vector3 position, out Vector3 velocity)
    {
        // The higher of the two bodies climbs to its centre until both chains meet: each sum runs from its body upward.
        var (upper, lower) = (Find(target, tdb), Find(center, tdb));
        position = Vector3.Zero;
        velocity = Vector3.Zero;
        var (origin, originVelocity) = (Vector3.Zero, Vector3.Zero);
        while (upper != lower)
        {
            if (upper.Height >= lower.Height)
                upper = Climb(upper, lower, tdb, ref position, ref velocity);
            else
                lower = Climb(lower, upper, tdb, ref origin, ref originVelocity);
        }
        position -= origin;
        velocity -= originVelocity;
        GC.KeepAlive(this);
    }

    private static EphemerisBody Climb(EphemerisBody body, EphemerisBody other, double tdb, ref Vector3 position)
    {
        var link = body.Find(tdb) ?? throw Uncovered(body, other, tdb);
        var p = link.Segment.EvaluatePosition(tdb);
        if (link.Axes is { } axes)
            p = axes.ToIcrf(tdb, p);
        position += p;
        return link.Center;
    }

    private static EphemerisBody Climb(
        EphemerisBody body,
        EphemerisBody other,
        double tdb,
        ref Vector3 position,
        ref Vector3 velocity
    )
    {
        var link = body.Find(tdb) ?? throw Uncovered(body, other, tdb);
        link.Segment.Evaluate(tdb, out var p, out var v);
        if (link.Axes is { } axes)
            axes.ToIcrf(tdb, ref p, ref v);
        position += p;
        velocity += v;
        return link.Center;
    }

    // Two chains that end in different bodies: the one that has states, at other epochs, is to blame.
    private static EphemerisCoverageException Uncovered(EphemerisBody body, EphemerisBody other, double tdb)
    {
        var blamed = !body.Links.Any() && other.Links.Any() ? other : body;
        return new(blamed.Code, tdb, blamed.Coverage());
    }

    // A damaged coefficient somewhere on the way: ask each segment, which names its file.
    private DataFileException NotFinite(int target, int center, double tdb)
    {
        foreach (var code in new[] { target, center })
        {
            for (var link = Find(code, tdb).Find(tdb); link is not null; link = link.Center.Find(tdb))
                link.Segment.State(tdb, out _, out _);
        }
        return new("ephemeris", $"no finite state of {target} from {center} at {tdb:R}", "check the kernels");
    }

    private EphemerisBody? TryFind(int code) =>
        (uint)code < DirectCodes ? direct[code] : others.GetValueOrDefault(code);

    private EphemerisBody Find(int code, double tdb) =>
        TryFind(code) ?? throw new EphemerisCoverageException(code, tdb, []);
}
