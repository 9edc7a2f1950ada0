using Perilune.Station.Atmosphere;
using Perilune.Station.Conservation;
using Perilune.Station.Crew;
using Perilune.Station.Data;
using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.LifeSupport;
using Perilune.Station.Models;
using Perilune.Station.Power;
using Perilune.Station.Reliability;

namespace Perilune.Station;

/// <summary>One habitat at run time: its systems, and how they settle together after something happened.</summary>
internal sealed class Habitat
{
    /// <summary>Rounds of settling that no sound model needs.</summary>
    private const int MostRounds = 200;

    private readonly EventLoop loop;
    private readonly EventLog log;
    private readonly LifeSupportControls controls;
    private readonly LifeSupportSystem lifeSupport;
    private readonly List<(Load Load, LoadModel Model)> loads = [];
    private bool isDirty = true;
    private string dirtiedBy = "start";

    public Habitat(
        EventLoop loop,
        EventLog log,
        HabitatModel model,
        StationModel station,
        StationInputs inputs,
        CrewFlows flows
    )
    {
        this.loop = loop;
        this.log = log;
        Model = model;
        var sunlight = inputs.Sunlight.FirstOrDefault(profile => profile.Habitat == model.Id);
        var span = (inputs.Start, inputs.End - inputs.Start);
        Power = new(loop, model.Id, model.Power, sunlight, span, MarkDirty, ReportLoad);
        foreach (var load in model.Power.Loads)
            loads.Add((Power.Connect(load.Id, load.Priority, load.ShedAt), load));
        Cabin = new(loop, model.Id, model.Atmosphere);
        Stores = new(loop, model, flows, Cabin);
        Totals = new(loop, model.Id, Cabin);
        Crew = new(loop, log, model, station.CrewDay);
        Airlock = new(loop, log, model, Crew, Cabin, Stores, MarkDirty);
        controls = new(model, Cabin, Stores, log, MarkDirty, () => Airlock.Abort("oxygen or water ran out"), LoseCrew);
        lifeSupport = new(loop, model, flows, Cabin, Stores, controls, Power, Totals);
        Recorder = new(loop, model, Power, MarkDirty);
        Tasks = new(loop, log, Crew, Power, Recorder, MarkDirty);
        Workshop = new(loop, log, model, Crew, lifeSupport.Units, inputs.Seed, MarkDirty);
        Energy = new(model.Id, Power);
    }

    public HabitatModel Model { get; }

    public PowerSystem Power { get; }

    public Cabin Cabin { get; }

    public MatterStores Stores { get; }

    public Totals Totals { get; }

    public CrewRoster Crew { get; }

    public Airlock Airlock { get; }

    public Recorder Recorder { get; }

    public TaskBoard Tasks { get; }

    public Workshop Workshop { get; }

    public EnergyLedger Energy { get; }

    public IReadOnlyList<ProcessUnit> Units => lifeSupport.Units;

    public void MarkDirty() => isDirty = true;

    /// <summary>After crew or spares came or went.</summary>
    public void OnTraffic()
    {
        if (controls.LethalGas is { } gas)
            LoseCrew(gas);
        Tasks.StopUnattended();
        Workshop.Work();
        MarkDirty();
    }

    /// <summary>Sets every rate that follows from the present state, when something changed.</summary>
    public void Settle()
    {
        for (var round = 0; isDirty; round++)
        {
            if (round > MostRounds)
                throw new ChasingEventsException(dirtiedBy, Model.Id + " settling", loop.Now);
            isDirty = false;
            SettlePower();
            Recorder.Settle();
            lifeSupport.SetFlows(Crew.Inside, Crew.Outside);
        }
    }

    /// <summary>Makes the present the origin of every store.</summary>
    public void Refresh()
    {
        Cabin.Refresh();
        Stores.Refresh();
        Power.Refresh();
        Recorder.Data.Refresh();
    }

    public void Check()
    {
        Stores.Ledger.Check();
        Energy.Check();
    }

    private void SettlePower()
    {
        foreach (var (load, model) in loads)
            load.Power = model.Power + (model.PowerPerCrewMember * Crew.Aboard);
        for (var round = 0; ; round++)
        {
            lifeSupport.Command(Crew.Inside);
            Recorder.Command();
            if (!Power.Settle())
                return;
            Tasks.StopShed();
            if (round > MostRounds)
                throw new ChasingEventsException(dirtiedBy, Model.Id + " shedding", loop.Now);
        }
    }

    private void ReportLoad(Load load)
    {
        dirtiedBy = load.Id;
        if (!load.IsTask)
            log.Add(load.IsShed ? StationEventKind.LoadShed : StationEventKind.LoadRestored, Model.Id, load.Id);
    }

    private void LoseCrew(string gas)
    {
        if (Crew.Aboard == 0)
            return;
        Airlock.Abort("the crew is lost");
        foreach (var name in Crew.LoseAll(loop.Now))
            log.Add(StationEventKind.CrewLost, Model.Id, gas, name);
        OnTraffic();
    }
}
