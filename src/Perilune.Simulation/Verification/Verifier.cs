using System.Collections.Immutable;
using Perilune.Astro.Kernels;
using Perilune.Simulation.Flights;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>
/// Runs the shipped validation cases: <c>data/validation/cases.csv</c> names what is computed, its reference, tolerance and
/// source; the chapters here compute it, each time anew, with the code and the data that a run uses. The flights that ship
/// follow, each with what was flown.
/// </summary>
public static class Verifier
{
    private const string Table = "cases.csv";

    private delegate IEnumerable<(string Id, double Computed)> CasesOf(
        Knowledge knowledge,
        CancellationToken cancellation
    );

    /// <summary>What is computed together, and how the ids of its cases begin.</summary>
    private sealed record Chapter(string[] Beginnings, CasesOf Compute);

    private static readonly ImmutableArray<Chapter> Chapters =
    [
        // Behind the flights, the longest first, so that no thread is left with one of them at the end.
        new(["sky", "site"], LightChecks.Compute),
        new(["propagation.low-lunar-orbit"], ReferenceFlights.LowOrbit),
        new(["propagation.nrho", "events", "eclipse"], ReferenceFlights.HaloOrbit),
        new(["crew", "station"], StationChecks.Compute),
        new(["horizon.ridge", "horizon.dip"], HorizonChecks.Compute),
        new(["horizon.sweep", "light"], SweepChecks.Compute),
        new(["wheel"], WheelChecks.Compute),
        new(["temperature"], TemperatureChecks.Compute),
        new(["traverse"], TraverseChecks.Compute),
        new(["three-body.jpl-halos"], HaloCatalogueChecks.Compute),
        new(["three-body.nrho-9-2"], ThreeBodyChecks.Compute),
        new(["capstone"], CapstoneFlight.Compute),
        new(["artemis-1"], ArtemisFlight.Compute),
        new(["light-time", "surface"], SightChecks.Compute),
        new(["kernels"], KernelChecks.Compute),
        new(["sgp4"], Sgp4Checks.Compute),
        new(["gmat"], GmatFlights.Compute),
        new(["time"], TimeChecks.Compute),
        new(["frames"], FrameChecks.Compute),
        new(["ephemeris"], EphemerisChecks.Compute),
        new(["visibility"], VisibilityChecks.Compute),
        new(["vehicle", "flight"], VehicleChecks.Compute),
    ];

    /// <summary>Computes cases; rows are in the order of the table of cases, whatever the number of threads.</summary>
    /// <param name="knowledge">The shipped data.</param>
    /// <param name="threads">Threads; the rows do not depend on them.</param>
    /// <param name="progress">Told the share of chapters and flights that have ended; null for nobody.</param>
    /// <param name="part">Part of the ids that are wanted: chapters and flights without such a row are left out; null for all.</param>
    /// <param name="cancellation">Ends the verification without rows.</param>
    /// <exception cref="DataFileException">A data file is missing, truncated or damaged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The table of cases and the chapters do not name the same cases.</exception>
    public static IReadOnlyList<VerificationRow> Run(
        Knowledge knowledge,
        int threads = 2,
        IProgress<double>? progress = null,
        string? part = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        bool Wanted(string id) => part is null || id.Contains(part, StringComparison.OrdinalIgnoreCase);
        var cases = ReferenceTable
            .Read(knowledge, Table)
            .Select(cells => (Chapter: ChapterOf(cells[0]), cells))
            .ToList();
        var wanted = cases.Where(pair => Wanted(pair.cells[0])).Select(pair => pair.Chapter).ToHashSet();
        var chapters = Chapters.Where(wanted.Contains).ToList();
        var flights = FlightFiles.All();
        var found = new (string Id, double Computed)[chapters.Count][];
        var flown = new VerificationRow[flights.Count][];
        var jobs = found.Length + flown.Length;
        var next = -1;
        var done = 0;
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < jobs; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                var chapter = i - flown.Length;
                if (chapter < 0)
                    flown[i] = [.. FlightChecks.Compute(knowledge, flights[i], part, cancellation)];
                else
                    found[chapter] = [.. chapters[chapter].Compute(knowledge, cancellation)];
                progress?.Report((double)Interlocked.Increment(ref done) / jobs);
            }
        }
        try
        {
            Task.WaitAll([.. Enumerable.Range(0, Math.Max(1, threads)).Select(_ => Task.Run(Work, cancellation))]);
        }
        catch (AggregateException error)
        {
            // One chapter's failure tells more than a bundle.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
        var listed = cases.Where(pair => wanted.Contains(pair.Chapter)).Select(pair => pair.cells);
        return
        [
            .. Join(listed, found.SelectMany(chapter => chapter))
                .Concat(flown.SelectMany(rows => rows))
                .Where(row => Wanted(row.Id)),
        ];
    }

    private static Chapter ChapterOf(string id)
    {
        bool Begins(string beginning) => id.StartsWith(beginning + '.', StringComparison.Ordinal);
        return Chapters.FirstOrDefault(chapter => chapter.Beginnings.Any(Begins))
            ?? throw new InvalidOperationException($"{Table}: no chapter computes case '{id}'");
    }

    private static List<VerificationRow> Join(
        IEnumerable<string[]> cases,
        IEnumerable<(string Id, double Computed)> found
    )
    {
        var computed = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (id, value) in found)
        {
            if (!computed.TryAdd(id, value))
                throw new InvalidOperationException($"case '{id}' is computed twice");
        }
        var rows = new List<VerificationRow>();
        foreach (var cells in cases)
        {
            if (!computed.Remove(cells[0], out var value))
                throw new InvalidOperationException($"{Table}: case '{cells[0]}' is listed twice or not computed");
            var (reference, tolerance) = (ReferenceTable.Number(cells[3]), ReferenceTable.Number(cells[4]));
            rows.Add(new(cells[0], cells[1], cells[2], value, reference, tolerance, cells[5]));
        }
        if (computed.Count > 0)
        {
            var left = string.Join(", ", computed.Keys.Order(StringComparer.Ordinal));
            throw new InvalidOperationException($"{Table}: no reference of {left}");
        }
        return rows;
    }
}
