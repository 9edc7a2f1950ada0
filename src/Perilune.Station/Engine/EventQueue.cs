namespace Perilune.Station.Engine;

/// <summary>Which of the events of one instant comes first.</summary>
internal enum EventPriority
{
    /// <summary>Failures and repairs.</summary>
    Health,

    /// <summary>Departures, then arrivals, by their order of insertion.</summary>
    Traffic,

    /// <summary>Light.</summary>
    Light,

    /// <summary>Communication passes.</summary>
    Communication,

    /// <summary>A store crosses a level.</summary>
    Level,

    /// <summary>Ends of tasks and extravehicular activities.</summary>
    ActivityEnd,

    /// <summary>Starts of tasks and extravehicular activities.</summary>
    ActivityStart,

    /// <summary>Points kept for the history.</summary>
    Sample,
}

/// <summary>Something that happens at an instant. Its owner keeps it and moves it in the queue as its instant moves.</summary>
internal sealed class StationEvent(string subject, EventPriority priority, Action action)
{
    internal int Position = -1;
    internal long Sequence;

    public string Subject { get; } = subject;

    public EventPriority Priority { get; } = priority;

    public Action Action { get; } = action;

    /// <summary>Seconds past the start of the span.</summary>
    public double Time { get; internal set; } = double.NaN;

    public bool IsScheduled => Position >= 0;
}

/// <summary>
/// Binary heap of events, ordered by time, then priority, then insertion, so that a run is the same each time. Each event
/// knows its position: moving or removing one costs a logarithm.
/// </summary>
internal sealed class EventQueue
{
    private readonly List<StationEvent> heap = [];
    private long sequence;

    public int Count => heap.Count;

    public StationEvent First => heap[0];

    /// <summary>Inserts the event, or moves it when it is queued already.</summary>
    public void Schedule(StationEvent item, double time)
    {
        if (double.IsNaN(time))
            throw new ArgumentOutOfRangeException(nameof(time), time, $"{item.Subject}: not a time");
        item.Time = time;
        item.Sequence = ++sequence;
        if (item.Position < 0)
        {
            item.Position = heap.Count;
            heap.Add(item);
        }
        Sift(item);
    }

    public void Cancel(StationEvent item)
    {
        var hole = item.Position;
        if (hole < 0)
            return;
        item.Position = -1;
        var last = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        if (ReferenceEquals(last, item))
            return;
        last.Position = hole;
        heap[hole] = last;
        Sift(last);
    }

    public StationEvent Take()
    {
        var first = heap[0];
        Cancel(first);
        return first;
    }

    private void Sift(StationEvent item)
    {
        var i = item.Position;
        while (i > 0 && Before(item, heap[(i - 1) / 2]))
        {
            Place(heap[(i - 1) / 2], i);
            i = (i - 1) / 2;
        }
        while (true)
        {
            var child = (2 * i) + 1;
            if (child >= heap.Count)
                break;
            if (child + 1 < heap.Count && Before(heap[child + 1], heap[child]))
                child++;
            if (!Before(heap[child], item))
                break;
            Place(heap[child], i);
            i = child;
        }
        Place(item, i);
    }

    private void Place(StationEvent item, int position)
    {
        heap[position] = item;
        item.Position = position;
    }

    private static bool Before(StationEvent a, StationEvent b)
    {
        if (a.Time != b.Time)
            return a.Time < b.Time;
        return a.Priority != b.Priority ? a.Priority < b.Priority : a.Sequence < b.Sequence;
    }
}
