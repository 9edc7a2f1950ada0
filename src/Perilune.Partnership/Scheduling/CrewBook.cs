namespace Perilune.Partnership.Scheduling;

/// <summary>Crew time of one habitat: members at work, and what they can give on each day.</summary>
internal sealed class CrewBook : IConstraintBook
{
    private sealed record Block(double Start, double End, int Members);

    private sealed record Day(CrewDay Hours, Budget Budget, List<Block> Blocks);

    private readonly Day[] days;

    public CrewBook(HabitatCapacity habitat, double reserve) =>
        days = [.. habitat.CrewDays.Select(d => new Day(d, new(d.CrewTime, reserve), []))];

    public Constraint Kind => Constraint.CrewTime;

    public double EarliestFrom(double start, SessionRequest request)
    {
        var experiment = request.Experiment;
        if (experiment.CrewTime == 0)
            return start;
        var length = experiment.CrewTime / experiment.CrewMembers;
        for (var i = FirstEndingAfter(start); i < days.Length; i++)
        {
            var day = days[i];
            if (day.Hours.Members < experiment.CrewMembers || !day.Budget.Fits(request.Partner, experiment.CrewTime))
                continue;
            var free = FirstFree(day, Math.Max(start, day.Hours.Start), length, experiment.CrewMembers);
            if (free + length <= day.Hours.End)
                return free;
        }

        return double.PositiveInfinity;
    }

    public void Take(double start, SessionRequest request)
    {
        var experiment = request.Experiment;
        if (experiment.CrewTime == 0)
            return;
        var day = days[FirstEndingAfter(start)];
        day.Budget.Take(request.Partner, experiment.CrewTime);
        day.Blocks.Add(new(start, start + experiment.CrewTime / experiment.CrewMembers, experiment.CrewMembers));
    }

    /// <summary>First time from which that many members are free for that long, the day's end not asked.</summary>
    private static double FirstFree(Day day, double start, double length, int members)
    {
        while (true)
        {
            var moved = false;
            // The number at work peaks at the start itself or where a block inside begins.
            foreach (var at in day.Blocks.Select(b => b.Start).Append(start))
            {
                if (at < start || at >= start + length)
                    continue;
                var active = day.Blocks.Where(b => b.Start <= at && at < b.End);
                if (active.Sum(b => b.Members) + members <= day.Hours.Members)
                    continue;
                start = active.Min(b => b.End);
                moved = true;
                break;
            }

            if (!moved)
                return start;
        }
    }

    private int FirstEndingAfter(double time)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle].Hours.End <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
