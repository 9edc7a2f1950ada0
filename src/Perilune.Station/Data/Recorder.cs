using Perilune.Station.Engine;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using Perilune.Station.Power;

namespace Perilune.Station.Data;

/// <summary>The data recorder of one habitat: filled by its systems and tasks, emptied in passes.</summary>
internal sealed class Recorder
{
    private readonly EventLoop loop;
    private readonly CommunicationModel model;
    private readonly Action markDirty;
    private readonly Load transmitter;
    private readonly List<CommunicationPass> passes = [];
    private readonly Store linkOffered;
    private readonly Store recorded;
    private double taskInflow;
    private int tasks;

    public Recorder(EventLoop loop, HabitatModel habitat, PowerSystem power, Action markDirty)
    {
        this.loop = loop;
        this.markDirty = markDirty;
        model = habitat.Communication;
        transmitter = power.Connect("transmitter", model.Priority, model.ShedAt);
        Data = new(loop, habitat.Id + " recorder", 0, model.RecorderCapacity, isHeldAtZero: true);
        linkOffered = new(loop, habitat.Id + " link", 0);
        recorded = new(loop, habitat.Id + " recorded", 0);
    }

    /// <summary>Data held, bit.</summary>
    public Store Data { get; }

    /// <summary>Data written so far, bit; what was lost included.</summary>
    public double Recorded => recorded.Amount;

    /// <summary>Data sent so far, bit: what the link offered less what it had nothing to send for.</summary>
    public double Sent => linkOffered.Amount - Data.Shortfall!.Amount;

    /// <summary>Data lost so far because the recorder was full, bit.</summary>
    public double Lost => Data.Surplus!.Amount;

    /// <summary>Puts a pass on the timeline; times are seconds past the start of the span.</summary>
    public void Add(CommunicationPass pass, double start, double end)
    {
        loop.Schedule(new("pass", EventPriority.Communication, () => Open(pass)), start);
        loop.Schedule(new("pass", EventPriority.Communication, () => Close(pass)), end);
    }

    /// <summary>Changes the inflow of tasks, bit/s: positive when one starts, negative when it ends.</summary>
    public void AddInflow(double rate)
    {
        tasks += Math.Sign(rate);
        // Without tasks there is no rounding left over from those that were.
        taskInflow = tasks == 0 ? 0 : taskInflow + rate;
        markDirty();
    }

    /// <summary>Sets the power of the transmitter.</summary>
    public void Command() => transmitter.Power = passes.Count > 0 ? model.TransmitterPower : 0;

    /// <summary>Sets the rates.</summary>
    public void Settle()
    {
        var link = 0.0;
        if (!transmitter.IsShed)
        {
            foreach (var pass in passes)
                link = Math.Max(link, pass.Rate);
        }
        var inflow = model.HousekeepingRate + taskInflow;
        recorded.SetRate(inflow);
        linkOffered.SetRate(link);
        Data.SetRate(inflow - link);
    }

    private void Open(CommunicationPass pass)
    {
        passes.Add(pass);
        markDirty();
    }

    private void Close(CommunicationPass pass)
    {
        passes.Remove(pass);
        markDirty();
    }
}
