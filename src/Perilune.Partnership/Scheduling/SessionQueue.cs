using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>The sessions of one experiment, asked for one after the other.</summary>
internal sealed class SessionQueue(Experiment experiment, int partner, StationCapacity capacity)
{
    private int index;
    private readonly double earliest = EarliestOf(experiment, capacity);
    private double after = double.NegativeInfinity;

    public Experiment Experiment => experiment;

    public int Partner => partner;

    /// <summary>
    /// When an experiment can begin, s: not before its own date, the run, and the arrival of its payload; plus infinity when the payload
    /// never arrives.
    /// </summary>
    public static double EarliestOf(Experiment experiment, StationCapacity capacity)
    {
        var planned = Math.Max(experiment.Earliest, capacity.Start);
        return experiment.Flight is { } id
            ? Math.Max(planned, capacity.Flights.First(f => f.Id == id).Arrival ?? double.PositiveInfinity)
            : planned;
    }

    /// <summary>The session whose turn it is; null when none is left that begins within the run.</summary>
    public SessionRequest? Next()
    {
        if (index >= experiment.Sessions)
            return null;
        var latest = Math.Min(experiment.Latest, capacity.End);
        var window = new Interval(earliest, latest);
        if (experiment.Cadence > 0)
        {
            var start = earliest + index * experiment.Cadence;
            window = new(start, Math.Min(start + experiment.Cadence, latest));
        }

        return window.Start < window.End ? new(experiment, partner, index, window, after) : null;
    }

    /// <summary>Goes past the sessions in the present window, which can have no place; how many they are.</summary>
    public int SkipWindow()
    {
        var skipped = experiment.Cadence > 0 ? 1 : experiment.Sessions - index;
        index += skipped;
        return skipped;
    }

    /// <summary>Goes on to the next session; the one before it ended at that time.</summary>
    public void Advance(double end)
    {
        index++;
        after = end;
    }
}
