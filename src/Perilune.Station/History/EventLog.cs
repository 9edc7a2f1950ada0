using System.Collections.Immutable;
using Perilune.Station.Engine;

namespace Perilune.Station.History;

/// <summary>The events of a run as they happen.</summary>
internal sealed class EventLog(EventLoop loop, double start)
{
    private readonly List<StationHistoryEvent> events = [];

    public ImmutableArray<StationHistoryEvent> Events => [.. events];

    /// <summary>The present, TDB s past J2000.</summary>
    public double Now => start + loop.Now;

    public void Add(StationEventKind kind, string habitat, string subject, string detail = "") =>
        events.Add(new(Now, kind, habitat, subject, detail));
}
