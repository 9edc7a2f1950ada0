namespace Perilune.Partnership.Scheduling;

/// <summary>Power margin of one habitat through time.</summary>
internal sealed class PowerBook : IConstraintBook
{
    // Segments that follow each other without gaps; a booking splits the two at its ends.
    private readonly List<(double Start, Budget Budget)> segments = [];
    private readonly double end;

    public PowerBook(HabitatCapacity habitat, double reserve)
    {
        var margin = habitat.PowerMargin;
        for (var i = 0; i < margin.Starts.Length; i++)
            segments.Add((margin.Starts[i], new(margin.Values[i], reserve)));
        end = margin.End;
    }

    public Constraint Kind => Constraint.Power;

    public double EarliestFrom(double start, SessionRequest request)
    {
        var (power, duration) = (request.Experiment.Power, request.Experiment.Duration);
        if (power == 0)
            return start;
        if (segments.Count == 0)
            return double.PositiveInfinity;
        start = Math.Max(start, segments[0].Start);
        for (var i = IndexAt(start); i < segments.Count && segments[i].Start < start + duration; i++)
            if (!segments[i].Budget.Fits(request.Partner, power))
                start = EndOf(i);
        return start + duration <= end ? start : double.PositiveInfinity;
    }

    public void Take(double start, SessionRequest request)
    {
        var (power, duration) = (request.Experiment.Power, request.Experiment.Duration);
        if (power == 0)
            return;
        Split(start);
        Split(start + duration);
        for (var i = IndexAt(start); i < segments.Count && segments[i].Start < start + duration; i++)
            segments[i].Budget.Take(request.Partner, power);
    }

    private double EndOf(int i) => i + 1 < segments.Count ? segments[i + 1].Start : end;

    private void Split(double time)
    {
        if (time >= end)
            return;
        var i = IndexAt(time);
        if (segments[i].Start < time)
            segments.Insert(i + 1, (time, segments[i].Budget.Copy()));
    }

    /// <summary>The segment that holds a time not before the first.</summary>
    private int IndexAt(double time)
    {
        var (low, high) = (0, segments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (segments[middle].Start <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
