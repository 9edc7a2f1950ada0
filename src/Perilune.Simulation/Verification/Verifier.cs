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
    private const string Cases = "cases.csv";

    private delegate IEnumerable<(string Id, double Computed)> Chapter(
        Knowledge knowledge,
        CancellationToken cancellation
    );

    private static readonly ImmutableArray<(string Name, Chapter Compute)> Chapters =
    [
        // The longest first, so that no thread is left with one of them at the end.
        ("light at the base", LightChecks.Compute),
        ("low lunar orbit", ReferenceFlights.LowOrbit),
        ("halo orbit", ReferenceFlights.HaloOrbit),
        ("station", StationChecks.Compute),
        ("horizons", HorizonChecks.Compute),
        ("horizons and light of maps", SweepChecks.Compute),
        ("wheels", WheelChecks.Compute),
        ("temperatures", TemperatureChecks.Compute),
        ("halo catalogue", HaloCatalogueChecks.Compute),
        ("three-body problem", ThreeBodyChecks.Compute),
        ("CAPSTONE", CapstoneFlight.Compute),
        ("Artemis I", ArtemisFlight.Compute),
        ("sights", SightChecks.Compute),
        ("kernels", KernelChecks.Compute),
        ("two-line elements", Sgp4Checks.Compute),
        ("flights of GMAT", GmatFlights.Compute),
        ("time", TimeChecks.Compute),
        ("frames", FrameChecks.Compute),
        ("ephemeris", EphemerisChecks.Compute),
        ("visibility", VisibilityChecks.Compute),
        ("vehicles", VehicleChecks.Compute),
    ];

    /// <summary>Computes every case; rows are in the order of the table of cases, whatever the number of threads.</summary>
    /// <param name="knowledge">The shipped data.</param>
    /// <param name="threads">Threads; the rows do not depend on them.</param>
    /// <param name="progress">Told when a chapter has ended; null for nobody.</param>
    /// <param name="part">Part of the ids that are wanted: flights without such a row are not flown; null for all.</param>
    /// <param name="cancellation">Ends the verification without rows.</param>
    /// <exception cref="DataFileException">A data file is missing, truncated or damaged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The table of cases and the chapters do not name the same cases.</exception>
    public static IReadOnlyList<VerificationRow> Run(
        Knowledge knowledge,
        int threads = 2,
        IProgress<VerificationProgress>? progress = null,
        string? part = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var flights = FlightFiles.All();
        var found = new (string Id, double Computed)[Chapters.Length][];
        var flown = new VerificationRow[flights.Count][];
        var jobs = found.Length + flown.Length;
        var next = -1;
        var done = 0;
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < jobs; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                var flight = i - found.Length;
                if (flight < 0)
                    found[i] = [.. Chapters[i].Compute(knowledge, cancellation)];
                else
                    flown[flight] = [.. FlightChecks.Compute(knowledge, flights[flight], part, cancellation)];
                var name = flight < 0 ? Chapters[i].Name : Path.GetFileNameWithoutExtension(flights[flight]);
                progress?.Report(new(Interlocked.Increment(ref done), jobs, name));
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
        return [.. Join(knowledge, found.SelectMany(chapter => chapter)), .. flown.SelectMany(rows => rows)];
    }

    private static List<VerificationRow> Join(Knowledge knowledge, IEnumerable<(string Id, double Computed)> found)
    {
        var computed = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (id, value) in found)
        {
            if (!computed.TryAdd(id, value))
                throw new InvalidOperationException($"case '{id}' is computed twice");
        }
        var rows = new List<VerificationRow>();
        foreach (var cells in ReferenceTable.Read(knowledge, Cases))
        {
            if (!computed.Remove(cells[0], out var value))
                throw new InvalidOperationException($"{Cases}: case '{cells[0]}' is listed twice or not computed");
            var (reference, tolerance) = (ReferenceTable.Number(cells[3]), ReferenceTable.Number(cells[4]));
            rows.Add(new(cells[0], cells[1], cells[2], value, reference, tolerance, cells[5]));
        }
        if (computed.Count > 0)
        {
            var left = string.Join(", ", computed.Keys.Order(StringComparer.Ordinal));
            throw new InvalidOperationException($"{Cases}: no reference of {left}");
        }
        return rows;
    }
}
