using System.Globalization;

namespace Perilune.Station.Engine;

/// <summary>Two events chase each other (or one itself) without time going on.</summary>
public sealed class ChasingEventsException(string first, string second, double time)
    : InvalidOperationException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"events chase each other without end {time:F6} s after the start: '{first}' and '{second}'"
        )
    )
{
    /// <summary>Subject of the last event but one.</summary>
    public string First { get; } = first;

    /// <summary>Subject of the last event.</summary>
    public string Second { get; } = second;
}

/// <summary>
/// Takes the next event, again and again. Events of one instant all happen before the station settles; settling sets the
/// rates that hold until the next instant, and moves the events that depend on a rate that changed.
/// </summary>
internal sealed class EventLoop
{
    /// <summary>Level crossings within one millisecond that no sound model needs.</summary>
    private const int MostCrossingsAtOnce = 2_000;

    private readonly EventQueue queue = new();
    private double windowStart = double.NegativeInfinity;
    private int crossings;
    private string before = "";
    private string last = "";

    /// <summary>Seconds past the start of the span.</summary>
    public double Now { get; private set; }

    /// <summary>Events taken so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Events now or later; one in the past happens now.</summary>
    public void Schedule(StationEvent item, double time) => queue.Schedule(item, Math.Max(time, Now));

    public void Cancel(StationEvent item) => queue.Cancel(item);

    /// <summary>Runs to the end of the span, which is itself an instant at which events happen.</summary>
    public void Run(double end, Action settle, CancellationToken cancellation)
    {
        settle();
        while (queue.Count > 0 && queue.First.Time <= end)
        {
            Now = queue.First.Time;
            while (queue.Count > 0 && queue.First.Time <= Now)
            {
                var item = queue.Take();
                Guard(item);
                Taken++;
                item.Action();
            }
            settle();
            if ((Taken & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        Now = end;
    }

    private void Guard(StationEvent item)
    {
        if (item.Priority != EventPriority.Level)
            return;
        if (Now > windowStart + 1e-3)
        {
            windowStart = Now;
            crossings = 0;
        }
        if (item.Subject != last)
            (before, last) = (last, item.Subject);
        if (++crossings > MostCrossingsAtOnce)
            throw new ChasingEventsException(before, last, Now);
    }
}
