using System.Collections.Immutable;
using Perilune.Numerics.RootFinding;

namespace Perilune.Surface.Illumination;

/// <summary>Changes of sign of one clearance, in order of time.</summary>
internal sealed class SignChanges
{
    private const double TimeTolerance = 0.05;

    private readonly List<(double Tdb, bool Rising)> found = [];
    private readonly bool startsPositive;

    private SignChanges(bool startsPositive) => this.startsPositive = startsPositive;

    /// <summary>Brackets each change between samples and solves it.</summary>
    public static SignChanges Find(
        Observer observer,
        double[] times,
        SkySample[] samples,
        Func<SkySample, double> clearance
    )
    {
        var before = clearance(samples[0]);
        var changes = new SignChanges(before > 0);
        for (var i = 1; i < samples.Length; i++)
        {
            var after = clearance(samples[i]);
            if (after > 0 != before > 0)
            {
                var root = Brent.Solve(
                    t => clearance(observer.Look(t)),
                    times[i - 1],
                    times[i],
                    before,
                    after,
                    TimeTolerance
                );
                changes.found.Add((root, after > 0));
            }
            before = after;
        }
        return changes;
    }

    /// <summary>The changes as events of two kinds.</summary>
    public IEnumerable<LightEvent> Events(LightEventKind rising, LightEventKind falling) =>
        found.Select(change => new LightEvent(change.Tdb, change.Rising ? rising : falling));

    /// <summary>Intervals of one sign within the span.</summary>
    public ImmutableArray<TimeInterval> Intervals(TimeInterval span, bool positive)
    {
        var intervals = ImmutableArray.CreateBuilder<TimeInterval>();
        double? since = startsPositive == positive ? span.Start : null;
        foreach (var (tdb, rising) in found)
        {
            if (since is { } start)
                intervals.Add(new(start, tdb));
            since = rising == positive ? tdb : null;
        }
        if (since is { } last)
            intervals.Add(new(last, span.End));
        return intervals.ToImmutable();
    }
}
