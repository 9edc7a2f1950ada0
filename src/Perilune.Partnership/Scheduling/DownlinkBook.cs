using System.Collections.Immutable;

namespace Perilune.Partnership.Scheduling;

/// <summary>Downlink of the station: a session's data leave in the slots that begin after it ends, within a deadline.</summary>
internal sealed class DownlinkBook : IConstraintBook
{
    private readonly double[] starts;
    private readonly Budget[] budgets;
    private readonly double deadline;

    public DownlinkBook(ImmutableArray<DownlinkSlot> slots, double reserve, double deadline)
    {
        starts = [.. slots.Select(s => s.Start)];
        budgets = [.. slots.Select(s => new Budget(s.Bits, reserve))];
        this.deadline = deadline;
    }

    public Constraint Kind => Constraint.Downlink;

    public double EarliestFrom(double start, SessionRequest request)
    {
        var experiment = request.Experiment;
        if (experiment.DataVolume == 0)
            return start;
        var (first, past) = SlotsAfter(start + experiment.Duration);
        var free = 0.0;
        for (var i = first; i < past; i++)
            free += budgets[i].FreeTo(request.Partner);
        if (free >= experiment.DataVolume)
            return start;
        // Only a slot that comes in at the far end can help.
        for (; past < starts.Length; past++)
        {
            start = Math.Max(start, starts[past] - deadline - experiment.Duration);
            free += budgets[past].FreeTo(request.Partner);
            while (first <= past && starts[first] < start + experiment.Duration)
                free -= budgets[first++].FreeTo(request.Partner);
            if (free >= experiment.DataVolume)
                return start;
        }

        return double.PositiveInfinity;
    }

    public void Take(double start, SessionRequest request)
    {
        var left = request.Experiment.DataVolume;
        var (first, past) = SlotsAfter(start + request.Experiment.Duration);
        for (var i = first; i < past && left > 0; i++)
        {
            var taken = Math.Min(left, budgets[i].FreeTo(request.Partner));
            budgets[i].Take(request.Partner, taken);
            left -= taken;
        }
    }

    private (int First, int Past) SlotsAfter(double ready) =>
        (FirstNotBefore(ready), FirstNotBefore(Math.BitIncrement(ready + deadline)));

    // Two habitats may have passes that begin at the same instant: the first of equals is meant.
    private int FirstNotBefore(double time)
    {
        var (low, high) = (0, starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (starts[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
