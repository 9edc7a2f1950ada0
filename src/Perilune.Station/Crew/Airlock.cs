using Perilune.Station.Atmosphere;
using Perilune.Station.Chemistry;
using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.LifeSupport;
using Perilune.Station.Models;

namespace Perilune.Station.Crew;

/// <summary>Extravehicular activities of one habitat.</summary>
internal sealed class Airlock(
    EventLoop loop,
    EventLog log,
    HabitatModel habitat,
    CrewRoster crew,
    Cabin cabin,
    MatterStores stores,
    Action markDirty
)
{
    private readonly AirlockModel model = habitat.Airlock;
    private readonly List<ActiveActivity> active = [];
    private readonly List<TaskOutcome> outcomes = [];

    public IReadOnlyList<TaskOutcome> Outcomes => outcomes;

    /// <summary>Puts an activity on the timeline; <paramref name="start"/> is seconds past the start of the span.</summary>
    public void Add(ExtravehicularActivity activity, double start) =>
        loop.Schedule(new(activity.Id, EventPriority.ActivityStart, () => Start(activity)), start);

    /// <summary>Brings everyone inside.</summary>
    public void Abort(string reason)
    {
        while (active.Count > 0)
            End(active[^1], ActivityStatus.Interrupted, reason);
    }

    private void Start(ExtravehicularActivity activity)
    {
        var time = activity.CrewCount * (activity.Duration + model.PreparationTime);
        var oxygen = activity.CrewCount * ((model.OxygenRate * activity.Duration) + model.PurgeOxygen);
        var water = activity.CrewCount * model.CoolingWaterRate * activity.Duration;
        var reason =
            crew.Inside < activity.CrewCount ? "too few are aboard"
            : crew.Utilisation.Balance < time ? "crew time is used up"
            : stores.MassOf(stores.Oxygen) < oxygen ? "too little oxygen in the tank"
            : stores.MassOf(stores.Potable) < water ? "too little water"
            : "";
        if (reason.Length > 0)
        {
            log.Add(StationEventKind.ActivityOutsideRefused, habitat.Id, activity.Id, reason);
            outcomes.Add(new(activity.Id, habitat.Id, ActivityStatus.Refused, reason, log.Now, log.Now, 0, 0, 0));
            return;
        }
        crew.Utilisation.Take(time);
        crew.Outside += activity.CrewCount;
        var purge = activity.CrewCount * model.PurgeOxygen / Substance.Oxygen.MolarMass;
        stores.Oxygen.Add(-purge);
        stores.OverboardOxygen.Add(purge);
        Vent();
        ActiveActivity? running = null;
        running = new(
            activity,
            log.Now,
            time,
            new(activity.Id, EventPriority.ActivityEnd, () => End(running!, ActivityStatus.Done, ""))
        );
        active.Add(running);
        loop.Schedule(running.End, loop.Now + activity.Duration);
        log.Add(StationEventKind.ActivityOutsideStarted, habitat.Id, activity.Id);
        markDirty();
    }

    /// <summary>The pump leaves the airlock at its vent pressure; that much cabin air is lost.</summary>
    private void Vent()
    {
        var part =
            model.VentPressure * model.Volume / (cabin.Total.Amount * cabin.PascalsPerMole * habitat.Atmosphere.Volume);
        Vent(cabin.Oxygen, stores.OverboardOxygen, part);
        Vent(cabin.Nitrogen, stores.OverboardNitrogen, part);
        Vent(cabin.CarbonDioxide, stores.OverboardCarbonDioxide, part);
        Vent(cabin.Vapour, stores.OverboardVapour, part);
    }

    private static void Vent(Gas gas, Store overboard, double part)
    {
        var moles = part * gas.Moles.Amount;
        gas.Take(moles);
        overboard.Add(moles);
    }

    private void End(ActiveActivity running, ActivityStatus status, string reason)
    {
        loop.Cancel(running.End);
        active.Remove(running);
        crew.Outside = Math.Max(0, crew.Outside - running.Activity.CrewCount);
        log.Add(StationEventKind.ActivityOutsideEnded, habitat.Id, running.Activity.Id, reason);
        outcomes.Add(
            new(running.Activity.Id, habitat.Id, status, reason, running.Since, log.Now, running.CrewTime, 0, 0)
        );
        markDirty();
    }

    private sealed record ActiveActivity(
        ExtravehicularActivity Activity,
        double Since,
        double CrewTime,
        StationEvent End
    );
}
