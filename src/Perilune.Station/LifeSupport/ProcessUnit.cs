using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Models;
using Perilune.Station.Power;

namespace Perilune.Station.LifeSupport;

/// <summary>A life-support unit at run time: what it is asked to do, whether it can, and what it did.</summary>
internal sealed class ProcessUnit
{
    private readonly EventLoop loop;
    private readonly List<(double Time, UnitState State)> changes = [];

    public ProcessUnit(EventLoop loop, PowerSystem power, UnitModel model)
    {
        this.loop = loop;
        Model = model;
        Load = power.Connect(model.Id, model.Priority, model.ShedAt);
    }

    public UnitModel Model { get; }

    public Load Load { get; }

    public bool IsFailed { get; set; }

    /// <summary>Whether control asks it to run.</summary>
    public bool IsWanted { get; private set; }

    public bool Runs => IsWanted && !IsFailed && !Load.IsShed;

    public IReadOnlyList<(double Time, UnitState State)> Changes => changes;

    /// <summary>Says what it should do, and sets the power it asks for.</summary>
    public void Want(bool isWanted, double runningPower, double standbyPower = 0)
    {
        IsWanted = isWanted;
        Load.Power =
            IsFailed ? 0
            : isWanted ? runningPower
            : standbyPower;
    }

    /// <summary>Keeps the state for the history.</summary>
    public void Note()
    {
        var state =
            IsFailed ? UnitState.Failed
            : Load.IsShed ? UnitState.Unpowered
            : IsWanted ? UnitState.Running
            : UnitState.Standby;
        if (changes.Count > 0 && changes[^1].State == state)
            return;
        if (changes.Count > 0 && changes[^1].Time == loop.Now)
            changes[^1] = (loop.Now, state);
        else
            changes.Add((loop.Now, state));
    }
}
