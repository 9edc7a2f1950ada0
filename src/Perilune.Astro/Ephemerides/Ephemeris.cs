using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Ephemerides;

/// <summary>
/// Geometric states of bodies from SPK kernels, in ICRF axes, SI units, TDB. Immutable; any number of threads may ask it;
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
    /// <exception cref="DataFileException">A segment is damaged, of an unsupported type, or not in ICRF axes.</exception>
    public Ephemeris(params IReadOnlyList<SpkKernel> kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        if (kernels.Count == 0)
            throw new ArgumentException("an ephemeris needs at least one kernel", nameof(kernels));
        var bodies = new SortedDictionary<int, EphemerisBody>();
        foreach (var segment in kernels.SelectMany(kernel => kernel.Segments))
        {
            if (segment.Defect is { } defect)
                throw new DataFileException(segment.Path, defect, "leave the file out, or mend it");
            if (segment.FrameCode != 1)
            {
                throw new DataFileException(
                    segment.Path,
                    $"segment '{segment.Name}' of body {segment.Target} is in axes {segment.FrameCode}, not ICRF (1)",
                    "use the kernel by itself, or rewrite it in ICRF"
                );
            }
            Body(segment.Target).Prepend(new(segment, Body(segment.Center)));
        }
        Limit(bodies.Values);
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
    public PositionVelocity State(int target, int center, double tdb)
    {
        Kilometres(target, center, tdb, out var position, out var velocity);
        return new(position * MetresPerKilometre, velocity * MetresPerKilometre);
    }

    /// <summary>Geometric position of a body relative to another, ICRF axes, m; the same number as of <see cref="State"/>.</summary>
    /// <param name="target">NAIF code.</param>
    /// <param name="center">NAIF code.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="EphemerisCoverageException">A body of the chain between the two has no state at the epoch.</exception>
    public Vector3 Position(int target, int center, double tdb)
    {
        var path = new Path();
        Resolve(target, center, tdb, ref path);
        var position = Vector3.Zero;
        for (var i = 0; i < path.UpCount; i++)
            position += path.Up[i].Segment.Position(tdb);
        var origin = Vector3.Zero;
        for (var i = 0; i < path.DownCount; i++)
            origin += path.Down[i].Segment.Position(tdb);
        return (position - origin) * MetresPerKilometre;
    }

    /// <summary>The state in the kernels' own units, km and km/s: what CSPICE's SPKGEO gives.</summary>
    internal void Kilometres(int target, int center, double tdb, out Vector3 position, out Vector3 velocity)
    {
        var path = new Path();
        Resolve(target, center, tdb, ref path);
        position = Vector3.Zero;
        velocity = Vector3.Zero;
        for (var i = 0; i < path.UpCount; i++)
        {
            path.Up[i].Segment.State(tdb, out var p, out var v);
            position += p;
            velocity += v;
        }
        var origin = Vector3.Zero;
        var originVelocity = Vector3.Zero;
        for (var i = 0; i < path.DownCount; i++)
        {
            path.Down[i].Segment.State(tdb, out var p, out var v);
            origin += p;
            originVelocity += v;
        }
        position -= origin;
        velocity -= originVelocity;
    }

    private static void Limit(IEnumerable<EphemerisBody> bodies)
    {
        foreach (var body in bodies)
        {
            var level = new HashSet<EphemerisBody> { body };
            for (var depth = 0; level.Count > 0; depth++)
            {
                if (depth > Chain.Capacity)
                {
                    throw new DataFileException(
                        body.Links.First().Segment.Path,
                        $"the chain of centres of body {body.Code} has no end",
                        "leave out the kernel that closes the ring"
                    );
                }
                level = [.. level.SelectMany(member => member.Links.Select(link => link.Center))];
            }
        }
    }

    private void Resolve(int target, int center, double tdb, ref Path path)
    {
        var start = Find(target, tdb);
        var end = Find(center, tdb);
        var top = start;
        while (top != end && top.Find(tdb) is { } link)
        {
            path.Up[path.UpCount++] = link;
            top = link.Center;
        }
        var body = end;
        int common;
        while ((common = path.Height(start, body)) < 0)
        {
            if (body.Find(tdb) is not { } link)
                throw Uncovered(top, body, tdb);
            path.Down[path.DownCount++] = link;
            body = link.Center;
        }
        path.UpCount = common;
    }

    // The two chains end in different bodies: the one that has states, at other epochs, is to blame.
    private static EphemerisCoverageException Uncovered(EphemerisBody top, EphemerisBody bottom, double tdb)
    {
        var body = !top.Links.Any() && bottom.Links.Any() ? bottom : top;
        return new(body.Code, tdb, body.Coverage());
    }

    private EphemerisBody? TryFind(int code) =>
        (uint)code < DirectCodes ? direct[code] : others.GetValueOrDefault(code);

    private EphemerisBody Find(int code, double tdb) =>
        TryFind(code) ?? throw new EphemerisCoverageException(code, tdb, []);

    // Links from the target up to the common centre, and from the centre asked for up to it, on the stack.
    private struct Path
    {
        public Chain Up;
        public Chain Down;
        public int UpCount;
        public int DownCount;

        public readonly int Height(EphemerisBody start, EphemerisBody body)
        {
            if (start == body)
                return 0;
            for (var i = 0; i < UpCount; i++)
            {
                if (Up[i].Center == body)
                    return i + 1;
            }
            return -1;
        }
    }

    [InlineArray(Capacity)]
    private struct Chain
    {
        public const int Capacity = 8;
        private EphemerisLink first;
    }
}
