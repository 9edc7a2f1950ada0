using Perilune.Station.Data;
using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Power;

namespace Perilune.Station.Crew;

/// <summary>Runs the scheduled tasks of one habitat as far as crew, power and air allow.</summary>
internal sealed class TaskBoard(
    EventLoop loop,
    EventLog log,
    CrewRoster crew,
    PowerSystem power,
    Recorder recorder,
    Action markDirty
)
{
    private readonly List<ActiveTask> active = [];
    private readonly List<TaskOutcome> outcomes = [];

    public IReadOnlyList<TaskOutcome> Outcomes => outcomes;

    /// <summary>Puts a task on the timeline; <paramref name="start"/> is seconds past the start of the span.</summary>
    public void Add(TaskActivity task, double start) =>
        loop.Schedule(new(task.Id, EventPriority.ActivityStart, () => Start(task)), start);

    /// <summary>Stops the tasks whose load was shed.</summary>
    public void StopShed()
    {
        for (var i = active.Count - 1; i >= 0; i--)
        {
            if (active[i].Load.IsShed)
                Stop(active[i], "power was shed");
        }
    }

    /// <summary>Stops the tasks that need crew when nobody is left.</summary>
    public void StopUnattended()
    {
        for (var i = active.Count - 1; i >= 0; i--)
        {
            if (active[i].Task.CrewTime > 0 && crew.Aboard == 0)
                Stop(active[i], "nobody is aboard");
        }
    }

    /// <summary>Counts what still runs at the end of the span.</summary>
    public void Close()
    {
        while (active.Count > 0)
            Stop(active[^1], "the span ends");
    }

    private void Start(TaskActivity task)
    {
        var reason =
            task.CrewTime > 0 && crew.Aboard == 0 ? "nobody is aboard"
            : task.CrewTime > crew.Utilisation.Balance * (1 + 1e-9) ? "crew time is used up"
            : power.IsShedding(task.Priority) ? "power is being shed"
            : "";
        if (reason.Length > 0)
        {
            log.Add(StationEventKind.TaskRefused, task.Habitat, task.Id, reason);
            outcomes.Add(new(task.Id, task.Habitat, ActivityStatus.Refused, reason, log.Now, log.Now, 0, 0, 0));
            return;
        }
        crew.Utilisation.Take(task.CrewTime);
        var load = power.Connect(task.Id, task.Priority, task.ShedAt);
        load.Power = task.Power;
        load.IsTask = true;
        ActiveTask? running = null;
        running = new(task, load, log.Now, new(task.Id, EventPriority.ActivityEnd, () => Finish(running!)));
        active.Add(running);
        recorder.AddInflow(task.DataVolume / task.Duration);
        loop.Schedule(running.End, loop.Now + task.Duration);
        log.Add(StationEventKind.TaskStarted, task.Habitat, task.Id);
        markDirty();
    }

    private void Finish(ActiveTask running)
    {
        log.Add(StationEventKind.TaskDone, running.Task.Habitat, running.Task.Id);
        Remove(running, ActivityStatus.Done, "", 1);
    }

    private void Stop(ActiveTask running, string reason)
    {
        var task = running.Task;
        var part = Math.Min(1, (log.Now - running.Since) / task.Duration);
        crew.Utilisation.Take(-(1 - part) * task.CrewTime);
        log.Add(StationEventKind.TaskInterrupted, task.Habitat, task.Id, reason);
        Remove(running, ActivityStatus.Interrupted, reason, part);
    }

    private void Remove(ActiveTask running, ActivityStatus status, string reason, double part)
    {
        var task = running.Task;
        loop.Cancel(running.End);
        active.Remove(running);
        power.Disconnect(running.Load);
        recorder.AddInflow(-task.DataVolume / task.Duration);
        outcomes.Add(
            new(
                task.Id,
                task.Habitat,
                status,
                reason,
                running.Since,
                log.Now,
                part * task.CrewTime,
                part * task.Power * task.Duration,
                part * task.DataVolume
            )
        );
        markDirty();
    }

    private sealed record ActiveTask(TaskActivity Task, Load Load, double Since, StationEvent End);
}
