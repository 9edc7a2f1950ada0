using Perilune.Station.Atmosphere;
using Perilune.Station.Chemistry;
using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Models;

namespace Perilune.Station.LifeSupport;

/// <summary>
/// The switches of life support. Each is thrown at one level and thrown back at another, so that no switch chatters; the
/// levels are crossed at instants that the stores solve for.
/// </summary>
internal sealed class LifeSupportControls
{
    private readonly HabitatModel model;
    private readonly EventLog log;
    private readonly Action markDirty;
    private bool lacksOxygen;
    private bool isPoisoned;

    public LifeSupportControls(
        HabitatModel model,
        Cabin cabin,
        MatterStores stores,
        EventLog log,
        Action markDirty,
        Action exhausted,
        Action<string> crewLost
    )
    {
        this.model = model;
        this.log = log;
        this.markDirty = markDirty;
        WatchAir(cabin, crewLost);
        WatchTanks(stores, exhausted);
        WatchBatches(stores);
    }

    public bool OxygenIsLow { get; private set; }

    public bool OxygenMakeUp { get; private set; }

    public bool NitrogenMakeUp { get; private set; }

    public bool CarbonDioxideIsLow { get; private set; }

    public bool HasTankOxygen { get; private set; }

    public bool HasTankNitrogen { get; private set; }

    public bool HasWaterForCrew { get; private set; }

    public bool HasWaterForGenerator { get; private set; }

    public bool HasFood { get; private set; }

    public bool HasCarbonDioxide { get; private set; }

    public bool UrineBatch { get; private set; }

    public bool BrineBatch { get; private set; }

    public bool WaterBatch { get; private set; }

    public bool BrineIsFull { get; private set; }

    public bool PotableIsFull { get; private set; }

    /// <summary>The gas that kills whoever is or comes inside; null while the air can be breathed.</summary>
    public string? LethalGas =>
        lacksOxygen ? "oxygen"
        : isPoisoned ? "carbon dioxide"
        : null;

    private void WatchAir(Cabin cabin, Action<string> crewLost)
    {
        var air = model.Atmosphere;
        var oxygen = cabin.Oxygen.Moles;
        if (model.LifeSupport.OxygenGenerator is { } generator)
        {
            Switch(
                oxygen,
                cabin.Moles(generator.StartPressure),
                cabin.Moles(generator.StopPressure),
                low => OxygenIsLow = low
            );
        }
        Switch(
            oxygen,
            cabin.Moles(air.OxygenMakeUpPressure),
            cabin.Moles(air.OxygenMakeUpStopPressure),
            low => OxygenMakeUp = low
        );
        Switch(
            cabin.Total,
            cabin.Moles(air.TotalPressure - air.PressureControlBand),
            cabin.Moles(air.TotalPressure),
            low => NitrogenMakeUp = low
        );
        Limit(oxygen, cabin.Moles(air.MinimumOxygenPressure), isUpper: false, "oxygen pressure");
        Limit(
            cabin.CarbonDioxide.Moles,
            cabin.Moles(air.MaximumCarbonDioxidePressure),
            isUpper: true,
            "carbon dioxide pressure"
        );
        oxygen.Watch(
            cabin.Moles(air.LethalOxygenPressure),
            () => lacksOxygen = false,
            () =>
            {
                lacksOxygen = true;
                crewLost("oxygen");
            }
        );
        cabin.CarbonDioxide.Moles.Watch(
            cabin.Moles(air.LethalCarbonDioxidePressure),
            () =>
            {
                isPoisoned = true;
                crewLost("carbon dioxide");
            },
            () => isPoisoned = false
        );
        if (model.LifeSupport.CarbonDioxideRemoval is { } removal)
        {
            var level = cabin.Moles(removal.StopPressure);
            Switch(cabin.CarbonDioxide.Moles, level, 1.5 * level, low => CarbonDioxideIsLow = low);
        }
        // The condensing mode is read from the amount of vapour itself.
        if (model.LifeSupport.HumidityControl is { } humidity)
        {
            cabin.Vapour.Moles.Watch(
                cabin.Moles(WaterVapour.SaturationPressure(humidity.CoilTemperature)),
                markDirty,
                markDirty
            );
        }
        cabin.Vapour.Moles.Watch(cabin.SaturatedMoles, markDirty, markDirty);
    }

    private void WatchTanks(MatterStores stores, Action exhausted)
    {
        Supply(stores.Oxygen, 0, has => HasTankOxygen = has, exhausted);
        Supply(stores.Nitrogen, 0, has => HasTankNitrogen = has, null);
        Supply(stores.Potable, 0, has => HasWaterForCrew = has, exhausted);
        Supply(stores.Food, 0, has => HasFood = has, null);
        var reserve = (model.LifeSupport.OxygenGenerator?.WaterReserve ?? 0) / Substance.Water.MolarMass;
        Switch(stores.Potable, reserve, reserve + (0.02 * stores.Potable.Capacity), low => HasWaterForGenerator = !low);
        foreach (var store in new[] { stores.Waste, stores.Urine, stores.Brine, stores.Potable })
        {
            var name = stores.SubstanceOf(store).Name;
            var label = ReferenceEquals(store, stores.Waste) ? "waste water" : name;
            store.Watch(store.Capacity, () => Report(StationEventKind.StoreFull, label), null);
        }
    }

    private void WatchBatches(MatterStores stores)
    {
        Batch(stores.Urine, model.LifeSupport.UrineProcessor, on => UrineBatch = on);
        Batch(stores.Brine, model.LifeSupport.BrineProcessor, on => BrineBatch = on);
        Batch(stores.Waste, model.LifeSupport.WaterProcessor, on => WaterBatch = on);
        SwitchUp(stores.Brine, 0.9 * stores.Brine.Capacity, stores.Brine.Capacity, full => BrineIsFull = full);
        SwitchUp(stores.Potable, 0.95 * stores.Potable.Capacity, stores.Potable.Capacity, full => PotableIsFull = full);
        if (model.LifeSupport.Sabatier is { } sabatier)
        {
            SwitchUp(
                stores.Accumulator,
                0,
                sabatier.StartFilling * stores.Accumulator.Capacity,
                has => HasCarbonDioxide = has
            );
        }
    }

    private void Batch(Store store, BatchUnitModel? unit, Action<bool> set)
    {
        if (unit is null)
            return;
        var (stop, start) = (unit.StopFilling * store.Capacity, unit.StartFilling * store.Capacity);
        SwitchUp(store, stop, start, set);
    }

    private void Supply(Store store, double level, Action<bool> set, Action? exhausted)
    {
        set(store.Amount > level);
        store.Watch(
            level,
            null,
            () =>
            {
                set(false);
                log.Add(StationEventKind.StoreEmpty, model.Id, store.Name[(model.Id.Length + 1)..]);
                exhausted?.Invoke();
                markDirty();
            }
        );
        store.Watch(
            level + (0.01 * store.Capacity),
            () =>
            {
                set(true);
                markDirty();
            },
            null
        );
    }

    /// <summary>A switch that is low from the lower level's fall to the upper level's rise.</summary>
    private void Switch(Store store, double lower, double upper, Action<bool> set)
    {
        set(store.Amount <= lower);
        store.Watch(lower, null, () => Throw(set, true));
        store.Watch(upper, () => Throw(set, false), null);
    }

    /// <summary>A switch that is up from the upper level's rise to the lower level's fall.</summary>
    private void SwitchUp(Store store, double lower, double upper, Action<bool> set)
    {
        Switch(store, lower, upper, low => set(!low));
        set(store.Amount >= upper);
    }

    private void Throw(Action<bool> set, bool isLow)
    {
        set(isLow);
        markDirty();
    }

    private void Limit(Store store, double level, bool isUpper, string name)
    {
        void Exceed() => Report(StationEventKind.LimitExceeded, name);
        void Return() => Report(StationEventKind.LimitRestored, name);
        store.Watch(level, isUpper ? Exceed : Return, isUpper ? Return : Exceed);
        if (isUpper ? store.Amount > level : store.Amount < level)
            Exceed();
    }

    private void Report(StationEventKind kind, string subject) => log.Add(kind, model.Id, subject);
}
