using Perilune.Numerics.Randomness;
using Perilune.Station.Crew;
using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.LifeSupport;
using Perilune.Station.Models;

namespace Perilune.Station.Reliability;

/// <summary>
/// Failures and repairs of one habitat. Each part fails after an exponentially distributed time from a stream of its own;
/// a repair takes a spare and a crew member who is free, and waits for both.
/// </summary>
internal sealed class Workshop
{
    private readonly EventLoop loop;
    private readonly EventLog log;
    private readonly string habitat;
    private readonly CrewRoster crew;
    private readonly Action markDirty;
    private readonly List<Part> broken = [];
    private readonly SortedDictionary<string, int> spares = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PointSeries> stock = new(StringComparer.Ordinal);

    public Workshop(
        EventLoop loop,
        EventLog log,
        HabitatModel model,
        CrewRoster crew,
        IEnumerable<ProcessUnit> units,
        long seed,
        Action markDirty
    )
    {
        this.loop = loop;
        this.log = log;
        this.crew = crew;
        this.markDirty = markDirty;
        habitat = model.Id;
        foreach (var entry in model.Stores.Spares)
            Stock(entry);
        foreach (var unit in units)
        {
            foreach (var replaceable in unit.Model.ReplaceableUnits)
            {
                var name = $"{unit.Model.Id}/{replaceable.Id}";
                var part = new Part(unit, replaceable, new(seed, $"{habitat}/{name}"));
                part.Failure = new(name, EventPriority.Health, () => Fail(part));
                part.Repair = new(name, EventPriority.Health, () => Finish(part));
                ScheduleFailure(part);
            }
        }
    }

    /// <summary>Spares used so far.</summary>
    public int SparesUsed { get; private set; }

    /// <summary>Crew time of repairs so far, s.</summary>
    public double RepairTime { get; private set; }

    /// <summary>Number of spares of each type over time.</summary>
    public IEnumerable<KeyValuePair<string, PointSeries>> Stocks => stock;

    /// <summary>Adds spares to the stock.</summary>
    public void Stock(SpareStock delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        SetSpares(delivery.Type, Spares(delivery.Type) + delivery.Count);
    }

    /// <summary>Starts what repairs can start; stops those for which nobody is left.</summary>
    public void Work()
    {
        var free = crew.Inside;
        foreach (var part in broken)
        {
            if (!part.IsUnderRepair)
                continue;
            if (free-- > 0)
                continue;
            part.IsUnderRepair = false;
            loop.Cancel(part.Repair);
            SparesUsed--;
            SetSpares(part.Model.SpareType, Spares(part.Model.SpareType) + 1);
        }
        foreach (var part in broken)
        {
            if (part.IsUnderRepair)
                continue;
            var reason =
                Spares(part.Model.SpareType) == 0 ? $"no spare '{part.Model.SpareType}'"
                : crew.Aboard == 0 ? "nobody is aboard"
                : free <= 0 ? "nobody is free"
                : "";
            if (reason.Length == 0)
            {
                free--;
                Start(part);
            }
            else if (reason != part.Waiting)
            {
                part.Waiting = reason;
                log.Add(StationEventKind.RepairWaiting, habitat, part.Repair.Subject, reason);
            }
        }
    }

    private void Fail(Part part)
    {
        part.Unit.IsFailed = true;
        part.Waiting = "";
        broken.Add(part);
        log.Add(StationEventKind.UnitFailed, habitat, part.Unit.Model.Id, part.Model.Id);
        Work();
        markDirty();
    }

    private void Start(Part part)
    {
        part.IsUnderRepair = true;
        SparesUsed++;
        SetSpares(part.Model.SpareType, Spares(part.Model.SpareType) - 1);
        // Maintenance hours first; what they lack is taken from utilisation, into debt if need be.
        var time = part.Model.RepairTime;
        var maintenance = Math.Clamp(crew.Maintenance.Balance, 0, time);
        crew.Maintenance.Take(maintenance);
        crew.Utilisation.Take(time - maintenance);
        RepairTime += time;
        log.Add(StationEventKind.RepairStarted, habitat, part.Unit.Model.Id, part.Model.Id);
        loop.Schedule(part.Repair, loop.Now + time);
    }

    private void Finish(Part part)
    {
        part.IsUnderRepair = false;
        broken.Remove(part);
        ScheduleFailure(part);
        if (!broken.Exists(other => ReferenceEquals(other.Unit, part.Unit)))
        {
            part.Unit.IsFailed = false;
            log.Add(StationEventKind.UnitRepaired, habitat, part.Unit.Model.Id, part.Model.Id);
        }
        Work();
        markDirty();
    }

    private void ScheduleFailure(Part part)
    {
        var life = part.Random.Exponential() * part.Model.MeanTimeBetweenFailures / part.Model.Duty;
        loop.Schedule(part.Failure, loop.Now + life);
    }

    private int Spares(string type) => spares.GetValueOrDefault(type);

    private void SetSpares(string type, int count)
    {
        if (!stock.TryGetValue(type, out var series))
        {
            series = new(count);
            stock.Add(type, series);
        }
        else
        {
            series.Add(loop.Now, Spares(type));
        }
        spares[type] = count;
        series.Add(loop.Now, count);
    }

    private sealed class Part(ProcessUnit unit, ReplaceableUnitModel model, CounterRandom random)
    {
        public ProcessUnit Unit => unit;

        public ReplaceableUnitModel Model => model;

        public CounterRandom Random => random;

        public StationEvent Failure { get; set; } = null!;

        public StationEvent Repair { get; set; } = null!;

        public bool IsUnderRepair { get; set; }

        public string Waiting { get; set; } = "";
    }
}
