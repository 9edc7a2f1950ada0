using Perilune.Numerics.Randomness;
using Perilune.Station.Engine;

namespace Perilune.Station.Tests.Engine;

public sealed class EventQueueTests
{
    [Fact]
    public void MovedAndCancelledEvents_LeaveInTheOrderOfTheirTimes()
    {
        var random = new CounterRandom(1, "queue");
        var queue = new EventQueue();
        var events = Enumerable
            .Range(0, 500)
            .Select(i => new StationEvent($"{i}", EventPriority.Level, () => { }))
            .ToArray();
        foreach (var item in events)
            queue.Schedule(item, random.Uniform());
        foreach (var item in events.Where((_, i) => i % 3 == 0))
            queue.Schedule(item, random.Uniform());
        foreach (var item in events.Where((_, i) => i % 5 == 0))
            queue.Cancel(item);
        var expected = events
            .Where((_, i) => i % 5 != 0)
            .OrderBy(item => item.Time)
            .Select(item => item.Subject)
            .ToArray();
        var taken = new List<string>();
        while (queue.Count > 0)
            taken.Add(queue.Take().Subject);
        Assert.Equal(expected, taken);
        Assert.All(events, item => Assert.False(item.IsScheduled));
    }
}
