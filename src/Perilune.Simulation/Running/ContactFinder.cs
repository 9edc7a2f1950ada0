using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;
using Perilune.Station.Inputs;
using Perilune.Surface.Illumination;

namespace Perilune.Simulation.Running;

/// <summary>A time in which a tracking station sees a habitat.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="End">TDB seconds past J2000.</param>
/// <param name="Rate">Data rate, bit/s.</param>
internal readonly record struct Contact(string Station, double Start, double End, double Rate);

/// <summary>A tracking station with what the scenario asks of it.</summary>
/// <param name="Point">Where it stands.</param>
/// <param name="Mask">Lowest elevation, rad.</param>
/// <param name="MaximumRate">Fastest that it receives, bit/s.</param>
internal sealed record GroundAntenna(SurfacePoint Point, double Mask, double MaximumRate);

/// <summary>Finds the contacts of habitats with tracking stations on the Earth.</summary>
internal sealed class ContactFinder(
    Ephemeris ephemeris,
    FrameSystem frames,
    IReadOnlyList<GroundAntenna> antennas,
    double start,
    double end
)
{
    private const double MoonRadius = 1_737_400;
    private const double OccultationStep = 900;

    /// <summary>Contacts of a spacecraft about the Moon, behind which it may pass; in order of time.</summary>
    /// <param name="fromMoon">Its position from the Moon's centre, ICRF axes, m.</param>
    /// <param name="rate">Rate at which it sends, bit/s.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public ImmutableArray<Contact> OfSpacecraft(Func<double, Vector3> fromMoon, double rate, ParallelOptions parallel)
    {
        // Seen from the Earth's centre the Moon hides a line; stations see past it by seconds earlier or later.
        double Clearance(double tdb)
        {
            var moon = ephemeris.Position(NaifId.Moon, NaifId.Earth, tdb);
            var craft = moon + fromMoon(tdb);
            var miss = Vector3.Cross(craft.Unit, moon).Norm - MoonRadius;
            return Math.Max(miss, moon.Norm - craft.Norm);
        }
        var hidden = Negative(SignChanges.Find(Clearance, start, end, OccultationStep, 1e-3), Clearance(start));
        return Find(
            tdb => ephemeris.Position(NaifId.Moon, NaifId.Earth, tdb) + fromMoon(tdb),
            rate,
            window => Without(window, hidden),
            parallel
        );
    }

    /// <summary>Contacts of a place on the Moon; in order of time.</summary>
    /// <param name="fromMoon">Its position from the Moon's centre, ICRF axes, m.</param>
    /// <param name="rate">Rate at which it sends, bit/s.</param>
    /// <param name="earthVisible">When the Earth stands over its horizon.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public ImmutableArray<Contact> OfSite(
        Func<double, Vector3> fromMoon,
        double rate,
        ImmutableArray<TimeInterval> earthVisible,
        ParallelOptions parallel
    ) =>
        Find(
            tdb => ephemeris.Position(NaifId.Moon, NaifId.Earth, tdb) + fromMoon(tdb),
            rate,
            window => Common(window, earthVisible),
            parallel
        );

    /// <summary>
    /// The passes that the recorder is emptied in: at each instant the fastest station that sees the habitat; in order of time
    /// and without overlap.
    /// </summary>
    public static IEnumerable<CommunicationPass> Passes(string habitat, ImmutableArray<Contact> contacts)
    {
        var edges = contacts.SelectMany(c => new[] { c.Start, c.End }).Distinct().Order().ToList();
        double from = 0,
            rate = 0;
        var active = new List<Contact>();
        var next = 0;
        var byStart = contacts.OrderBy(c => c.Start).ThenBy(c => c.Station, StringComparer.Ordinal).ToList();
        foreach (var edge in edges)
        {
            active.RemoveAll(c => c.End <= edge);
            while (next < byStart.Count && byStart[next].Start <= edge)
                active.Add(byStart[next++]);
            var now = active.Count == 0 ? 0 : active.Max(c => c.Rate);
            if (now == rate)
                continue;
            if (rate > 0)
                yield return new(habitat, from, edge, rate);
            (from, rate) = (edge, now);
        }
    }

    private ImmutableArray<Contact> Find(
        Func<double, Vector3> target,
        double rate,
        Func<ElevationWindow, IEnumerable<(double Start, double End)>> seen,
        ParallelOptions parallel
    )
    {
        var windows = new ElevationWindows(frames);
        var found = new Contact[antennas.Count][];
        Parallel.For(
            0,
            antennas.Count,
            parallel,
            i =>
                found[i] = [
                    .. windows
                        .Find(antennas[i].Point, antennas[i].Mask, target, start, end)
                        .SelectMany(seen)
                        .Where(w => w.End > w.Start)
                        .Select(w => new Contact(
                            antennas[i].Point.Name,
                            w.Start,
                            w.End,
                            Math.Min(rate, antennas[i].MaximumRate)
                        )),
                ]
        );
        return [.. found.SelectMany(c => c).OrderBy(c => c.Start).ThenBy(c => c.Station, StringComparer.Ordinal)];
    }

    private List<(double Start, double End)> Negative(List<SignChange> changes, double atStart)
    {
        var intervals = new List<(double, double)>();
        double? open = atStart < 0 ? start : null;
        foreach (var change in changes)
        {
            if (!change.Rising)
                open = change.Abscissa;
            else if (open is { } from)
            {
                intervals.Add((from, change.Abscissa));
                open = null;
            }
        }
        if (open is { } last)
            intervals.Add((last, end));
        return intervals;
    }

    private static IEnumerable<(double Start, double End)> Without(
        ElevationWindow window,
        List<(double Start, double End)> hidden
    )
    {
        var from = window.Start;
        foreach (var (begin, until) in hidden)
        {
            if (until <= from || begin >= window.End)
                continue;
            if (begin > from)
                yield return (from, begin);
            from = until;
        }
        if (from < window.End)
            yield return (from, window.End);
    }

    private static IEnumerable<(double Start, double End)> Common(
        ElevationWindow window,
        ImmutableArray<TimeInterval> visible
    ) =>
        visible
            .Where(v => v.End > window.Start && v.Start < window.End)
            .Select(v => (Math.Max(v.Start, window.Start), Math.Min(v.End, window.End)));
}
